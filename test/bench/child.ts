/**
 * The measurements, each in a process of its own: `node bench-child.js NAME ARGUMENTS`, one JSON value to the standard output.
 * Bundled into a production build, so that `__dirname` holds the grammars, the content and the product's own scripts.
 */

import { createRequire } from 'node:module';
import path from 'node:path';
import { measureHostile, type HostileInput } from './hostile-child.ts';
import { measureCold, measureEdits, measureFloor } from './runs.ts';
import { contextStub, vscodeStub } from './vscode-stub.ts';

const DIST = import.meta.dirname;

/** Loading the extension and `activate`, in milliseconds. */
function measureActivation(): number {
  const load = createRequire(path.join(DIST, 'extension.js'));
  const loader = load('node:module') as { _load: (request: string, ...rest: unknown[]) => unknown };
  const original = loader._load;
  loader._load = (request, ...rest) =>
    request === 'vscode' ? vscodeStub : original.call(loader, request, ...rest);
  const started = performance.now();
  const extension = load('./extension.js') as { activate: (context: unknown) => unknown };
  extension.activate(contextStub(path.dirname(DIST)));
  return performance.now() - started;
}

async function readInput(): Promise<string> {
  const chunks: Buffer[] = [];
  for await (const chunk of process.stdin) {
    chunks.push(chunk as Buffer);
  }
  return Buffer.concat(chunks).toString('utf8');
}

async function measure(name: string, args: readonly string[]): Promise<unknown> {
  const [folder = '', second = ''] = args;
  switch (name) {
    case 'activation':
      return measureActivation();
    case 'floor':
      return measureFloor(DIST, folder);
    case 'cold':
      return measureCold(DIST, folder, Number(second));
    case 'edits':
      return measureEdits(DIST, folder, Number(second));
    case 'hostile':
      return measureHostile(JSON.parse(await readInput()) as HostileInput, DIST);
    default:
      throw new Error(`there is no measurement ${name}`);
  }
}

void measure(process.argv[2] ?? '', process.argv.slice(3)).then((value) => {
  process.stdout.write(JSON.stringify(value), () => {
    // Activation leaves timers behind, as in an editor.
    process.exit(0);
  });
});
