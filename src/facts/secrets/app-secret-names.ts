import { wordsOf } from './secret-names.ts';

/** Endings of names of secrets that an application signs or encrypts with, the longest first. */
const ENDINGS: readonly (readonly string[])[] = [
  ['secret', 'key', 'base'],
  ['secret', 'cookie', 'key'],
  ['secret', 'session', 'key'],
  ['secret', 'jwt', 'key'],
  ['secret', 'key'],
  ['signing', 'key'],
  ['secret', 'token'],
  ['jwt', 'key'],
  ['jwt', 'password'],
  ['secret'],
];

/** Words before the ending that say whose secret it is: the application's own. */
const OWN = new Set(
  (
    'jwt jwts session sessions cookie cookies token tokens access refresh auth authentication app application signing sign ' +
    'django flask rails nextauth server csrf reset remember jwe jws'
  ).split(' '),
);

/** Words that make it a credential of somebody else's service: another question. */
const FOREIGN = new Set(
  (
    'client webhook consumer oauth oauth2 api aws s3 minio oss cos azure gcp google github gitlab facebook fb twitter slack ' +
    'stripe paypal razorpay braintree recaptcha captcha hcaptcha turnstile twilio pusher cloudinary wechat weixin wx ' +
    'dingtalk feishu lark kakao naver line apple discord zoom algolia bucket storage agora'
  ).split(' '),
);

/** True for names such as `JWT_SECRET`, `sessionSecret`, `SECRET_KEY`: a secret of the application itself. */
export function isAppSecretName(name: string): boolean {
  const words = wordsOf(name);
  const ending = ENDINGS.find((candidate) =>
    candidate.every((word, index) => words[words.length - candidate.length + index] === word),
  );
  if (ending === undefined || words.some((word) => FOREIGN.has(word))) {
    return false;
  }
  const rest = words.slice(0, words.length - ending.length);
  return rest.length === 0 ? ending.length > 1 : ending[0] === 'jwt' || rest.some((word) => OWN.has(word));
}

/** True for `SECRET_KEY` and the like with nothing that says whose: a setting by convention, else anything. */
export function isBareSecretName(name: string): boolean {
  return wordsOf(name).length <= 2 && !wordsOf(name).some((word) => OWN.has(word) || word === 'jwt');
}

/** True for the name of a variable or setting that holds such a secret. */
export function isVariableOfSecret(name: string): boolean {
  return isAppSecretName(name) || name === 'SECRET' || name === 'APP_KEY';
}

/** True for settings of Spring: `app.jwt.secret`, `security.secret-key`, `jwt.base64-secret`. */
export function isSpringSecretKey(key: string): boolean {
  const words = wordsOf(key);
  const last = words.at(-1) ?? '';
  return isAppSecretName(key) ||
    (/^(jwt|token)s?$/.test(words.at(-2) ?? '') && last === 'key') ||
    /(^|\.)secret-?key$/i.test(key)
    ? !words.some((word) => FOREIGN.has(word))
    : false;
}

/**
 * True for a text that names a secret, describes it or says where it lies, and is none: the name of a variable, a path, an
 * address of a secret store, a message about it.
 */
export function isNoSecretText(text: string, name: string): boolean {
  const plain = (value: string): string => value.toLowerCase().replace(/[^a-z0-9]/g, '');
  return (
    text.trim() === '' ||
    plain(text) === plain(name) ||
    /^[A-Z][A-Z0-9]*(_[A-Z0-9]+)+$/.test(text) ||
    /^(\.{0,2}\/|~\/|[a-z][a-z0-9+.-]*:\/\/|(arn|vault|file|classpath|secretref|projects?)[:/])/i.test(
      text,
    ) ||
    /-----BEGIN (PUBLIC KEY|CERTIFICATE|RSA PUBLIC KEY)/.test(text) ||
    /\s.*\b(required|must|missing|invalid|should|enter|not set|undefined)\b/i.test(text)
  );
}
