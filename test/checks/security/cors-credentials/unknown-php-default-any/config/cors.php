<?php

return [
    'paths' => ['api/*'],
    'allowed_origins' => [env('FRONTEND_URL', '*')],
    'supports_credentials' => true,
];
