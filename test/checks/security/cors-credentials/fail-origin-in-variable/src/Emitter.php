<?php

class Emitter
{
    public function emit($response)
    {
        $origin = $_SERVER['HTTP_ORIGIN'] ?? '';

        return $response
            ->withHeader('Access-Control-Allow-Credentials', 'true')
            ->withHeader('Access-Control-Allow-Origin', $origin);
    }
}
