import { cp, mkdir, rm } from 'node:fs/promises';
import { existsSync } from 'node:fs';
import path from 'node:path';
import * as esbuild from 'esbuild';
import { writeContent } from './build/write-content.ts';

/**
 * Builds everything that ships into `dist/`. Run through tsx by `npm run build`; `--watch` rebuilds on change.
 *
 * | bundle                | runs in                                   |
 * | --------------------- | ----------------------------------------- |
 * | extension.js          | the desktop and remote extension host      |
 * | web/extension.js      | the web extension host                     |
 * | renderer.js           | both hosts, loaded with the first page     |
 * | worker.js, web/worker.js | the checks, off the host's thread       |
 * | cli.js                | Node, on the command line                  |
 * | panels/*.js           | inside a webview                           |
 */
const production = process.argv.includes('--production');
const root = import.meta.dirname;
const dist = path.join(root, 'dist');

/** @type {esbuild.BuildOptions} */
const common = {
  absWorkingDir: root,
  bundle: true,
  minify: production,
  sourcemap: production ? false : 'linked',
  target: 'es2023',
  charset: 'utf8',
  logLevel: 'warning',
  logOverride: { 'import-is-undefined': 'error' },
  legalComments: 'none',
};

/** @type {esbuild.BuildOptions} */
const node = {
  ...common,
  platform: 'node',
  format: 'cjs',
  target: 'node20.19',
  external: ['vscode'],
  // The UMD builds of some packages (jsonc-parser) hide their requires from a bundler; their modules do not.
  mainFields: ['module', 'main'],
  define: { 'import.meta.dirname': '__dirname' },
};

/** @type {esbuild.BuildOptions} */
const web = {
  ...common,
  platform: 'browser',
  format: 'cjs',
  external: ['vscode'],
  mainFields: ['browser', 'module', 'main'],
  conditions: ['browser', 'module', 'worker'],
  define: { 'process.env.NODE_ENV': '"production"' },
};

/** For the bundles that read Dockerfiles. */
const alias = { 'vscode-languageserver-types': path.join(root, 'src/worker/editor-positions.ts') };

const bundles = [
  {
    ...node,
    entryPoints: ['src/extension/extension.ts'],
    outfile: 'dist/extension.js',
    external: ['vscode', './renderer.js'],
  },
  { ...web, entryPoints: ['src/extension/extension.web.ts'], outfile: 'dist/web/extension.js' },
  { ...node, alias, entryPoints: ['src/worker/worker.ts'], outfile: 'dist/worker.js' },
  {
    ...web,
    alias,
    format: 'iife',
    entryPoints: ['src/worker/worker.web.ts'],
    outfile: 'dist/web/worker.js',
    inject: ['src/worker/buffer.web.ts'],
    // The tree-sitter runtime asks for these only where it finds itself in Node, and for the address of its script, of
    // which a worker made from a blob has none; it gets its bytes from us, so that any address will do.
    external: ['url', 'module', 'fs/promises'],
    define: { ...web.define, document: '{"currentScript":{"src":"https://localhost/worker.js"}}' },
  },
  {
    ...node,
    alias,
    entryPoints: ['src/cli/main.ts'],
    outfile: 'dist/cli.js',
    banner: { js: '#!/usr/bin/env node' },
  },
  { ...node, entryPoints: ['src/extension/pages/renderer.ts'], outfile: 'dist/renderer.js' },
  { ...web, entryPoints: ['src/extension/pages/renderer.ts'], outfile: 'dist/web/renderer.js' },
  {
    ...common,
    platform: 'browser',
    format: 'iife',
    entryPoints: ['src/panels/topic.ts'],
    outfile: 'dist/panels/topic.js',
  },
].filter((bundle) => existsSync(path.join(root, bundle.entryPoints[0])));

/** The grammars that the engine parses source code with, and the runtime they need. */
async function copyGrammars() {
  const source = path.join(root, 'node_modules/@vscode/tree-sitter-wasm/wasm');
  const target = path.join(dist, 'grammars');
  await mkdir(target, { recursive: true });
  for (const name of ['javascript', 'typescript', 'tsx', 'python', 'java', 'go', 'ruby', 'php']) {
    await cp(path.join(source, `tree-sitter-${name}.wasm`), path.join(target, `${name}.wasm`));
  }
  await cp(path.join(source, 'tree-sitter.wasm'), path.join(target, 'tree-sitter.wasm'));
}

try {
  await rm(dist, { recursive: true, force: true });
  await Promise.all([
    writeContent(path.join(root, 'content'), path.join(dist, 'content')),
    copyGrammars(),
    ...bundles.map((bundle) => esbuild.build(bundle)),
  ]);
} catch (error) {
  // esbuild has already printed its own messages; ours are one mistake a line.
  if (!(error instanceof Error && 'errors' in error)) {
    console.error(error instanceof Error ? error.message : error);
  }
  process.exitCode = 1;
}
