<?php

return [
    // 'debug' => false,
    'debug' => (bool) env('APP_DEBUG', true),
];
