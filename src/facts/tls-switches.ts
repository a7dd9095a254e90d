import { baseName } from '../workspace/paths.ts';
import type { WorkspaceFile } from '../workspace/workspace.ts';
import { isDockerfilePath } from './dockerfiles.ts';
import { isEnvFilePath, isExampleEnvPath } from './env-files.ts';
import { isMakefilePath } from './makefiles.ts';
import type { Replacement, Site } from './site.ts';
import type { SourceFile } from './source-file.ts';
import { familyOfPath } from './syntax/languages.ts';
import { findInCode } from './tls/code-switches.ts';
import { mendTls } from './tls/mend-tls.ts';
import { findInText } from './tls/text-switches.ts';

export type TlsState =
  | 'off'
  /** Off where an environment test leaves production out. */
  | 'guarded'
  /** Off under a condition that says nothing of environments. */
  | 'conditional'
  /** Off, with a check of one's own close by. */
  | 'replaced'
  | 'unresolved';

/** A place that switches the check of certificates off, or may. */
export interface TlsSwitch {
  readonly what: string;
  readonly state: TlsState;
  readonly site: Site;
  /** What switches the check on again and does nothing else. */
  readonly mend: Replacement | undefined;
}

/** Texts without which no file can hold such a switch. */
export const TLS_GATE =
  /rejectUnauthorized|strictSSL|strict[-_]ssl|StrictSsl|checkServerIdentity|TLS_REJECT|PYTHONHTTPSVERIFY|verify|CERT_NONE|tlsInsecure|tlsAllowInvalid|ssl\s*=|InsecureSkipVerify|checkServerTrusted|ostnameVerifier|HOSTNAME_VERIFIER|TrustAll|InsecureTrust|VERIFY_NONE|VERIFYPEER|withoutVerifying|trusted[-_]host|insecure|sslVerify|SSL_NO_VERIFY|no-check-certificate|\bcurl\b/i;

const TEXT_NAME =
  /\.(sh|bash|zsh|ya?ml|npmrc|groovy)$|^(\.npmrc|\.yarnrc|pip\.conf|\.gitconfig|package\.json|Jenkinsfile[\w.-]*|entrypoint|docker-entrypoint)$/;

/** Scripts, Dockerfiles, CI files and settings that are no source code of the six languages. */
export function isTlsText(path: string): boolean {
  return (
    TEXT_NAME.test(baseName(path)) ||
    isDockerfilePath(path) ||
    isMakefilePath(path) ||
    (isEnvFilePath(path) && !isExampleEnvPath(path))
  );
}

export function mayHoldTlsSwitch(file: WorkspaceFile): boolean {
  const isJudged = file.class === 'production' || file.class === 'dev-only';
  return isJudged && (familyOfPath(file.path) !== undefined || isTlsText(file.path));
}

/** Finds the switches of a file. */
export function readTlsSwitches(source: SourceFile): readonly TlsSwitch[] | undefined {
  const found = source.family === undefined ? findInText(source.text) : findInCode(source);
  const switches = found.map(({ what, state, start, end }): TlsSwitch => ({
    what,
    state,
    site: source.site(start, end),
    mend: mendTls(source, { start, end }),
  }));
  return switches.length === 0 ? undefined : switches;
}
