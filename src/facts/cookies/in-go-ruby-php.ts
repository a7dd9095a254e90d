import { argument, property, type Call, type Value } from '../code/code-model.ts';
import { lastPart } from '../injection/constant.ts';
import { isSessionName, type CookieSite, type Flag } from './cookie-model.ts';
import { isEmpty, make, named, sessionName, type Context } from './cookie-site.ts';
import { objectsOf } from './flags.ts';
import { GO_STYLE, ofKeywords, ofOptions, ofValues, PHP_STYLE, RUBY_STYLE } from './mends.ts';

const GO_OPTIONS = /(gorilla|gin-contrib)\/sessions\.Options$/;

/** Constants are often kept in another file of the package: then their own name tells. */
function goName(value: Value | undefined): string | undefined {
  const name = value?.kind === 'name' ? lastPart(value.path) : undefined;
  return sessionName(value) ?? (name !== undefined && isSessionName(name) ? name : undefined);
}

/** Literals of `http.Cookie`, of fiber's cookie and of gorilla's options. */
export function objectsInGo(context: Context): CookieSite[] {
  const { flags, code } = context;
  return objectsOf(
    code,
    /^net\/http\.Cookie$|gofiber\/fiber(\/v\d+)?\.Cookie$|(gorilla|gin-contrib)\/sessions\.Options$/,
  ).flatMap((object) => {
    const isOptions = GO_OPTIONS.test(object.type ?? '');
    const name = isOptions ? '' : goName(property(object, 'Name'));
    const age = property(object, 'MaxAge');
    const value = property(object, 'Value');
    // A request carries names and values only.
    const isSent = code.calls.some(
      ({ method, start, end }) => method === 'AddCookie' && start <= object.start && object.end <= end,
    );
    if (name === undefined || isSent || isEmpty(value) || (age?.kind === 'number' && Number(age.text) < 0)) {
      return [];
    }
    const flag = (key: string): Flag => {
      const own = flags.ofEntry(object, key);
      const later = code.assignments.find(
        (item) =>
          item.name === key &&
          /(http\.Cookie|fiber(\/v\d+)?\.Cookie|sessions\.Options)\{\}\.\w+$/.test(item.target),
      );
      return own === 'unset' && later !== undefined ? flags.of(later.value) : own;
    };
    const what = isOptions ? 'the session cookie' : `the cookie "${name}"`;
    const isFiber = object.type?.includes('/fiber') === true;
    const style = isFiber ? { ...GO_STYLE, httpOnly: 'HTTPOnly' } : GO_STYLE;
    const mend = ofOptions(context.source, object, style);
    const httpOnly = flag(isFiber ? 'HTTPOnly' : 'HttpOnly');
    return [make(context, 'net/http', what, flag('Secure'), httpOnly, object, mend)];
  });
}

/** gin: `c.SetCookie(name, value, maxAge, path, domain, secure, httpOnly)`. */
export function inGin(call: Call, context: Context): CookieSite[] {
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
      ofValues(context.source, call.args[5], call.args[6]),
    ),
  ];
}

export function inRuby(context: Context): CookieSite[] {
  const { flags, code } = context;
  const stores = code.calls.flatMap((call): CookieSite[] => {
    const flag = (key: string): Flag => flags.of(named(call, key));
    return /(^|\.)session_store$/.test(call.callee)
      ? [
          make(
            context,
            'rails',
            'the session cookie',
            flag('secure'),
            flag('httponly'),
            call,
            ofKeywords(context.source, call, RUBY_STYLE),
          ),
        ]
      : [];
  });
  const jars = code.assignments.flatMap((item): CookieSite[] => {
    const isJar = /^cookies(\.(signed|encrypted|permanent)(\(\))?)*\.[\w-]+$/.test(item.target);
    if (!isJar || !isSessionName(item.name) || isEmpty(item.value)) {
      return [];
    }
    const options = item.value.kind === 'object' ? item.value : undefined;
    const httpOnly = flags.ofEntry(options, 'httponly');
    return [
      make(
        context,
        'rails',
        `the cookie "${item.name}"`,
        flags.ofEntry(options, 'secure'),
        // Scripts are kept out of the session's own cookie only.
        httpOnly === 'unset' ? 'off' : httpOnly,
        item,
        ofOptions(context.source, item.value, RUBY_STYLE),
      ),
    ];
  });
  return [...stores, ...jars];
}

export function inPhp(call: Call, context: Context): CookieSite[] {
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
      options?.kind === 'object'
        ? ofOptions(context.source, options, PHP_STYLE)
        : ofValues(
            context.source,
            argument(call, 5 - shift, 'secure'),
            argument(call, 6 - shift, 'httponly'),
          ),
    ),
  ];
}
