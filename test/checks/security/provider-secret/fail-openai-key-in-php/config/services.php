<?php

return [
    'openai' => ['key' => '{{fake:openai-key}}'],
];
