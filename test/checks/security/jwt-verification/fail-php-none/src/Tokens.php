<?php

use Firebase\JWT\JWT;
use Firebase\JWT\Key;

$claims = JWT::decode($token, new Key('', 'none'));
