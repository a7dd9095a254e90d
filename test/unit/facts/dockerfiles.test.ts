import assert from 'node:assert/strict';
import { isDockerfilePath, readDockerfile } from '../../../src/facts/dockerfiles.ts';
import { randomSource, randomText } from '../../support/random-text.ts';
import { sourceOf } from '../../support/source.ts';

function commands(text: string): string[] {
  const file = readDockerfile(sourceOf('Dockerfile', text));
  return (file?.stages ?? []).flatMap((stage) =>
    stage.instructions.flatMap((instruction) =>
      instruction.commands.map(
        (command) => `${command.site.line}:${command.site.column} ${command.words.join(' ')}`,
      ),
    ),
  );
}

describe('the commands of a Dockerfile', () => {
  it('knows its files', () => {
    for (const path of ['Dockerfile', 'api/Dockerfile.prod', 'web.Dockerfile', 'Containerfile']) {
      assert.ok(isDockerfilePath(path), path);
    }
    assert.ok(!isDockerfilePath('Dockerfile.dockerignore') && !isDockerfilePath('docs/dockerfile.md/x'));
  });

  it('are those of RUN, with their places', () => {
    const text =
      'FROM node:24\nRUN --mount=type=cache,target=/x \\\n    npm ci && \\\n    # why\n    npm run build\n';
    assert.deepEqual(commands(text), ['3:5 npm ci', '5:5 npm run build']);
    assert.deepEqual(commands(text.replaceAll('\n', '\r\n')), ['3:5 npm ci', '5:5 npm run build']);
  });

  it('may stand in exec form, in a here-document, or wait for a child image', () => {
    assert.deepEqual(commands('FROM a\nRUN ["npm", "ci"]\n'), ['2:1 npm ci']);
    assert.deepEqual(commands('FROM a\nRUN ["npm", ]\n'), []);
    assert.deepEqual(commands('FROM a\nRUN <<EOF\nnpm ci\nEOF\nRUN ls\n'), ['3:1 npm ci', '5:5 ls']);
    assert.deepEqual(commands('FROM a\nRUN cat <<EOF > /x\nnpm install\nEOF\n'), ['2:5 cat']);
    assert.deepEqual(commands('FROM a\nONBUILD RUN npm ci\n'), ['2:13 npm ci']);
  });

  it('belong to stages', () => {
    const file = readDockerfile(
      sourceOf(
        'Dockerfile',
        'ARG V=24\nFROM node:${V} AS build\nRUN a\nFROM scratch\nCOPY --from=build /a /a\n',
      ),
    );
    assert.deepEqual(
      file?.stages.map((stage) => [stage.from, stage.name, stage.instructions.length]),
      [
        ['node:${V}', 'build', 1],
        ['scratch', undefined, 1],
      ],
    );
    assert.equal(readDockerfile(sourceOf('Dockerfile', '# nothing\n')), undefined);
  });

  it('never throws on random text', () => {
    const random = randomSource(3);
    const alphabet = [
      'FROM a\n',
      'RUN ',
      'ONBUILD ',
      '[',
      ']',
      '"a"',
      ',',
      '\\\n',
      '\n',
      '<<EOF',
      'EOF\n',
      '# c\n',
      ' ',
      '&&',
      '--mount=x ',
      '$',
      '{',
      '}',
      '\r\n',
      "'",
    ];
    for (let round = 0; round < 1500; round++) {
      const text = randomText(random, alphabet, 40);
      const file = readDockerfile(sourceOf('Dockerfile', text));
      const lines = text.split('\n').length;
      for (const instruction of file?.stages.flatMap((stage) => stage.instructions) ?? []) {
        for (const { site } of instruction.commands) {
          assert.ok(site.line >= 1 && site.endLine <= lines, JSON.stringify(text));
        }
      }
    }
  });
});
