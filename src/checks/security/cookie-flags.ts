import type { CookieSite, Flag } from '../../facts/cookies.ts';
import { opposite } from '../../facts/pieces.ts';
import { defineCheck, type CheckContext, type Evidence, type Fact } from '../check.ts';
import { judgeSites, notApplicable, type JudgedSite } from '../conclude.ts';
import type { EditFix } from '../result.ts';
import { flip, insertAt, replace, reviewEdit, withEdit } from '../shared/edits.ts';
import { unsetMeaning } from '../shared/library-defaults.ts';

type Context = CheckContext<'cookies'>;

const NAMES = { secure: 'Secure', httpOnly: 'HttpOnly' } as const;
const COST = {
  secure: 'it is also sent over plain HTTP',
  httpOnly: 'any script in the page can read it',
} as const;

/** Cookies that carry a session are sent over TLS only, and no script reads them. */
export const check = defineCheck({
  id: 'security/cookie-flags',
  scopes: ['unit'],
  reads: ['cookies'],
  conclude(context) {
    const facts = context.facts('cookies').filter((fact) => fact.class === 'production');
    const sites = [
      ...facts.flatMap((fact) =>
        fact.value.sites.map((site) => judgeCookie(context, site, fact.path, facts)),
      ),
      ...facts.flatMap((fact) => fact.value.settings.map((setting) => judgeSetting(setting, fact.path))),
      ...judgeFrameworks(context, facts),
    ];
    return judgeSites(sites, {
      whenNone: notApplicable('No session cookie is made or configured in production files.'),
      passMessage: 'Session cookies are Secure and HttpOnly.',
    });
  },
});

function judgeCookie(
  context: Context,
  cookie: CookieSite,
  path: string,
  facts: readonly Fact<'cookies'>[],
): JudgedSite {
  const at = { path, site: cookie.site };
  const isForced =
    cookie.library === 'rails' &&
    facts.some((fact) => fact.value.elsewhere.some((other) => other.framework === 'rails'));
  const secure = settle(
    context,
    cookie.library,
    'secure',
    isForced && cookie.secure === 'unset' ? 'on' : cookie.secure,
  );
  const httpOnly = settle(context, cookie.library, 'httpOnly', cookie.httpOnly);
  const flags = [
    ['secure', secure],
    ['httpOnly', httpOnly],
  ] as const;
  const off = flags.filter(([, flag]) => flag === 'off').map(([name]) => name);
  const [first] = off;
  if (first !== undefined) {
    const names = off.map((name) => NAMES[name]).join(' and ');
    return {
      verdict: 'bad',
      message: `${capital(cookie.what)} is not ${names}: ${COST[first]}.`,
      at,
      ...withEdit(flags.some(([, flag]) => flag === 'unresolved') ? undefined : mend(cookie, off, path)),
    };
  }
  const open = flags.find(([, flag]) => flag !== 'on')?.[0];
  return open === undefined
    ? { verdict: 'good', at }
    : {
        verdict: 'unknown',
        message: `Whether ${cookie.what} is ${NAMES[open]} cannot be told from the files.`,
        at,
      };
}

/** Literals are turned round, and what is missing is put in; where either cannot be done, nothing is. */
function mend(
  { mend: { room, ...literals } }: CookieSite,
  off: readonly (keyof typeof NAMES)[],
  path: string,
): EditFix | undefined {
  const missing = off.filter((name) => literals[name] === undefined);
  const edits = off.flatMap((name) => {
    const literal = literals[name];
    const on = literal === undefined ? undefined : opposite(literal.text);
    return literal === undefined || on === undefined ? [] : [replace(path, literal, on)];
  });
  if (room !== undefined && missing.length > 0) {
    const words = missing.map((name) => room[name]).join(room.between);
    edits.push(insertAt(path, room.at, `${room.before}${words}${room.after}`));
  }
  const isWhole = edits.length === off.length - missing.length + (missing.length > 0 ? 1 : 0);
  const title = `Make the cookie ${off.map((name) => NAMES[name]).join(' and ')}`;
  return isWhole ? reviewEdit(title, ...edits) : undefined;
}

/** An unset flag is what the library makes of it. */
function settle(context: Context, library: string, name: 'secure' | 'httpOnly', flag: Flag): Flag {
  if (flag !== 'unset') {
    return flag;
  }
  const meaning = unsetMeaning(context, library, name === 'secure' ? 'cookie-secure' : 'cookie-http-only');
  return meaning === 'safe' ? 'on' : meaning === 'unsafe' ? 'off' : 'unresolved';
}

function judgeSetting(setting: Fact<'cookies'>['value']['settings'][number], path: string): JudgedSite {
  const at = { path, site: setting.site };
  const name = NAMES[setting.flag];
  switch (setting.state) {
    case 'on':
      return { verdict: 'good', at };
    case 'off':
      return {
        verdict: 'bad',
        message: `The session cookie is not ${name}: ${COST[setting.flag]}.`,
        at,
        ...withEdit(flip(path, setting.literal, () => `Make the session cookie ${name}`)),
      };
    default:
      return {
        verdict: 'unknown',
        message: `Whether the session cookie is ${name} depends on a value outside this file.`,
        at,
      };
  }
}

/** Frameworks whose sessions are used, where no file of the unit sets the flag. */
function judgeFrameworks(context: Context, facts: readonly Fact<'cookies'>[]): JudgedSite[] {
  const isSet = facts.some((fact) =>
    fact.value.settings.some(({ framework, flag }) => framework === 'python' && flag === 'secure'),
  );
  const uses = facts.flatMap((fact) => fact.value.uses.map((use) => ({ ...use, path: fact.path })));
  const used = new Set(context.unit?.technologies.map(({ id }) => id));
  const [first] = uses.filter(({ framework }) => used.has(framework));
  if (isSet || first === undefined) {
    return [];
  }
  const elsewhere = facts.flatMap((fact) =>
    fact.value.elsewhere
      .filter(({ framework }) => framework === first.framework)
      .map((item) => ({ ...item, path: fact.path })),
  );
  const secure = elsewhere.find(({ isSecure }) => isSecure);
  const at: Evidence = { path: first.path, site: first.site };
  if (secure !== undefined) {
    return [{ verdict: 'good', at: { path: secure.path, site: secure.site } }];
  }
  if (elsewhere.length > 0) {
    return [
      {
        verdict: 'unknown',
        message: 'Whether the session cookie is Secure depends on settings that are loaded from outside.',
        at,
      },
    ];
  }
  const meaning = unsetMeaning(context, first.framework, 'cookie-secure');
  return meaning === 'unsafe'
    ? [
        {
          verdict: 'bad',
          message: `The session cookie is not Secure, as SESSION_COOKIE_SECURE is set nowhere: ${COST.secure}.`,
          at,
        },
      ]
    : [
        {
          verdict: 'unknown',
          message: 'Whether the session cookie is Secure cannot be told from the files.',
          at,
        },
      ];
}

function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
