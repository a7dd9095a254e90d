<?php

use Doctrine\Migrations\AbstractMigration;

final class Version20260101 extends AbstractMigration {}
