<?php
function read(string $payload) {
    $a = unserialize($payload, ['allowed_classes' => false]);
    $b = unserialize($payload, ['allowed_classes' => [Job::class]]);
    return [$a, $b, json_decode($payload), simplexml_load_string($payload, null, LIBXML_NONET)];
}
