import assert from 'node:assert/strict';
import {
  bareCommand,
  innerScript,
  matchesWords,
  readScriptCall,
} from '../../../src/checks/shared/commands.ts';
import { follow } from '../../../src/checks/shared/follow.ts';
import { resultsOf } from '../../../src/checks/shared/expressions.ts';
import { mayHideTests, skipsTests, testedBy } from '../../../src/checks/shared/tests.ts';
import { emptyManifest, type Manifest } from '../../../src/workspace/manifests/manifest.ts';
import { ownContent } from '../../support/content.ts';

const split = (text: string): string[] => text.split(' ');
const bare = (text: string): string => bareCommand(split(text)).join(' ');

describe('bare commands', () => {
  for (const [written, expected] of [
    ['./mvnw -B verify', 'mvn -B verify'],
    ['node_modules/.bin/jest --ci', 'jest --ci'],
    ['npx --yes jest@29 --ci', 'jest --ci'],
    ['npm exec -- vitest run', 'vitest run'],
    ['uv run --group test pytest', 'pytest'],
    ['poetry -C api run python -X dev -m pytest -q', 'pytest -q'],
    ['python3.14 -W error -m unittest', 'unittest'],
    ['coverage run --source shop -m pytest', 'pytest'],
    ['php -d memory_limit=-1 vendor/bin/phpunit', 'phpunit'],
    ['timeout -k 5 10m npm test', 'npm test'],
    ['docker compose -f a.yml run --rm -e CI=1 web pytest', 'pytest'],
    ['docker run -v .:/app -w /app node:24 npm test', 'npm test'],
    ['node --experimental-vm-modules node_modules/jest/bin/jest.js', 'jest'],
    ['dotenv -e .env -- cross-env CI=1 jest', 'jest'],
    ['bundle exec rspec', 'rspec'],
    ['python -c x', 'python -c x'],
    ['npx', 'npx'],
  ] as const) {
    it(`${written} is ${expected}`, () => {
      assert.equal(bare(written), expected);
    });
  }

  it('match patterns of words in order', () => {
    assert.ok(matchesWords(split('gradle :api:test'), ['gradle', 'test']));
    assert.ok(matchesWords(split('nx run-many --target=lint,test'), ['nx', 'test']));
    assert.ok(!matchesWords(split('gradle testClasses'), ['gradle', 'test']));
  });

  it('show the script of an inner shell', () => {
    assert.equal(innerScript(['docker', 'run', 'x', 'bash', '-lc', 'npm ci']), 'npm ci');
    assert.equal(innerScript(['bash', 'x.sh']), undefined);
  });
});

describe('calls of package scripts', () => {
  const names = (text: string): readonly string[] | undefined => readScriptCall(split(text))?.names;
  for (const [written, expected] of [
    ['npm test', ['test']],
    ['npm t', ['test']],
    ['npm --prefix api run lint -- --fix', ['lint']],
    ['npm run test -w @acme/api', ['test']],
    ['pnpm --filter api test', ['test']],
    ['pnpm -r run build', ['build']],
    ['yarn workspace api test', ['test']],
    ['yarn workspaces foreach -A run test', ['test']],
    ['yarn jest', ['jest']],
    ['composer run-script test', ['test']],
    ['run-s lint test:*', ['lint', 'test:*']],
    ['node --run test', ['test']],
    ['npm install', undefined],
    ['npm lint', undefined],
    ['yarn install', undefined],
    ['bun test', undefined],
    ['make test', undefined],
  ] as const) {
    it(`${written}: ${expected?.join() ?? 'none'}`, () => {
      assert.deepEqual(names(written), expected);
    });
  }
});

describe('following commands', () => {
  const manifest = (path: string, scripts: Record<string, string>): Manifest => ({
    ...emptyManifest(path, 'npm'),
    name: path.split('/')[0],
    scripts: Object.entries(scripts).map(([name, command]) => ({
      name,
      command,
      span: { line: 1, column: 1, endLine: 1, endColumn: 1 },
    })),
  });
  const stands = (text: string, manifests: readonly Manifest[]): string[] =>
    follow(split(text), [''], { manifests, makefiles: [], scripts: new Map() }).map(
      (stand) => `${stand.directories?.join() ?? '?'}: ${stand.words.join(' ')}`,
    );

  it('takes the script of the folder or package that is named', () => {
    const manifests = [manifest('package.json', { test: 'a' }), manifest('api/package.json', { test: 'b' })];
    assert.deepEqual(stands('npm test', manifests), [': npm test', ': a']);
    assert.deepEqual(stands('npm test --prefix api', manifests), [': npm test --prefix api', 'api: b']);
    assert.deepEqual(stands('pnpm --filter api test', manifests), [': pnpm --filter api test', 'api: b']);
  });

  it('ends where scripts call themselves', () => {
    assert.deepEqual(
      stands('npm run a', [manifest('package.json', { a: 'npm run b', b: 'npm run a && npm run b' })]),
      [': npm run a', ': npm run b', ': npm run a', ': npm run b'],
    );
  });

  it('runs programs of the project by their bare name', () => {
    assert.deepEqual(stands('yarn vitest run', [manifest('package.json', {})]), [
      ': yarn vitest run',
      ': vitest run',
    ]);
  });
});

describe('test commands', () => {
  it('are told from other uses of the same programs', () => {
    const { lists } = ownContent();
    const tested = (text: string): string | undefined => testedBy(split(text), lists);
    for (const [text, ecosystem] of [
      ['tox -e py314', 'pypi'],
      ['tox', 'pypi'],
      ['tox -e lint,mypy', undefined],
      ['nox -s tests', 'pypi'],
      ['rake', 'rubygems'],
      ['rake db:migrate', undefined],
      ['rake test', 'rubygems'],
      ['nx affected -t lint', undefined],
      ['nx affected -t test', 'npm'],
      ['c8 report', undefined],
      ['go test ./...', 'gomod'],
      ['go test -c ./x', undefined],
      ['pytest --collect-only', undefined],
      ['./gradlew :api:integrationTest', 'maven'],
      ['python manage.py test', 'pypi'],
    ] as const) {
      assert.equal(tested(text), ecosystem, text);
    }
  });

  it('may leave tests out, or hide them', () => {
    assert.ok(skipsTests(split('mvn package -DskipTests')) && skipsTests(split('gradle build -x :api:test')));
    assert.ok(!skipsTests(split('mvn verify -DskipTests=false')));
    assert.ok(
      mayHideTests(split('./ci/run.sh')) &&
        mayHideTests(split('just test')) &&
        mayHideTests(split('bazel test //...')),
    );
    assert.ok(
      !mayHideTests(split('./gradlew assemble')) &&
        !mayHideTests(split('just fmt')) &&
        !mayHideTests(split('npm run lint')),
    );
  });
});

describe('results of expressions', () => {
  for (const [text, expected] of [
    ['a.b', ['a.b']],
    ["a['b'].c", ['a.b.c']],
    ['a || b', ['a', 'b']],
    ["a == 'x' && b || c", ['b', 'c']],
    ['(a && b) || c', ['b', 'c']],
    ["contains(a, 'x')", []],
    ["!startsWith(a, 'x')", []],
    ["contains(a, 'x') && format('{0}', b)", ["format('', b)"]],
    ['(a)', ['a']],
    ['((', ['((']],
  ] as const) {
    it(text, () => {
      assert.deepEqual(resultsOf(text), expected);
    });
  }
});
