import { optionsOf, stringOf, type Call, type CodeModel, type Value } from '../code/code-model.ts';

/** What a call that reads a JSON Web Token does with its signature. */
export type JwtVerdict =
  /** The algorithms are named and none of them is `none`. */
  | 'verified'
  /** The signature is not checked, or `none` is accepted. */
  | 'unverified'
  /** Not checked here, but the same function verifies a token as well. */
  | 'read-first'
  /** The signature is checked, but with whatever algorithm the token names. */
  | 'any-algorithm'
  /** The token is only decoded; whether something else verifies it cannot be seen here. */
  | 'decode-only'
  /** The deciding value is not a literal. */
  | 'unresolved';

export interface JwtJudgement {
  readonly verdict: JwtVerdict;
  readonly seen: string;
  /** True for a verification that accepts anything: no other call in the function makes it better. */
  readonly isFinal?: boolean;
}

export const verified = (seen: string): JwtJudgement => ({ verdict: 'verified', seen });
export const unverified = (seen: string): JwtJudgement => ({ verdict: 'unverified', seen });
export const decoded = (seen: string): JwtJudgement => ({ verdict: 'decode-only', seen });

/** Judges a list of algorithms, and the options that should have held it. */
export function judgeAlgorithms(
  call: Call,
  algorithms: Value | undefined,
  options: Value | undefined,
  code?: CodeModel,
): JwtJudgement {
  if (algorithms === undefined) {
    return options !== undefined &&
      !isCallback(options) &&
      options.kind !== 'object' &&
      options.kind !== 'null'
      ? { verdict: 'unresolved', seen: 'options that are not a literal' }
      : options?.kind === 'object' && options.open
        ? { verdict: 'unresolved', seen: 'options that are spread from elsewhere' }
        : { verdict: 'any-algorithm', seen: call.open ? 'spread arguments' : 'no algorithms option' };
  }
  const values = algorithms.kind === 'list' ? algorithms.items : optionsOf(algorithms);
  const names = values.map((value) => stringOf(value) ?? algorithmOfName(value, code));
  const seen = `algorithms: ${names.map((name) => name ?? '?').join(', ')}`;
  if (names.some((name) => name?.toLowerCase() === 'none')) {
    return { verdict: 'unverified', seen, isFinal: true };
  }
  return names.length === 0 || names.includes(undefined) ? { verdict: 'unresolved', seen } : verified(seen);
}

function isCallback(value: Value): boolean {
  return (
    value.kind === 'function' || (value.kind === 'name' && /^(cb|callback|done|next|fn)$/i.test(value.path))
  );
}

/** Constants of libraries are called like the algorithm: `Algorithm.HS256`; those of the own class are looked up. */
function algorithmOfName(value: Value, code: CodeModel | undefined): string | undefined {
  if (value.kind !== 'name') {
    return undefined;
  }
  const constant = /(?:^|[.:])((?:HS|RS|ES|PS)(?:256|384|512)|EdDSA|none|NONE)$/.exec(value.path)?.[1];
  const member = /^(?:self|cls|this|[A-Z]\w*)\.(\w+)$/.exec(value.path)?.[1];
  const assigned = code?.assignments.filter(({ name }) => name === member) ?? [];
  return constant ?? (assigned.length === 1 ? stringOf(assigned[0]?.value) : undefined);
}
