<?php

return [
    'allowed_origins' => ['https://a.example.com'],
    'supports_credentials' => true,
];
