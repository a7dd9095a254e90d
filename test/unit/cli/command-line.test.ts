import assert from 'node:assert/strict';
import {
  chmodSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { PROJECT_TEMPLATE } from '../../../src/workspace/project-file/project-template.ts';
import { parseProjectFile } from '../../../src/workspace/project-file/read-project.ts';
import { BuiltCli, type Ended } from '../../support/cli.ts';

const EVAL = 'security/dynamic-eval';
const CODE = 'exports.run = (req) => eval(req.body.code);\n';
const CONFIG = '.backend-roadmap/config.jsonc';
const BASELINE = '.backend-roadmap/baseline.json';

describe('the command line', function () {
  // Every test starts processes, which take their time on a busy machine.
  this.timeout(120_000);

  let cli: BuiltCli;
  let folder = '';

  before(async () => {
    cli = await BuiltCli.build();
  });

  after(() => {
    cli.remove();
  });

  beforeEach(() => {
    folder = mkdtempSync(path.join(os.tmpdir(), 'project-'));
    write('package.json', '{"name":"x","dependencies":{"express":"5"}}');
    write('src/a.js', CODE);
  });

  afterEach(() => {
    rmSync(folder, { recursive: true, force: true });
  });

  function write(file: string, text: string): void {
    const full = path.join(folder, file);
    mkdirSync(path.dirname(full), { recursive: true });
    writeFileSync(full, text);
  }

  const read = (file: string): string => readFileSync(path.join(folder, file), 'utf8');
  const run = (...args: readonly string[]): Ended => cli.run(args, folder);
  /** A run of the one check. */
  const check = (...args: readonly string[]): Ended => run('check', '--check', EVAL, ...args);

  /** It ends with 2, says one line, and has printed nothing. */
  function refuses(ended: Ended, message: RegExp): void {
    assert.match(ended.err, message);
    assert.match(ended.err, /^backend-roadmap: [^\n]+\n$/);
    assert.equal(ended.status, 2);
    assert.equal(ended.out, '');
  }

  describe('ends with', () => {
    it('1 when something fails, 0 when nothing does or it does not count', () => {
      assert.equal(check().status, 1);
      assert.equal(check('--fail-on', 'never').status, 0);
      write('src/a.js', 'f();\n');
      const clean = check();
      assert.equal(clean.status, 0, clean.err);
      assert.match(clean.out, /Security: 1 passed, 0 failed/);
    });

    it('0 when all that fails is waived, which stays visible', () => {
      write(
        CONFIG,
        `{ "version": 1, "waivers": [{ "check": "${EVAL}", "path": "src/**", "reason": "accepted-risk", "owner": "kim", "expires": "2027-01-31" }] }`,
      );
      const waived = check('--now', '2027-01-31', '--fail-on', 'low');
      assert.equal(waived.status, 0, waived.err);
      assert.match(waived.out, /waiver: accepted-risk, by kim, until 2027-01-31/);
      const after = check('--now', '2027-02-01');
      assert.equal(after.status, 1);
      assert.match(after.out, /ended on 2027-01-31/);
    });

    it('3 when a check breaks, which names the file; the others go on', async () => {
      const broken = await BuiltCli.build();
      try {
        broken.edit('content/lists.json', (text) =>
          JSON.stringify({ ...(JSON.parse(text) as object), 'non-root-bases': null, 'root-bases': null }),
        );
        write('Dockerfile', 'FROM nothing-we-know:1\nCMD ["x"]\n');
        const ended = broken.run(
          ['check', '--check', `container/non-root,${EVAL}`, '--format', 'json'],
          folder,
        );
        assert.equal(ended.status, 3, ended.out + ended.err);
        const { results } = JSON.parse(ended.out) as {
          results: { check: string; outcome: string; message: string }[];
        };
        const error = results.find((result) => result.outcome === 'error');
        assert.equal(error?.check, 'container/non-root');
        assert.match(error.message, /Dockerfile/);
        assert.ok(results.some((result) => result.check === EVAL && result.outcome === 'fail'));
      } finally {
        broken.remove();
      }
    });

    const calls: readonly (readonly [string, readonly string[], RegExp])[] = [
      ['no command', [], /no command given/],
      ['an unknown command', ['chek'], /there is no command "chek"/],
      ['an unknown option', ['check', '--loud'], /--loud/],
      ['an unknown check', ['check', '--check', 'security/nothing'], /There is no check "security\/nothing"/],
      ['an unknown checklist', ['check', '--checklist', 'nothing'], /There is no checklist "nothing"/],
      ['an unknown format', ['check', '--format', 'yaml'], /--format takes text, json/],
      ['a folder that is missing', ['check', 'nowhere'], /there is no folder nowhere/],
      ['a file instead of a folder', ['check', 'package.json'], /package\.json is not a folder/],
      [
        'a list of files that is missing',
        ['check', '--only-files', 'list.txt'],
        /cannot read the list list\.txt/,
      ],
      [
        'a baseline that is missing',
        ['check', '--check', EVAL, '--baseline', 'b.json'],
        /there is no baseline b\.json; --update-baseline writes one/,
      ],
      [
        'an output in no folder',
        ['check', '--check', EVAL, '--output', 'no/out.txt'],
        /cannot write no\/out\.txt: there is no such folder/,
      ],
      [
        'an output that is a folder',
        ['check', '--check', EVAL, '--output', 'src'],
        /cannot write src: it is a folder/,
      ],
      ['a baseline that is a folder', ['check', '--check', EVAL, '--baseline', 'src'], /cannot read src/],
      [
        'an unknown topic',
        ['topic', 'security/jwtt'],
        /there is no topic "security\/jwtt"; did you mean security\/jwt/,
      ],
      [
        'an unknown snippet',
        ['snippet', 'security/rate-limits'],
        /there is no snippet .*did you mean security\/rate-limit/,
      ],
      [
        'a snippet of another stack',
        ['snippet', 'security/rate-limit', '--stack', 'rails'],
        /is not for "rails"; it is for express, /,
      ],
      ['no topic', ['topic'], /topic takes one argument/],
      ['too many arguments', ['topics', 'x'], /topics takes no argument/],
    ];
    for (const [name, args, message] of calls) {
      it(`2 for ${name}`, () => {
        refuses(run(...args), message);
      });
    }

    const files: readonly (readonly [string, string, string, RegExp])[] = [
      [
        'a project file that is not JSON',
        CONFIG,
        '{ "version": 1,\n "waivers": [ }',
        /config\.jsonc:2:15: the file is not valid JSON/,
      ],
      [
        'an invalid waiver',
        CONFIG,
        `{ "version": 1, "waivers": [{ "check": "${EVAL}", "path": "**", "reason": "test-data", "expires": "2027-01-01" }] }`,
        /config\.jsonc:1:29: waivers\[0\] has no "owner"/,
      ],
      [
        'a waiver of an unknown check',
        CONFIG,
        '{ "version": 1, "waivers": [{ "check": "security/nothing", "path": "**", "reason": "test-data", "owner": "kim", "expires": "2027-01-01" }] }',
        /config\.jsonc:1:29: there is no check "security\/nothing"/,
      ],
      [
        'an answer to an unknown question',
        CONFIG,
        '{ "version": 1, "attestations": [{ "question": "manual/backup", "answer": "yes", "by": "kim", "date": "2026-11-01" }] }',
        /there is no question "manual\/backup"\. Did you mean manual\/backup-restore/,
      ],
      ['another version', CONFIG, '{ "version": 2 }', /config\.jsonc:1:14: version must be 1/],
      ['a broken baseline', BASELINE, '{ "version": 1 }', /baseline\.json:1:1: this is not a baseline/],
    ];
    for (const [name, file, text, message] of files) {
      it(`2 for ${name}, and writes nothing`, () => {
        write(file, text);
        refuses(check('--output', 'out.txt'), message);
        assert.equal(existsSync(path.join(folder, 'out.txt')), false);
        refuses(check('--update-baseline'), message);
        assert.equal(read(file), text);
      });
    }

    it('2 for a folder and for a project file that may not be read', function () {
      write(CONFIG, '{ "version": 1 }');
      chmodSync(path.join(folder, CONFIG), 0);
      const file = cli.runAsOther(['check', '--check', EVAL], folder);
      if (file === undefined) {
        this.skip();
      }
      refuses(file, /config\.jsonc:1:1: the file cannot be read/);
      chmodSync(path.join(folder, 'src'), 0);
      const closed = cli.runAsOther(['check', 'src'], folder);
      chmodSync(path.join(folder, 'src'), 0o755);
      assert.ok(closed !== undefined);
      refuses(closed, /cannot read src/);
    });

    it('2 for an output that may not be written, which stays as it was', function () {
      mkdirSync(path.join(folder, 'locked'));
      chmodSync(path.join(folder, 'locked'), 0o555);
      const ended = cli.runAsOther(['check', '--check', EVAL, '--output', 'locked/out.txt'], folder);
      if (ended === undefined) {
        this.skip();
      }
      refuses(ended, /cannot write locked\/out\.txt: no permission/);
      assert.deepEqual(readdirSync(path.join(folder, 'locked')), []);
    });
  });

  it('replaces an output whole, and leaves nothing beside it', () => {
    write('out.json', 'old and much longer than nothing'.repeat(10_000));
    assert.equal(check('--format', 'json', '--output', 'out.json').status, 1);
    assert.equal((JSON.parse(read('out.json')) as { schemaVersion: number }).schemaVersion, 1);
    assert.deepEqual(readdirSync(folder).sort(), ['out.json', 'package.json', 'src']);
  });

  describe('with a baseline', () => {
    it('is quiet about what was there, and about that only', () => {
      const written = check('--update-baseline');
      assert.equal(written.status, 0, written.err);
      assert.match(written.err, /baseline\.json holds 1 finding: 1 added, 0 removed/);
      assert.equal(check().status, 0);
      write('src/b.js', CODE);
      assert.equal(check().status, 1);
      assert.match(check('--update-baseline').err, /holds 2 findings: 1 added, 0 removed/);
      rmSync(path.join(folder, 'src/a.js'));
      assert.match(
        check().out,
        /security\/dynamic-eval in src\/a\.js is gone; --update-baseline takes it out/,
      );
      assert.match(check('--update-baseline').err, /holds 1 finding: 0 added, 1 removed/);
      assert.doesNotMatch(check().out, /is gone/);
    });

    it('that the call names takes the place of the default one', () => {
      assert.equal(check('--update-baseline', '--baseline', 'b.json').status, 0);
      assert.equal(existsSync(path.join(folder, BASELINE)), false);
      assert.equal(check().status, 1);
      assert.equal(check('--baseline', 'b.json').status, 0);
    });

    it('keeps what another call put in', () => {
      check('--update-baseline');
      const other = run('check', '--check', 'testing/tests-exist', '--update-baseline');
      assert.match(other.err, /holds 2 findings: 1 added, 0 removed/);
    });

    it('keeps what is turned off, and does not call it gone', () => {
      check('--update-baseline');
      const before = read(BASELINE);
      write(CONFIG, `{ "version": 1, "checks": { "${EVAL}": "off" } }`);
      assert.doesNotMatch(check('--baseline', BASELINE).out, /is gone/);
      assert.match(check('--update-baseline').err, /holds 1 finding: 0 added, 0 removed/);
      assert.equal(read(BASELINE), before);
    });

    it('writes none where nothing fails', () => {
      write('src/a.js', 'f();\n');
      assert.match(check('--update-baseline').err, /nothing fails/);
      assert.equal(existsSync(path.join(folder, BASELINE)), false);
    });
  });

  describe('with --only-files', () => {
    it('reads a list, or the standard input, relative to where it is called', () => {
      write('list.txt', 'src/b.js\r\n\n./src/c.js\n');
      write('src/b.js', 'f();\n');
      const other = check('--only-files', 'list.txt');
      assert.equal(other.status, 0, other.err);
      assert.match(other.out, /Only what lies in 2 listed files is shown/);
      assert.doesNotMatch(other.out, /src\/a\.js/);
      const args = ['check', '--check', EVAL, '--only-files', '-'];
      assert.equal(cli.run(args, folder, 'src/b.js\0src/a.js\0').status, 1);
      assert.equal(cli.run(args, folder, '').status, 0);
      assert.equal(cli.run(['check', '..', ...args.slice(1)], path.join(folder, 'src'), 'a.js\n').status, 1);
      assert.equal(
        cli.run(['check', '..', ...args.slice(1)], path.join(folder, 'src'), 'src/a.js\n').status,
        0,
      );
    });
  });

  describe('init', () => {
    it('writes a project file that decides nothing, and never another', () => {
      const first = run('init');
      assert.equal(first.status, 0, first.err);
      assert.equal(read(CONFIG), PROJECT_TEMPLATE);
      const before = check('--format', 'json');
      assert.equal(before.status, 1);
      refuses(run('init'), /config\.jsonc is already there, and stays as it is/);
      assert.equal(read(CONFIG), PROJECT_TEMPLATE);
    });

    it('writes examples that hold when they are taken out of their comments', () => {
      const project = parseProjectFile('x', PROJECT_TEMPLATE.replace(/^(\s*)\/\/ (?=[\s"{}])/gm, '$1'));
      assert.deepEqual(project.unknownKeys, []);
      assert.equal(project.checks.length, 2);
      assert.equal(project.waivers.length, 1);
      assert.equal(project.attestations.length, 1);
      assert.deepEqual(project.exclude, ['legacy/**']);
    });

    it('refuses a folder that is not there', () => {
      refuses(run('init', 'nowhere'), /there is no folder nowhere/);
    });
  });

  describe('prints', () => {
    it('its version and its help', () => {
      assert.equal(run('--version').out, '9.9.9\n');
      for (const args of [['--help'], ['check', '--help'], ['help']]) {
        const help = run(...args);
        assert.equal(help.status, 0);
        for (const word of [
          'check',
          'init',
          'topics',
          'topic ID',
          'snippets',
          'snippet ID',
          '--only-files',
          '--baseline',
          '--update-baseline',
          '--now',
          '--stack',
        ]) {
          assert.ok(help.out.includes(word), word);
        }
      }
    });

    it('topics, and one as markdown without links that lead nowhere', () => {
      assert.match(run('topics').out, /^security\/jwt +JSON Web Tokens$/m);
      const { out, status } = run('topic', 'security/jwt');
      assert.equal(status, 0);
      assert.match(out, /^# JSON Web Tokens\n\n/);
      assert.match(out, /## Why it matters/);
      assert.doesNotMatch(out, /\.md\)|\{\{fake/);
    });

    it('snippets, and one for a stack with its defaults', () => {
      assert.match(run('snippets').out, /^security\/rate-limit +Global rate limit \(express, /m);
      const { out, status } = run('snippet', 'security/rate-limit', '--stack', 'express');
      assert.equal(status, 0);
      assert.match(out, /## Express 5/);
      assert.match(out, /import \{ rateLimit \}/);
      assert.doesNotMatch(out, /[‹›]|Fastify/);
      assert.match(run('snippet', 'security/rate-limit').out, /Fastify/);
    });
  });
});
