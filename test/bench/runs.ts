import { readFile, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { parseAllDocuments } from 'yaml';
import { CheckSession } from '../../src/checks/check-session.ts';
import { selectChecks } from '../../src/checks/select.ts';
import { LocalCollecting } from '../../src/facts/collecting.ts';
import { familyOfPath, LANGUAGES, languageOfPath } from '../../src/facts/syntax/languages.ts';
import { SyntaxTrees } from '../../src/facts/syntax/syntax-trees.ts';
import { NodeFileSystem, realFolder } from '../../src/platform/node-file-system.ts';
import { NodeResources } from '../../src/platform/node-resources.ts';
import { PoolCollecting } from '../../src/worker/collect-pool.ts';
import { decodeText } from '../../src/workspace/file-system.ts';
import { FILE_SIZE_LIMIT, readWorkspace } from '../../src/workspace/workspace.ts';
import { EDITS, type EditName } from './edits.ts';

/** Time on the clock and of all threads of the process, in milliseconds. */
export interface Timed {
  readonly wall: number;
  readonly cpu: number;
}

export interface Floor extends Timed {
  readonly files: number;
  readonly parsed: number;
}

export interface Cold extends Timed {
  readonly files: number;
  readonly results: number;
  readonly findings: number;
  /** The largest resident set so far, in KB. */
  readonly peak: number;
}

const INPUT = { evaluatedOn: '2026-11-21' };

/** Files read at a time, as in a run. */
const READ_AHEAD = 16;

async function timed(action: () => Promise<void>): Promise<Timed> {
  const cpu = process.cpuUsage();
  const started = performance.now();
  await action();
  const wall = performance.now() - started;
  const used = process.cpuUsage(cpu);
  return { wall, cpu: (used.user + used.system) / 1000 };
}

/** A parser with every grammar in memory: their loading is the same for the floor and for a run. */
async function readyTrees(dist: string): Promise<SyntaxTrees> {
  const trees = new SyntaxTrees(new NodeResources(dist).grammar);
  await trees.load(LANGUAGES);
  return trees;
}

/** Reading all files and one bare parse of all production source and YAML: no run could do with less. */
export async function measureFloor(dist: string, folder: string): Promise<Floor> {
  const trees = await readyTrees(dist);
  const fs = new NodeFileSystem(await realFolder(folder));
  const repositories = await readWorkspace(fs, await new NodeResources(dist).lists());
  const files = repositories.flatMap((repository) =>
    repository.files.map((file) => ({ ...file, fs: repository.fs })),
  );
  let parsed = 0;
  const time = await timed(async () => {
    for (let at = 0; at < files.length; at += READ_AHEAD) {
      const group = files.slice(at, at + READ_AHEAD);
      const contents = await Promise.all(
        group.map((file) => file.fs.readFile(file.path, FILE_SIZE_LIMIT).catch(() => undefined)),
      );
      contents.forEach((bytes, index) => {
        const file = group[index];
        const isSource = file?.class === 'production' && familyOfPath(file.path) !== undefined;
        const isYaml = /\.ya?ml$/.test(file?.path ?? '');
        if (file === undefined || bytes === undefined || !(isSource || isYaml)) {
          return;
        }
        parsed++;
        if (isYaml) {
          parseAllDocuments(decodeText(bytes));
        } else {
          const language = languageOfPath(file.path);
          (language === undefined ? undefined : trees.parse(language, decodeText(bytes)))?.delete();
        }
      });
    }
  });
  return { ...time, files: files.length, parsed };
}

async function openSession(dist: string, folder: string, threads: number): Promise<CheckSession> {
  const resources = new NodeResources(dist);
  const root = await realFolder(folder);
  const local = new LocalCollecting(await readyTrees(dist));
  return new CheckSession({
    fs: new NodeFileSystem(root),
    collecting:
      threads < 2
        ? local
        : new PoolCollecting({ script: path.join(dist, 'worker.js'), folder: root, local, size: threads }),
    catalogue: selectChecks(await resources.index(), await resources.lists()),
    version: '0.0.0-bench',
    now: () => performance.now(),
    lasting: true,
  });
}

/** All checks in a process that has run nothing before. */
export async function measureCold(dist: string, folder: string, threads: number): Promise<Cold> {
  const session = await openSession(dist, folder, threads);
  let counts = { files: 0, results: 0, findings: 0 };
  const time = await timed(async () => {
    const report = await session.run(INPUT);
    counts = {
      files: report.repositories.reduce((sum, repository) => sum + repository.files, 0),
      results: report.results.length,
      findings: report.results.reduce((sum, result) => sum + result.findingCount, 0),
    };
  });
  return { ...time, ...counts, peak: process.resourceUsage().maxRSS };
}

/** A session over the generated project: the times of each edit, every one of them a real change of the file. */
export async function measureEdits(
  dist: string,
  folder: string,
  rounds: number,
): Promise<{ readonly edits: Record<EditName, Timed[]>; readonly peak: number }> {
  const session = await openSession(dist, folder, 1);
  await session.run(INPUT);
  const edits = Object.fromEntries(
    Object.keys(EDITS).map((name) => [name, [] as Timed[]]),
  ) as unknown as Record<EditName, Timed[]>;
  for (let round = 0; round < rounds; round++) {
    for (const [name, edit] of Object.entries(EDITS) as [EditName, (typeof EDITS)[EditName]][]) {
      const file = path.join(folder, edit.path);
      const before = edit.isNew ? '' : await readFile(file, 'utf8');
      await writeFile(file, edit.change(before, round));
      edits[name].push(
        await timed(async () => {
          await session.update([edit.path], INPUT);
        }),
      );
      await (edit.isNew ? rm(file) : writeFile(file, before));
      await session.update([edit.path], INPUT);
    }
  }
  return { edits, peak: process.resourceUsage().maxRSS };
}
