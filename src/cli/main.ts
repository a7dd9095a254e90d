import { readFileSync } from 'node:fs';
import path from 'node:path';
import { NodeResources } from '../platform/node-resources.ts';
import { oneLine } from '../report/escape.ts';
import { ProjectFileError } from '../workspace/project-file/project-error.ts';
import { Cancelled } from '../workspace/walk.ts';
import { UsageError } from './arguments.ts';
import { check } from './check-command.ts';
import { init } from './init-command.ts';
import type { Program } from './program.ts';
import { snippet, snippets } from './snippet-commands.ts';
import { topic, topics } from './topic-commands.ts';
import { USAGE } from './usage.ts';
import { writeOut } from './write-output.ts';

type Command = (args: readonly string[], program: Program) => Promise<number>;

const COMMANDS: ReadonlyMap<string, Command> = new Map<string, Command>([
  ['check', check],
  ['init', init],
  ['topics', topics],
  ['topic', topic],
  ['snippets', snippets],
  ['snippet', snippet],
]);

/** Runs the command line and gives its exit status. */
async function main(args: readonly string[]): Promise<number> {
  const [name, ...rest] = args;
  if (name === '--help' || name === '-h' || name === 'help' || rest.includes('--help')) {
    await writeOut(USAGE);
    return 0;
  }
  const packageFile = path.join(import.meta.dirname, '..', 'package.json');
  const version = (JSON.parse(readFileSync(packageFile, 'utf8')) as { version: string }).version;
  if (name === '--version') {
    await writeOut(`${version}\n`);
    return 0;
  }
  const command = COMMANDS.get(name ?? '');
  if (command === undefined) {
    const problem = name === undefined ? 'no command given' : `there is no command "${name}"`;
    throw new UsageError(`${problem}; try "backend-roadmap --help"`);
  }
  const dist = import.meta.dirname;
  return command(rest, { resources: new NodeResources(dist), version, dist });
}

// Who reads only the beginning of what is printed, as `head` does, has what they wanted.
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code !== 'EPIPE') {
    throw error;
  }
  process.exit();
});

main(process.argv.slice(2)).then(
  (status) => {
    process.exitCode = status;
  },
  (error: unknown) => {
    const isOurs = error instanceof UsageError || error instanceof ProjectFileError;
    const message = error instanceof Error ? error.message : String(error);
    process.stderr.write(`backend-roadmap: ${oneLine(message.split('\n')[0] ?? '')}\n`);
    process.exitCode = isOurs ? 2 : 3;
    if (
      !isOurs &&
      !(error instanceof Cancelled) &&
      error instanceof Error &&
      process.env['BACKEND_ROADMAP_DEBUG'] !== undefined
    ) {
      process.stderr.write(`${error.stack ?? ''}\n`);
    }
  },
);
