<?php

use Firebase\JWT\JWT;
use Firebase\JWT\Key;

function claims(string $token, string $old, string $new): object
{
    return JWT::decode($token, ['old' => new Key($old, 'none'), 'new' => new Key($new, 'HS256')]);
}
