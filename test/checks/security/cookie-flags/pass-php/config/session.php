<?php
return [
    'secure' => true,
    'http_only' => true,
];
