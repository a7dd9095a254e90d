/** Installs a stack's locked dependencies once: a stamp remembers for which lockfiles the folder was filled. */
import { createHash } from 'node:crypto';
import { cpSync, existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { CACHE, FIXTURES } from './paths.ts';

/**
 * Calls `install` with the stack's empty cache folder, into which the lockfiles were copied, unless the last
 * installation was for the same lockfiles.
 */
export async function installOnce(
  stack: string,
  lockfiles: readonly string[],
  install: (dir: string) => Promise<void>,
): Promise<void> {
  const dir = join(CACHE, stack);
  const stamp = join(dir, 'installed');
  const hash = createHash('sha256').update(process.version);
  for (const file of lockfiles) {
    hash.update(file).update(readFileSync(join(FIXTURES, stack, file)));
  }
  const wanted = hash.digest('hex');
  if (existsSync(stamp) && readFileSync(stamp, 'utf8') === wanted) {
    return;
  }
  rmSync(dir, { recursive: true, force: true });
  mkdirSync(dir, { recursive: true });
  for (const file of lockfiles) {
    cpSync(join(FIXTURES, stack, file), join(dir, file));
  }
  await install(dir);
  writeFileSync(stamp, wanted);
}
