<?php

namespace App\Services;

class Billing
{
    public function charge(Order $order): void
    {
        try {
            $this->gateway->charge($order);
        } catch (\Exception $e) {
        }
        try {
            $this->ledger->book($order);
        } catch (\Throwable) {}
        try {
            $this->mailer->send($order);
        } catch (MailException $e) {
        }
    }
}
