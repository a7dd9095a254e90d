<?php
function read(string $payload, \DOMDocument $document) {
    $job = unserialize(base64_decode($payload));
    $document->loadXML($payload, LIBXML_NOENT | LIBXML_DTDLOAD);
    return $job;
}
