import { spawnSync } from 'node:child_process';
import {
  chmodSync,
  cpSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { build } from 'esbuild';
import { ownContent, ROOT } from './content.ts';

/** How a call ended. */
export interface Ended {
  readonly status: number | null;
  readonly out: string;
  readonly err: string;
}

/** The user without rights, by its number on Linux. */
const NOBODY = 65534;

/** The command line as it ships, built for these tests into a folder of its own. */
export class BuiltCli {
  readonly #folder: string;

  private constructor(folder: string) {
    this.#folder = folder;
  }

  /** Bundles the program, and lays the content and the grammars beside it as the build does. */
  static async build(): Promise<BuiltCli> {
    const folder = mkdtempSync(path.join(os.tmpdir(), 'cli-'));
    const dist = path.join(folder, 'dist');
    writeFileSync(path.join(folder, 'package.json'), '{ "version": "9.9.9" }');
    const { index, lists, variants, bodies } = ownContent();
    mkdirSync(path.join(dist, 'content'), { recursive: true });
    for (const [name, value] of Object.entries({ index, lists, variants })) {
      writeFileSync(path.join(dist, 'content', `${name}.json`), JSON.stringify(value));
    }
    for (const [file, body] of bodies) {
      mkdirSync(path.dirname(path.join(dist, 'content', file)), { recursive: true });
      writeFileSync(path.join(dist, 'content', file), body);
    }
    const grammars = path.join(ROOT, 'node_modules/@vscode/tree-sitter-wasm/wasm');
    for (const name of readdirSync(grammars).filter((file) => file.endsWith('.wasm'))) {
      cpSync(path.join(grammars, name), path.join(dist, 'grammars', name.replace(/^tree-sitter-/, '')));
    }
    await build({
      absWorkingDir: ROOT,
      entryPoints: ['src/cli/main.ts'],
      outfile: path.join(dist, 'cli.js'),
      bundle: true,
      platform: 'node',
      format: 'cjs',
      target: 'node20.19',
      mainFields: ['module', 'main'],
      define: { 'import.meta.dirname': '__dirname' },
      logLevel: 'error',
    });
    return new BuiltCli(folder);
  }

  /** Runs it in a folder and waits for its end. */
  run(args: readonly string[], cwd: string, input = ''): Ended {
    return this.#run(args, cwd, { input });
  }

  /**
   * Runs it as somebody whom the permissions of files bind: as `nobody` where the tests run as root. Gives undefined where that
   * user cannot start Node.
   */
  runAsOther(args: readonly string[], cwd: string): Ended | undefined {
    if (process.getuid?.() !== 0) {
      return this.run(args, cwd);
    }
    const nobody = { uid: NOBODY, gid: NOBODY };
    chmodSync(this.#folder, 0o755);
    chmodSync(cwd, 0o777);
    return spawnSync(process.execPath, ['--version'], nobody).status === 0
      ? this.#run(args, cwd, nobody)
      : undefined;
  }

  #run(
    args: readonly string[],
    cwd: string,
    options: { readonly input?: string; readonly uid?: number; readonly gid?: number },
  ): Ended {
    const { status, stdout, stderr } = spawnSync(
      process.execPath,
      [path.join(this.#folder, 'dist/cli.js'), ...args],
      { cwd, encoding: 'utf8', env: { ...process.env, NO_COLOR: '1' }, ...options },
    );
    return { status, out: stdout, err: stderr };
  }

  /** Changes one of the check's own pages or data, for what only a broken program does. */
  edit(file: string, change: (text: string) => string): void {
    const full = path.join(this.#folder, 'dist', file);
    writeFileSync(full, change(readFileSync(full, 'utf8')));
  }

  remove(): void {
    rmSync(this.#folder, { recursive: true, force: true });
  }
}
