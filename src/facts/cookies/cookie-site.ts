import { stringOf, type Call, type CodeModel, type Value } from '../code/code-model.ts';
import { isForeignConstant, lastPart } from '../injection/constant.ts';
import type { SourceFile } from '../source-file.ts';
import { isSessionName, type CookieMend, type CookieSite, type Flag } from './cookie-model.ts';
import type { Flags } from './flags.ts';

/** What finding cookies in one file needs. */
export interface Context {
  readonly source: SourceFile;
  readonly code: CodeModel;
  readonly flags: Flags;
}

export function make(
  { source }: Context,
  library: string,
  what: string,
  secure: Flag,
  httpOnly: Flag,
  at: { start: number; end: number },
  mend: CookieMend,
): CookieSite {
  return { library, what, secure, httpOnly, site: source.site(at.start, at.end), mend };
}

/** The name of a cookie that a session or a token is kept in; undefined for others and where it cannot be told. */
export function sessionName(value: Value | undefined): string | undefined {
  // A constant of another file tells by its own name: `JWT_COOKIE_NAME`.
  const foreign = value?.kind === 'name' && isForeignConstant(value) ? lastPart(value.path) : undefined;
  const name = stringOf(value) ?? foreign;
  return name !== undefined && isSessionName(name) ? name : undefined;
}

export const isEmpty = (value: Value | undefined): boolean =>
  value?.kind === 'null' || stringOf(value) === '';

export const named = (call: Call, key: string): Value | undefined =>
  call.named.find((entry) => entry.key === key)?.value;
