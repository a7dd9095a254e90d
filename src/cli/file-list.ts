import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { UsageError } from './arguments.ts';
import { reasonOf } from './write-output.ts';

/**
 * The paths that `--only-files` lists, relative to the folder that is checked. Those outside of it are left out: nothing is found
 * there.
 *
 * @param source a file, or `-` for the standard input
 * @throws {UsageError} when it cannot be read
 */
export async function readFileList(source: string, folder: string): Promise<string[]> {
  const text = source === '-' ? await readStandardInput() : await readList(source);
  const root = path.resolve(folder);
  return text
    .split(/[\r\n\0]+/)
    .map((line) => line.trim())
    .filter((line) => line !== '')
    .map((line) => path.relative(root, path.resolve(line)).split(path.sep).join('/'))
    .filter((file) => file !== '' && file !== '..' && !file.startsWith('../') && !path.isAbsolute(file));
}

async function readList(file: string): Promise<string> {
  try {
    return await readFile(file, 'utf8');
  } catch (error) {
    throw new UsageError(`cannot read the list ${file}: ${reasonOf(error)}`);
  }
}

async function readStandardInput(): Promise<string> {
  const chunks: Buffer[] = [];
  for await (const chunk of process.stdin) {
    chunks.push(chunk as Buffer);
  }
  return Buffer.concat(chunks).toString('utf8');
}
