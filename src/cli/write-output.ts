import { randomUUID } from 'node:crypto';
import { chmod, mkdir, realpath, rename, rm, stat, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { UsageError } from './arguments.ts';

/** Writes text to the terminal, to its last byte. */
export async function writeOut(text: string): Promise<void> {
  await new Promise<void>((resolve) =>
    process.stdout.write(text, () => {
      resolve();
    }),
  );
}

/**
 * Writes a file so that it is there whole or not at all: beside its place first, then moved. What is no plain file (a pipe, a
 * terminal) is written to as it is.
 *
 * @throws {UsageError} when that is not possible
 */
export async function writeWhole(
  file: string,
  text: string,
  options: { makeFolder?: boolean } = {},
): Promise<void> {
  try {
    if (options.makeFolder === true) {
      await mkdir(path.dirname(path.resolve(file)), { recursive: true });
    }
    const before = await stat(file).catch(() => undefined);
    if (before !== undefined && !before.isFile()) {
      if (before.isDirectory()) {
        throw new UsageError(`cannot write ${file}: it is a folder`);
      }
      await writeFile(file, text);
      return;
    }
    // A link stays a link: what it names is replaced.
    const target = before === undefined ? path.resolve(file) : await realpath(file);
    const beside = path.join(path.dirname(target), `.${path.basename(target)}.${randomUUID()}.tmp`);
    try {
      await writeFile(beside, text, { flag: 'wx' });
      if (before !== undefined) {
        await chmod(beside, before.mode);
      }
      await rename(beside, target);
    } catch (error) {
      await rm(beside, { force: true });
      throw error;
    }
  } catch (error) {
    throw error instanceof UsageError ? error : new UsageError(`cannot write ${file}: ${reasonOf(error)}`);
  }
}

const REASONS: Readonly<Record<string, string>> = {
  ENOENT: 'there is no such folder',
  ENOTDIR: 'there is no such folder',
  EACCES: 'no permission',
  EPERM: 'no permission',
  EROFS: 'the disk is read-only',
  ENOSPC: 'the disk is full',
};

/** What went wrong with a file, in words. */
export function reasonOf(error: unknown): string {
  const code = (error as NodeJS.ErrnoException).code ?? '';
  return REASONS[code] ?? (error instanceof Error ? error.message : String(error));
}
