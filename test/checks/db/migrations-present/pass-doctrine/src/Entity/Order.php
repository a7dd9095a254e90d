<?php

use Doctrine\ORM\Mapping as ORM;

#[ORM\Entity]
class Order {}
