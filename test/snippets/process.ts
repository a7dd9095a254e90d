/**
 * Child processes with bounded waits: every wait here ends on an event (a line of output, an exit) or on its limit.
 * Children lead their own process group, so that stopping one also stops what it started.
 */
import { spawn, type ChildProcess } from 'node:child_process';

export interface ExitResult {
  readonly code: number | null;
  readonly signal: NodeJS.Signals | null;
  readonly output: string;
}

export interface SpawnOptions {
  readonly cwd: string;
  readonly env?: Readonly<Record<string, string>>;
  /** The most that the process may take, in milliseconds. */
  readonly limit?: number;
}

/** Variables that tools need; everything else of our own environment is kept away from the apps. */
const PASSED_ON = [
  'PATH',
  'HOME',
  'LANG',
  'TMPDIR',
  'JAVA_HOME',
  'GOPATH',
  'GOCACHE',
  'GOMODCACHE',
  'GOPROXY',
  'GOFLAGS',
  'GOTOOLCHAIN',
];

/** The environment of a child: the tools' variables and `extra`. */
export function childEnv(extra: Readonly<Record<string, string>> = {}): Record<string, string> {
  const passed = PASSED_ON.flatMap((name) => {
    const value = process.env[name];
    return value === undefined ? [] : [[name, value] as const];
  });
  return { ...Object.fromEntries(passed), ...extra };
}

/** A running child and all that it printed. */
export class Child {
  private text = '';
  private readonly listeners = new Set<() => void>();
  private readonly process: ChildProcess;
  /** Settles when the process has ended and its output is read. */
  readonly exited: Promise<ExitResult>;

  constructor(command: readonly [string, ...string[]], options: SpawnOptions) {
    const [file, ...args] = command;
    this.process = spawn(file, args, {
      cwd: options.cwd,
      env: childEnv(options.env),
      detached: true,
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    const onData = (chunk: Buffer): void => {
      this.text += chunk.toString();
      this.listeners.forEach((listener) => listener());
    };
    this.process.stdout?.on('data', onData);
    this.process.stderr?.on('data', onData);
    this.exited = new Promise((resolve) => {
      this.process.on('error', (error) =>
        resolve({ code: 127, signal: null, output: `${this.text}${error.message}` }),
      );
      this.process.on('close', (code, signal) => resolve({ code, signal, output: this.text }));
    });
  }

  get pid(): number {
    return this.process.pid ?? 0;
  }

  get output(): string {
    return this.text;
  }

  /** Waits until the output matches. Throws when the process ends or the limit passes first. */
  async waitFor(pattern: RegExp, limit: number): Promise<RegExpExecArray> {
    const found = new Promise<RegExpExecArray>((resolve) => {
      const look = (): void => {
        const match = pattern.exec(this.text);
        if (match !== null) {
          this.listeners.delete(look);
          resolve(match);
        }
      };
      this.listeners.add(look);
      look();
    });
    const ended = this.exited.then((result): never => {
      throw new StartFailure(`ended with ${result.code ?? result.signal} before it was ready`, result);
    });
    return withLimit(
      Promise.race([found, ended]),
      limit,
      () => `no ${pattern} within ${limit} ms:\n${this.text}`,
    );
  }

  /** Sends a signal to the process itself, not to its group, as an orchestrator does. */
  signal(signal: NodeJS.Signals): void {
    this.process.kill(signal);
  }

  /** Ends the whole group at once and waits for it. */
  async kill(): Promise<void> {
    if (this.process.pid !== undefined) {
      try {
        process.kill(-this.process.pid, 'SIGKILL');
      } catch {
        // The group is gone already.
      }
    }
    await this.exited;
  }
}

/** A process ended before it was ready. Behaviour tests that expect this read `result`. */
export class StartFailure extends Error {
  constructor(
    message: string,
    readonly result: ExitResult,
  ) {
    super(`${message}:\n${result.output.slice(-4000)}`);
  }
}

/** Runs a command to its end. Never throws for an exit code. */
export async function run(
  command: readonly [string, ...string[]],
  options: SpawnOptions,
): Promise<ExitResult> {
  const child = new Child(command, options);
  const limit = options.limit ?? 300_000;
  try {
    return await withLimit(
      child.exited,
      limit,
      () => `${command.join(' ')} took over ${limit} ms:\n${child.output.slice(-2000)}`,
    );
  } finally {
    await child.kill();
  }
}

/** Runs a command that must succeed. */
export async function mustRun(
  command: readonly [string, ...string[]],
  options: SpawnOptions,
): Promise<string> {
  const result = await run(command, options);
  if (result.code !== 0) {
    throw new Error(
      `${command.join(' ')} ended with ${result.code ?? result.signal}:\n${result.output.slice(-4000)}`,
    );
  }
  return result.output;
}

/** The promise, or an error once the limit has passed. */
export async function withLimit<T>(promise: Promise<T>, limit: number, describe: () => string): Promise<T> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new Error(describe())), limit);
  });
  try {
    return await Promise.race([promise, late]);
  } finally {
    clearTimeout(timer);
  }
}
