import { access, constants } from 'node:fs/promises';
import path from 'node:path';
import { PROJECT_FILE } from '../workspace/project-file/project-words.ts';
import { PROJECT_TEMPLATE } from '../workspace/project-file/project-template.ts';
import { onePositional, UsageError } from './arguments.ts';
import { openFolder } from './open-folder.ts';
import { writeOut, writeWhole } from './write-output.ts';

/**
 * `backend-roadmap init`: writes a commented project file where there is none.
 *
 * @throws {UsageError} when there is one, or it cannot be written
 */
export async function init(args: readonly string[]): Promise<number> {
  const folder = onePositional('init', args, '.');
  await openFolder(folder);
  const file = path.join(folder, PROJECT_FILE);
  const isThere = await access(file, constants.F_OK).then(
    () => true,
    () => false,
  );
  if (isThere) {
    throw new UsageError(`${file} is already there, and stays as it is`);
  }
  await writeWhole(file, PROJECT_TEMPLATE, { makeFolder: true });
  await writeOut(`${file}\n`);
  return 0;
}
