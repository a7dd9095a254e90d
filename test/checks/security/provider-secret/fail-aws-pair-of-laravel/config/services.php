<?php

return [
    'ses' => [
        'key'    => '{{fake:aws-key-id}}',
        'secret' => '{{fake:aws-secret-key}}',
    ],
];
