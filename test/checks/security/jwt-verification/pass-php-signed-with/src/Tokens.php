<?php

use Lcobucci\JWT\Configuration;
use Lcobucci\JWT\Signer\Hmac\Sha256;
use Lcobucci\JWT\Signer\Key\InMemory;
use Lcobucci\JWT\Validation\Constraint\SignedWith;

function verified(string $token, string $key): void
{
    $config = Configuration::forSymmetricSigner(new Sha256(), InMemory::plainText($key));
    $config->validator()->assert(
        $config->parser()->parse($token),
        new SignedWith($config->signer(), $config->verificationKey()),
    );
}
