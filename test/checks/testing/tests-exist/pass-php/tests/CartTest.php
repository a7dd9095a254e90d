<?php
class CartTest extends TestCase
{
    /** @test */
    public function it_adds(): void {}
}
