import assert from 'node:assert/strict';
import type { SnippetVariant } from '../../../src/content/snippet-variants.ts';
import { findMissing } from '../../../src/extension/snippets/dependencies.ts';
import { NO_SURROUNDINGS, type Surroundings } from '../../../src/extension/snippets/no-surroundings.ts';
import { findSurroundings } from '../../../src/extension/snippets/surroundings.ts';
import {
  obviousVariant,
  rankVariants,
  versionFits,
  type RankContext,
} from '../../../src/extension/snippets/variant-rank.ts';
import { ownContent } from '../../support/content.ts';
import { MemoryFileSystem } from '../../support/memory-file-system.ts';

function variant(stack: string, changes: Partial<SnippetVariant> = {}): SnippetVariant {
  return {
    title: stack,
    stack,
    range: undefined,
    language: 'ts',
    module: undefined,
    imports: undefined,
    body: 'x',
    files: [],
    ...changes,
  };
}

function context(
  technologies: Record<string, string | undefined>,
  changes: Partial<RankContext> = {},
): RankContext {
  const list = Object.entries(technologies).map(([id, version]) => ({ id, version }));
  return {
    surroundings: { technologies: list, module: undefined },
    language: undefined,
    module: undefined,
    ...changes,
  };
}

describe('whether a version fits', () => {
  const cases: readonly (readonly [string | undefined, string | undefined, boolean | undefined])[] = [
    ['^5.1.0', '>=5 <6', true],
    ['5.1.0', '>=5 <6', true],
    ['~5.0.1', '>=5 <6', true],
    ['^4.18.0', '>=5 <6', false],
    ['>=4', '>=5 <6', undefined],
    ['*', '>=5 <6', undefined],
    ['latest', '>=5 <6', undefined],
    ['workspace:*', '>=5 <6', undefined],
    [undefined, '>=5 <6', undefined],
    ['^4', undefined, true],
    ['==5.2.1', '>=5 <6', true],
    ['>=5.2,<6.0', '>=5 <7', true],
    ['~=5.2', '>=5 <6', true],
    ['~=4.2.0', '>=5 <6', false],
    ['v1.10.0', '>=1 <2', true],
    ['1.26', '>=1.22', true],
    ['1.21', '>=1.22', false],
    ['4.0.1', '>=4 <5', true],
    ['3.2.0.RELEASE', '>=4 <5', false],
  ];
  for (const [declared, range, expected] of cases) {
    it(`${declared} in ${range}: ${expected ?? 'not certain'}`, () => {
      assert.equal(versionFits(declared, range), expected);
    });
  }
});

describe('ranking variants', () => {
  const express5 = variant('express', { range: '>=5 <6', module: 'esm' });
  const express4 = variant('express', { range: '>=4 <5', module: 'esm' });
  const fastapi = variant('fastapi', { language: 'python' });
  const node = variant('node');

  it('takes the project’s stack and version first', () => {
    const ranked = rankVariants(
      [fastapi, express4, express5],
      context({ express: '^5.1.0', node: undefined }),
    );
    assert.deepEqual(
      ranked.map(({ index, fit }) => [index, fit]),
      [
        [2, 'fits'],
        [1, 'other-version'],
        [0, 'other-stack'],
      ],
    );
  });

  it('prefers the framework to the runtime', () => {
    const project = context({ express: '^5.1.0', node: '>=20' });
    const ranked = rankVariants([node, express5], project);
    assert.equal(ranked[0]?.variant, express5);
    assert.equal(obviousVariant(ranked, project)?.variant, express5);
  });

  it('never chooses another version, another stack or another language by itself', () => {
    const old = context({ express: '^4.18.0' });
    assert.equal(obviousVariant(rankVariants([express5], old), old), undefined);
    const foreign = context({ django: '5.2' });
    assert.equal(obviousVariant(rankVariants([express5], foreign), foreign), undefined);
    const python = context({ express: '^5.0.0' }, { language: 'python' });
    assert.equal(obviousVariant(rankVariants([express5], python), python), undefined);
    const nothing = context({});
    assert.equal(obviousVariant(rankVariants([express5], nothing), nothing), undefined);
  });

  it('asks when two fit alike', () => {
    const project = context({ express: '^5.0.0' });
    const twin = { ...express5, title: 'other' };
    assert.equal(obviousVariant(rankVariants([express5, twin], project), project), undefined);
  });

  it('goes by the module kind of the file, then of the package', () => {
    const cjs = variant('express', { module: 'cjs', language: 'js' });
    const esm = variant('express', { module: 'esm', language: 'js' });
    const inPackage: RankContext = {
      ...context({ express: '^5.0.0' }),
      surroundings: { technologies: [{ id: 'express', version: '^5.0.0' }], module: 'cjs' },
    };
    assert.equal(rankVariants([esm, cjs], inPackage)[0]?.variant, cjs);
    assert.equal(rankVariants([cjs, esm], { ...inPackage, module: 'esm' })[0]?.variant, esm);
    assert.equal(
      obviousVariant(rankVariants([cjs], { ...inPackage, module: 'esm' }), { ...inPackage, module: 'esm' }),
      undefined,
    );
  });

  it('offers TypeScript without types in JavaScript, and not with types', () => {
    const plain = variant('express', { body: 'app.use(x());' });
    const typed = variant('express', { body: 'const a: string = x();' });
    const project = context({ express: '^5.0.0' }, { language: 'javascript' });
    assert.deepEqual(
      rankVariants([typed, plain], project).map(({ language }) => language),
      ['usable', 'other'],
    );
  });
});

describe('what stands around a file', () => {
  const lists = ownContent().index;
  const find = (files: Record<string, string>, path: string, language: string): Promise<Surroundings> =>
    findSurroundings(new MemoryFileSystem(new Map(Object.entries(files))), path, language, lists);
  const EXPRESS = '{ "type": "module", "dependencies": { "express": "^5.1.0" } }';

  it('is told by the nearest manifest upward', async () => {
    const found = await find(
      {
        'package.json': '{ "dependencies": { "fastify": "^5.0.0" } }',
        'services/api/package.json': EXPRESS,
        'services/api/src/a.ts': '',
        'pnpm-lock.yaml': '',
      },
      'services/api/src/a.ts',
      'typescript',
    );
    assert.equal(found.folder, 'services/api');
    assert.deepEqual(found.technologies[0], { id: 'express', version: '^5.1.0' });
    assert.deepEqual([found.module, found.packageManager], ['esm', 'pnpm']);
  });

  it('passes over manifests of other languages', async () => {
    const found = await find(
      {
        'app/package.json': EXPRESS,
        'app/main.py': '',
        'pyproject.toml': '[project]\nname = "x"\ndependencies = ["fastapi>=0.115"]\n',
        'uv.lock': '',
      },
      'app/main.py',
      'python',
    );
    assert.deepEqual(
      found.technologies.map(({ id }) => id),
      ['fastapi', 'python'],
    );
    assert.equal(found.packageManager, 'uv');
  });

  it('takes any manifest for a language without one', async () => {
    const found = await find({ 'package.json': EXPRESS, 'deploy/ci.yml': '' }, 'deploy/ci.yml', 'yaml');
    assert.equal(found.technologies[0]?.id, 'express');
  });

  it('is nothing for a language that no manifest is about', async () => {
    assert.deepEqual(
      await find({ 'package.json': EXPRESS, 'tool.py': '' }, 'tool.py', 'python'),
      NO_SURROUNDINGS,
    );
  });

  it('takes the standard library for Go without a framework', async () => {
    const plain = await find(
      { 'go.mod': 'module example.com/a\n\ngo 1.26\n', 'main.go': '' },
      'main.go',
      'go',
    );
    assert.deepEqual(plain.technologies[0], { id: 'net-http', version: '1.26' });
    const gin = await find(
      { 'go.mod': 'module a\n\ngo 1.26\n\nrequire github.com/gin-gonic/gin v1.12.0\n', 'main.go': '' },
      'main.go',
      'go',
    );
    assert.deepEqual(
      gin.technologies.map(({ id }) => id),
      ['gin', 'go'],
    );
  });

  it('is nothing where no manifest is, or a broken one', async () => {
    assert.deepEqual(await find({ 'a.ts': '' }, 'a.ts', 'typescript'), NO_SURROUNDINGS);
    assert.deepEqual(
      await find({ 'a.ts': '', 'package.json': '{ "dependencies": ' }, 'a.ts', 'typescript'),
      NO_SURROUNDINGS,
    );
  });

  it('does not fail for a folder that cannot be read', async () => {
    const fs = new MemoryFileSystem(
      new Map([
        ['a/b.ts', ''],
        ['package.json', EXPRESS],
      ]),
      ['a', 'package.json'],
    );
    assert.deepEqual(await findSurroundings(fs, 'a/b.ts', 'typescript', lists), NO_SURROUNDINGS);
  });
});

describe('missing dependencies', () => {
  const around = async (
    files: Record<string, string>,
    path: string,
    language: string,
  ): Promise<Surroundings> =>
    findSurroundings(
      new MemoryFileSystem(new Map(Object.entries(files))),
      path,
      language,
      ownContent().index,
    );

  it('are those the manifest does not declare, with a command for its package manager', async () => {
    const project = await around(
      { 'package.json': '{ "dependencies": { "express": "^5", "helmet": "^8" } }', 'yarn.lock': '' },
      'a.ts',
      'typescript',
    );
    assert.equal(findMissing(['helmet@^8.3.0'], project), undefined);
    assert.deepEqual(findMissing(['helmet@^8.3.0', '@fastify/helmet@^13.2.0'], project), {
      names: ['@fastify/helmet'],
      install: 'yarn add "@fastify/helmet@^13.2.0"',
      kind: 'command',
    });
  });

  it('are written as each ecosystem writes them', async () => {
    const python = await around({ 'requirements.txt': 'FastAPI==0.165\n' }, 'a.py', 'python');
    assert.equal(
      findMissing(['pyjwt[crypto]@^2.15.0'], python)?.install,
      'python -m pip install "pyjwt[crypto]>=2.15.0,<3"',
    );
    assert.equal(
      findMissing(['limits@^0.5.0'], python)?.install,
      'python -m pip install "limits>=0.5.0,<0.6"',
    );
    const go = await around({ 'go.mod': 'module a\n\ngo 1.26\n' }, 'a.go', 'go');
    assert.equal(findMissing(['golang.org/x/time@^0.16.0'], go)?.install, 'go get golang.org/x/time@v0.16.0');
    const pom =
      '<project><modelVersion>4.0.0</modelVersion><groupId>a</groupId><artifactId>b</artifactId><version>1</version></project>';
    const java = await around({ 'pom.xml': pom }, 'A.java', 'java');
    assert.match(
      findMissing(['com.bucket4j:bucket4j_jdk17-core@^8.19.0'], java)?.install ?? '',
      /<artifactId>bucket4j_jdk17-core<\/artifactId>\n {2}<version>8\.19\.0<\/version>/,
    );
  });

  it('are not named where there is no manifest to look into', () => {
    assert.equal(findMissing(['a@1'], NO_SURROUNDINGS), undefined);
  });
});
