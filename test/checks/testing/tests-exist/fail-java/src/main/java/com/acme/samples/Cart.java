package com.acme.samples;
class Cart {}
