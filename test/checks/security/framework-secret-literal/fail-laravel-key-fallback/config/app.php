<?php

return [
    'key' => env('APP_KEY', 'base64:kV7qTn2xLw9zkV7qTn2xLw9zkV7qTn2xLw9zkV7qTn0='),
    'cipher' => 'AES-256-CBC',
];
