import { execFile } from 'node:child_process';
import path from 'node:path';
import { promisify } from 'node:util';
import { CHILD } from './build.ts';

const run = promisify(execFile);

/** No measurement takes longer than this; one that does is broken. */
const TIMEOUT = 600_000;

/** Runs one measurement in a fresh process and gives what it printed. */
export async function askChild<T>(
  dist: string,
  args: readonly string[],
  nodeOptions: readonly string[] = [],
): Promise<T> {
  const { stdout } = await run(process.execPath, [...nodeOptions, path.join(dist, CHILD), ...args], {
    timeout: TIMEOUT,
    maxBuffer: 64 * 1024 * 1024,
  }).catch((error: unknown) => {
    if ((error as { killed?: boolean }).killed === true) {
      throw new Error(`${args.join(' ')} took longer than ${TIMEOUT / 60_000} minutes`);
    }
    // The bundle is minified: its own message would print all of it.
    const trace = String((error as { stderr?: string }).stderr)
      .trimEnd()
      .split('\n')
      .slice(-12);
    throw new Error(`${args.join(' ')} failed:\n${trace.map((line) => line.slice(0, 200)).join('\n')}`);
  });
  return JSON.parse(stdout) as T;
}
