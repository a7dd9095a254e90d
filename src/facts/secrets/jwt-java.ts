import type { Call, CodeModel } from '../code/code-model.ts';
import { decoded, unverified, verified, type JwtJudgement } from './jwt-judgement.ts';

const SIGNED =
  /^(parseSignedClaims|parseClaimsJws|parseSignedContent|parseContentJws|parsePlaintextJws|parsePlainTextJws)$/;
const UNSECURED =
  /^(parseUnsecuredClaims|parseUnsecuredContent|parseClaimsJwt|parsePlaintextJwt|parsePlainTextJwt|parseContentJwt)$/;

/** jjwt, java-jwt, Nimbus and jose4j. */
export function judgeJava(call: Call, code: CodeModel): JwtJudgement | undefined {
  const { callee, method } = call;
  // The chain itself, or a parser that a variable or field of its type holds.
  if (/Jwts\.parser(Builder)?\(\)|(^|\.)JwtParser(Builder)?\{\}/.test(callee)) {
    return judgeJjwt(call, code);
  }
  switch (callee) {
    case 'com.auth0.jwt.JWT.decode':
      return decoded('JWT.decode');
    case 'com.nimbusds.jwt.SignedJWT.parse':
    case 'com.nimbusds.jwt.JWTParser.parse':
      return decoded(callee.slice(callee.lastIndexOf('.', callee.lastIndexOf('.') - 1) + 1));
    case 'com.nimbusds.jwt.PlainJWT.parse':
      return unverified('PlainJWT.parse');
    case 'com.auth0.jwt.JWT.require': {
      const [algorithm] = call.args;
      return algorithm?.kind === 'call' && algorithm.call.method === 'none'
        ? { ...unverified('Algorithm.none()'), isFinal: true }
        : verified('JWT.require(algorithm)');
    }
    default:
      break;
  }
  if (/\.NimbusJwtDecoder\.(withJwkSetUri|withIssuerLocation|withPublicKey|withSecretKey)$/.test(callee)) {
    return verified(method);
  }
  if (
    callee.includes('JwtConsumerBuilder') &&
    /^(setSkipSignatureVerification|setDisableRequireSignature)$/.test(method)
  ) {
    return unverified(method);
  }
  return callee.includes('JwtConsumerBuilder') && method === 'setJwsAlgorithmConstraints'
    ? verified(method)
    : undefined;
}

/** A signed parse with a key verifies; what parses unsecured tokens does not; a plain `parse` takes what comes. */
function judgeJjwt({ callee, method, start }: Call, code: CodeModel): JwtJudgement | undefined {
  if (SIGNED.test(method)) {
    return verified(method);
  }
  if (method === 'unsecured' || (method === 'parse' && callee.includes('.unsecured()'))) {
    return { ...unverified('unsecured'), isFinal: true };
  }
  if (UNSECURED.test(method)) {
    return unverified(method);
  }
  if (method !== 'parse' || callee.includes('.parse().')) {
    return undefined;
  }
  const accepts = code.calls.find((other) => other.start === start && other.callee === `${callee}().accept`);
  const visitor = accepts?.args[0];
  return visitor?.kind === 'name' && /(^|\.)Jws\.(CLAIMS|CONTENT)$/.test(visitor.path)
    ? verified('parse and accept(Jws)')
    : { verdict: 'any-algorithm', seen: 'parse, which takes unsigned tokens too before jjwt 0.12' };
}
