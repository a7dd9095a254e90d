/** What `git add` would take: no file with secrets at any depth, but the example and the ordinary files. */
import assert from 'node:assert';
import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { Behaviour } from '../../model.ts';
import { PLAIN_GIT } from '../../stacks/git.ts';
import type { Subject } from '../../subject.ts';

const SECRET = [
  '.env',
  '.env.local',
  '.env.production',
  '.env.development.local',
  'services/api/.env',
  'services/api/.env.test',
];
const WANTED = [
  '.env.example',
  'services/api/.env.example',
  'env.ts',
  'services/api/environment.md',
  '.envrc',
];

const mutations = [
  { name: 'only .env itself', from: '.env.*\n', to: '' },
  { name: 'no exception for the example', from: '!.env.', to: '#' },
  { name: 'only at the root', from: '\n.env\n', to: '\n/.env\n' },
];

export const ignoreEnvFiles: Behaviour = {
  id: 'security/ignore-env-files',
  check,
  plans: {
    'git/New .gitignore': { mutations },
    'git/Existing .gitignore': { overlays: ['existing'], mark: 'end', mutations },
  },
};

async function check(subject: Subject): Promise<void> {
  const dir = await subject.build();
  for (const path of [...SECRET, ...WANTED]) {
    mkdirSync(dirname(join(dir, path)), { recursive: true });
    writeFileSync(join(dir, path), 'NAME=value\n');
  }
  const { output } = await subject.run(['git', 'ls-files', '--others', '--exclude-standard'], {
    env: PLAIN_GIT,
  });
  const untracked = output.split('\n').filter((path) => path !== '');
  assert.deepEqual(
    SECRET.filter((path) => untracked.includes(path)),
    [],
    'no file with secrets would be added',
  );
  assert.deepEqual(
    WANTED.filter((path) => !untracked.includes(path)),
    [],
    'examples and ordinary files would be added',
  );
}
