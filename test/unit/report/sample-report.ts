import type { CheckResult, Finding, Location, Report } from '../../../src/checks/result.ts';
import { summarise } from '../../../src/checks/summarise.ts';
import type { CheckEntry, ContentIndex } from '../../../src/content/model.ts';
import type { RenderInput } from '../../../src/report/render.ts';

/** A place on one line. */
export function at(path: string, line: number, excerpt: string): Location {
  return { path, line, column: 3, endLine: line, endColumn: 3 + excerpt.length, excerpt };
}

/** A failing finding of high severity, unless told otherwise. */
export function finding(id: number, message: string, parts: Partial<Finding> = {}): Finding {
  return {
    fingerprint: `v1:${id.toString(16).padStart(32, '0')}`,
    outcome: 'fail',
    severity: 'high',
    message,
    location: null,
    related: [],
    fixes: [],
    suppression: null,
    ...parts,
  };
}

/** A result of the one unit, unless told otherwise. */
export function result(check: string, parts: Partial<CheckResult>): CheckResult {
  return {
    check,
    checkVersion: 1,
    scope: { kind: 'unit', repository: '.', path: 'services/api' },
    outcome: 'pass',
    confidence: 'high',
    message: 'All is well.',
    findings: [],
    findingCount: parts.findings?.length ?? 0,
    passEvidence: [],
    looked: { files: 0, patterns: [] },
    topic: 'security/jwt',
    attestation: null,
    ...parts,
  };
}

/** A report around some results. */
export function report(results: readonly CheckResult[]): Report {
  return {
    schemaVersion: 1,
    evaluatedOn: '2026-11-21',
    tool: { name: 'backend-roadmap', version: '0.1.0' },
    roots: ['.'],
    repositories: [
      {
        path: '.',
        files: 61,
        skipped: [{ path: 'dump.sql', reason: 'too-large' }],
        units: [
          {
            path: 'services/api',
            kind: 'service',
            supported: true,
            manifests: ['services/api/package.json'],
            technologies: [
              { id: 'express', version: '5.1.0', evidence: { path: 'services/api/package.json', line: 14 } },
            ],
          },
        ],
        disabledChecks: ['container/non-root'],
        regradedChecks: [{ check: 'ci/actions-pinned', severity: 'low' }],
      },
    ],
    results,
    notices: [
      {
        kind: 'expired-waiver',
        repository: '.',
        path: '.backend-roadmap/config.jsonc',
        line: 7,
        column: 5,
        message:
          'The waiver of testing/tests-exist for "**" ended on 2026-11-01, and its finding counts again.',
      },
      {
        kind: 'unused-ignore',
        repository: '.',
        path: 'services/api/src/a & b.js',
        line: 3,
        column: 1,
        message: 'security/debug-mode finds nothing here, so that this comment can go.',
      },
    ],
    onlyFiles: null,
    summary: summarise(results),
    timing: { totalMs: 1234 },
  };
}

function checkEntry(id: string, parts: Partial<CheckEntry>): CheckEntry {
  return {
    id,
    title: id,
    summary: `Looks at ${id}.`,
    order: 10,
    version: 1,
    severity: 'high',
    confidence: 'high',
    stacks: ['express'],
    standards: [],
    topic: 'security/jwt',
    fixes: [],
    reviewed: '2026-11-21',
    formerly: [],
    ...parts,
  };
}

function question(id: string, title: string, text: string): ContentIndex['questions'][number] {
  return {
    id,
    title,
    question: text,
    why: 'It is worth knowing.',
    hint: 'Ask around.',
    hintPaths: [],
    severity: 'high',
    expiryDays: 180,
    standards: ['OWASP ASVS 5.0: V8.2.1'],
    topic: 'security/jwt',
  };
}

/** The content that the sample report is about. */
export const sampleIndex: ContentIndex = {
  schemaVersion: 1,
  areas: [],
  stages: [],
  technologies: [
    { id: 'express', title: 'Express', kind: 'framework' },
  ] as unknown as ContentIndex['technologies'],
  topics: [{ id: 'security/jwt', title: 'JSON Web Tokens' }] as unknown as ContentIndex['topics'],
  snippets: [],
  questions: [
    question('manual/backup-restore', 'Restore tested', 'Has a restore been tried?'),
    question('manual/code-review', 'Every change reviewed', 'Does a second person approve?'),
    question('manual/mfa-accounts', 'Second factor', 'Is a second factor forced?'),
  ],
  checks: [
    checkEntry('security/jwt-verification', {
      title: 'Tokens are verified',
      summary: 'Looks at how JSON Web Tokens are verified.',
      standards: ['CWE-347', 'OWASP Top 10 2025: A07'],
      fixes: [{ kind: 'snippet', id: 'security/jwt-verify' }],
    }),
    checkEntry('security/debug-mode', {
      title: 'Debug mode is off',
      severity: 'medium',
      confidence: 'medium',
    }),
    checkEntry('security/dynamic-eval', { title: 'Nothing is evaluated', confidence: 'low' }),
    checkEntry('testing/tests-exist', { title: 'There are tests', severity: 'medium', standards: [] }),
    checkEntry('ci/actions-pinned', { title: 'Actions are pinned by commit', severity: 'low' }),
    checkEntry('ci/pipeline-on-change', { title: 'The pipeline runs on changes' }),
  ],
  checklists: [
    {
      id: 'security',
      title: 'Security',
      summary: 'What a stranger would try first.',
      order: 10,
      checks: ['security/jwt-verification', 'security/debug-mode', 'security/dynamic-eval'],
      questions: ['manual/mfa-accounts'],
    },
    {
      id: 'delivery',
      title: 'Tests & delivery',
      summary: 'Whether a bad change is stopped.',
      order: 20,
      checks: ['testing/tests-exist', 'ci/pipeline-on-change'],
      questions: ['manual/backup-restore', 'manual/code-review'],
    },
  ],
};

const jwtFinding = finding(1, 'The token is decoded and not verified.', {
  location: at('services/api/src/auth.js', 12, 'const user = jwt.decode(token);'),
  related: [
    {
      message: 'The token comes from here.',
      location: at('services/api/src/app.js', 4, 'req.headers.authorization'),
    },
  ],
  fixes: [
    { kind: 'snippet', id: 'security/jwt-verify', title: 'Verify a JWT' },
    { kind: 'command', title: 'Look for more', command: "git grep 'jwt.decode'" },
    { kind: 'manual', title: 'Ask who relies on it' },
  ],
});

/** One result of every outcome, with findings of every kind: what the golden files are made of. */
export const sampleReport: Report = report([
  result('ci/actions-pinned', {
    scope: { kind: 'repository', repository: '.', path: '.' },
    outcome: 'fail',
    message: 'The action is named by a tag.',
    topic: 'delivery/github-actions',
    findings: [
      finding(5, 'The action is named by a tag.', {
        severity: 'low',
        location: at('.github/workflows/ci & cd.yml', 9, '- uses: a/b@v1'),
        fixes: [
          {
            kind: 'edit',
            title: 'Let the token read',
            disposition: 'review',
            edits: [
              {
                path: '.github/workflows/ci & cd.yml',
                line: 3,
                column: 1,
                endLine: 3,
                endColumn: 1,
                newText: 'permissions:\n  contents: read\n',
              },
              {
                path: '.github/workflows/ci & cd.yml',
                line: 9,
                column: 1,
                endLine: 10,
                endColumn: 1,
                newText: '',
              },
            ],
          },
        ],
      }),
    ],
  }),
  result('ci/pipeline-on-change', {
    scope: { kind: 'repository', repository: '.', path: '.' },
    outcome: 'error',
    message: 'ci.yml: reading its pipelines failed: unexpected end',
  }),
  result('manual/backup-restore', {
    scope: { kind: 'repository', repository: '.', path: '.' },
    outcome: 'attested',
    message: 'No, says kim (2026-10-02).',
    attestation: {
      answer: 'no',
      by: 'kim',
      date: '2026-10-02',
      link: null,
      expires: '2027-03-31',
      note: 'Planned for December.',
    },
    findings: [finding(8, 'Has a restore been tried? No, says kim (2026-10-02).')],
  }),
  result('manual/code-review', {
    scope: { kind: 'repository', repository: '.', path: '.' },
    outcome: 'review',
    message: 'Does a second person approve?',
    findings: [
      finding(9, 'Does a second person approve?', {
        outcome: 'review',
        related: [{ message: 'May help to answer.', location: at('.github/CODEOWNERS', 1, '') }],
      }),
    ],
    topic: null,
  }),
  result('manual/mfa-accounts', {
    scope: { kind: 'repository', repository: '.', path: '.' },
    outcome: 'attested',
    message: 'Yes, says kim (2026-10-01).',
    attestation: {
      answer: 'yes',
      by: 'kim',
      date: '2026-10-01',
      link: 'https://wiki.example/mfa',
      expires: '2027-03-30',
      note: null,
    },
  }),
  result('security/debug-mode', {
    outcome: 'fail',
    confidence: 'medium',
    message: 'Debug is on.',
    findings: [
      finding(3, 'Debug is on.', {
        severity: 'medium',
        location: at('services/api/src/app.js', 2, "app.set('debug', true)"),
        suppression: { kind: 'waiver', reason: 'Only inside the VPN', owner: 'kim', expires: '2027-01-31' },
      }),
    ],
  }),
  result('security/dynamic-eval', {
    outcome: 'review',
    confidence: 'low',
    message: 'A person must look at this template.',
    findings: [
      finding(4, 'A person must look at this template.', {
        outcome: 'review',
        location: at('services/api/src/view.js', 7, 'new Function(`return ${body}`)'),
      }),
    ],
  }),
  result('security/dynamic-eval', {
    scope: { kind: 'unit', repository: '.', path: 'services/mail' },
    message: 'No code is computed.',
  }),
  result('security/jwt-verification', {
    outcome: 'fail',
    message: 'The token is decoded and not verified. (and 1 more)',
    findings: [
      jwtFinding,
      finding(2, 'The algorithm comes from outside.', {
        outcome: 'unknown',
        location: at('services/api/src/auth.js', 20, 'jwt.verify(token, key, options)'),
      }),
    ],
    looked: { files: 8, patterns: ['jsonwebtoken'] },
  }),
  result('security/jwt-verification', {
    scope: { kind: 'unit', repository: '.', path: 'services/mail' },
    message: 'Every token is verified.',
    passEvidence: [at('services/mail/src/auth.js', 3, 'jwt.verify(token, key)')],
  }),
  result('testing/tests-exist', {
    outcome: 'fail',
    message: 'There is no test.',
    findings: [finding(6, 'There is no test.', { severity: 'medium' })],
    looked: { files: 61, patterns: ['**/*.test.*', '**/test/**'] },
  }),
  result('testing/tests-exist', {
    scope: { kind: 'unit', repository: '.', path: 'services/mail' },
    outcome: 'not-applicable',
    message: 'There is no code to test.',
  }),
  result('testing/tests-exist', {
    scope: { kind: 'unit', repository: '.', path: 'services/old' },
    outcome: 'unknown',
    message: 'The tests may lie in another repository.',
    findings: [finding(7, 'The tests may lie in another repository.', { outcome: 'unknown' })],
  }),
]);

/** Page bodies for the sample: one with all that a page may hold. */
export const samplePages: ReadonlyMap<string, string> = new Map([
  [
    'security/jwt-verification',
    '## What it checks\n\nRead [JSON Web Tokens](../../topics/security/jwt.md) and [RFC 8725](https://www.rfc-editor.org/rfc/rfc8725).\n\n## Samples\n\n```js sample=wrong file=a.js case=b\nverify("{{fake:github-token}}")\n```\n\n## References\n\n- [RFC 8725](https://www.rfc-editor.org/rfc/rfc8725) (official)\n',
  ],
]);

export const sampleInput: RenderInput = {
  report: sampleReport,
  index: sampleIndex,
  pages: samplePages,
  style: { colour: false },
};
