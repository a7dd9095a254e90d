import assert from 'node:assert/strict';
import { readShell } from '../../../src/facts/shell.ts';
import { judgeInstall, type InstallPlace } from '../../../src/checks/shared/installs.ts';
import { randomSource, randomText } from '../../support/random-text.ts';

const CI: InstallPlace = {
  setsCi: true,
  modernYarn: false,
  hasFile: () => true,
  looseRequirement: (file) => (file === 'pinned.txt' ? null : file === 'loose.txt' ? 'flask' : undefined),
};
const IMAGE: InstallPlace = { ...CI, setsCi: false };
const BERRY: InstallPlace = { ...CI, modernYarn: true };

const judge = (text: string, place = CI): string =>
  judgeInstall(readShell(text)[0]?.words ?? [], place)?.kind ?? 'none';

/** Commands by what they are judged to be. */
const EXPECTED: Readonly<Record<string, readonly string[]>> = {
  locked: [
    'npm ci',
    'npm --prefix api ci --omit=dev',
    'npm cit',
    'npm install -g typescript@5.9.3',
    'npm i ./local.tgz',
    'pnpm install',
    'pnpm -C api i --frozen-lockfile',
    'pnpm fetch',
    'yarn --immutable',
    'yarn --cwd api install --frozen-lockfile',
    'bun ci',
    'bun install --frozen-lockfile',
    'pip install -r pinned.txt',
    'pip3.14 install --require-hashes -r anything.txt',
    'python -m pip install --timeout 60 flask==3.1.2',
    'pip install "shop @ https://example.com/shop.whl"',
    'pip-sync',
    'uv sync --frozen',
    'uv pip sync requirements.txt',
    'uv tool install ruff==0.14.0',
    'poetry install --only main',
    'pdm sync',
    'pipenv sync',
    'pipenv install --deploy --system',
    'bundle install',
    'gem install rake -v 13.3.0',
    'composer install --no-dev',
    'go mod download',
    'go install example.com/tool@v1.2.3',
  ],
  open: [
    'npm install',
    'npm i --no-save',
    'npm update',
    'npm install -g serve',
    'npm i typescript@latest',
    'pnpm install --no-frozen-lockfile',
    'pnpm up',
    'yarn',
    'yarn install --production',
    'yarn add left-pad',
    'bun install',
    'pip install flask',
    'pip install "flask>=3"',
    'pip install -r loose.txt',
    'uv sync',
    'uv pip install orjson',
    'poetry update',
    'pipenv install',
    'bundle update',
    'gem install rails',
    'composer update',
    'composer require acme/x',
    'go get -u ./...',
    'go install example.com/tool@latest',
  ],
  unknown: [
    'pip install -r elsewhere.txt',
    'pip install -r pinned.txt -c constraints.txt',
    'pip install flask -c constraints.txt',
  ],
  review: ['pip install .', 'pip install -e .[test]'],
  none: [
    'npm run build',
    'npm install --package-lock-only',
    'npm install express@${{ matrix.v }}',
    'npm --version',
    'npm install --global npm',
    'pip install --upgrade pip setuptools wheel',
    'pip install $X',
    'pip download flask',
    'pip --version',
    'yarn --version',
    'yarn build',
    'go build ./...',
    'go get ./...',
    'composer require --no-update acme/x',
    'uv run pytest',
    'apt-get install curl',
    './mvnw install',
  ],
};

describe('install commands', () => {
  for (const [kind, commands] of Object.entries(EXPECTED)) {
    for (const command of commands) {
      it(`${command}: ${kind}`, () => {
        assert.equal(judge(command), kind);
      });
    }
  }

  it('depend on where they run', () => {
    assert.equal(judge('pnpm install', IMAGE), 'open');
    assert.equal(judge('yarn install', BERRY), 'locked');
    assert.equal(judge('yarn install', { ...BERRY, setsCi: false }), 'open');
    assert.equal(judge('yarn install --no-immutable', BERRY), 'open');
  });

  it('of any words never throw', () => {
    const random = randomSource(7);
    const alphabet = [
      'npm ',
      'pip ',
      'uv ',
      'yarn ',
      'go ',
      'install ',
      'add ',
      '-r ',
      '-w ',
      '-c ',
      '--prefix ',
      '= ',
      '@ ',
      '$X ',
      '. ',
      '-- ',
      'run ',
    ];
    for (let round = 0; round < 2000; round++) {
      judge(randomText(random, alphabet, 8));
    }
  });
});
