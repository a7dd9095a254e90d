package com.example;

import javax.script.ScriptEngine;
import javax.script.ScriptEngineManager;
import org.springframework.expression.spel.standard.SpelExpressionParser;

class Rules {
  Object spel(String rule) {
    return new SpelExpressionParser().parseExpression("#{" + rule + "}").getValue();
  }

  Object script(String text) throws Exception {
    ScriptEngine engine = new ScriptEngineManager().getEngineByName("js");
    return engine.eval(text);
  }
}
