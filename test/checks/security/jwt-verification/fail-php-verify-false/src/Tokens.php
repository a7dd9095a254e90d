<?php

use Firebase\JWT\JWT;

function claims(string $token): object
{
    return JWT::decode($token, null, false);
}
