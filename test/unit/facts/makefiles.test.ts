import assert from 'node:assert/strict';
import { isMakefilePath, readMakefile } from '../../../src/facts/makefiles.ts';
import { randomSource, randomText } from '../../support/random-text.ts';
import { sourceOf } from '../../support/source.ts';

const targets = (text: string): Record<string, string[]> =>
  Object.fromEntries(
    (readMakefile(sourceOf('Makefile', text))?.targets ?? []).map((target) => [
      target.name,
      target.commands.map((command) => command.words.join(' ')),
    ]),
  );

describe('the Makefile reader', () => {
  it('knows its files', () => {
    assert.ok(
      isMakefilePath('api/Makefile') && isMakefilePath('build/common.mk') && !isMakefilePath('Makefile.md'),
    );
  });

  it('reads targets with their recipes and prerequisites', () => {
    const text = 'test: build lint\n\t@npm test\n\tnpm run e2e\n\nbuild lint:\n\tnpm run $@\n';
    assert.deepEqual(targets(text), {
      test: ['npm test', 'npm run e2e'],
      build: ['npm run $@'],
      lint: ['npm run $@'],
    });
    assert.deepEqual(readMakefile(sourceOf('Makefile', text))?.targets[0]?.prerequisites, ['build', 'lint']);
  });

  it('puts variables in, those of usual programs without a definition too', () => {
    const text =
      'PY := $(BIN)/python\nBIN ?= venv/bin\nt:\n\t$(PY) -m pytest $(ARGS)\n\t${GO} test ./...\n\techo $$HOME\n';
    assert.deepEqual(targets(text)['t'], [
      'venv/bin/python -m pytest ${ARGS}',
      'go test ./...',
      'echo $HOME',
    ]);
  });

  it('reads recipes on the line of the rule, conditionals, continued lines and CRLF', () => {
    assert.deepEqual(
      targets('t: ; pytest\nu: ## Runs it\n\ta \\\n\t  b\nifdef CI\n\tc\nelse\n\td\nendif\n')['u'],
      ['a b', 'c', 'd'],
    );
    assert.deepEqual(targets('t: ; pytest\n'), { t: ['pytest'] });
    assert.deepEqual(targets('t:\r\n\tnpm ci\r\n'), { t: ['npm ci'] });
  });

  it('says whose failure is ignored', () => {
    const commands =
      readMakefile(sourceOf('a/Makefile', 't:\n\t-@pytest\n\tgo test || true\n\tmake x\n'))?.targets[0]
        ?.commands ?? [];
    assert.deepEqual(
      commands.map((command) => command.swallowed !== undefined),
      [true, true, false, false],
    );
  });

  it('is no target: assignments with colons, comments, text', () => {
    assert.deepEqual(targets('A := b\nB ::= c\n# t: x\nsome words\n\tnpm ci\n'), {});
  });

  it('never throws on random text', () => {
    const random = randomSource(2);
    const alphabet = [
      'a',
      ':',
      '=',
      '\t',
      '\n',
      '$(',
      ')',
      '${',
      '}',
      '$$',
      ' ',
      '\\\n',
      '#',
      '%',
      ';',
      '@',
      '-',
      'A=$(A)$(A)\n',
      'ifdef ',
      '"',
      "'",
    ];
    for (let round = 0; round < 2000; round++) {
      readMakefile(sourceOf('Makefile', randomText(random, alphabet, 60)));
    }
    // Variables that stand for themselves many times over must not grow without end.
    readMakefile(sourceOf('Makefile', `A = ${'$(A)'.repeat(200)}\nt:\n\t$(A)\n`));
  });
});
