import { optionsOf, property, stringOf, type Call, type Value } from '../code/code-model.ts';

/** What stands where an application's own secret is set. */
export type SecretSource =
  | 'literal'
  /** Without the variable, a literal. */
  | 'literal-fallback'
  /** The same, in a file that refuses to start in production without it. */
  | 'refused-fallback'
  | 'elsewhere'
  | 'unresolved';

/** Where a value comes from, with the literal when there is one. */
export interface Origin {
  readonly source: SecretSource;
  readonly literal?: string;
  /** The name that the file does not explain. */
  readonly name?: string;
}

/** A place where a secret is set, and what stands there. */
export interface Candidate {
  readonly purpose: string;
  readonly origin: Origin;
  readonly start: number;
  readonly end: number;
}

const ELSEWHERE: Origin = { source: 'elsewhere' };
const UNRESOLVED: Origin = { source: 'unresolved' };

const ENVIRONMENT =
  /^(process\.env|import\.meta\.env|Deno\.env|Bun\.env|os\.environ|environ)\b|^ENV\b|^\$_(ENV|SERVER)\b/;
const LOOKUP =
  /^(os\.(getenv|Getenv|LookupEnv)|os\.environ\.get|System\.(getenv|getProperty)|ENV\.fetch|env|getenv|config|viper\.GetString)$|(^|\.)(get|fetch|getOrThrow|getString|getProperty|config)$|(^|\.)(must)?get_?env(_?(or|with|str)?_?(default|fallback|else)?)?$|(^|\.)env(_?or)?(_?default)?$|Env\(\)(\.\w+)?$/i;
/** Calls that only change a text's form: the secret is what goes in. */
const RESHAPES =
  /(^|\.)(Buffer\.from|createSecretKey|hmacShaKeyFor|SecretKeySpec|SecretStr|bytes|b64decode|String|toBytes|importKey)$|TextEncoder\(\)\.encode$|base64\w*(\(\))?(\.get(En|De)coder\(\))?\.(decode|DecodeString|encode(ToString)?)$|decodeBase64$/i;
/**
 * Calls of configuration schemas that take the value which holds when nothing is set. The model leaves a last part called
 * `default` out, as it does for modules.
 */
const DEFAULTS = /\b(z|zod|joi|yup)\b.*\)(\.(default|catch|prefault))?$/i;

/** Helpers that take a value and what holds where it is missing: `defaultIfEmpty(System.getenv("X"), "…")`. */
const FALLS_BACK =
  /(^|[.\\])(\w*(default|fallback|or_?else|coalesce)\w*|requireNonNullElse|first_?non_?(empty|null))$/i;

/** Which options of a value can hold in production; others are left out before judging. */
export type Filter = (value: Value) => boolean;

/** Where a secret's value comes from, as far as the file tells. */
export function originOf(value: Value, holds: Filter): Origin {
  switch (value.kind) {
    case 'string':
      return isPublicKey(value.text)
        ? ELSEWHERE
        : value.text.trim() === ''
          ? UNRESOLVED
          : { source: 'literal', literal: value.text };
    case 'choice':
      return originOfChoice(value, holds);
    case 'call':
      return originOfCall(value.call, holds);
    case 'name':
      return isEnvironment(value.path) || /[.\\:/]/.test(value.path)
        ? ELSEWHERE
        : { source: 'unresolved', name: value.path };
    case 'template': {
      const texts = value.parts.map(stringOf);
      return texts.includes(undefined) ? UNRESOLVED : { source: 'literal', literal: texts.join('') };
    }
    case 'list':
      return value.items[0] === undefined ? ELSEWHERE : originOf(value.items[0], holds);
    case 'object': {
      // convict: { env: 'JWT_SECRET', default: '…' }
      const fallback = property(value, 'default');
      return fallback?.kind === 'string' && fallback.text !== '' ? asFallback(fallback.text) : UNRESOLVED;
    }
    default:
      return UNRESOLVED;
  }
}

/** True for a read of the environment or of a configuration by name. */
export function isLookup(value: Value): boolean {
  return value.kind === 'name'
    ? isEnvironment(value.path)
    : value.kind === 'call' && LOOKUP.test(value.call.callee);
}

/** The name that a lookup asks for: `JWT_SECRET` of `process.env.JWT_SECRET` and of `config.get('JWT_SECRET')`. */
export function lookedUpName(value: Value): string | undefined {
  if (value.kind === 'name') {
    return isEnvironment(value.path) ? value.path.slice(value.path.lastIndexOf('.') + 1) : undefined;
  }
  const name = value.kind === 'call' && LOOKUP.test(value.call.callee) ? value.call.args[0] : undefined;
  return name?.kind === 'string' ? name.text : undefined;
}

function isEnvironment(path: string): boolean {
  return ENVIRONMENT.test(path);
}

function originOfChoice(value: Value, holds: Filter): Origin {
  const options = optionsOf(value).filter(
    (option) => holds(option) && !(option.kind === 'string' && option.text.trim() === ''),
  );
  const origins = options.map((option) => originOf(option, holds));
  const literal = origins.find(
    (origin) => origin.source === 'literal' || origin.source === 'literal-fallback',
  );
  if (literal !== undefined) {
    return origins.every((origin) => origin.source === 'literal')
      ? literal
      : asFallback(literal.literal ?? '');
  }
  // One option from outside is enough: what stands behind it is at worst the same secret under another name.
  return origins.length === 0 || origins.some((origin) => origin.source === 'elsewhere')
    ? ELSEWHERE
    : UNRESOLVED;
}

function originOfCall(call: Call, holds: Filter): Origin {
  const [first, second] = call.args;
  const named = call.named.find((entry) => /^(default|fallback)$/.test(entry.key ?? ''))?.value;
  if (RESHAPES.test(call.callee) && first !== undefined) {
    return originOf(first, holds);
  }
  if (DEFAULTS.test(call.callee) && first?.kind === 'string' && first.text !== '') {
    return asFallback(first.text);
  }
  if (/^(pydantic\.)?Field$/.test(call.callee)) {
    const fallback = first ?? named;
    return fallback?.kind === 'string' && fallback.text !== '' ? asFallback(fallback.text) : ELSEWHERE;
  }
  if (call.callee === 'cmp.Or') {
    const literal = call.args.find((arg) => arg.kind === 'string' && arg.text !== '');
    return literal?.kind === 'string' ? asFallback(literal.text) : ELSEWHERE;
  }
  if (FALLS_BACK.test(call.callee) && call.args.some((arg) => originOf(arg, holds).source === 'elsewhere')) {
    const other = call.args.find((arg) => arg.kind === 'string' && arg.text.trim() !== '');
    return other?.kind === 'string' ? asFallback(other.text) : ELSEWHERE;
  }
  // envalid: str({ default: '…' })
  const fallback = LOOKUP.test(call.callee) ? (second ?? named) : property(first, 'default');
  return fallback?.kind === 'string' && fallback.text.trim() !== '' && holds(fallback)
    ? asFallback(fallback.text)
    : ELSEWHERE;
}

function asFallback(literal: string): Origin {
  return { source: 'literal-fallback', literal };
}

function isPublicKey(text: string): boolean {
  return /-----BEGIN (RSA |EC )?(PUBLIC KEY|CERTIFICATE)/.test(text);
}
