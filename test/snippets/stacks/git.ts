/** Git itself, for rules that it applies: a repository is made in the run's folder, nothing is committed. */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Adapter } from '../model.ts';
import { FIXTURES } from '../paths.ts';
import { mustRun, run } from '../process.ts';

/** Keeps the machine's own ignore rules and settings out of the test. */
export const PLAIN_GIT = {
  GIT_CONFIG_GLOBAL: '/dev/null',
  GIT_CONFIG_SYSTEM: '/dev/null',
  XDG_CONFIG_HOME: '/nonexistent',
};

export const git: Adapter = {
  stack: 'git',
  level: 4,
  main: '.gitignore',
  comment: '#',
  async missing() {
    return (await run(['git', '--version'], { cwd: FIXTURES })).code === 0 ? undefined : 'git is missing';
  },
  prepare: () => Promise.resolve(),
  locked: () => Promise.resolve(new Map()),
  async compile(dir, _plan, variant) {
    if (variant === undefined) {
      writeFileSync(join(dir, '.gitignore'), 'node_modules/\n');
    }
    await mustRun(['git', 'init', '--quiet'], { cwd: dir, env: PLAIN_GIT });
  },
};
