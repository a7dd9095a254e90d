<?php
return [
    'http_only' => false,
];
