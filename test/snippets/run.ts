/**
 * Runs every snippet on its real framework: `npm run test:snippets -- [--stack a,b] [--snippet id,id] [--all] [--jobs n]`.
 * Prints a line for each variant, then the count. Stacks whose toolchain is missing are skipped; under --all they fail.
 */
import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import type { SnippetVariant } from '../../src/content/snippet-variants.ts';
import { behaviours } from './behaviour/index.ts';
import type { Adapter } from './model.ts';
import { readPages, type SnippetPage } from './page.ts';
import { CACHE } from './paths.ts';
import { adapters } from './stacks/index.ts';
import { tryVariant } from './trial.ts';

interface Job {
  readonly page: SnippetPage;
  readonly variant: SnippetVariant;
}

const counts = { passed: 0, failed: 0, skipped: 0 };

async function main(): Promise<void> {
  const { values } = parseArgs({
    options: {
      stack: { type: 'string' },
      snippet: { type: 'string' },
      all: { type: 'boolean', default: false },
      jobs: { type: 'string', default: '2' },
    },
  });
  const stacks = values.stack?.split(',');
  const snippets = values.snippet?.split(',');
  const jobs = [...readPages().values()]
    .filter((page) => snippets?.includes(page.meta.id) ?? true)
    .flatMap((page) => page.variants.map((variant): Job => ({ page, variant })))
    .filter(({ variant }) => stacks?.includes(variant.stack) ?? true);
  // The slowest stacks come first in `adapters`, so that they do not run alone at the end.
  const order = [...adapters.keys()];
  const queue = [...groupByAdapter(jobs)].sort(([a], [b]) => order.indexOf(a) - order.indexOf(b));
  const workers = Array.from({ length: Math.max(1, Number(values.jobs)) }, async () => {
    for (let next = queue.shift(); next !== undefined; next = queue.shift()) {
      await runStack(next[0], next[1], values.all);
    }
  });
  await Promise.all(workers);
  const skipped = counts.skipped > 0 ? `, ${counts.skipped} skipped` : '';
  console.log(`${counts.passed} passed, ${counts.failed} failed${skipped}`);
  process.exitCode = counts.failed > 0 || counts.passed === 0 ? 1 : 0;
}

async function runStack(stack: string, jobs: readonly Job[], all: boolean): Promise<void> {
  const adapter = adapters.get(stack);
  const missing = adapter === undefined ? 'no adapter for this stack' : await prepare(adapter);
  for (const { page, variant } of jobs) {
    const name = `${page.meta.id.padEnd(30)} ${variant.title.padEnd(26)}`;
    const behaviour = behaviours.get(page.meta.id);
    if (adapter === undefined || missing !== undefined) {
      const fails = all || adapter === undefined;
      counts[fails ? 'failed' : 'skipped'] += 1;
      console.log(`${name} ${fails ? 'FAILED' : 'not run'}: ${missing}`);
    } else if (behaviour === undefined) {
      counts.failed += 1;
      console.log(`${name} FAILED: no behaviour test`);
    } else {
      const started = performance.now();
      const { level, mutations, failure } = await tryVariant(page, variant, adapter, behaviour);
      const seconds = ((performance.now() - started) / 1000).toFixed(1);
      counts[failure === undefined ? 'passed' : 'failed'] += 1;
      const noticed = `${mutations} mutation${mutations === 1 ? '' : 's'} noticed`;
      console.log(
        `${name} L${level} ${failure === undefined ? 'passed' : 'FAILED'} (${noticed}, ${seconds} s)`,
      );
      if (failure !== undefined) {
        console.log(failure.replace(/^/gm, '    '));
      }
    }
  }
}

/** Gets a stack ready; why not, when its toolchain is missing or its dependencies cannot be installed. */
async function prepare(adapter: Adapter): Promise<string | undefined> {
  const missing = await adapter.missing();
  if (missing !== undefined) {
    return missing;
  }
  rmSync(join(CACHE, adapter.stack, 'runs'), { recursive: true, force: true });
  const started = performance.now();
  await adapter.prepare();
  console.log(`${adapter.stack}: ready in ${((performance.now() - started) / 1000).toFixed(1)} s`);
  return undefined;
}

/** The jobs of each adapter; those of one adapter share a folder and run one after the other. */
function groupByAdapter(jobs: readonly Job[]): Map<string, Job[]> {
  const groups = new Map<string, Job[]>();
  for (const job of jobs) {
    const name = behaviours.get(job.page.meta.id)?.adapter?.stack ?? job.variant.stack;
    groups.set(name, [...(groups.get(name) ?? []), job]);
  }
  return groups;
}

await main();
