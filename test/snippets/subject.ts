/** What a behaviour test drives: an assembled app that it can start, ask and stop, on any stack. */
import { rmSync, mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { assemble, type Assembly } from './assemble.ts';
import { ask, type Answer, type Ask } from './http.ts';
import { CACHE } from './paths.ts';
import { Child, run, StartFailure, type ExitResult, type SpawnOptions } from './process.ts';

const READY_LIMIT = 60_000;
const PRINT_LIMIT = 3_000;

/** A running app. */
export class App {
  constructor(
    readonly child: Child,
    readonly port: number,
  ) {}

  ask(path: string, options: Ask = {}): Promise<Answer> {
    return ask(this.port, path, options);
  }

  /** Whether the app prints this soon: logs may come after the answer. */
  async prints(pattern: RegExp): Promise<boolean> {
    return (await this.child.waitFor(pattern, PRINT_LIMIT).catch(() => null)) !== null;
  }
}

export interface StartOptions {
  readonly env?: Readonly<Record<string, string | undefined>>;
  /** Values typed over the defaults of tab stops; the app is built again for them. */
  readonly fill?: Readonly<Record<number, string>>;
}

let counter = 0;

/** One assembled app (a variant, a mutation of it, or the bare fixture) and the processes started from it. */
export class Subject {
  private readonly children: Child[] = [];
  private readonly built = new Map<string, Promise<string>>();

  constructor(private readonly assembly: Assembly) {}

  get stack(): string {
    return this.assembly.adapter.stack;
  }

  /** The stack that the variant names: the language, where one adapter serves several. */
  get variantStack(): string {
    return this.assembly.variant?.stack ?? '';
  }

  /** Assembles and compiles the app, once for each set of values, and gives its folder. */
  build(fill: Readonly<Record<number, string>> = {}): Promise<string> {
    const key = JSON.stringify(fill);
    const known = this.built.get(key);
    if (known !== undefined) {
      return known;
    }
    const building = this.buildNew(fill);
    this.built.set(key, building);
    return building;
  }

  private async buildNew(fill: Readonly<Record<number, string>>): Promise<string> {
    const { adapter, plan, variant } = this.assembly;
    counter += 1;
    const dir = join(CACHE, adapter.stack, 'runs', String(counter));
    rmSync(dir, { recursive: true, force: true });
    mkdirSync(dir, { recursive: true });
    assemble(dir, { ...this.assembly, fill });
    await adapter.compile?.(dir, plan, variant);
    return dir;
  }

  /** Starts the app on a free loopback port. Throws StartFailure when it ends before it listens. */
  async start(options: StartOptions = {}): Promise<App> {
    const { adapter, plan } = this.assembly;
    const dir = await this.build(options.fill);
    const how = adapter.serve?.(dir, plan);
    if (how === undefined) {
      throw new Error(`${adapter.stack} serves nothing`);
    }
    const env = definedOnly({ ...how.env, TEST_PORT: '0', ...plan.env, ...options.env });
    const child = new Child(how.command, { cwd: dir, env });
    this.children.push(child);
    const match = await child.waitFor(how.ready, READY_LIMIT);
    return new App(child, Number(match[1]));
  }

  /** Starts an app that should refuse to: gives how it ended, or undefined when it came up. */
  async startRefused(options: StartOptions): Promise<ExitResult | undefined> {
    try {
      const app = await this.start(options);
      await app.child.kill();
      return undefined;
    } catch (error) {
      if (error instanceof StartFailure) {
        return error.result;
      }
      throw error;
    }
  }

  /** Runs a command in the app's folder, with the plan's environment. */
  async run(
    command: readonly [string, ...string[]],
    options: Partial<SpawnOptions> = {},
  ): Promise<ExitResult> {
    const cwd = await this.build();
    const { adapter, plan } = this.assembly;
    return run(command, {
      cwd,
      ...options,
      env: { ...adapter.serve?.(cwd, plan).env, ...plan.env, ...options.env },
    });
  }

  /** Ends every process that was started from this subject. */
  async stop(): Promise<void> {
    await Promise.all(this.children.map((child) => child.kill()));
  }
}

function definedOnly(env: Readonly<Record<string, string | undefined>>): Record<string, string> {
  return Object.fromEntries(
    Object.entries(env).flatMap(([name, value]) => (value === undefined ? [] : [[name, value]])),
  );
}
