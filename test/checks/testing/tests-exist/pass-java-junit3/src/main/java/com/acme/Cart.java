package com.acme;
class Cart {}
