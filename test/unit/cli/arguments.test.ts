import assert from 'node:assert/strict';
import { readCheckArguments, UsageError } from '../../../src/cli/arguments.ts';

describe('readCheckArguments', () => {
  it('has defaults', () => {
    assert.deepEqual(readCheckArguments([]), {
      folder: '.',
      checklists: undefined,
      checks: undefined,
      format: 'text',
      output: undefined,
      failOn: 'high',
      onlyFiles: undefined,
      baseline: undefined,
      updateBaseline: false,
      now: undefined,
    });
  });

  it('reads lists with commas and repeated options', () => {
    const options = readCheckArguments([
      'api',
      '--checklist',
      'security,ci-cd',
      '--check',
      'ci/a',
      '--check',
      'ci/b',
    ]);
    assert.deepEqual(options.checklists, ['security', 'ci-cd']);
    assert.deepEqual(options.checks, ['ci/a', 'ci/b']);
    assert.equal(options.folder, 'api');
  });

  for (const format of ['text', 'json', 'sarif', 'junit', 'markdown', 'html']) {
    it(`takes --format ${format}`, () => {
      assert.equal(readCheckArguments(['--format', format]).format, format);
    });
  }

  const wrong: readonly (readonly [string[], RegExp])[] = [
    [['--format', 'xml'], /--format takes text, json, .*not "xml"/],
    [['--fail-on', 'critical'], /--fail-on takes high, medium, low, never/],
    [['--now', 'yesterday'], /--now takes a date/],
    [['--now', '2026-13-01'], /--now takes a date/],
    [['--now', '2026-02-30'], /--now takes a date/],
    [['--update-baseline', '--only-files', 'x'], /does not go with --only-files/],
    [['a', 'b'], /one folder, not 2/],
    [['--nonsense'], /nonsense/],
  ];
  for (const [args, message] of wrong) {
    it(`refuses ${args.join(' ')}`, () => {
      assert.throws(
        () => readCheckArguments(args),
        (error) =>
          error instanceof UsageError && message.test(error.message) && !error.message.includes('\n'),
      );
    });
  }
});
