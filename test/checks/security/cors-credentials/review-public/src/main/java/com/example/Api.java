package com.example;

import org.springframework.web.bind.annotation.CrossOrigin;

@CrossOrigin
class Api {}
