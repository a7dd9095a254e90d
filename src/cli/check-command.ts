import { stat, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { runChecks } from '../checks/engine.ts';
import type { Report } from '../checks/result.ts';
import { selectChecks, UnknownSelection, type Catalogue } from '../checks/select.ts';
import type { ContentIndex } from '../content/model.ts';
import { SyntaxTrees } from '../facts/syntax/syntax-trees.ts';
import { NodeFileSystem, realFolder } from '../platform/node-file-system.ts';
import { NodeResources } from '../platform/node-resources.ts';
import { exitStatus } from '../report/exit-status.ts';
import { render } from '../report/render.ts';
import { FileSystemError } from '../workspace/file-system.ts';
import { readCheckArguments, UsageError, type CheckArguments } from './arguments.ts';

/** `backend-roadmap check`: runs, prints, and gives the exit status. */
export async function check(
  args: readonly string[],
  program: { dist: string; version: string },
): Promise<number> {
  const options = readCheckArguments(args);
  const folder = await openFolder(options.folder);
  const resources = new NodeResources(program.dist);
  const index = await resources.index();
  const catalogue = select(index, await resources.lists(), options);
  const abort = new AbortController();
  process.once('SIGINT', () => {
    abort.abort();
  });
  let report;
  try {
    report = await runChecks({
      ...catalogue,
      fs: new NodeFileSystem(folder),
      trees: new SyntaxTrees(resources.grammar),
      evaluatedOn: options.now ?? new Date().toISOString().slice(0, 10),
      version: program.version,
      signal: abort.signal,
      now: () => performance.now(),
    });
  } catch (error) {
    throw error instanceof FileSystemError
      ? new UsageError(`cannot read ${options.folder}: ${error.message}`)
      : error;
  }
  const toTerminal = options.output === undefined && process.stdout.isTTY;
  const colour = toTerminal && process.env['NO_COLOR'] === undefined;
  const pages = await readPages(resources, report);
  await print(render(options.format, { report, index, pages, style: { colour } }), options.output);
  return exitStatus(report, options.failOn);
}

/** The pages of the checks that answered, for the formats that explain them. */
async function readPages(resources: NodeResources, report: Report): Promise<ReadonlyMap<string, string>> {
  const ids = [...new Set(report.results.map((result) => result.check))];
  return new Map(
    await Promise.all(ids.map(async (id) => [id, await resources.page(`checks/${id}.md`)] as const)),
  );
}

async function openFolder(folder: string): Promise<string> {
  const absolute = path.resolve(folder);
  const info = await stat(absolute).catch(() => undefined);
  if (info === undefined) {
    throw new UsageError(`there is no folder ${folder}`);
  }
  if (!info.isDirectory()) {
    throw new UsageError(`${folder} is not a folder`);
  }
  return realFolder(absolute);
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

async function print(text: string, output: string | undefined): Promise<void> {
  if (output === undefined) {
    await new Promise<void>((resolve) =>
      process.stdout.write(text, () => {
        resolve();
      }),
    );
    return;
  }
  try {
    await writeFile(output, text);
  } catch (error) {
    throw new UsageError(`cannot write ${output}: ${error instanceof Error ? error.message : String(error)}`);
  }
}
