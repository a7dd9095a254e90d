<?php

use Lcobucci\JWT\Configuration;

function build(): string
{
    return Configuration::forUnsecuredSigner()->builder()->toString();
}
