import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { Ajv } from 'ajv';
import { formatBaseline, parseBaseline } from '../../../src/workspace/project-file/baseline.ts';
import { pathMatcher, splitExcluded } from '../../../src/workspace/project-file/path-globs.ts';
import { ProjectFileError } from '../../../src/workspace/project-file/project-error.ts';
import { ANSWERS, projectSchema } from '../../../src/workspace/project-file/project-schema.ts';
import { WAIVER_REASONS } from '../../../src/workspace/project-file/project-words.ts';
import { parseProjectFile, readProjectFile } from '../../../src/workspace/project-file/read-project.ts';
import { ROOT } from '../../support/content.ts';
import { MemoryFileSystem } from '../../support/memory-file-system.ts';

const FILE = '.backend-roadmap/config.jsonc';
const WAIVER = `{ "check": "a/b", "path": "test/**", "reason": "test-data", "owner": "kim", "expires": "2027-01-31" }`;

function errorOf(text: string): ProjectFileError {
  try {
    parseProjectFile(FILE, text);
  } catch (error) {
    assert.ok(error instanceof ProjectFileError, String(error));
    return error;
  }
  return assert.fail(`no error for ${text}`);
}

describe('the project file', () => {
  it('is read with comments, trailing commas and a byte order mark', async () => {
    const text = `\uFEFF// ours\n{ "version": 1, "checks": { "a/b": "off", "c/d": { "severity": "low" } },\n "waivers": [\n  ${WAIVER},\n ], "exclude": ["legacy/"], }`;
    const project = await readProjectFile(new MemoryFileSystem(new Map([[FILE, text]])), '');
    assert.deepEqual(project?.checks, [
      { check: 'a/b', off: true, severity: undefined, at: { line: 2, column: 29 } },
      { check: 'c/d', off: false, severity: 'low', at: { line: 2, column: 43 } },
    ]);
    assert.deepEqual(project.waivers, [
      {
        check: 'a/b',
        path: 'test/**',
        reason: 'test-data',
        note: undefined,
        owner: 'kim',
        expires: '2027-01-31',
        at: { line: 4, column: 3 },
      },
    ]);
    assert.deepEqual(project.exclude, ['legacy/']);
    assert.deepEqual(project.unknownKeys, []);
  });

  it('need not be there', async () => {
    assert.equal(await readProjectFile(new MemoryFileSystem(new Map()), ''), undefined);
  });

  it('is named as seen from the open folder, also when it cannot be read', async () => {
    const fs = new MemoryFileSystem(new Map([[FILE, '{}']]), [FILE]);
    await assert.rejects(readProjectFile(fs, 'services/api'), (error) => {
      assert.ok(error instanceof ProjectFileError);
      assert.match(
        error.message,
        /^services\/api\/\.backend-roadmap\/config\.jsonc:1:1: the file cannot be read/,
      );
      return true;
    });
  });

  it('tells of keys that nothing reads, where they stand, and keeps the rest', () => {
    const project = parseProjectFile(
      FILE,
      `{ "version": 1, "wavers": [],\n "waivers": [${WAIVER.replace('}', ', "untill": 1 }')}],\n "checks": { "a/b": { "options": { "depth": 3 }, "level": 1 } } }`,
    );
    assert.deepEqual(
      project.unknownKeys.map(({ key, at }) => `${key} ${at.line}:${at.column}`),
      [
        'checks["a/b"].level 3:50',
        'waivers[0].untill 2:116',
        'wavers 1:17',
        'checks["a/b"].options.depth 3:36',
      ],
    );
    assert.equal(project.waivers.length, 1);
  });

  const wrong: readonly (readonly [string, string, RegExp])[] = [
    [
      'bad JSON',
      '{ "version": 1,\n  "waivers": [ }',
      /jsonc:2:16: the file is not valid JSON \(.*\)\. Mend it/,
    ],
    ['an empty file', '', /jsonc:1:1: the file is not valid JSON/],
    ['a list', '[]', /jsonc:1:1: the file must be an object/],
    ['no version', '{}', /jsonc:1:1: the file has no "version"\. Add it, for example "version": 1\./],
    ['another version', '{ "version": 2 }', /jsonc:1:14: version must be 1, .* and is 2\. Correct it\./],
    [
      'a key twice',
      '{ "version": 1,\n "waivers": [], "waivers": [] }',
      /jsonc:2:17: the key "waivers" stands here for the second time/,
    ],
    [
      'a severity that is not one',
      '{ "version": 1, "checks": { "a/b": { "severity": "urgent" } } }',
      /jsonc:1:50: checks\["a\/b"\]\.severity must be one of "high", "medium", "low", and is "urgent"/,
    ],
    [
      'a setting that is not one',
      '{ "version": 1, "checks": { "a/b": "on" } }',
      /checks\["a\/b"\] must be "off" or an object/,
    ],
    [
      'a waiver without an owner',
      `{ "version": 1, "waivers": [\n ${WAIVER.replace('"owner": "kim", ', '')}] }`,
      /jsonc:2:2: waivers\[0\] has no "owner"\. Add it, for example "owner": "team-payments"/,
    ],
    [
      'a waiver without an end',
      `{ "version": 1, "waivers": [${WAIVER.replace(', "expires": "2027-01-31"', '')}] }`,
      /waivers\[0\] has no "expires"/,
    ],
    [
      'a waiver for a reason of its own',
      `{ "version": 1, "waivers": [${WAIVER.replace('test-data', 'because')}] }`,
      /waivers\[0\]\.reason must be one of "test-data", .*and is "because"/,
    ],
    [
      'a date that no calendar has',
      `{ "version": 1, "waivers": [${WAIVER.replace('2027-01-31', '2027-02-30')}] }`,
      /waivers\[0\]\.expires must be a date such as "2026-11-21", and is "2027-02-30"/,
    ],
    [
      'a path that leads out',
      `{ "version": 1, "exclude": ["../other/**"] }`,
      /exclude\[0\] must be written with "\/"/,
    ],
    ['an absolute path', `{ "version": 1, "exclude": ["/etc/**"] }`, /exclude\[0\] must be relative/],
    [
      'an answer that is not one',
      '{ "version": 1, "attestations": [{ "question": "manual/x", "answer": "maybe", "by": "kim", "date": "2026-11-21" }] }',
      /attestations\[0\]\.answer must be one of "yes", "no", "not-applicable"/,
    ],
    [
      'an address that runs code',
      '{ "version": 1, "attestations": [{ "question": "manual/x", "answer": "yes", "by": "kim", "date": "2026-11-21", "link": "javascript:alert(1)" }] }',
      /attestations\[0\]\.link must be an address/,
    ],
  ];
  for (const [name, text, message] of wrong) {
    it(`refuses ${name} on one line`, () => {
      const error = errorOf(text);
      assert.match(error.message, message);
      assert.ok(!error.message.includes('\n'));
    });
  }
});

describe('the schema of the project file for editors', () => {
  const schema = JSON.parse(readFileSync(path.join(ROOT, 'schemas/config.schema.json'), 'utf8')) as {
    properties: Record<string, { items?: Node; additionalProperties?: unknown }>;
    definitions: Record<string, { enum?: string[] }>;
  };
  interface Node {
    properties: Record<string, unknown>;
    required: string[];
  }
  const validate = new Ajv({ allErrors: true, strict: false, validateFormats: false }).compile(schema);

  const attestation = `{ "question": "manual/backup-restore", "answer": "no", "by": "kim", "date": "2026-11-21" }`;
  const documents: readonly string[] = [
    '{ "version": 1 }',
    '{}',
    '[]',
    '{ "version": "1" }',
    '{ "version": 1, "$schema": "x" }',
    `{ "version": 1, "waivers": [${WAIVER}], "attestations": [${attestation}], "exclude": ["a/**"] }`,
    '{ "version": 1, "checks": { "a/b": "off", "c/d": { "severity": "high", "options": {} } } }',
    '{ "version": 1, "checks": { "a/b": "on" } }',
    '{ "version": 1, "checks": { "a/b": { "severity": "critical" } } }',
    '{ "version": 1, "checks": { "a/b": true } }',
    '{ "version": 1, "waivers": {} }',
    '{ "version": 1, "checks": [] }',
    '{ "version": 1, "waivers": [[]] }',
    '{ "version": 1, "exclude": [""] }',
    '{ "version": 1, "exclude": ["/a"] }',
    '{ "version": 1, "exclude": ["a/../b"] }',
    '{ "version": 1, "exclude": [1] }',
    ...['check', 'path', 'reason', 'owner', 'expires'].map((key) => {
      const waiver = JSON.parse(WAIVER) as Record<string, unknown>;
      Reflect.deleteProperty(waiver, key);
      return JSON.stringify({ version: 1, waivers: [waiver] });
    }),
    ...['question', 'answer', 'by', 'date'].map((key) => {
      const answer = JSON.parse(attestation) as Record<string, unknown>;
      Reflect.deleteProperty(answer, key);
      return JSON.stringify({ version: 1, attestations: [answer] });
    }),
    ...['', '2026-1-1', 'tomorrow'].map((expires) =>
      JSON.stringify({ version: 1, waivers: [{ ...(JSON.parse(WAIVER) as object), expires }] }),
    ),
    `{ "version": 1, "waivers": [${WAIVER.replace('test-data', 'because')}] }`,
    `{ "version": 1, "attestations": [${attestation.replace('"no"', '"maybe"')}] }`,
    `{ "version": 1, "attestations": [${attestation.replace('}', ', "link": "ftp://x" }')}] }`,
    `{ "version": 1, "attestations": [${attestation.replace('}', ', "link": "https://x.example/1", "expires": "2027-01-01", "note": "n" }')}] }`,
  ];
  for (const text of documents) {
    it(`decides on ${text} as the reader does`, () => {
      let reads = true;
      try {
        parseProjectFile(FILE, text);
      } catch {
        reads = false;
      }
      assert.equal(validate(JSON.parse(text)), reads, JSON.stringify(validate.errors));
    });
  }

  it('knows the same keys, reasons and answers, and explains each key', () => {
    const entries = projectSchema.entries;
    assert.deepEqual(Object.keys(schema.properties).sort(), Object.keys(entries).sort());
    const waiver = entries.waivers.wrapped.item.entries;
    const answer = entries.attestations.wrapped.item.entries;
    assert.deepEqual(Object.keys(schema.properties['waivers']?.items?.properties ?? {}), Object.keys(waiver));
    assert.deepEqual(
      Object.keys(schema.properties['attestations']?.items?.properties ?? {}),
      Object.keys(answer),
    );
    assert.deepEqual(schema.definitions['reason']?.enum, [...WAIVER_REASONS]);
    assert.deepEqual(schema.definitions['answer']?.enum, [...ANSWERS]);
    const described = [
      ...Object.entries(schema.properties),
      ...Object.entries(schema.properties['waivers']?.items?.properties ?? {}),
      ...Object.entries(schema.properties['attestations']?.items?.properties ?? {}),
    ] as [string, { description?: string; markdownDescription?: string }][];
    described.forEach(([key, node]) => assert.ok((node.description ?? '').length > 10, key));
  });

  it('warns of unknown keys', () => {
    assert.equal(validate({ version: 1, wavers: [] }), false);
  });

  it('is contributed for the file', () => {
    const manifest = JSON.parse(readFileSync(path.join(ROOT, 'package.json'), 'utf8')) as {
      contributes: { jsonValidation: unknown };
    };
    assert.deepEqual(manifest.contributes.jsonValidation, [
      { fileMatch: '.backend-roadmap/config.jsonc', url: './schemas/config.schema.json' },
    ]);
  });
});

describe('globs of the project file', () => {
  const cases: readonly (readonly [string, string, boolean])[] = [
    ['test/**', 'test/a/b.ts', true],
    ['test/**', 'src/test/b.ts', false],
    ['**/*.sql', 'db/x.sql', true],
    ['legacy', 'legacy/src/a.ts', true],
    ['legacy/', 'legacy/src/a.ts', true],
    ['legacy', 'legacy2/a.ts', false],
    ['./docs', 'docs/a.md', true],
    ['.github/*', '.github/workflows/ci.yml', true],
    ['*.{js,ts}', 'a.ts', true],
    ['*.{js,ts}', 'src/a.ts', false],
    ['**', '.', true],
    ['.', '.', true],
    ['src/**', '.', false],
    ['!src/**', 'docs/a.md', false],
  ];
  for (const [glob, file, expected] of cases) {
    it(`${glob} ${expected ? 'covers' : 'leaves'} ${file}`, () => {
      assert.equal(pathMatcher([glob])(file), expected);
    });
  }

  it('take paths out of a list', () => {
    assert.deepEqual(splitExcluded(['a.ts', 'old/b.ts'], ['old']), {
      kept: ['a.ts'],
      excluded: ['old/b.ts'],
    });
  });
});

describe('the baseline file', () => {
  const entry = (number: number, check: string, file: string) => ({
    fingerprint: `v1:${String(number).padStart(32, '0')}`,
    check,
    path: file,
  });

  it('is sorted, one finding a line, each once, and reads back', () => {
    const text = formatBaseline([
      entry(2, 'b/a', 'x.ts'),
      entry(1, 'a/b', 'z.ts'),
      entry(3, 'a/b', 'a.ts'),
      entry(3, 'a/b', 'a.ts'),
    ]);
    assert.deepEqual(
      text
        .split('\n')
        .filter((line) => line.includes('v1:'))
        .map((line) => /"path":"(.*?)"/.exec(line)?.[1]),
      ['a.ts', 'z.ts', 'x.ts'],
    );
    assert.equal(parseBaseline('b.json', text).entries.length, 3);
    assert.equal(formatBaseline(parseBaseline('b.json', text).entries), text);
    assert.equal(parseBaseline('b.json', formatBaseline([])).entries.length, 0);
  });

  for (const text of [
    '',
    '{}',
    '{ "version": 1, "findings": [{ "fingerprint": "x", "check": "a/b", "path": "a" }] }',
    '{ "version": 2, "findings": [] }',
  ]) {
    it(`refuses ${JSON.stringify(text)} on one line`, () => {
      assert.throws(
        () => parseBaseline('b.json', text),
        (error) => error instanceof ProjectFileError && /^b\.json:1:\d+: /.test(error.message),
      );
    });
  }
});
