<?php

return [
    'paths' => ['api/*'],
    'allowed_origins' => [],
    'allowed_origins_patterns' => ['#^https?://.*$#'],
    'supports_credentials' => true,
];
