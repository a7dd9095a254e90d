<?php

use Firebase\JWT\JWT;
use Firebase\JWT\Key;

function claims(string $token, string $key): object
{
    return JWT::decode(jwt: $token, keyOrKeyArray: new Key(keyMaterial: $key, algorithm: 'none'));
}
