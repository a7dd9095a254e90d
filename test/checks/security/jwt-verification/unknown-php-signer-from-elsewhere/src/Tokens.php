<?php

use Lcobucci\JWT\Configuration;
use Lcobucci\JWT\Validation\Constraint\SignedWith;

function verified(Configuration $config, string $token): void
{
    $config->validator()->assert(
        $config->parser()->parse($token),
        new SignedWith($config->signer(), $config->verificationKey()),
    );
}
