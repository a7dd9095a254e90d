<?php

return [
    'key' => env_default_when_empty(env('APP_KEY'), 'SomeRandomStringOf32CharsExactly'),
    'cipher' => 'AES-256-CBC',
];
