/**
 * Dockerfiles: linted with the locked dockerfile-utils, then built and run by the harness's own stand-in for an engine.
 * That proves every step but not the base images, so the level stays 3.
 */
import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { imagesMissing } from '../image.ts';
import type { Adapter } from '../model.ts';
import { CACHE } from '../paths.ts';
import { npmInstall } from './node.ts';

/** What must never get into an image and lies beside the code of every working copy. */
export const CLUTTER = [
  '.env',
  '.env.local',
  'src/.env',
  '.git/config',
  'node_modules/junk/index.js',
  'notes/secret.txt',
];

export const docker: Adapter = {
  stack: 'docker',
  level: 3,
  main: 'Dockerfile',
  comment: '#',
  missing: () => imagesMissing(join(CACHE, 'docker', 'probe')),
  async prepare() {
    await npmInstall('tools');
    mkdirSync(join(CACHE, 'docker', 'mounts'), { recursive: true });
  },
  locked: () => Promise.resolve(new Map()),
  compile(dir) {
    for (const path of CLUTTER) {
      mkdirSync(dirname(join(dir, path)), { recursive: true });
      writeFileSync(join(dir, path), 'SESSION_SECRET=canary\n');
    }
    return Promise.resolve();
  },
};
