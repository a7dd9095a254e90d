<?php

return [
    'key' => '16efa6c23c2e8c705826b0e66778fbe7',

    'cipher' => 'AES-256-CBC',
];
