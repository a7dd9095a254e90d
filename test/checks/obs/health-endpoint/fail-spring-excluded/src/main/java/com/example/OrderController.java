package com.example;

import org.springframework.web.bind.annotation.*;

@RestController
@RequestMapping("/api/orders")
class OrderController {
    @GetMapping("/{id}/status")
    String status() {
        return "";
    }

    @GetMapping("/status")
    String all() {
        return "";
    }
}
