<?php

namespace App\Services;

class Search
{
    public function index(Post $post): void
    {
        try {
            $this->client->index($post);
        } catch (\Throwable $e) {
            report($e);
        }
    }
}
