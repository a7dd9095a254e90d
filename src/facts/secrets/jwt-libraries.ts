import { argument, optionsOf, property, type Call, type CodeModel, type Value } from '../code/code-model.ts';
import { judgeJava } from './jwt-java.ts';
import { decoded, judgeAlgorithms, unverified, verified, type JwtJudgement } from './jwt-judgement.ts';
import { judgePhp } from './jwt-php.ts';

/** Judges a call; undefined when it is none of a JWT library that reads a token. */
export function judgeJwtCall(call: Call, code: CodeModel, text: string): JwtJudgement | undefined {
  return (
    judgeJavaScript(call, code) ??
    judgePython(call, code) ??
    judgeGo(call, code, text) ??
    judgeJava(call, code) ??
    judgeRuby(call) ??
    judgePhp(call, code)
  );
}

function judgeJavaScript(call: Call, code: CodeModel): JwtJudgement | undefined {
  const { callee } = call;
  const [first, second, third] = call.args;
  switch (callee) {
    case 'jsonwebtoken.verify':
    case 'jose.jwtVerify':
    case 'jose.compactVerify':
      return judgeAlgorithms(call, property(third, 'algorithms'), third, code);
    case 'express-jwt':
    case 'express-jwt.expressjwt':
    case 'koa-jwt':
    case 'passport-jwt.Strategy':
    case 'fast-jwt.createVerifier':
      return judgeAlgorithms(call, property(first, 'algorithms'), first, code);
    case 'jsonwebtoken.decode':
    case 'jwt-decode':
    case 'jwt-decode.jwtDecode':
    case 'jose.decodeJwt':
    case 'hono/jwt.decode':
    case 'fast-jwt.createDecoder':
      return decoded(callee);
    case 'jose.UnsecuredJWT.decode':
      return unverified(callee);
    case 'hono/jwt.verify':
      // Its default is HS256 and not what the token says.
      return third === undefined ? verified('HS256 by default') : judgeAlgorithms(call, third, undefined);
    case 'jwt-simple.decode':
      if (third?.kind === 'boolean' && third.value) {
        return unverified('noVerify: true');
      }
      return call.args[3] === undefined
        ? { verdict: 'any-algorithm', seen: 'no algorithm argument' }
        : judgeAlgorithms(call, call.args[3], undefined);
    default:
      break;
  }
  if (/^@nestjs\/jwt\.JwtService\{\}\.verify(Async)?$/.test(callee)) {
    return judgeAlgorithms(call, property(second, 'algorithms'), second, code);
  }
  // PassportStrategy's constructor is called by its subclass.
  return callee === 'super' && property(first, 'jwtFromRequest') !== undefined
    ? judgeAlgorithms(call, property(first, 'algorithms'), first, code)
    : undefined;
}

/** PyJWT and python-jose: `jwt.decode(token, key, algorithms=[…], options={"verify_signature": False})`. */
function judgePython(call: Call, code: CodeModel): JwtJudgement | undefined {
  if (!/^(jwt|jose\.jwt|jwt\.PyJWT\(\))\.(decode|decode_complete)$/.test(call.callee) || isRuby(call)) {
    return undefined;
  }
  const options = argument(call, 3, 'options');
  const flags = [
    ['verify_signature', property(options, 'verify_signature')],
    ['verify', call.named.find((entry) => entry.key === 'verify')?.value],
  ] as const;
  for (const [name, flag] of flags) {
    if (flag !== undefined && optionsOf(flag).some((option) => option.kind === 'boolean' && !option.value)) {
      return unverified(`${name}: False`);
    }
    if (flag !== undefined && flag.kind !== 'boolean') {
      return { verdict: 'unresolved', seen: `${name} is not a literal` };
    }
  }
  if (options !== undefined && options.kind !== 'object' && options.kind !== 'null') {
    return { verdict: 'unresolved', seen: 'options that are not a literal' };
  }
  return judgeAlgorithms(call, argument(call, 2, 'algorithms'), undefined, code);
}

function isRuby(call: Call): boolean {
  return call.callee.startsWith('JWT.');
}

const GO_JWT = /^github\.com\/(golang-jwt|dgrijalva)\/jwt(-go)?(\/v\d+)?\./;
const JWX = /^github\.com\/lestrrat-go\/jwx(\/v\d+)?\/jwt\./;

function judgeGo(call: Call, code: CodeModel, text: string): JwtJudgement | undefined {
  const { callee, method } = call;
  if (JWX.test(callee)) {
    return judgeJwx(call);
  }
  if (!GO_JWT.test(callee)) {
    return undefined;
  }
  if (method === 'ParseUnverified') {
    return unverified('ParseUnverified');
  }
  return /^(Parse|ParseWithClaims|ParseFromRequest)$/.test(method)
    ? judgeGolangJwt(call, code, text)
    : undefined;
}

/**
 * golang-jwt: the list is `jwt.WithValidMethods([]string{…})`, of the call or of the parser; a key function that looks at the
 * token's method names it too.
 */
function judgeGolangJwt(call: Call, code: CodeModel, text: string): JwtJudgement {
  const body = text.slice(call.start, call.end);
  if (body.includes('UnsafeAllowNoneSignatureType')) {
    return unverified('UnsafeAllowNoneSignatureType');
  }
  const own = call.args.flatMap((arg) => (arg.kind === 'call' ? [arg.call] : []));
  const ofParser = /NewParser\(\)|Parser\{\}/.test(call.callee) ? code.calls : [];
  const methods = [...own, ...ofParser].find((option) => option.method === 'WithValidMethods');
  if (methods !== undefined) {
    return judgeAlgorithms(methods, methods.args[0], undefined);
  }
  const list = code.assignments.flatMap(({ value }) => property(value, 'ValidMethods') ?? [])[0];
  if (call.callee.includes('Parser{}') && list !== undefined) {
    return judgeAlgorithms(call, list, undefined);
  }
  const keyFunction = call.args.find((arg) => arg.kind === 'name');
  const named = call.args.flatMap((arg) => {
    const path = arg.kind === 'name' ? arg.path : arg.kind === 'call' ? arg.call.callee : '';
    return path === '' ? [] : [path.slice(path.lastIndexOf('.') + 1)];
  });
  const bodies = code.functions
    .filter((candidate) => candidate.name !== undefined && named.includes(candidate.name))
    .map((candidate) => text.slice(candidate.start, candidate.end));
  if ([body, ...bodies].some((part) => /\.Method\b|Header\["alg"\]/.test(part))) {
    return verified('a key function that looks at the method');
  }
  const hasInline = call.args.some((arg) => arg.kind === 'function');
  return !hasInline && bodies.length === 0 && keyFunction !== undefined
    ? { verdict: 'any-algorithm', seen: 'no WithValidMethods, and a key function from elsewhere' }
    : { verdict: 'any-algorithm', seen: 'no WithValidMethods option' };
}

/** jwx ties the algorithm to the key: it verifies unless it is told not to. */
function judgeJwx(call: Call): JwtJudgement | undefined {
  if (call.method === 'ParseInsecure') {
    return unverified('ParseInsecure');
  }
  if (!/^(Parse|ParseString|ParseRequest|ParseHeader|ParseReader)$/.test(call.method)) {
    return undefined;
  }
  const options = call.args.flatMap((arg) => (arg.kind === 'call' ? [arg.call] : []));
  const verify = options.find((option) => option.method === 'WithVerify')?.args[0];
  if (verify?.kind === 'boolean' && !verify.value) {
    return unverified('WithVerify(false)');
  }
  return options.some((option) => /^With(Key|KeySet|KeyProvider|VerifyAuto)$/.test(option.method))
    ? verified('a key with its algorithm')
    : { verdict: 'unresolved', seen: 'no key in this call' };
}

/** ruby-jwt: `JWT.decode(token, key, verify = true, { algorithm: 'HS256' })`. */
function judgeRuby(call: Call): JwtJudgement | undefined {
  if (call.callee !== 'JWT.decode') {
    return undefined;
  }
  const [, , verify, options] = call.args;
  if (verify?.kind === 'boolean' && !verify.value) {
    return unverified('the third argument is false');
  }
  const entry = (name: string): Value | undefined =>
    call.named.find((candidate) => candidate.key === name)?.value ?? property(options, name);
  return judgeAlgorithms(call, entry('algorithm') ?? entry('algorithms'), options);
}
