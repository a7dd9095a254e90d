package com.example;

import org.aspectj.lang.ProceedingJoinPoint;
import org.aspectj.lang.annotation.Around;
import org.aspectj.lang.annotation.Aspect;
import org.springframework.expression.spel.standard.SpelExpressionParser;

@Aspect
class LockAspect {
  private final SpelExpressionParser parser = new SpelExpressionParser();

  @Around("@annotation(lock)")
  Object around(ProceedingJoinPoint point, Lock lock) throws Throwable {
    Object key = parser.parseExpression(lock.key()).getValue(point.getArgs());
    return key == null ? null : point.proceed();
  }
}
