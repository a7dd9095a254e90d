<?php

return [
    'shop' => [
        'key' => env('SHOP_KEY'),
        'timeout' => env('SHOP_TIMEOUT', 5),
    ],
    'mail' => env('MAIL_HOST'),
];
