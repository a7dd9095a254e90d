import { optionsOf, type Assignment, type CodeModel, type Value } from './code/code-model.ts';
import { isDevelopmentOnly } from './guards.ts';
import {
  isAppSecretName,
  isBareSecretName,
  isNoSecretText,
  isSpringSecretKey,
  isVariableOfSecret,
} from './secrets/app-secret-names.ts';
import { placeInAssignment, placeInCall, type Place } from './secrets/app-secret-places.ts';
import { isAppSecretConfigPath, originOfPlaceholder, readConfigSecrets } from './secrets/config-secrets.ts';
import { withoutSecret } from './secrets/masked-site.ts';
import { fromDefaults } from './secrets/secret-defaults.ts';
import {
  isLookup,
  lookedUpName,
  originOf,
  type Candidate,
  type SecretSource,
} from './secrets/secret-source.ts';
import type { Site } from './site.ts';
import type { SourceFile } from './source-file.ts';

export interface AppSecret {
  /** What the secret is for, in a person's words: `session secret`. */
  readonly purpose: string;
  readonly source: SecretSource;
  readonly site: Site;
}

/** Texts without which no file can hold such a site: the cheap test before any tree. */
export const APP_SECRET_GATE =
  /secret|jwt|jsonwebtoken|jose|APP_KEY|'cipher'|signing|hmacSha|itsdangerous|passport|\.keys\s*=|csrf|securecookie|sessions|cookie-(parser|session)/i;

export { isAppSecretConfigPath } from './secrets/config-secrets.ts';

/** Finds where session, signing and application secrets are set. */
export function readAppSecrets(source: SourceFile): readonly AppSecret[] | undefined {
  const sites = isAppSecretConfigPath(source.path) ? readConfigSecrets(source) : readCode(source);
  return sites.length === 0 ? undefined : sites;
}

function readCode(source: SourceFile): AppSecret[] {
  const code = source.code();
  const { family } = source;
  if (code === undefined || family === undefined) {
    return [];
  }
  const holds = (value: Value): boolean => !isDevelopmentOnly(source, value.start);
  const known: Place[] = [
    // A call without a key signs and checks nothing: whether that is right is asked elsewhere.
    ...code.calls
      .flatMap((call): Place[] => asList(placeInCall(call, family)))
      .filter(([, value]) => !isEmpty(value)),
    ...code.assignments.flatMap((assignment): Place[] =>
      asList(placeInAssignment(assignment, family, source.path)),
    ),
  ];
  const candidates: Candidate[] = known
    .flatMap(([purpose, value]) => (value === undefined ? [] : follow(purpose, value, code, source.text)))
    .filter(([, value]) => holds(value) && !isKeptElsewhere(source.text, value))
    .map(([purpose, value]) => {
      const origin = originOf(value, holds);
      const isFilled = origin.source === 'unresolved' && isFilledBySpring(source.text, origin.name ?? '');
      return {
        purpose,
        origin: isFilled ? { source: 'elsewhere' } : origin,
        start: value.start,
        end: value.end,
      };
    });
  candidates.push(
    ...fromNames(code, source, holds),
    ...fromLookups(code, holds),
    ...fromDefaults(code, source.text, holds),
    ...fromAnnotations(code),
  );
  return distinct(candidates, source.text).map(({ purpose, origin, start, end }) => ({
    purpose,
    source:
      origin.source === 'literal-fallback' && isRefused(source.text) ? 'refused-fallback' : origin.source,
    site: withoutSecret(source.site(start, end), origin.literal),
  }));
}

function asList(place: Place | undefined): Place[] {
  return place === undefined ? [] : [place];
}

function isEmpty(value: Value | undefined): boolean {
  return value?.kind === 'null' || (value?.kind === 'string' && value.text.trim() === '');
}

const SPRING_FIELD =
  /@Value\s*\([^)]*\)\s*(?:@\w+\s*)*(?:(?:private|protected|public|final|static)\s+)*[\w<>[\]]+\s+(\w+)/g;

/** True for a field or parameter that Spring fills from its configuration, whose default is judged where it stands. */
function isFilledBySpring(text: string, name: string): boolean {
  return [...text.matchAll(SPRING_FIELD)].some((match) => match[1] === name);
}

/** Keys that are no shared secret: a public key by its name, a private key written out, which is reported as what it is. */
function isKeptElsewhere(text: string, value: Value): boolean {
  if (value.kind === 'string' && value.text.includes('PRIVATE KEY-----')) {
    return true;
  }
  const written = text.slice(value.start, value.end);
  return /^[\w.$]*public_?key$/i.test(written);
}

/** A name that the file assigns more than once is judged at each of its assignments. */
function follow(purpose: string, value: Value, code: CodeModel, text: string): [string, Value][] {
  const assigned =
    value.kind === 'name'
      ? code.assignments.filter(
          (assignment) => assignment.target === value.path && !isEntry(assignment, text),
        )
      : [];
  return assigned.length > 0 ? assigned.map((assignment) => [purpose, assignment.value]) : [[purpose, value]];
}

/** True for an entry of an object or dictionary, which shares no name with a variable. */
function isEntry(assignment: Assignment, text: string): boolean {
  return !/=(?!>)/.test(text.slice(assignment.start, assignment.value.start));
}

/** Modules in which a constant called `SECRET` is the application's. */
const CONFIGURATION_MODULE = /(^|\/)(config(uration)?|consts?|constants?|settings?|secrets?|env)\.\w+$/i;

/** Constants and settings whose own name says what they are: `JWT_SECRET = …`, `jwtConstants = { secret: … }`. */
function fromNames(
  code: CodeModel,
  { path, text }: SourceFile,
  holds: (value: Value) => boolean,
): Candidate[] {
  const isTellingFile =
    /(^|[/._-])(jwt|auth|session)[\w.-]*(config|const|secret|setting)|(config|const|setting)[\w/.-]*[/._-](jwt|auth|session)/i.test(
      path,
    );
  const objects = code.assignments.filter((assignment) => assignment.value.kind === 'object');
  const isInTelling = (assignment: Assignment): boolean =>
    assignment.name === 'secret' &&
    objects.some(
      (outer) =>
        outer.value.start <= assignment.start &&
        assignment.end <= outer.value.end &&
        (/jwt|session|cookie|auth(?!or)/i.test(outer.name) ||
          (isTellingFile && outer.value.kind === 'object')),
    );
  // A list of values that must not be used is no use of them.
  const isListed = (assignment: Assignment): boolean =>
    objects.some(
      (outer) =>
        outer.value.start <= assignment.start &&
        assignment.end <= outer.value.end &&
        /placeholder|example|sample|insecure|weak|forbidden|leaked/i.test(outer.name),
    );
  return code.assignments.flatMap((assignment): Candidate[] => {
    const { name, value } = assignment;
    // `SECRET_KEY` alone is a setting where it is assigned; as a key of some data it may be anybody's.
    const isTelling =
      (isAppSecretName(name) && !(isEntry(assignment, text) && isBareSecretName(name))) ||
      (name === 'SECRET' && CONFIGURATION_MODULE.test(path) && !isEntry(assignment, text));
    if (!(isTelling || isInTelling(assignment)) || isListed(assignment) || !holds(value)) {
      return [];
    }
    const origin = originOf(value, holds);
    const isText = origin.literal !== undefined && !isNoSecretText(origin.literal, name);
    const isRead =
      origin.literal === undefined &&
      optionsOf(value).some((option) => isLookup(option) && isVariableOfSecret(lookedUpName(option) ?? name));
    return isText || isRead ? [{ purpose: name, origin, start: value.start, end: value.end }] : [];
  });
}

/** Reads of a variable with such a name that fall back to a literal, wherever they stand. */
function fromLookups(code: CodeModel, holds: (value: Value) => boolean): Candidate[] {
  const values = [
    ...code.assignments.map((assignment) => assignment.value),
    ...code.calls.flatMap((call) => [...call.args, ...call.named.map((entry) => entry.value)]),
    ...code.calls.map((call): Value => ({ kind: 'call', call, start: call.start, end: call.end })),
  ];
  return values.flatMap((value): Candidate[] => {
    const name = optionsOf(value)
      .map(lookedUpName)
      .find((found) => found !== undefined);
    const origin = name === undefined || !isVariableOfSecret(name) ? undefined : originOf(value, holds);
    return name !== undefined &&
      origin?.source === 'literal-fallback' &&
      holds(value) &&
      !isNoSecretText(origin.literal ?? '', '')
      ? [{ purpose: name, origin, start: value.start, end: value.end }]
      : [];
  });
}

/** Spring's `@Value("${jwt.secret:default}")`. */
function fromAnnotations(code: CodeModel): Candidate[] {
  return code.calls
    .filter((call) => call.isDecorator && call.method === 'Value')
    .flatMap((call): Candidate[] => {
      const value = call.named.find((entry) => entry.key === 'value')?.value ?? call.args[0];
      const key = value?.kind === 'string' ? (/^\$\{([^:{}]+)/.exec(value.text)?.[1] ?? '') : '';
      if (value?.kind !== 'string' || !isSpringSecretKey(key)) {
        return [];
      }
      const { start, end } = value;
      return [{ purpose: key, origin: originOfPlaceholder(value.text), start, end }];
    });
}

/**
 * One secret is one site, however often it is used: of those with the same literal, the places where it is written; of those
 * that lie in one another, the outer one.
 */
function distinct(candidates: readonly Candidate[], text: string): Candidate[] {
  const isWritten = ({ origin, start, end }: Candidate): boolean =>
    origin.literal === undefined ||
    text.slice(start, end).includes(origin.literal.slice(0, 12).split('\n')[0] ?? '');
  const sorted = [...candidates].sort((a, b) => a.start - b.start || b.end - a.end);
  return sorted.filter((candidate, index) => {
    const isInside = sorted
      .slice(0, index)
      .some((other) => other.start <= candidate.start && candidate.end <= other.end);
    const { literal } = candidate.origin;
    const isWrittenElsewhere =
      literal !== undefined &&
      !isWritten(candidate) &&
      sorted.some((other) => other.origin.literal === literal && isWritten(other));
    return !isInside && !isWrittenElsewhere;
  });
}

/** True where the file ends the process in production when a secret is missing or still the default. */
function isRefused(text: string): boolean {
  const refusal =
    /\b(?:if|unless|assert)\b([^\n]{0,200}(?:\n[^\n]{0,160}){0,3}?)\b(?:throw|raise|panic|abort|exit|Fatal\w*)\b/gi;
  return [...text.matchAll(refusal)].some(
    ([, condition = '']) => /prod|(?<![a-z])debug/i.test(condition) && /secret|key/i.test(condition),
  );
}
