import { readFileSync } from 'node:fs';
import path from 'node:path';
import { Cancelled } from '../workspace/walk.ts';
import { FORMATS } from '../report/render.ts';
import { UsageError } from './arguments.ts';
import { check } from './check-command.ts';

const USAGE = `Usage: backend-roadmap check [DIR] [options]

Runs the checklists on the project in DIR (default: this folder) and prints what they found, with the evidence.

  --checklist a,b    only these checklists
  --check id,id      only these checks
  --format ${FORMATS.join('|')}
                     default: text
  --output FILE      write to a file instead of the terminal
  --fail-on high|medium|low|never
                     from which severity on a failure fails the call (default: high)
  --now DATE         judge as of this day (default: today)
  --version, --help

Exit status: 0 nothing failed, 1 something did, 2 the call is wrong, 3 a check erred or the run was stopped.
`;

/** Runs the command line and gives its exit status. */
async function main(args: readonly string[]): Promise<number> {
  const [command, ...rest] = args;
  if (command === '--help' || command === '-h' || command === 'help' || rest.includes('--help')) {
    process.stdout.write(USAGE);
    return 0;
  }
  const packageFile = path.join(import.meta.dirname, '..', 'package.json');
  const version = (JSON.parse(readFileSync(packageFile, 'utf8')) as { version: string }).version;
  if (command === '--version') {
    process.stdout.write(`${version}\n`);
    return 0;
  }
  if (command !== 'check') {
    throw new UsageError(
      command === undefined
        ? 'no command given; try "backend-roadmap --help"'
        : `there is no command "${command}"; try "backend-roadmap --help"`,
    );
  }
  return check(rest, { dist: import.meta.dirname, version });
}

main(process.argv.slice(2)).then(
  (status) => {
    process.exitCode = status;
  },
  (error: unknown) => {
    const message = error instanceof Error ? error.message : String(error);
    process.stderr.write(`backend-roadmap: ${message.split('\n')[0] ?? ''}\n`);
    process.exitCode = error instanceof UsageError ? 2 : 3;
    if (
      !(error instanceof UsageError) &&
      !(error instanceof Cancelled) &&
      error instanceof Error &&
      process.env['BACKEND_ROADMAP_DEBUG'] !== undefined
    ) {
      process.stderr.write(`${error.stack ?? ''}\n`);
    }
  },
);
