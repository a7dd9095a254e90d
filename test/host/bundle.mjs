/**
 * Bundles the tests that run inside an extension host into one script for it.
 */

import { readFile, readdir } from 'node:fs/promises';
import { createRequire } from 'node:module';
import path from 'node:path';
import * as esbuild from 'esbuild';

const HERE = import.meta.dirname;

/** @returns {Promise<string[]>} paths relative to this folder, in a stable order */
async function testFiles() {
  const files = await readdir(HERE, { recursive: true });
  return files
    .filter((file) => file.endsWith('.test.ts'))
    .map((file) => `./${file.replaceAll(path.sep, '/')}`)
    .sort();
}

/**
 * @param {string[]} files
 * @returns {string} a script that exports `run`, as VS Code wants it
 */
function entry(files) {
  const imports = files.map((file) => `  await import(${JSON.stringify(file)});`);
  return [
    `import { runTests } from './index.ts';`,
    `export const run = () => runTests(async () => {`,
    ...imports,
    `});`,
  ].join('\n');
}

/**
 * Mocha's browser build is a CommonJS script in a package that says it holds modules. Taken for a module, it would
 * put itself in place of what the bundle exports.
 *
 * @type {esbuild.Plugin}
 */
const mochaAsCommonJs = {
  name: 'mocha-as-commonjs',
  setup(build) {
    build.onResolve({ filter: /^mocha\/mocha\.js$/ }, ({ path: name }) => ({
      path: createRequire(import.meta.url).resolve(name),
      namespace: 'commonjs',
    }));
    build.onLoad({ filter: /.*/, namespace: 'commonjs' }, async ({ path: file }) => ({
      contents: await readFile(file),
    }));
  },
};

/** @type {Record<'remote' | 'web', esbuild.BuildOptions>} */
const TARGETS = {
  remote: { platform: 'node', target: 'node20.19', mainFields: ['module', 'main'] },
  web: {
    platform: 'browser',
    target: 'es2023',
    conditions: ['browser', 'module', 'worker'],
    define: { 'process.env.NODE_ENV': '"production"' },
    // There is no Node in a web worker. Tests assert in one way in both hosts.
    alias: { 'node:assert/strict': path.join(HERE, 'assert-for-web.ts') },
  },
};

/**
 * @param {object} options
 * @param {string} options.outdir
 * @param {'remote' | 'web'} options.target the extension host it is for
 * @returns {Promise<string>} the script to give to the extension host
 */
export async function bundleHostTests({ outdir, target }) {
  const outfile = path.join(outdir, target, 'index.js');
  await esbuild.build({
    stdin: { contents: entry(await testFiles()), resolveDir: HERE, loader: 'ts' },
    outfile,
    bundle: true,
    format: 'cjs',
    external: ['vscode'],
    plugins: [mochaAsCommonJs],
    sourcemap: 'inline',
    logLevel: 'warning',
    ...TARGETS[target],
  });
  return outfile;
}
