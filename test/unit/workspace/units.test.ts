import assert from 'node:assert/strict';
import { readWorkspace } from '../../../src/workspace/workspace.ts';
import { ownContent } from '../../support/content.ts';
import { MemoryFileSystem } from '../../support/memory-file-system.ts';

async function unitsOf(entries: Record<string, string>) {
  const { lists } = ownContent();
  const [repository] = await readWorkspace(new MemoryFileSystem(new Map(Object.entries(entries))), lists);
  assert.ok(repository !== undefined);
  return repository;
}

const names = (repository: Awaited<ReturnType<typeof unitsOf>>): string[] =>
  repository.units.map(
    (unit) => `${unit.path}:${unit.kind}:${unit.technologies.map((item) => item.id).join('+')}`,
  );

describe('units', () => {
  it('are directories with manifests; a root that only lists workspaces is none', async () => {
    const repository = await unitsOf({
      'package.json': '{ "workspaces": ["services/*"], "devDependencies": { "eslint": "9" } }',
      'services/api/package.json': '{ "name": "api", "dependencies": { "express": "^5.1.0" } }',
      'services/api/src/app.ts': '',
      'services/lib/package.json': '{ "name": "lib", "devDependencies": { "vitest": "3" } }',
      '.github/workflows/ci.yml': '',
    });
    assert.deepEqual(names(repository), ['services/api:service:node+express', 'services/lib:library:node']);
    assert.equal(
      repository.files.find((file) => file.path === 'services/api/src/app.ts')?.unit,
      'services/api',
    );
    assert.equal(repository.files.find((file) => file.path === '.github/workflows/ci.yml')?.unit, undefined);
  });

  it('take versions and evidence from the line that gave them away', async () => {
    const repository = await unitsOf({
      'package.json': '{\n  "dependencies": {\n    "fastify": "^5.12.0"\n  }\n}',
    });
    const fastify = repository.units[0]?.technologies.find((item) => item.id === 'fastify');
    assert.equal(fastify?.version, '^5.12.0');
    assert.equal(fastify.evidence.path, 'package.json');
    assert.equal(fastify.evidence.span?.line, 3);
  });

  it('read the manifests of six ecosystems', async () => {
    const repository = await unitsOf({
      'py/pyproject.toml':
        '[project]\nname = "a"\nrequires-python = ">=3.12"\ndependencies = ["fastapi>=0.115", "psycopg[binary]==3.2"]\n',
      'flask/requirements.txt': '# web\nFlask==3.1.0 --hash=sha256:abc\n-r other.txt\n',
      'poetry/pyproject.toml':
        '[tool.poetry.dependencies]\npython = "^3.12"\ndjango = { version = "^5.2", extras = ["x"] }\n',
      'java/pom.xml':
        '<project><parent><groupId>org.springframework.boot</groupId><artifactId>spring-boot-starter-parent</artifactId><version>4.0.1</version></parent><artifactId>a</artifactId><dependencies><dependency><groupId>org.springframework.boot</groupId><artifactId>spring-boot-starter-webmvc</artifactId></dependency></dependencies></project>',
      'gradle/build.gradle.kts':
        'plugins { id("org.springframework.boot") version "4.0.1" }\ndependencies {\n  implementation("org.springframework.boot:spring-boot-starter-web")\n}\n',
      'go/go.mod':
        'module example.org/a\n\ngo 1.26\n\nrequire (\n\tgithub.com/gin-gonic/gin v1.12.0\n\tgithub.com/x/y v1.0.0 // indirect\n)\n',
      'rb/Gemfile':
        'source "https://rubygems.org"\nruby "3.4.1"\ngem "rails", "~> 8.1"\ngroup :test do\n  gem "rspec-rails"\nend\n',
      'php/composer.json': '{ "require": { "php": ">=8.3", "laravel/framework": "^13.0" } }',
    });
    assert.deepEqual(names(repository), [
      'flask:service:python+flask',
      'go:service:go+gin',
      'gradle:service:java+spring-boot',
      'java:service:java+spring-boot',
      'php:service:php+laravel',
      'poetry:service:python+django',
      'py:service:python+fastapi+postgresql',
      'rb:service:ruby+rails',
    ]);
    const version = (unit: string, id: string): string | undefined =>
      repository.units.find((item) => item.path === unit)?.technologies.find((item) => item.id === id)
        ?.version;
    assert.equal(version('java', 'spring-boot'), '4.0.1');
    assert.equal(version('gradle', 'spring-boot'), '4.0.1');
    assert.equal(version('py', 'python'), '>=3.12');
    assert.equal(version('poetry', 'django'), '^5.2');
    assert.equal(version('go', 'go'), '1.26');
  });

  it('list manifests of stacks that are not judged as unsupported', async () => {
    const repository = await unitsOf({ 'worker/Worker.csproj': '<Project/>', 'worker/Program.cs': '' });
    assert.deepEqual(
      repository.units.map((unit) => [unit.path, unit.supported, unit.unsupportedManifests]),
      [['worker', false, ['worker/Worker.csproj']]],
    );
  });

  it('list a broken manifest as a problem and go on', async () => {
    const repository = await unitsOf({
      'a/package.json': '{ "dependencies": { ',
      'b/pyproject.toml': '[project\n',
      'c/pom.xml': '<project><oops></project>',
      'd/package.json': '{ "dependencies": { "koa": "3" } }',
    });
    assert.deepEqual(
      repository.manifestProblems.map((problem) => problem.path),
      ['a/package.json', 'b/pyproject.toml', 'c/pom.xml'],
    );
    assert.deepEqual(names(repository), ['d:service:node+koa']);
  });

  it('takes a framework marker for a unit where no manifest of its world stands above', async () => {
    assert.deepEqual(names(await unitsOf({ 'manage.py': '', 'shop/settings.py': '' })), [':library:']);
    assert.deepEqual(names(await unitsOf({ 'requirements.txt': 'django==5.2\n', 'site/manage.py': '' })), [
      ':service:python+django',
    ]);
  });

  it('does not take test data for units', async () => {
    const repository = await unitsOf({
      'package.json': '{ "dependencies": { "koa": "3" } }',
      'test/fixtures/app/package.json': '{ "dependencies": { "express": "5" } }',
      'test/cases/login/fail-empty/package.json': '{ "dependencies": { "express": "5" } }',
      'tests/e2e/package.json': '{ "devDependencies": { "@playwright/test": "1" } }',
    });
    assert.deepEqual(names(repository), [':service:node+koa', 'tests/e2e:library:node']);
  });

  it('read requirements under other names, and pass over prose', async () => {
    const repository = await unitsOf({
      'requirements/base.txt': 'django==5.2\n',
      'requirements/local.txt': '-r base.txt\npytest\n',
      'tools/dev-requirements.txt': 'flask\n',
      'spec/requirements/overview.txt': 'The service must start within ten seconds.\n',
    });
    assert.deepEqual(names(repository), [':service:python+django', 'tools:library:python']);
    const scopes = repository.units[0]?.manifests.map(
      (manifest) => `${manifest.path} ${manifest.dependencies.map((item) => item.scope).join()}`,
    );
    assert.deepEqual(scopes, ['requirements/base.txt runtime', 'requirements/local.txt dev']);
  });

  it('take no module called setup.py for the manifest of a package', async () => {
    const repository = await unitsOf({
      'pyproject.toml': '[project]\nname = "app"\ndependencies = ["flask>=3"]\n',
      'app/handlers/setup.py':
        'from app.models import db\n\n\n@routes.route("/setup")\ndef setup():\n    return render_template("setup.html")\n',
      'app/shop/setup.py': '# run setup() first\nimport setuptools_scm\n',
      'lib/setup.py':
        'from setuptools import (\n    setup,\n)\n\nsetup(name="lib", install_requires=["httpx"])\n',
      'native/setup.py': 'from numpy.distutils.core import setup\nif __name__ == "__main__": setup()\n',
      'own/setup.py': 'from build_tool import setup\n\nsetup(\n    name="own",\n)\n',
    });
    assert.deepEqual(names(repository), [
      ':service:python+flask',
      'lib:library:python',
      'native:library:python',
      'own:library:python',
    ]);
    assert.deepEqual(repository.manifestProblems, []);
  });

  it('are no services by what only their dependencies need', async () => {
    const repository = await unitsOf({
      'go/go.mod': 'module a\n\nrequire (\n\tgithub.com/gin-gonic/gin v1.11.0 // indirect\n)\n',
      'py/requirements.txt': 'flask==3.1.2\n    # via locust\nlocust==2.42.0\n    # via -r requirements.in\n',
      'js/package.json': '{ "dependencies": { "hono": "4" } }',
    });
    assert.deepEqual(names(repository), ['go:library:go', 'js:service:node+hono', 'py:library:python']);
  });

  it('know which gems stand under a condition', async () => {
    const repository = await unitsOf({
      Gemfile:
        "group :test do\n  gem 'a' if ENV['A']\n  if RUBY_VERSION > '3'\n    gem 'b'\n  end\n  gem 'c'\nend\ngem 'rails'\n",
    });
    assert.deepEqual(
      repository.units[0]?.manifests[0]?.dependencies.map(
        (item) => `${item.name} ${item.scope} ${String(item.isConditional === true)}`,
      ),
      ['a dev true', 'b dev true', 'c dev false', 'rails runtime false'],
    );
  });
});
