<?php

namespace App\Controller;

use Symfony\Component\Routing\Attribute\Route;

class OrderController
{
    #[Route('/orders/{id}/status')]
    public function status() {}
}
