import assert from 'node:assert/strict';
import {
  baseOf,
  lineageOf,
  rootImageOf,
  shippedStage,
  valuesOf,
} from '../../../src/checks/shared/docker-stages.ts';
import { readImage } from '../../../src/checks/shared/images.ts';
import {
  readAssignments,
  readDockerfile,
  readEnvironment,
  type Dockerfile,
  type DockerStage,
} from '../../../src/facts/dockerfiles.ts';
import { isExcluded, readDockerignore } from '../../../src/facts/dockerignore.ts';
import { readHcl } from '../../../src/facts/hcl/read-hcl.ts';
import { readableTemplate } from '../../../src/facts/kubernetes/template-text.ts';
import { readNginxFile } from '../../../src/facts/nginx.ts';
import { expandVariables } from '../../../src/facts/variables.ts';
import { mutations, source } from './source.ts';

function read(text: string): Dockerfile {
  const file = readDockerfile(source('Dockerfile', text));
  assert.ok(file !== undefined);
  return file;
}

const SAMPLE = `# syntax=docker/dockerfile:1
ARG NODE=24 VARIANT="slim"
FROM --platform=$BUILDPLATFORM node:\${NODE}-\${VARIANT} AS Base
ARG UID=1000
ENV A=b \\
    C="d e"
USER $UID
FROM base AS build
RUN --mount=type=secret,id=npm \\
    --mount=type=cache,target=/root npm ci
FROM base-$TARGETARCH AS app
COPY --from=build --chown=1 /a /b
FROM build AS dev
`;

describe('stages of Dockerfiles', () => {
  const file = read(SAMPLE);

  it('reads several defaults of one ARG', () => {
    assert.deepEqual(file.globalArgs, [
      { name: 'NODE', value: '24' },
      { name: 'VARIANT', value: 'slim' },
    ]);
  });

  it('keeps the flags of instructions', () => {
    const flags = file.stages
      .flatMap((stage) => stage.instructions.map((instruction) => instruction.flags))
      .filter((list) => list.length > 0);
    assert.deepEqual(flags, [
      ['--mount=type=secret,id=npm', '--mount=type=cache,target=/root'],
      ['--from=build', '--chown=1'],
    ]);
  });

  it('follows stage names in any case, and images through their arguments', () => {
    const build = file.stages[1];
    assert.ok(build !== undefined);
    assert.deepEqual(
      lineageOf(build, file).map((stage) => stage.name),
      ['Base', 'build'],
    );
    assert.equal(rootImageOf(build, file), 'node:24-slim');
    assert.deepEqual(
      [...valuesOf(build, file)],
      [
        ['UID', '1000'],
        ['A', 'b'],
        ['C', 'd e'],
      ],
    );
  });

  it('takes the last stage that is not for development', () => {
    assert.equal(shippedStage(file)?.name, 'app');
    assert.equal(shippedStage(read('FROM a AS test\nFROM b AS dev\n'))?.name, 'dev');
  });

  it('finds the stage that a platform variable completes', () => {
    const platforms = read('FROM a:1 AS base-amd64\nFROM b:1 AS base-arm64\nFROM base-${TARGETARCH}\n');
    const last = platforms.stages[2];
    assert.ok(last !== undefined);
    const base = baseOf(last, platforms);
    assert.equal(base.kind === 'stage' ? base.stage.name : undefined, 'base-amd64');
  });

  it('does not run in circles', () => {
    const circle = read('FROM a AS a\nFROM a AS a\n');
    assert.ok(circle.stages.every((stage) => lineageOf(stage, circle).length <= 2));
  });

  it('reads variables in both forms of ENV', () => {
    assert.deepEqual(readEnvironment('KEY some value'), [{ name: 'KEY', value: 'some value' }]);
    assert.deepEqual(readEnvironment("A='x y' B=c"), [
      { name: 'A', value: 'x y' },
      { name: 'B', value: 'c' },
    ]);
    assert.deepEqual(readAssignments('A B=1'), [
      { name: 'A', value: undefined },
      { name: 'B', value: '1' },
    ]);
  });

  it('reads whatever it is given', () => {
    for (const text of mutations(SAMPLE, 500)) {
      const value = readDockerfile(source('Dockerfile', text));
      assert.deepEqual(structuredClone(value), value);
      value?.stages.forEach((stage) => void rootImageOf(stage, value));
    }
  });
});

describe('expandVariables', () => {
  const values = new Map([
    ['A', '1'],
    ['E', ''],
  ]);
  for (const [text, expected] of [
    ['$A-${A}', '1-1'],
    ['${B:-x}${B-y}', 'xy'],
    ['${E:-x}|${E-y}', 'x|'],
    ['${A:+z}${B:+z}', 'z'],
    ['${B:-${A}}', '1'],
    ['\\$A', '$A'],
    ['$B', undefined],
    ['${B?no}', undefined],
  ] as const) {
    it(`${text} is ${expected ?? 'not known'}`, () => assert.equal(expandVariables(text, values), expected));
  }
});

describe('readImage', () => {
  for (const [text, name, tag, digest] of [
    ['node', 'node', undefined, undefined],
    ['docker.io/library/node:24', 'node', '24', undefined],
    ['localhost:5000/team/app', 'localhost:5000/team/app', undefined, undefined],
    ['localhost:5000/app:1', 'localhost:5000/app', '1', undefined],
    ['public.ecr.aws/docker/library/python:3@sha256:ab', 'python', '3', 'sha256:ab'],
  ] as const) {
    it(text, () => assert.deepEqual(readImage(text), { name, tag, digest }));
  }
});

describe('.dockerignore', () => {
  const excluded = (text: string, path: string): boolean =>
    isExcluded(readDockerignore(source('.dockerignore', text)), path);

  it('starts patterns at the root of the context', () => {
    assert.equal(excluded('node_modules', 'node_modules/a'), true);
    assert.equal(excluded('node_modules', 'web/node_modules'), false);
    assert.equal(excluded('**/node_modules', 'web/node_modules/a'), true);
    assert.equal(excluded('**/node_modules', 'node_modules'), true);
    assert.equal(excluded('/.git/', '.git/config'), true);
    assert.equal(excluded('./.env', '.env'), true);
  });

  it('lets the last rule decide', () => {
    assert.equal(excluded('*\n!src', 'src/a.ts'), false);
    assert.equal(excluded('*\n!src', '.env'), true);
    assert.equal(excluded('.env*\n!.env', '.env'), false);
  });

  it('knows comments, classes and question marks', () => {
    assert.equal(excluded('# .env', '.env'), false);
    assert.equal(excluded('.en[a-z]', '.env'), true);
    assert.equal(excluded('.en?', '.env'), true);
  });
});

describe('long inputs of readers for containers', () => {
  const long = 200_000;
  for (const [name, work] of [
    ['template expressions without end', () => void readableTemplate('{{ a\n'.repeat(long))],
    ['labels without end', () => void readHcl('a '.repeat(long))],
    [
      'template directives without end',
      () => void readNginxFile(source('a.conf.j2', `server {}\n${'{% a\n'.repeat(long)}`)),
    ],
    ['nested variables', () => void expandVariables('${A:-'.repeat(long), new Map())],
    [
      'wildcards',
      () =>
        void isExcluded(
          readDockerignore(source('.dockerignore', `${'*a'.repeat(1000)}\n${'**/'.repeat(1000)}`)),
          '.git',
        ),
    ],
    [
      'stage names of variables',
      () => void rootImageOf(...stageOf(`FROM a AS ${'a'.repeat(90)}\nFROM a${'$B'.repeat(1000)}\n`)),
    ],
  ] as const) {
    it(`${name} end soon`, work).timeout(20_000);
  }
});

function stageOf(text: string): [DockerStage, Dockerfile] {
  const file = read(text);
  const stage = file.stages.at(-1);
  assert.ok(stage !== undefined);
  return [stage, file];
}
