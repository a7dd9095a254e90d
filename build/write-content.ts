import { mkdir, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { formatProblem } from '../src/content/problem.ts';
import { loadContent } from './content.ts';
import { drawDiagrams } from './diagrams/draw-diagrams.ts';

/**
 * Compiles `content/` into `dist/content/`: `index.json` for the views, `variants.json` for snippets, `lists.json` for
 * the engine, the bodies of topics, checks and snippets as they stand, and `diagrams/` with the SVG of each page that has any. Throws with every mistake, one a line.
 */
export async function writeContent(source: string, target: string): Promise<void> {
  const { content, problems } = loadContent(source);
  const drawn = content === undefined ? undefined : await drawDiagrams(content.bodies, content.bodyLines);
  const mistakes = [...problems, ...(drawn?.problems ?? [])];
  if (content === undefined || drawn === undefined || mistakes.length > 0) {
    const name = path.basename(source);
    throw new Error(mistakes.map((problem) => `${name}/${formatProblem(problem)}`).join('\n'));
  }
  await rm(target, { recursive: true, force: true });
  await writeJson(path.join(target, 'index.json'), content.index);
  await writeJson(path.join(target, 'variants.json'), content.variants);
  await writeJson(path.join(target, 'lists.json'), content.lists);
  for (const [file, diagrams] of Object.entries(drawn.diagrams)) {
    await writeJson(path.join(target, 'diagrams', file.replace(/\.md$/, '.json')), diagrams);
  }
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
