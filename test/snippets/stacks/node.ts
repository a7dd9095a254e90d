/** Express and Fastify: npm installs, `tsc` checks the assembled app strictly, and Node runs it through tsx. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { transform } from 'esbuild';
import type { SnippetVariant } from '../../../src/content/snippet-variants.ts';
import { installOnce } from '../install.ts';
import type { Adapter } from '../model.ts';
import { expand } from '../page.ts';
import { FIXTURES } from '../paths.ts';
import { mustRun } from '../process.ts';

interface Lockfile {
  readonly packages: Readonly<Record<string, { readonly version?: string }>>;
}

/** Versions by package name from the fixture's package-lock.json. */
export function lockedPackages(stack: string): Map<string, string> {
  const lock = JSON.parse(readFileSync(join(FIXTURES, stack, 'package-lock.json'), 'utf8')) as Lockfile;
  const direct = Object.entries(lock.packages).filter(([path]) => path.lastIndexOf('node_modules/') === 0);
  return new Map(
    direct.map(([path, { version }]) => [path.slice('node_modules/'.length).toLowerCase(), version ?? '']),
  );
}

/** Installs exactly what the fixture's lockfile names, without running install scripts. */
export function npmInstall(stack: string): Promise<void> {
  return installOnce(stack, ['package.json', 'package-lock.json'], async (dir) => {
    await mustRun(['npm', 'ci', '--ignore-scripts', '--no-audit', '--no-fund'], { cwd: dir });
  });
}

/** The adapter of a Node framework whose fixture is `app.ts`. */
export function nodeAdapter(stack: string): Adapter {
  return {
    stack,
    level: 4,
    main: 'app.ts',
    comment: '//',
    missing: () => Promise.resolve(undefined),
    prepare: () => npmInstall(stack),
    locked: () => Promise.resolve(lockedPackages(stack)),
    async compile(dir, _plan, variant) {
      if (variant?.language === 'js') {
        await mustParse(variant);
        return;
      }
      // Dependencies lie two folders up, where Node and tsc find them on their own.
      await mustRun(['node', join(dir, '../../node_modules/typescript/bin/tsc'), '-p', dir], { cwd: dir });
    },
    serve: () => ({ command: ['node', '--import', 'tsx', 'app.ts'], ready: /^listening on (\d+)$/m }),
  };
}

/** A variant for JavaScript files must parse as JavaScript; the fixture around it stays TypeScript. */
async function mustParse({ imports = '', body = '' }: SnippetVariant): Promise<void> {
  await transform(`${imports}\n${expand(body)}`, { loader: 'js', format: 'esm' });
}
