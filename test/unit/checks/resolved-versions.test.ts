import assert from 'node:assert/strict';
import { run } from '../../support/run.ts';
import { MemoryFileSystem } from '../../support/memory-file-system.ts';

async function versions(files: Record<string, string>): Promise<string[]> {
  const report = await run(new MemoryFileSystem(new Map(Object.entries(files))), ['config/lockfile']);
  return report.repositories.flatMap((repository) =>
    repository.units.flatMap((unit) => unit.technologies.map((item) => `${item.id} ${item.version ?? '?'}`)),
  );
}

const manifest = '{ "engines": { "node": ">=22" }, "dependencies": { "express": "^5.1.0", "pg": "^8.0.0" } }';
const yarn = '# yarn lockfile v1\n\n\nexpress@^5.1.0:\n  version "5.1.4"\n';

describe('versions of technologies', () => {
  it('are those that the lockfile chose, else what the manifest says', async () => {
    assert.deepEqual(await versions({ 'package.json': manifest, 'yarn.lock': yarn }), [
      'node >=22',
      'express 5.1.4',
      'postgresql ^8.0.0',
    ]);
  });

  it('are the manifest’s where there is no lockfile, or two that may disagree', async () => {
    const declared = ['node >=22', 'express ^5.1.0', 'postgresql ^8.0.0'];
    assert.deepEqual(await versions({ 'package.json': manifest }), declared);
    const npm = '{ "packages": { "": {}, "node_modules/express": { "version": "5.0.0" } } }';
    assert.deepEqual(
      await versions({ 'package.json': manifest, 'yarn.lock': yarn, 'package-lock.json': npm }),
      declared,
    );
  });

  it('are read from the lockfile of the workspace', async () => {
    const found = await versions({
      'package.json': '{ "private": true, "workspaces": ["services/*"] }',
      'services/api/package.json': '{ "dependencies": { "fastify": "^5.0.0" } }',
      'package-lock.json': JSON.stringify({
        lockfileVersion: 3,
        packages: {
          '': {},
          'services/api': { dependencies: { fastify: '^5.0.0' } },
          'node_modules/fastify': { version: '4.0.0' },
          'services/api/node_modules/fastify': { version: '5.6.1' },
        },
      }),
    });
    assert.deepEqual(found, ['node ?', 'fastify 5.6.1']);
  });

  it('are read from the lockfiles of Python, PHP, Ruby and Gradle', async () => {
    assert.deepEqual(
      await versions({
        'a/pyproject.toml': '[project]\nname = "a"\ndependencies = ["FastAPI>=0.1"]\n',
        'a/uv.lock':
          '[[package]]\nname = "a"\nsource = { virtual = "." }\n\n[package.metadata]\nrequires-dist = [{ name = "fastapi", specifier = ">=0.1" }]\n\n[[package]]\nname = "fastapi"\nversion = "0.121.0"\n',
        'b/composer.json': '{ "require": { "laravel/framework": "^12.0" } }',
        'b/composer.lock': '{ "packages": [{ "name": "laravel/framework", "version": "v12.38.0" }] }',
        'c/Gemfile': "gem 'rails', '~> 8.0'\n",
        'c/Gemfile.lock': 'GEM\n  specs:\n    rails (8.1.1)\n\nDEPENDENCIES\n  rails (~> 8.0)\n',
        'd/build.gradle': "dependencies { implementation 'io.javalin:javalin:6.+' }\n",
        'd/gradle.lockfile': 'io.javalin:javalin:6.7.0=runtimeClasspath\n',
      }),
      [
        'python ?',
        'fastapi 0.121.0',
        'php ?',
        'laravel 12.38.0',
        'ruby ?',
        'rails 8.1.1',
        'java ?',
        'javalin 6.7.0',
      ],
    );
  });
});
