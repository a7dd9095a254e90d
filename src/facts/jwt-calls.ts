import type { Call, CodeModel } from './code/code-model.ts';
import type { JwtJudgement, JwtVerdict } from './secrets/jwt-judgement.ts';
import { judgeJwtCall } from './secrets/jwt-libraries.ts';
import type { Site } from './site.ts';
import type { SourceFile } from './source-file.ts';

export type { JwtVerdict } from './secrets/jwt-judgement.ts';

export interface JwtCall {
  readonly verdict: JwtVerdict;
  /** What was seen, for the message: `algorithms: none`. */
  readonly seen: string;
  readonly call: string;
  readonly site: Site;
}

/** Texts without which no file can hold such a call: the cheap test before any tree. */
export const JWT_GATE = /jwt|jose|jsonwebtoken|jjwt|jwx/i;

interface Judged extends JwtJudgement {
  readonly call: Call;
}

/** Finds the calls of the common JWT libraries that verify or decode a token. */
export function readJwtCalls(source: SourceFile): readonly JwtCall[] | undefined {
  const code = source.code();
  if (code === undefined) {
    return undefined;
  }
  const judged = code.calls.flatMap((call): Judged[] => {
    const judgement = judgeJwtCall(call, code, source.text);
    return judgement === undefined ? [] : [{ ...judgement, call }];
  });
  const calls = judged
    .filter((item) => !judged.some((other) => isFurtherOut(other, item)))
    .flatMap((item) => inItsFunction(item, judged, code))
    .map(({ verdict, seen, call }) => ({
      verdict,
      seen,
      call: call.callee,
      site: source.site(call.calleeRange.start, call.end),
    }));
  return calls.length === 0 ? undefined : calls;
}

/** Of a chain that says it twice (`unsecured()…parseUnsecuredClaims()`) the whole is one place. */
function isFurtherOut(other: Judged, item: Judged): boolean {
  return (
    other.verdict === item.verdict && other.call.start === item.call.start && other.call.end > item.call.end
  );
}

/**
 * A token is often read unverified to learn its issuer or key, and verified in the same function: then the first reading
 * alone is no fault, and a mere decoding needs no second look.
 */
function inItsFunction(item: Judged, all: readonly Judged[], code: CodeModel): Judged[] {
  if (item.verdict !== 'unverified' && item.verdict !== 'decode-only') {
    return [item];
  }
  if (item.isFinal === true) {
    return [item];
  }
  const around = code.functions.filter(({ start, end }) => start <= item.call.start && item.call.end <= end);
  const smallest = around.reduce<{ start: number; end: number } | undefined>(
    (best, next) => (best === undefined || next.end - next.start < best.end - best.start ? next : best),
    undefined,
  );
  const isVerifiedToo =
    smallest !== undefined &&
    all.some(
      ({ call, verdict }) =>
        smallest.start <= call.start &&
        call.end <= smallest.end &&
        (verdict === 'verified' || verdict === 'any-algorithm'),
    );
  if (!isVerifiedToo) {
    return [item];
  }
  return item.verdict === 'decode-only' ? [] : [{ ...item, verdict: 'read-first' }];
}
