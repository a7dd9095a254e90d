import path from 'node:path';
import { onlyFiles } from '../checks/decisions/only-files.ts';
import { runChecks } from '../checks/engine.ts';
import type { Report } from '../checks/result.ts';
import { selectChecks, UnknownSelection, type Catalogue } from '../checks/select.ts';
import type { ContentIndex } from '../content/model.ts';
import { LocalCollecting } from '../facts/collecting.ts';
import { SyntaxTrees } from '../facts/syntax/syntax-trees.ts';
import { NodeFileSystem } from '../platform/node-file-system.ts';
import type { NodeResources } from '../platform/node-resources.ts';
import { exitStatus } from '../report/exit-status.ts';
import { render } from '../report/render.ts';
import { PoolCollecting } from '../worker/collect-pool.ts';
import { FileSystemError } from '../workspace/file-system.ts';
import { readCheckArguments, UsageError, type CheckArguments } from './arguments.ts';
import { applyBaselines } from './baseline-command.ts';
import { readFileList } from './file-list.ts';
import { openFolder } from './open-folder.ts';
import type { Program } from './program.ts';
import { writeOut, writeWhole } from './write-output.ts';

/** `backend-roadmap check`: runs, prints, and gives the exit status. */
export async function check(args: readonly string[], program: Program): Promise<number> {
  const { resources } = program;
  const options = readCheckArguments(args);
  const folder = await openFolder(options.folder);
  const files =
    options.onlyFiles === undefined ? undefined : await readFileList(options.onlyFiles, options.folder);
  const index = await resources.index();
  const catalogue = select(index, await resources.lists(), options);
  const complete = await run(folder, catalogue, options, program);
  const ran = new Set([...catalogue.checks, ...(catalogue.questions ?? [])].map(({ id }) => id));
  const decided = await applyBaselines(complete, options, ran);
  const report = files === undefined ? decided : onlyFiles(decided, files);
  const toTerminal = options.output === undefined && process.stdout.isTTY;
  const colour = toTerminal && process.env['NO_COLOR'] === undefined;
  const pages = await readPages(resources, index, report);
  const text = render(options.format, { report, index, pages, style: { colour } });
  await (options.output === undefined ? writeOut(text) : writeWhole(options.output, text));
  return exitStatus(report, options.failOn);
}

async function run(
  folder: string,
  catalogue: Catalogue,
  options: CheckArguments,
  { resources, version, dist }: Program,
): Promise<Report> {
  const abort = new AbortController();
  process.once('SIGINT', () => {
    abort.abort();
  });
  const trees = new SyntaxTrees(resources.grammar);
  const local = new LocalCollecting(trees);
  try {
    return await runChecks({
      ...catalogue,
      fs: new NodeFileSystem(folder),
      trees,
      collecting: new PoolCollecting({ script: path.join(dist, 'worker.js'), folder, local }),
      evaluatedOn: options.now ?? new Date().toISOString().slice(0, 10),
      version,
      signal: abort.signal,
      now: () => performance.now(),
    });
  } catch (error) {
    throw error instanceof FileSystemError
      ? new UsageError(`cannot read ${options.folder}: ${error.message}`)
      : error;
  }
}

/** The pages of the checks that answered, for the formats that explain them. Questions have none. */
async function readPages(
  resources: NodeResources,
  index: ContentIndex,
  report: Report,
): Promise<ReadonlyMap<string, string>> {
  const known = new Set(index.checks.map((entry) => entry.id));
  const ids = [...new Set(report.results.map((result) => result.check))].filter((id) => known.has(id));
  return new Map(
    await Promise.all(ids.map(async (id) => [id, await resources.page(`checks/${id}.md`)] as const)),
  );
}

function select(index: ContentIndex, lists: Catalogue['lists'], options: CheckArguments): Catalogue {
  try {
    return selectChecks(index, lists, {
      ...(options.checklists === undefined ? {} : { checklists: options.checklists }),
      ...(options.checks === undefined ? {} : { checks: options.checks }),
    });
  } catch (error) {
    throw error instanceof UnknownSelection ? new UsageError(error.message) : error;
  }
}
