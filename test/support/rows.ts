import type { Case } from './cases.ts';

/** Stacks as the rows of the catalogue name them; `all` rows name none. */
export type RowStack =
  'node' | 'py' | 'java' | 'go' | 'rb' | 'php' | 'dk' | 'k8s' | 'tf' | 'gha' | 'gl' | 'jk' | 'ng';

/** What the first release promises of one check. */
export interface Row {
  readonly id: string;
  /** Stacks on which it must be shown to pass and to fail. */
  readonly stacks: readonly RowStack[];
  /** False where files decide every case, so that nothing can be unknown and nobody needs to look. */
  readonly canAbstain: boolean;
}

const SIX: readonly RowStack[] = ['node', 'py', 'java', 'go', 'rb', 'php'];

function row(id: string, stacks: readonly RowStack[] = [], canAbstain = true): Row {
  return { id, stacks, canAbstain };
}

/** The checks of the first release, in the order of their areas. */
export const ROWS: readonly Row[] = [
  row('security/provider-secret'),
  row('security/private-key-file'),
  row('security/connection-string-password'),
  row('security/env-file-exposure'),
  row('security/framework-secret-literal', SIX),
  row('security/jwt-verification', SIX),
  row('security/cookie-flags', SIX),
  row('security/cors-credentials', [...SIX, 'ng']),
  row('security/tls-verification-disabled'),
  row('security/sql-string-building', SIX),
  row('security/dynamic-eval', ['node', 'py', 'java', 'rb', 'php']),
  row('security/unsafe-deserialization', ['node', 'py', 'java', 'rb', 'php']),
  row('security/debug-mode', ['py', 'php', 'rb', 'go', 'java', 'dk', 'k8s']),
  row('security/management-endpoints', ['java', 'go', 'py']),
  row('security/bidi-control-chars'),
  row('testing/tests-exist'),
  row('testing/runs-in-ci', ['gha', 'gl', 'jk']),
  row('testing/failures-block', ['gha', 'gl', 'jk']),
  row('testing/focused-tests', ['node', 'rb', 'py'], false),
  row('ci/pipeline-on-change'),
  row('ci/actions-pinned', ['gha']),
  row('ci/token-permissions', ['gha']),
  row('ci/script-injection', ['gha']),
  row('ci/dangerous-trigger', ['gha']),
  row('ci/locked-install'),
  row('ci/dependency-updates'),
  row('container/image-pinned', ['dk', 'k8s', 'gha', 'gl']),
  row('container/non-root', ['dk']),
  row('container/dockerignore', ['dk'], false),
  row('container/build-secret', ['dk']),
  row('container/host-access', ['dk', 'k8s']),
  row('k8s/run-as-non-root', ['k8s']),
  row('k8s/secret-literal', ['k8s']),
  row('iac/state-committed', ['tf']),
  row('iac/open-ingress', ['tf']),
  row('nginx/alias-traversal', ['ng']),
  row('api/spec-valid'),
  row('api/spec-security'),
  row('db/migrations-present', [], false),
  // Go has no form that fails: GORM's AutoMigrate is for a person to judge.
  row('db/no-auto-sync', ['node', 'java', 'py', 'php']),
  row('obs/health-endpoint', SIX),
  row('obs/swallowed-errors'),
  row('rel/server-timeouts', ['go', 'node']),
  row('rel/blocking-in-handler', ['node', 'py'], false),
  row('rel/dev-server-in-production', ['dk', 'k8s']),
  row('config/env-example', [], false),
  row('config/runtime-consistent'),
  row('config/lockfile', SIX, false),
  row('config/lockfile-in-sync', ['node', 'py', 'php', 'rb']),
  row('config/files-parse'),
  row('docs/commands-exist'),
  row('docs/relative-links'),
];

const SIGNS: readonly (readonly [RowStack, (path: string, text: string) => boolean])[] = [
  ['node', (path) => /\.[cm]?[jt]sx?$|(^|\/)package\.json$/.test(path)],
  ['py', (path) => /\.py$|(^|\/)(pyproject\.toml|Pipfile|requirements[^/]*\.txt)$/.test(path)],
  [
    'java',
    (path) => /\.java$|(^|\/)pom\.xml$|\.gradle(\.kts)?$|application[^/]*\.(properties|ya?ml)$/.test(path),
  ],
  ['go', (path) => /\.go$|(^|\/)go\.mod$/.test(path)],
  ['rb', (path) => /\.rb$|(^|\/)Gemfile$/.test(path)],
  ['php', (path) => /\.php$|(^|\/)composer\.json$/.test(path)],
  ['dk', (path) => /(Docker|Container)file|compose[^/]*\.ya?ml$/i.test(path)],
  ['k8s', (path, text) => /\.ya?ml$/.test(path) && /^kind:/m.test(text)],
  ['tf', (path) => /\.(tf|tfvars)$/.test(path)],
  ['gha', (path) => path.startsWith('.github/workflows/')],
  ['gl', (path) => path.includes('gitlab')],
  ['jk', (path) => path.includes('Jenkinsfile')],
  ['ng', (path) => /nginx|\.conf$/.test(path)],
];

/** The stacks whose files a case holds. */
export function stacksOf(item: Case): Set<RowStack> {
  return new Set(
    SIGNS.filter(([, isSign]) => [...item.files].some(([path, text]) => isSign(path, text))).map(
      ([stack]) => stack,
    ),
  );
}
