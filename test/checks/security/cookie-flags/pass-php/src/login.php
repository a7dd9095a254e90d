<?php
setcookie('session', $token, ['secure' => true, 'httponly' => true]);
setcookie('token', $token, 0, '/', '', true, true);
