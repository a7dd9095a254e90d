import { mkdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { readCases, type Case } from '../support/cases.ts';
import { ROOT } from '../support/content.ts';
import { writeGitIndex } from '../support/git-index.ts';
import { EDITED_FILES, EDITED_UNIT } from './edits.ts';
import { moduleText, STACKS, type Stack } from './modules.ts';

/** Units made from cases, by stack; a stack with fewer cases has fewer. */
const UNITS_OF_A_STACK = 32;

/** Workflows of a large repository; more would say nothing of any. */
const WORKFLOWS = 40;

/**
 * A project of so many files, the same in every run: one repository with units of several stacks. Each unit is a case of a check with
 * ordinary modules beside it; workflows, documents and infrastructure files come from cases too.
 */
export function makeProject(fileCount: number): Map<string, string> {
  const cases = readCases(path.join(ROOT, 'test/checks'));
  const files = new Map(Object.entries(EDITED_FILES));
  files.set('.gitignore', 'node_modules/\ndist/\n*.log\n');
  const units: { folder: string; stack: Stack }[] = [];
  for (const stack of STACKS) {
    const own = spread(
      cases.filter((item) => isUnitOf(stack, item)),
      UNITS_OF_A_STACK,
    );
    own.forEach((item, index) => {
      const folder = `services/${stack.name}-${index}`;
      units.push({ folder, stack });
      addAll(files, item, folder);
    });
  }
  const workflows = cases.flatMap((item) =>
    [...item.files].filter(([file]) => /^\.github\/workflows\/[^/]+\.yml$/.test(file)),
  );
  spread(workflows, WORKFLOWS).forEach(([, text], index) =>
    files.set(`.github/workflows/${index}.yml`, text),
  );
  const areas = new Set(['k8s', 'iac', 'nginx', 'container', 'docs']);
  for (const item of cases.filter(({ check }) => areas.has(check.split('/')[0] ?? ''))) {
    if (!STACKS.some((stack) => isUnitOf(stack, item))) {
      addAll(files, item, `infra/${item.check.replace('/', '-')}-${item.name}`);
    }
  }
  addModules(files, [{ folder: EDITED_UNIT, stack: STACKS[0]! }, ...units], fileCount);
  return files;
}

/** Writes a project with a git index that tracks all of it. */
export async function writeProject(folder: string, files: ReadonlyMap<string, string>): Promise<void> {
  const folders = new Set([...files.keys()].map((file) => path.dirname(file)));
  for (const name of ['.git', ...folders]) {
    await mkdir(path.join(folder, name), { recursive: true });
  }
  for (const [file, text] of files) {
    await writeFile(path.join(folder, file), text);
  }
  await writeFile(path.join(folder, '.git/HEAD'), 'ref: refs/heads/main\n');
  await writeFile(path.join(folder, '.git/index'), writeGitIndex([...files.keys()]));
}

function addModules(
  files: Map<string, string>,
  units: readonly { readonly folder: string; readonly stack: Stack }[],
  fileCount: number,
): void {
  for (let module = 0; files.size < fileCount; module++) {
    for (const { folder, stack } of units) {
      const isTest = module % 6 === 5;
      const name = `${isTest ? 'tests/test_' : 'src/module-'}${module}`;
      if (files.size < fileCount) {
        files.set(`${folder}/${name}.${stack.extension}`, moduleText(stack, module));
      }
    }
  }
}

function isUnitOf(stack: Stack, item: Case): boolean {
  return (
    stack.manifests.some((manifest) => item.files.has(manifest)) &&
    (stack.name !== 'typescript' || [...item.files.keys()].some((file) => file.endsWith('.ts')))
  );
}

function addAll(files: Map<string, string>, item: Case, folder: string): void {
  for (const [file, text] of item.files) {
    // Settings of the team stand at the root only, and a submodule is a repository of its own.
    if (!/(^|\/)(\.git|\.backend-roadmap)(\/|$)/.test(file)) {
      files.set(`${folder}/${file}`, text);
    }
  }
}

/** So many items, taken evenly from all. */
function spread<T>(items: readonly T[], count: number): T[] {
  return items.filter(
    (_, index) =>
      Math.floor((index * count) / items.length) !== Math.floor(((index - 1) * count) / items.length),
  );
}
