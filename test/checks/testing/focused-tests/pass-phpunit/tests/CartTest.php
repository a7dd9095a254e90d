<?php
class CartTest extends TestCase
{
    public function testOnly(): void
    {
        $this->query->only('id');
    }
}
