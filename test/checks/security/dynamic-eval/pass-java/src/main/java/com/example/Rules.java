package com.example;

import org.springframework.expression.spel.standard.SpelExpressionParser;

class Rules {
  private static final String RULE = "total > 100";

  Object applies(Object order) {
    return new SpelExpressionParser().parseExpression(RULE).getValue(order);
  }
}
