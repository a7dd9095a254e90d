/**
 * npm run bench -- [--part name,name] [--files 10000] [--profile DIR] [DIR…]
 *
 * Measures the budgets of docs/performance.md and prints a table; nothing is written outside a temporary folder, which is removed.
 * Parts: sizes, activation, cold, edits, pool, hostile. Without DIR the cold run is measured on the generated project alone.
 * What matters are ratios within one run: other work on the machine makes times longer, but the ratios stay near.
 */

import { existsSync } from 'node:fs';
import { mkdtemp, rm, stat } from 'node:fs/promises';
import { availableParallelism, loadavg, tmpdir } from 'node:os';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { ROOT } from '../support/content.ts';
import { askChild } from './ask-child.ts';
import { buildForBench } from './build.ts';
import { hostileRows } from './hostile.ts';
import { makeProject, writeProject } from './project.ts';
import type { Cold, Floor, Timed } from './runs.ts';
import { fact, median, number, printTable, row, type Row } from './table.ts';

const PARTS = ['sizes', 'activation', 'cold', 'edits', 'pool', 'hostile'] as const;

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    part: { type: 'string', default: PARTS.join(',') },
    files: { type: 'string', default: '10000' },
    rounds: { type: 'string', default: '3' },
    profile: { type: 'string' },
  },
});
const parts = values.part.split(',');
const unknown = parts.filter((part) => !(PARTS as readonly string[]).includes(part));
if (unknown.length > 0) {
  console.error(`bench: there is no part ${unknown.join(', ')}. The parts are: ${PARTS.join(', ')}.`);
  process.exit(2);
}
const rounds = Number(values.rounds);
const profile =
  values.profile === undefined ? [] : ['--cpu-prof', `--cpu-prof-dir=${path.resolve(values.profile)}`];

const temporary = await mkdtemp(path.join(tmpdir(), 'backend-roadmap-bench-'));
// A run that is stopped leaves nothing behind either.
process.once(
  'SIGINT',
  () => void rm(temporary, { recursive: true, force: true }).then(() => process.exit(130)),
);
process.once(
  'SIGTERM',
  () => void rm(temporary, { recursive: true, force: true }).then(() => process.exit(143)),
);
try {
  const dist = await buildForBench(path.join(temporary, 'build'));
  const project = path.join(temporary, 'project');
  console.log(
    `${availableParallelism()} cores, load ${loadavg()[0]?.toFixed(1) ?? '?'}; Node ${process.version}; medians of ${rounds} rounds unless told`,
  );
  if (parts.includes('sizes')) {
    printTable('Sizes of a production build', await sizes(dist));
  }
  if (parts.includes('activation')) {
    printTable('Activation (a stub stands for the editor: only our own share)', await activation(dist));
  }
  if (parts.some((part) => ['cold', 'edits', 'pool'].includes(part))) {
    await writeProject(project, makeProject(Number(values.files)));
  }
  if (parts.includes('cold')) {
    for (const folder of [...positionals.map((name) => path.resolve(name)), project]) {
      const name = folder === project ? 'the generated project' : path.basename(folder);
      printTable(`A cold run on ${name}, one thread`, await cold(dist, folder));
    }
  }
  if (parts.includes('edits')) {
    printTable('Runs after a change of the generated project', await edits(dist, project));
  }
  if (parts.includes('pool')) {
    printTable(`A pool of two threads on ${availableParallelism()} cores`, await pool(dist, project));
  }
  if (parts.includes('hostile')) {
    printTable('Hostile text, the slowest', await hostileRows(dist));
  }
} finally {
  await rm(temporary, { recursive: true, force: true });
}

async function sizes(dist: string): Promise<Row[]> {
  const budgets: [string, number][] = [
    ['extension.js', 150],
    ['web/extension.js', 150],
    ['renderer.js', 450],
    ['web/renderer.js', 450],
    ['worker.js', 1000],
    ['web/worker.js', 1000],
    ['cli.js', 1800],
  ];
  const rows: Row[] = [];
  for (const [file, budget] of budgets) {
    rows.push(row(file, (await stat(path.join(dist, file))).size / 1000, budget, 'KB'));
  }
  const vsix = path.join(ROOT, 'backend-roadmap.vsix');
  if (existsSync(vsix)) {
    rows.push(row('backend-roadmap.vsix, as it lies here', (await stat(vsix)).size / 1e6, 5, 'MB'));
  }
  return rows;
}

async function activation(dist: string): Promise<Row[]> {
  const times: number[] = [];
  for (let count = 0; count < 20; count++) {
    times.push(await askChild<number>(dist, ['activation']));
  }
  return [
    row(
      'load extension.js and activate, 20 processes',
      median(times),
      30,
      'ms',
      `fastest ${number(Math.min(...times))}`,
    ),
  ];
}

async function cold(dist: string, folder: string): Promise<Row[]> {
  const floors: Floor[] = [];
  const runs: Cold[] = [];
  for (let round = 0; round < rounds; round++) {
    floors.push(await askChild<Floor>(dist, ['floor', folder]));
    runs.push(await askChild<Cold>(dist, ['cold', folder, '1'], round === 0 ? profile : []));
  }
  const [run] = runs;
  const files = run?.files ?? 0;
  const peak = median(runs.map((item) => item.peak)) / 1000;
  const floor = median(floors.map((item) => item.wall));
  const wall = median(runs.map((item) => item.wall));
  return [
    fact(
      'files',
      `${files}, ${floors[0]?.parsed ?? 0} of them parsed by the floor; ${run?.results ?? 0} results, ${run?.findings ?? 0} findings`,
    ),
    fact('floor', `${number(floor)} ms (processor ${number(median(floors.map((item) => item.cpu)))} ms)`),
    row(
      'all checks by floor',
      wall / floor,
      2,
      '×',
      `${number(wall)} ms; processor time by the floor's ${number(median(runs.map((item) => item.cpu)) / median(floors.map((item) => item.cpu)))} ×`,
    ),
    // Starting up is most of the time of a small project.
    ...(files < 5000 ? [] : [row('all checks, for 10,000 files', ((wall / files) * 10_000) / 1000, 15, 's')]),
    row('peak memory', peak, 400 + (files * 8) / 1000, 'MB'),
  ];
}

async function edits(dist: string, project: string): Promise<Row[]> {
  const { edits: times, peak } = await askChild<{ edits: Record<string, Timed[]>; peak: number }>(
    dist,
    ['edits', project, String(3 * rounds)],
    profile,
  );
  const files = Number(values.files);
  return [
    ...Object.entries(times).map(([name, list]) =>
      row(
        name,
        median(list.map((time) => time.wall)),
        name === 'new file' || name === 'manifest' ? 1000 : 100,
        'ms',
        `${list.length} edits; processor ${number(median(list.map((time) => time.cpu)))} ms`,
      ),
    ),
    row('peak memory after all edits', peak / 1000, 400 + (files * 8) / 1000, 'MB'),
  ];
}

async function pool(dist: string, project: string): Promise<Row[]> {
  const one: Cold[] = [];
  const two: Cold[] = [];
  for (let round = 0; round < rounds; round++) {
    one.push(await askChild<Cold>(dist, ['cold', project, '1']));
    two.push(await askChild<Cold>(dist, ['cold', project, '2']));
  }
  const wall = (list: readonly Cold[]): number => median(list.map((item) => item.wall));
  const files = one[0]?.files ?? 0;
  return [
    fact(
      'two threads by one',
      `${number(wall(two) / wall(one))} × (${number(wall(two))} ms, ${number(wall(one))} ms)`,
    ),
    row('two threads, for 10,000 files', ((wall(two) / files) * 10_000) / 1000, 15, 's'),
    row(
      'peak memory with two threads',
      median(two.map((item) => item.peak)) / 1000,
      400 + (files * 8) / 1000,
      'MB',
    ),
  ];
}
