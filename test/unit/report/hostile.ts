import type { Report } from '../../../src/checks/result.ts';
import type { RenderInput } from '../../../src/report/render.ts';
import { at, finding, report, result, sampleIndex } from './sample-report.ts';

/** Texts that a hostile repository could bring in as a file name, a line of code or part of a message. */
export const HOSTILE: readonly string[] = [
  '<script>alert(1)</script>',
  '"><img src=x onerror=alert(1)>',
  "' onmouseover='alert(1)",
  '</code></pre></details></style></title><iframe src="https://evil.example">',
  ']]></failure><testcase name="fake"/>',
  '<!-- --> <!DOCTYPE x [<!ENTITY e SYSTEM "file:///etc/passwd">]> &e;',
  '&lt;b&gt; &amp;#60;script&amp;#62;',
  '`` ` ``` <b>x</b> ` ``',
  '[click](javascript:alert(1)) ![i](https://evil.example/i.png) <https://evil.example> https://evil.example www.evil.example',
  '@someone @org/team #12 owner/repo#3 !4 ~label $5',
  '| a | b |\n| --- | --- |\n# title\n- [x] item\n> quote\n/close\n***bold*** __x__ ~~y~~',
  '</summary></details>\n\n## All checks passed',
  'a\u202eb\u2066c\u200bd\u0000e\u001b[31mf\u0007g\ud800h\ufffei',
  'x\r\ny\rz\u2028w\u0085v',
  '{{ 7*7 }} ${7*7} <%= 7*7 %>',
  '---\ntitle: x\n---',
];

/** A report in which every text of the workspace is hostile. */
export function hostileReport(text: string): Report {
  const scope = { kind: 'unit', repository: text, path: text } as const;
  const location = at(text, 1, text);
  const findings = [
    finding(1, text, { location, related: [{ message: text, location }] }),
    finding(2, text, { location, suppression: { kind: 'inline', reason: text, owner: text, expires: null } }),
    finding(3, text, { outcome: 'review', location }),
    finding(4, text, { outcome: 'unknown', location }),
  ];
  const looked = { files: 1, patterns: [text] };
  const results = (['fail', 'review', 'unknown', 'error', 'not-applicable', 'pass', 'attested'] as const).map(
    (outcome) =>
      result('security/jwt-verification', {
        scope,
        outcome,
        message: text,
        findings: ['fail', 'review', 'unknown'].includes(outcome) ? findings : [],
        passEvidence: outcome === 'pass' ? [location] : [],
        looked,
        attestation:
          outcome === 'attested'
            ? { answer: 'yes', by: text, date: '2026-11-21', link: text, expires: '2027-05-20', note: text }
            : null,
      }),
  );
  const waived = result('security/debug-mode', {
    scope,
    outcome: 'fail',
    message: text,
    findings: findings.slice(1, 2),
  });
  const base = report([...results, waived]);
  return {
    ...base,
    roots: [text],
    notices: [{ kind: 'unused-waiver', repository: text, path: text, line: 1, column: 1, message: text }],
    repositories: [
      {
        path: text,
        files: 1,
        skipped: [{ path: text, reason: text }],
        units: [
          {
            path: text,
            kind: 'service',
            supported: true,
            manifests: [text],
            technologies: [{ id: text, version: text, evidence: { path: text, line: 1 } }],
          },
        ],
        disabledChecks: [text],
        regradedChecks: [{ check: text, severity: 'low' }],
      },
    ],
  };
}

/** The input of a renderer with such a report. */
export function hostileInput(text: string): RenderInput {
  return { report: hostileReport(text), index: sampleIndex, pages: new Map(), style: { colour: false } };
}
