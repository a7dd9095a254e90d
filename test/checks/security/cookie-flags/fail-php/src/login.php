<?php
function login(string $token) {
    setcookie('session', $token, 0, '/', '', false, true);
    setcookie('token', $token, ['secure' => true, 'httponly' => false]);
}
