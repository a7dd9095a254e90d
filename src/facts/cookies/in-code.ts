import { argument, property, stringOf, type Call, type CodeModel, type Value } from '../code/code-model.ts';
import type { SourceFile } from '../source-file.ts';
import { isSessionName, type CookieSite, type Flag } from './cookie-model.ts';
import { Flags, objectsOf } from './flags.ts';

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

interface Context {
  readonly source: SourceFile;
  readonly code: CodeModel;
  readonly flags: Flags;
}

function make(
  { source }: Context,
  library: string,
  what: string,
  secure: Flag,
  httpOnly: Flag,
  at: { start: number; end: number },
): CookieSite {
  return { library, what, secure, httpOnly, site: source.site(at.start, at.end) };
}

/** The name of a cookie that a session or a token is kept in; undefined for others and where it cannot be told. */
function sessionName(value: Value | undefined): string | undefined {
  const name = stringOf(value);
  return name !== undefined && isSessionName(name) ? name : undefined;
}

const isEmpty = (value: Value | undefined): boolean => value?.kind === 'null' || stringOf(value) === '';

const named = (call: Call, key: string): Value | undefined =>
  call.named.find((entry) => entry.key === key)?.value;

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
    return [make(context, 'starlette', 'the session cookie', flags.of(named(call, 'https_only')), 'on', at)];
  }
  const isSetter = call.method === 'set_cookie' || call.method === 'set_signed_cookie';
  const name = sessionName(argument(call, 0, 'key'));
  if (!isSetter || name === undefined || isEmpty(argument(call, 1, 'value'))) {
    return [];
  }
  const flag = (key: string, position: number): Flag =>
    call.open ? 'unresolved' : flags.of(argument(call, position, key));
  return [make(context, 'set_cookie', `the cookie "${name}"`, flag('secure', 6), flag('httponly', 7), at)];
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
    const flag = (method: string): Flag => flags.of(chain.find((other) => other.method === method)?.args[0]);
    const age = chain.find((other) => other.method === 'maxAge')?.args[0];
    return age?.kind === 'number' && Number(age.text) === 0
      ? []
      : [make(context, 'servlet', `the cookie "${name}"`, flag('secure'), flag('httpOnly'), at)];
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
  const flag = (method: string): Flag => flags.of(later.find((other) => other.method === method)?.args[0]);
  const age = later.find((other) => other.method === 'setMaxAge')?.args[0];
  return age?.kind === 'number' && Number(age.text) === 0
    ? []
    : [make(context, 'servlet', `the cookie "${name}"`, flag('setSecure'), flag('setHttpOnly'), at)];
}

const GO_OPTIONS = /(gorilla|gin-contrib)\/sessions\.Options$/;

function objectsInGo(context: Context): CookieSite[] {
  const { flags, code } = context;
  return objectsOf(code, /^net\/http\.Cookie$|(gorilla|gin-contrib)\/sessions\.Options$/).flatMap(
    (object) => {
      const isOptions = GO_OPTIONS.test(object.type ?? '');
      const name = isOptions ? '' : sessionName(property(object, 'Name'));
      const age = property(object, 'MaxAge');
      const value = property(object, 'Value');
      if (name === undefined || isEmpty(value) || (age?.kind === 'number' && Number(age.text) < 0)) {
        return [];
      }
      const flag = (key: string): Flag => {
        const own = flags.ofEntry(object, key);
        const later = code.assignments.find(
          (item) => item.name === key && /(http\.Cookie|sessions\.Options)\{\}\.\w+$/.test(item.target),
        );
        return own === 'unset' && later !== undefined ? flags.of(later.value) : own;
      };
      const what = isOptions ? 'the session cookie' : `the cookie "${name}"`;
      return [make(context, 'net/http', what, flag('Secure'), flag('HttpOnly'), object)];
    },
  );
}

/** gin: `c.SetCookie(name, value, maxAge, path, domain, secure, httpOnly)`. */
function inGin(call: Call, context: Context): CookieSite[] {
  const name = call.method === 'SetCookie' && call.args.length === 7 ? sessionName(call.args[0]) : undefined;
  const age = call.args[2];
  if (name === undefined || isEmpty(call.args[1]) || (age?.kind === 'number' && Number(age.text) < 0)) {
    return [];
  }
  const at = { start: call.calleeRange.start, end: call.end };
  return [
    make(
      context,
      'net/http',
      `the cookie "${name}"`,
      context.flags.of(call.args[5]),
      context.flags.of(call.args[6]),
      at,
    ),
  ];
}

function inRuby(context: Context): CookieSite[] {
  const { flags, code } = context;
  const stores = code.calls.flatMap((call): CookieSite[] => {
    const flag = (key: string): Flag => flags.of(named(call, key));
    return /(^|\.)session_store$/.test(call.callee)
      ? [make(context, 'rails', 'the session cookie', flag('secure'), flag('httponly'), call)]
      : [];
  });
  const jars = code.assignments.flatMap((item): CookieSite[] => {
    const isJar = /^cookies(\.(signed|encrypted|permanent)(\(\))?)*\.[\w-]+$/.test(item.target);
    return isJar && isSessionName(item.name) && item.value.kind === 'object'
      ? [
          make(
            context,
            'rails',
            `the cookie "${item.name}"`,
            flags.ofEntry(item.value, 'secure'),
            flags.ofEntry(item.value, 'httponly'),
            item,
          ),
        ]
      : [];
  });
  return [...stores, ...jars];
}

function inPhp(call: Call, context: Context): CookieSite[] {
  const { flags } = context;
  const callee = call.callee.replace(/^\\/, '');
  const isParams = callee === 'session_set_cookie_params';
  const name = isParams ? '' : sessionName(argument(call, 0, 'name'));
  if (
    name === undefined ||
    !/^(setcookie|setrawcookie|session_set_cookie_params)$/.test(callee) ||
    (!isParams && isEmpty(call.args[1]))
  ) {
    return [];
  }
  const options = call.args[isParams ? 0 : 2];
  const shift = isParams ? 2 : 0;
  const flag = (key: string, position: number): Flag =>
    options?.kind === 'object'
      ? flags.ofEntry(options, key)
      : flags.of(argument(call, position - shift, key));
  return [
    make(
      context,
      'php',
      isParams ? 'the session cookie' : `the cookie "${name}"`,
      flag('secure', 5),
      flag('httponly', 6),
      call,
    ),
  ];
}
