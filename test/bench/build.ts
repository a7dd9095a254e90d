import { execFile } from 'node:child_process';
import { copyFile, mkdir, symlink } from 'node:fs/promises';
import path from 'node:path';
import { promisify } from 'node:util';
import * as esbuild from 'esbuild';
import { ROOT } from '../support/content.ts';

const run = promisify(execFile);

/** The bundle of the measuring children, beside the product's own. */
export const CHILD = 'bench-child.js';

/**
 * Makes a production build in a folder of its own, so that `dist` stays as it is, and beside it the child that measures, bundled
 * the same way: what is measured is the code that ships, without a loader in its memory.
 *
 * @returns the folder that stands for `dist`
 */
export async function buildForBench(folder: string): Promise<string> {
  await mkdir(folder, { recursive: true });
  for (const name of ['src', 'build', 'content', 'node_modules', 'tsconfig.json', 'package.json']) {
    await symlink(path.join(ROOT, name), path.join(folder, name));
  }
  await copyFile(path.join(ROOT, 'esbuild.mjs'), path.join(folder, 'esbuild.mjs'));
  await run(process.execPath, ['--import', 'tsx', 'esbuild.mjs', '--production'], { cwd: folder });
  const dist = path.join(folder, 'dist');
  await esbuild.build({
    entryPoints: [path.join(import.meta.dirname, 'child.ts')],
    outfile: path.join(dist, CHILD),
    bundle: true,
    minify: true,
    platform: 'node',
    format: 'cjs',
    target: 'node20.19',
    mainFields: ['module', 'main'],
    define: { 'import.meta.dirname': '__dirname' },
    logLevel: 'warning',
  });
  return dist;
}
