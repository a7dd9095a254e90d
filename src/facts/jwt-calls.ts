import { argument, optionsOf, property, stringOf, type Call, type Value } from './code/code-model.ts';
import type { Site } from './site.ts';
import type { SourceFile } from './source-file.ts';

/** What a call that reads a JSON Web Token does with its signature. */
export type JwtVerdict =
  /** The algorithms are named and none of them is `none`. */
  | 'verified'
  /** The signature is not checked, or `none` is accepted. */
  | 'unverified'
  /** The signature is checked, but with whatever algorithm the token names. */
  | 'any-algorithm'
  /** The token is only decoded; whether something else verifies it cannot be seen here. */
  | 'decode-only'
  /** The deciding value is not a literal. */
  | 'unresolved';

export interface JwtCall {
  readonly verdict: JwtVerdict;
  /** What was seen, for the message: `algorithms: ["none"]`. */
  readonly seen: string;
  readonly call: string;
  readonly site: Site;
}

/** Texts without which no file can hold such a call: the cheap test before any tree. */
export const JWT_GATE = /jwt|jose|jsonwebtoken|jjwt|Jwts/i;

/** Finds the calls of the common JWT libraries that verify or decode a token. */
export function readJwtCalls(source: SourceFile): readonly JwtCall[] | undefined {
  const calls = (source.code()?.calls ?? []).flatMap((call) => {
    const judged = judge(call);
    return judged === undefined
      ? []
      : [{ ...judged, call: call.callee, site: source.site(call.start, call.end) }];
  });
  return calls.length === 0 ? undefined : calls;
}

type Judgement = Pick<JwtCall, 'verdict' | 'seen'>;

function judge(call: Call): Judgement | undefined {
  const { callee } = call;
  if (/^jsonwebtoken\.verify$/.test(callee)) {
    return judgeAlgorithms(call, property(argument(call, 2), 'algorithms'), argument(call, 2));
  }
  if (/^(jsonwebtoken\.decode|jwt-decode(\.jwtDecode)?|jwt-simple\.decode)$/.test(callee)) {
    return callee === 'jwt-simple.decode' ? judgeJwtSimple(call) : { verdict: 'decode-only', seen: callee };
  }
  if (/^jose\.(jwtVerify|jwtDecrypt)$/.test(callee)) {
    // jose refuses `none` and ties the algorithm to the key's type, so a call without a list still verifies.
    const algorithms = property(argument(call, 2), 'algorithms');
    return algorithms === undefined
      ? { verdict: 'any-algorithm', seen: 'no algorithms option' }
      : judgeAlgorithms(call, algorithms, argument(call, 2));
  }
  if (callee === 'jose.decodeJwt' || callee === 'jose.UnsecuredJWT.decode') {
    return { verdict: callee === 'jose.decodeJwt' ? 'decode-only' : 'unverified', seen: callee };
  }
  if (/^(jwt|jose\.jwt)\.decode$/.test(callee)) {
    return judgePython(call);
  }
  if (/^github\.com\/(golang-jwt|dgrijalva)\/jwt(-go)?(\/v\d+)?\.(.*\.)?ParseUnverified$/.test(callee)) {
    return { verdict: 'unverified', seen: 'ParseUnverified' };
  }
  if (/^github\.com\/(golang-jwt|dgrijalva)\/jwt(-go)?(\/v\d+)?\.(NewParser\(\)\.)?(Parse|ParseWithClaims)$/.test(callee)) {
    return judgeGo(call);
  }
  if (/^JWT\.decode$/.test(callee)) {
    return judgeRuby(call);
  }
  if (/^Firebase\\JWT\\JWT\.decode$/.test(callee)) {
    return { verdict: 'verified', seen: 'a Key that names its algorithm' };
  }
  return judgeJava(callee);
}

function judgeAlgorithms(call: Call, algorithms: Value | undefined, options: Value | undefined): Judgement {
  if (algorithms === undefined) {
    return options !== undefined && options.kind !== 'object' && options.kind !== 'function'
      ? { verdict: 'unresolved', seen: 'options that are not a literal' }
      : options?.kind === 'object' && options.open
        ? { verdict: 'unresolved', seen: 'options that are spread from elsewhere' }
        : { verdict: 'any-algorithm', seen: call.open ? 'spread arguments' : 'no algorithms option' };
  }
  const names = algorithms.kind === 'list' ? algorithms.items.map(stringOf) : [stringOf(algorithms)];
  const seen = `algorithms: ${names.map((name) => name ?? '?').join(', ')}`;
  if (names.some((name) => name?.toLowerCase() === 'none')) {
    return { verdict: 'unverified', seen };
  }
  return names.includes(undefined) ? { verdict: 'unresolved', seen } : { verdict: 'verified', seen };
}

/** PyJWT: `jwt.decode(token, key, algorithms=[…], options={"verify_signature": False})`; before 2.0 also `verify=False`. */
function judgePython(call: Call): Judgement {
  const options = argument(call, 3, 'options');
  const verifySignature = property(options, 'verify_signature');
  const verify = call.named.find((entry) => entry.key === 'verify')?.value;
  for (const [name, flag] of [
    ['verify_signature', verifySignature],
    ['verify', verify],
  ] as const) {
    const isOff = flag !== undefined && optionsOf(flag).some((option) => option.kind === 'boolean' && !option.value);
    if (isOff) {
      return { verdict: 'unverified', seen: `${name}: False` };
    }
  }
  if (options !== undefined && options.kind !== 'object') {
    return { verdict: 'unresolved', seen: 'options that are not a literal' };
  }
  const algorithms = call.named.find((entry) => entry.key === 'algorithms')?.value ?? call.args[2];
  return judgeAlgorithms(call, algorithms, undefined);
}

/** jwt-simple: `decode(token, key, noVerify, algorithm)`. */
function judgeJwtSimple(call: Call): Judgement {
  const [, , noVerify, algorithm] = call.args;
  if (noVerify?.kind === 'boolean' && noVerify.value) {
    return { verdict: 'unverified', seen: 'noVerify: true' };
  }
  return algorithm === undefined
    ? { verdict: 'any-algorithm', seen: 'no algorithm argument' }
    : judgeAlgorithms(call, algorithm, undefined);
}

/** golang-jwt: the list is `jwt.WithValidMethods([]string{…})`; a key function that checks `token.Method` cannot be told. */
function judgeGo(call: Call): Judgement {
  const options = call.args.filter((arg) => arg.kind === 'call').map((arg) => arg.call);
  const methods = options.find((option) => option.method === 'WithValidMethods');
  return methods === undefined
    ? { verdict: 'any-algorithm', seen: 'no WithValidMethods option' }
    : judgeAlgorithms(methods, methods.args[0], undefined);
}

/** ruby-jwt: `JWT.decode(token, key, verify = true, { algorithm: 'HS256' })`. */
function judgeRuby(call: Call): Judgement {
  const [, , verify, options] = call.args;
  if (verify?.kind === 'boolean' && !verify.value) {
    return { verdict: 'unverified', seen: 'the third argument is false' };
  }
  const entry = (name: string): Value | undefined =>
    call.named.find((candidate) => candidate.key === name)?.value ?? property(options, name);
  return judgeAlgorithms(call, entry('algorithm') ?? entry('algorithms'), options);
}

function judgeJava(callee: string): Judgement | undefined {
  if (/Jwts\.parser(Builder)?\(\)/.test(callee)) {
    // jjwt: a signed parse with a key verifies; `parse` and `parseClaimsJwt` accept unsigned tokens.
    if (/\.(parseSignedClaims|parseClaimsJws|parseSignedContent|parseContentJws)$/.test(callee)) {
      return { verdict: 'verified', seen: callee.slice(callee.lastIndexOf('.') + 1) };
    }
    if (/\.(parseUnsecuredClaims|parseClaimsJwt|parsePlaintextJwt)$/.test(callee)) {
      return { verdict: 'unverified', seen: callee.slice(callee.lastIndexOf('.') + 1) };
    }
  }
  if (/^com\.auth0\.jwt\.JWT\.decode$/.test(callee)) {
    return { verdict: 'decode-only', seen: 'JWT.decode' };
  }
  if (/^com\.auth0\.jwt\.JWT\.require$/.test(callee)) {
    return { verdict: 'verified', seen: 'JWT.require(algorithm)' };
  }
  return undefined;
}
