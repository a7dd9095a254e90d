import { mkdir, readdir, writeFile } from 'node:fs/promises';
import path from 'node:path';

/**
 * Writes `src/generated/checks.ts`, the list of all checks, from the files that exist: adding a check needs no change
 * outside its own files. The generated folder is not committed.
 */
const root = path.resolve(import.meta.dirname, '..');
const checksFolder = path.join(root, 'src/checks');

/** Folders beside the areas: what checks share, and what is done with their results. */
const NOT_AREAS = new Set(['shared', 'decisions']);

const files: string[] = [];
for (const area of await readdir(checksFolder, { withFileTypes: true })) {
  if (area.isDirectory() && !NOT_AREAS.has(area.name)) {
    for (const file of await readdir(path.join(checksFolder, area.name))) {
      if (file.endsWith('.ts')) {
        files.push(`${area.name}/${file}`);
      }
    }
  }
}
files.sort();

const lines = [
  "import type { Check } from '../checks/check.ts';",
  ...files.map((file, index) => `import { check as check${index} } from '../checks/${file}';`),
  '',
  '/** Every check, by id. */',
  'export const ALL_CHECKS: readonly Check[] = [',
  ...files.map((_, index) => `  check${index},`),
  '];',
  '',
];
await mkdir(path.join(root, 'src/generated'), { recursive: true });
await writeFile(path.join(root, 'src/generated/checks.ts'), lines.join('\n'));
