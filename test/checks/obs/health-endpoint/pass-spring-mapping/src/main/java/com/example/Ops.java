package com.example;

import org.springframework.web.bind.annotation.*;

@RestController
@RequestMapping(path = "/internal")
class Ops {
    @GetMapping({ "/healthz", "/alive" })
    String ok() {
        return "ok";
    }
}
