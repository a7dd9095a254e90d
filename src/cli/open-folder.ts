import { stat } from 'node:fs/promises';
import path from 'node:path';
import { realFolder } from '../platform/node-file-system.ts';
import { UsageError } from './arguments.ts';
import { reasonOf } from './write-output.ts';

/**
 * The real path of the folder that a call names.
 *
 * @throws {UsageError} when it is none, or cannot be reached
 */
export async function openFolder(folder: string): Promise<string> {
  const absolute = path.resolve(folder);
  let isFolder: boolean;
  try {
    isFolder = (await stat(absolute)).isDirectory();
  } catch (error) {
    throw new UsageError(
      (error as NodeJS.ErrnoException).code === 'ENOENT'
        ? `there is no folder ${folder}`
        : `cannot read ${folder}: ${reasonOf(error)}`,
    );
  }
  if (!isFolder) {
    throw new UsageError(`${folder} is not a folder`);
  }
  return realFolder(absolute);
}
