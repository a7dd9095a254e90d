import { argument, property, type Call, type CodeModel, type Value } from '../code/code-model.ts';
import type { SourceFile } from '../source-file.ts';
import type { CookieSite, Flag } from './cookie-model.ts';
import { isEmpty, make, named, sessionName, type Context } from './cookie-site.ts';
import { Flags } from './flags.ts';
import { inGin, inPhp, inRuby, objectsInGo } from './in-go-ruby-php.ts';
import {
  asNewArgument,
  inNewEntry,
  ofKeywords,
  ofOptions,
  ofValues,
  PYTHON_STYLE,
  SCRIPT_STYLE,
} from './mends.ts';

/** Finds the places of a source file that make session cookies. */
export function findCookies(source: SourceFile, code: CodeModel): CookieSite[] {
  const flags = new Flags(source, code);
  const context = { source, code, flags };
  switch (source.family) {
    case 'javascript':
      return code.calls.flatMap((call) => inScript(call, context));
    case 'python':
      return code.calls.flatMap((call) => inPython(call, context));
    case 'java':
      return code.calls.flatMap((call) => inJava(call, context));
    case 'go':
      return [...objectsInGo(context), ...code.calls.flatMap((call) => inGin(call, context))];
    case 'ruby':
      return inRuby(context);
    case 'php':
      return code.calls.flatMap((call) => inPhp(call, context));
    default:
      return [];
  }
}

function inScript(call: Call, context: Context): CookieSite[] {
  const { flags, code } = context;
  const { callee } = call;
  const [first, second, third] = call.args;
  const at = { start: call.calleeRange.start, end: call.end };
  if (callee === 'express-session') {
    const cookie = property(first, 'cookie');
    const isOpen = first !== undefined && (first.kind !== 'object' || first.open);
    // The way of express-session's own manual: `if (production) session.cookie.secure = true`.
    const later = code.assignments.find(
      ({ target, name }) => name === 'secure' && /(^|\.)cookie\.secure$/.test(target),
    );
    const secure = cookie === undefined && isOpen ? 'unresolved' : flags.ofEntry(cookie, 'secure');
    return [
      make(
        context,
        callee,
        'the session cookie',
        later === undefined || secure === 'on' ? secure : flags.of(later.value),
        flags.ofEntry(cookie, 'httpOnly'),
        cookie ?? at,
        later !== undefined
          ? ofValues(context.source, later.value, property(cookie, 'httpOnly'))
          : cookie === undefined
            ? inNewEntry(context.source, first, 'cookie', SCRIPT_STYLE)
            : ofOptions(context.source, cookie, SCRIPT_STYLE),
      ),
    ];
  }
  if (callee === 'cookie-session' || callee === 'koa-session') {
    const options = callee === 'koa-session' && first?.kind === 'name' ? second : first;
    return [
      make(
        context,
        callee,
        'the session cookie',
        flags.ofEntry(options, 'secure'),
        flags.ofEntry(options, 'httpOnly'),
        at,
        ofOptions(context.source, options, SCRIPT_STYLE),
      ),
    ];
  }
  const plugin = call.method === 'register' && first?.kind === 'name' ? first.path : '';
  if (plugin === '@fastify/session' || plugin === '@fastify/secure-session') {
    const cookie = property(second, 'cookie');
    return [
      make(
        context,
        plugin,
        'the session cookie',
        flags.ofEntry(cookie, 'secure'),
        flags.ofEntry(cookie, 'httpOnly'),
        cookie ?? at,
        ofOptions(context.source, cookie, SCRIPT_STYLE),
      ),
    ];
  }
  const setter =
    /^(?:.*\.)?(res|response|reply|rep|ctx\.cookies|context\.cookies)(?:\.[\w$]+\(\))*\.(cookie|setCookie|set)$/.exec(
      callee,
    );
  const name = sessionName(first);
  if (
    setter === null ||
    name === undefined ||
    isEmpty(second) ||
    (setter[1] ?? '').endsWith('cookies') !== (setter[2] === 'set')
  ) {
    return [];
  }
  const library =
    setter[2] === 'set'
      ? 'cookies'
      : setter[2] === 'setCookie' || (setter[1] ?? '').startsWith('rep')
        ? '@fastify/cookie'
        : 'express';
  return [
    make(
      context,
      library,
      `the cookie "${name}"`,
      flags.ofEntry(third, 'secure'),
      flags.ofEntry(third, 'httpOnly'),
      at,
      third === undefined
        ? asNewArgument(context.source, call, SCRIPT_STYLE)
        : ofOptions(context.source, third, SCRIPT_STYLE),
    ),
  ];
}

function inPython(call: Call, context: Context): CookieSite[] {
  const { flags } = context;
  const at = { start: call.calleeRange.start, end: call.end };
  const [first] = call.args;
  if (
    call.method === 'add_middleware' &&
    first?.kind === 'name' &&
    /(^|\.)SessionMiddleware$/.test(first.path)
  ) {
    // Starlette always adds HttpOnly.
    const mend = ofKeywords(context.source, call, { ...PYTHON_STYLE, secure: 'https_only' });
    return [
      make(context, 'starlette', 'the session cookie', flags.of(named(call, 'https_only')), 'on', at, mend),
    ];
  }
  const isSetter = call.method === 'set_cookie' || call.method === 'set_signed_cookie';
  const name = sessionName(argument(call, 0, 'key'));
  if (!isSetter || name === undefined || isEmpty(argument(call, 1, 'value'))) {
    return [];
  }
  const flag = (key: string, position: number): Flag =>
    call.open ? 'unresolved' : flags.of(argument(call, position, key));
  const mend = ofKeywords(context.source, call, PYTHON_STYLE);
  return [
    make(context, 'set_cookie', `the cookie "${name}"`, flag('secure', 6), flag('httponly', 7), at, mend),
  ];
}

function inJava(call: Call, context: Context): CookieSite[] {
  const { flags, code } = context;
  const name = sessionName(call.args[0]);
  if (name === undefined || isEmpty(call.args[1]) || call.args[1] === undefined) {
    return [];
  }
  const at = { start: call.calleeRange.start, end: call.end };
  if (/(^|\.)ResponseCookie\.from$/.test(call.callee)) {
    const chain = code.calls.filter((other) => other.start === call.start);
    const value = (method: string): Value | undefined =>
      chain.find((other) => other.method === method)?.args[0];
    const flag = (method: string): Flag => flags.of(value(method));
    const mend = ofValues(context.source, value('secure'), value('httpOnly'));
    const age = chain.find((other) => other.method === 'maxAge')?.args[0];
    return age?.kind === 'number' && Number(age.text) === 0
      ? []
      : [make(context, 'servlet', `the cookie "${name}"`, flag('secure'), flag('httpOnly'), at, mend)];
  }
  if (!/^(jakarta|javax)\.servlet\.http\.Cookie$|^Cookie$/.test(call.callee)) {
    return [];
  }
  const around = code.functions.filter(({ start, end }) => start <= call.start && call.end <= end).at(-1);
  const later = code.calls.filter(
    (other) =>
      /Cookie\{\}\.(setSecure|setHttpOnly|setMaxAge)$/.test(other.callee) &&
      other.start > call.start &&
      (around === undefined || other.end <= around.end),
  );
  const value = (method: string): Value | undefined =>
    later.find((other) => other.method === method)?.args[0];
  const flag = (method: string): Flag => flags.of(value(method));
  const mend = ofValues(context.source, value('setSecure'), value('setHttpOnly'));
  const age = later.find((other) => other.method === 'setMaxAge')?.args[0];
  return age?.kind === 'number' && Number(age.text) === 0
    ? []
    : [make(context, 'servlet', `the cookie "${name}"`, flag('setSecure'), flag('setHttpOnly'), at, mend)];
}
