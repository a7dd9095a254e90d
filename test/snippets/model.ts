/** The words of the harness: what a stack adapter does, and what a behaviour test states about each stack. */
import type { SnippetVariant } from '../../src/content/snippet-variants.ts';
import type { Subject } from './subject.ts';

/** A change that must make the behaviour test fail. `from` has to occur, so that a stale mutation is noticed. */
export interface Mutation {
  readonly name: string;
  readonly from: string;
  readonly to: string;
  /** The fixture file to change; undefined changes the snippet's own code. */
  readonly file?: string;
}

/** Code that the page's notes tell the reader to add, and the place of the fixture it goes to. */
export interface Wiring {
  readonly file?: string;
  readonly mark: string;
  readonly line: string;
  /** The words of the notes that tell it; the line itself when undefined. */
  readonly told?: string;
}

/** How a snippet is tried on one stack. */
export interface Plan {
  /** The mark of the fixture at which the body goes; files need none. */
  readonly mark?: string;
  /** The fixture file that takes imports and body, when it is not the adapter's main file. */
  readonly into?: string;
  /** What the reader adds by hand. */
  readonly wiring?: readonly Wiring[];
  /** Folders under `fixtures/<stack>/` that are laid over the base app. */
  readonly overlays?: readonly string[];
  /** Environment that the app gets at start, secrets and addresses of the test. */
  readonly env?: Readonly<Record<string, string>>;
  /** Passed to the adapter, for example the Maven profile whose libraries the app gets. */
  readonly profile?: string;
  readonly mutations: readonly Mutation[];
  /** Whether the test must also fail without the snippet. True unless the snippet is the test itself. */
  readonly without?: boolean;
}

/** One behaviour test, shared by all stacks of a snippet. */
export interface Behaviour {
  readonly id: string;
  /** The adapter for all its stacks, where the stack only names the language: images and pipelines. */
  readonly adapter?: Adapter;
  /** By stack, or by `stack/title` where a stack has several variants that differ. */
  readonly plans: Readonly<Record<string, Plan>>;
  /** Throws an AssertionError when the behaviour is not as promised. */
  readonly check: (subject: Subject) => Promise<void>;
}

/** A stack: how its dependencies are installed and how an assembled app is compiled and started. */
export interface Adapter {
  readonly stack: string;
  /** The level that a passed run proves: 4 ran on the real framework, 3 checked by its real tools. */
  readonly level: 3 | 4;
  /** The fixture file that takes imports and bodies. */
  readonly main: string;
  /** How a line comment starts, for marks. */
  readonly comment: string;
  /** Why the stack cannot run here; undefined when it can. */
  missing(): Promise<string | undefined>;
  /** Installs the locked dependencies, once. */
  prepare(): Promise<void>;
  /** Locked versions by library name. */
  locked(): Promise<ReadonlyMap<string, string>>;
  /** Compiles or type-checks an assembled app. Throws with the tool's output. */
  compile?(dir: string, plan: Plan, variant: SnippetVariant | undefined): Promise<void>;
  /** How to start an assembled app, and the line that tells its port. */
  serve?(
    dir: string,
    plan: Plan,
  ): { command: readonly [string, ...string[]]; env?: Readonly<Record<string, string>>; ready: RegExp };
}
