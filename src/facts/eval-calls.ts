import { optionsOf, type Call, type CodeModel, type Value } from './code/code-model.ts';
import { isDevelopmentOnly } from './guards.ts';
import { isConstant, isFileContent, isForeignConstant } from './injection/constant.ts';
import { isMinified } from './minified.ts';
import type { Site } from './site.ts';
import type { SourceFile } from './source-file.ts';
import type { LanguageFamily } from './syntax/languages.ts';

/** What is handed to something that runs text as code. */
export type EvalSource =
  | 'constant'
  /** Put together, or from outside the function. */
  | 'computed'
  /** The content of a file: whose, a person must say. */
  | 'file'
  /** A constant of another file. */
  | 'elsewhere'
  /** In a language that the call restricts, from an annotation, or as part of a program that defines methods. */
  | 'bounded';

export interface EvalCall {
  /** What runs the text: `eval`, `new Function`. */
  readonly what: string;
  readonly source: EvalSource;
  /** Only reached outside production. */
  readonly isGuarded: boolean;
  readonly site: Site;
}

/** Texts without which no file can hold such a call: the cheap test before any tree. */
export const EVAL_GATE =
  /eval|\bexec\b|\bFunction\b|\bvm2?\b|set(Timeout|Interval)|Spel|parseExpression|MVEL|[Oo]gnl|GroovyShell|createValueExpression|create_function|assert/;

/** Finds the calls that run text as code. */
export function readEvalCalls(source: SourceFile): readonly EvalCall[] | undefined {
  const code = source.code();
  const { family } = source;
  if (code === undefined || family === undefined) {
    return undefined;
  }
  const calls = code.calls.flatMap((call): EvalCall[] => {
    const found = evaluated(call, family, code);
    return found === undefined || isMinified(source.text, call.start)
      ? []
      : [
          {
            what: found.what,
            source: sourceOf(found, source.text),
            isGuarded: isDevelopmentOnly(source, call.start),
            site: source.site(call.calleeRange.start, call.end),
          },
        ];
  });
  return calls.length === 0 ? undefined : calls;
}

interface Evaluated {
  readonly what: string;
  readonly values: readonly Value[];
  /** Why the text may be harmless although it is computed. */
  readonly isBounded?: (text: string) => boolean;
}

function evaluated(call: Call, family: LanguageFamily, code: CodeModel): Evaluated | undefined {
  if (call.isDecorator || call.args[0] === undefined) {
    return undefined;
  }
  switch (family) {
    case 'javascript':
      return inJavaScript(call, call.args[0]);
    case 'python':
      return inPython(call, call.args[0], code);
    case 'java':
      return inJava(call, call.args[0]);
    case 'ruby':
      return inRuby(call, call.args[0], code);
    case 'php':
      return inPhp(call, call.args[0]);
    default:
      return undefined;
  }
}

const VM =
  /^vm\.(runInContext|runInNewContext|runInThisContext|Script|compileFunction)$|^vm2\.(VM|NodeVM|VMScript)(\(\)\.run|\{\}\.run)?$/;

function inJavaScript(call: Call, first: Value): Evaluated | undefined {
  const callee = call.callee.replace(/^(globalThis|window|global|self)\./, '');
  if (callee === 'eval' || (VM.test(callee) && !/(VM|NodeVM)$/.test(callee))) {
    return { what: callee, values: [first] };
  }
  if (callee === 'Function') {
    return { what: 'new Function', values: call.args };
  }
  // A function is the rule here; only text makes a timer an evaluation.
  const isText = optionsOf(first).some((option) => option.kind === 'string' || option.kind === 'template');
  return /^set(Timeout|Interval)$/.test(callee) && isText
    ? { what: `${callee} with text`, values: [first] }
    : undefined;
}

function inPython(call: Call, first: Value, code: CodeModel): Evaluated | undefined {
  const name = call.callee.replace(/^builtins\./, '');
  const isOwn = code.functions.some((item) => item.name === name);
  return /^(eval|exec)$/.test(name) && !isOwn ? { what: name, values: [compiled(first)] } : undefined;
}

/** `exec(compile(text, "name", "exec"))` runs the text. */
function compiled(value: Value): Value {
  return value.kind === 'call' && value.call.callee === 'compile' ? (value.call.args[0] ?? value) : value;
}

function inJava(call: Call, first: Value): Evaluated | undefined {
  const { callee } = call;
  if (
    /SpelExpressionParser(\{\}|\(\))\.(parseExpression|parseRaw)$|\.ExpressionParser\{\}\.(parseExpression|parseRaw)$/.test(
      callee,
    )
  ) {
    // A restricted context reads properties only; aspects evaluate what the program's own annotations say.
    const isBounded = (text: string): boolean =>
      /SimpleEvaluationContext|org\.aspectj|@annotation\(|MethodBasedEvaluationContext/.test(text);
    return { what: 'SpEL parseExpression', values: [first], isBounded };
  }
  return /ScriptEngine\{\}\.eval$|GroovyShell(\{\}|\(\))\.(evaluate|parse)$|(^|\.)MVEL\.(eval\w*|executeExpression|compileExpression)$|(^|\.)Ognl\.(getValue|setValue|parseExpression)$/.test(
    callee,
  )
    ? {
        what: callee
          .replace(/\{\}|\(\)/g, '')
          .split('.')
          .slice(-2)
          .join('.'),
        values: [first],
      }
    : undefined;
}

function inRuby(call: Call, first: Value, code: CodeModel): Evaluated | undefined {
  const { callee, method } = call;
  if (
    /^(Kernel\.|binding\.|binding\(\)\.)?eval$/.test(callee) &&
    !code.functions.some((item) => item.name === 'eval')
  ) {
    return { what: callee, values: [first] };
  }
  // Without text they take a block; with text, libraries define methods by name.
  const isText = first.kind === 'string' || first.kind === 'template' || first.kind === 'name';
  return /^(class|module|instance)_eval$/.test(method) && isText
    ? {
        what: method,
        values: [first],
        isBounded: () => first.kind === 'template' && !JSON.stringify(first).includes('params'),
      }
    : undefined;
}

function inPhp(call: Call, first: Value): Evaluated | undefined {
  const callee = call.callee.replace(/^\\/, '');
  if (callee === 'eval') {
    return { what: 'eval', values: [first] };
  }
  if (callee === 'create_function') {
    return { what: 'create_function', values: call.args };
  }
  // Text was code for assert until PHP 8; a comparison is none.
  return callee === 'assert' && first.kind === 'template'
    ? { what: 'assert with text', values: [first] }
    : undefined;
}

function sourceOf({ values, isBounded }: Evaluated, text: string): EvalSource {
  const computed = values.filter((value) => !isConstant(value));
  if (computed.length === 0) {
    return 'constant';
  }
  if (
    computed.every((value) => optionsOf(value).every((option) => isConstant(option) || isFileContent(option)))
  ) {
    return 'file';
  }
  if (isBounded?.(text) === true) {
    return 'bounded';
  }
  return computed.every(isForeignConstant) ? 'elsewhere' : 'computed';
}
