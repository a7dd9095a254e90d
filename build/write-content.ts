import { mkdir, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { formatProblem } from '../src/content/problem.ts';
import { loadContent } from './content.ts';

/**
 * Compiles `content/` into `dist/content/`: `index.json` for the views, `variants.json` for snippets, `lists.json` for
 * the engine, and the bodies of topics and checks as they stand. Throws with every mistake, one a line.
 */
export async function writeContent(source: string, target: string): Promise<void> {
  const { content, problems } = loadContent(source);
  if (content === undefined) {
    const name = path.basename(source);
    throw new Error(problems.map((problem) => `${name}/${formatProblem(problem)}`).join('\n'));
  }
  await rm(target, { recursive: true, force: true });
  await writeJson(path.join(target, 'index.json'), content.index);
  await writeJson(path.join(target, 'variants.json'), content.variants);
  await writeJson(path.join(target, 'lists.json'), content.lists);
  for (const [file, body] of content.bodies) {
    if (!file.startsWith('checklists/')) {
      await mkdir(path.dirname(path.join(target, file)), { recursive: true });
      await writeFile(path.join(target, file), body);
    }
  }
}

async function writeJson(file: string, value: unknown): Promise<void> {
  await mkdir(path.dirname(file), { recursive: true });
  await writeFile(file, JSON.stringify(value));
}
