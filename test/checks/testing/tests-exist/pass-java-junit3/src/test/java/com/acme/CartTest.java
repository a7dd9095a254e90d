package com.acme;
public class CartTest extends junit.framework.TestCase {
  public void testTotal() {}
}
