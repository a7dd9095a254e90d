package com.example;

import jakarta.persistence.Entity;

@Entity
class Order {}
