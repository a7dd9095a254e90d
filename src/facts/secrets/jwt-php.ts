import { argument, type Call, type CodeModel, type Value } from '../code/code-model.ts';
import { judgeAlgorithms, unverified, verified, type JwtJudgement } from './jwt-judgement.ts';

/** firebase/php-jwt and lcobucci/jwt. */
export function judgePhp(call: Call, code: CodeModel): JwtJudgement | undefined {
  if (/(^|\\)Firebase\\JWT\\JWT\.decode$/.test(call.callee)) {
    const algorithms = argument(call, 2, 'allowed_algs');
    if (algorithms?.kind === 'boolean' && !algorithms.value) {
      // The first versions: decode($jwt, $key, $verify)
      return unverified('the third argument is false');
    }
    return algorithms?.kind === 'list'
      ? judgeAlgorithms(call, algorithms, undefined)
      : judgeKeys(call, argument(call, 1, 'keyOrKeyArray'));
  }
  return judgeLcobucci(call, code);
}

/** php-jwt: a `Key` names its algorithm, and so does each key of a list or a set. */
function judgeKeys(call: Call, keys: Value | undefined): JwtJudgement {
  const list =
    keys?.kind === 'list'
      ? keys.items
      : keys?.kind === 'object' && !keys.open
        ? keys.entries.map((entry) => entry.value)
        : [];
  const judged = list.map((key) => judgeKey(call, key));
  const worst = ['unverified', 'unresolved', 'any-algorithm', 'verified'];
  judged.sort((a, b) => worst.indexOf(a.verdict) - worst.indexOf(b.verdict));
  return judged[0] ?? judgeKey(call, keys);
}

function judgeKey(call: Call, key: Value | undefined): JwtJudgement {
  if (key?.kind === 'call' && /(^|\\)Key$/.test(key.call.callee)) {
    return judgeAlgorithms(call, argument(key.call, 1, 'algorithm'), undefined);
  }
  return key?.kind === 'call' && /parseKeySet$|CachedKeySet$/.test(key.call.callee)
    ? verified('a key set')
    : key?.kind === 'string'
      ? { verdict: 'any-algorithm', seen: 'a key without an algorithm' }
      : { verdict: 'unresolved', seen: 'a key from elsewhere' };
}

const SIGNER = /(^|\\)Lcobucci\\JWT\\Signer\\(?!None$|Key\\)\w+/;
const NO_SIGNER = /(^|\\)Lcobucci\\JWT\\Signer\\None(\(\)|\{\})?$/;

/** lcobucci/jwt: `SignedWith` holds the token to one signer, and `None` is the signer that signs nothing. */
function judgeLcobucci(call: Call, code: CodeModel): JwtJudgement | undefined {
  const { callee } = call;
  if (/(^|\\)Lcobucci\\JWT\\Configuration\.forUnsecuredSigner$/.test(callee)) {
    // One that only writes tokens reads none.
    return code.calls.some((other) => /\.(parser|validator)$/.test(other.callee) && other.args.length === 0)
      ? unverified('forUnsecuredSigner')
      : undefined;
  }
  const isConfiguration = /(^|\\)Lcobucci\\JWT\\Configuration\.for(As|S)ymmetricSigner$/.test(callee);
  if (!isConfiguration && !/(^|\\)Lcobucci\\JWT\\Validation\\Constraint\\SignedWith$/.test(callee)) {
    return undefined;
  }
  const signer = argument(call, 0, 'signer');
  const path = signer?.kind === 'call' ? signer.call.callee : signer?.kind === 'name' ? signer.path : '';
  if (NO_SIGNER.test(path)) {
    return { ...unverified('the signer None'), isFinal: true };
  }
  if (isConfiguration) {
    return undefined;
  }
  // A signer from the configuration is one that this file makes, or it is not known.
  const isMade = code.calls.some((other) => SIGNER.test(other.callee));
  return SIGNER.test(path) || isMade
    ? verified('SignedWith a signer')
    : { verdict: 'unresolved', seen: 'a signer from elsewhere' };
}
