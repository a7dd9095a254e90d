<?php

namespace App\Controller;

use Symfony\Component\Routing\Attribute\Route;

#[Route('/_ops')]
class OpsController
{
    #[Route('/orders')]
    public function orders() {}

    #[Route('/health', methods: ['GET'])]
    public function health() {}
}
