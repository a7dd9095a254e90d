import type { Makefile } from '../../facts/makefiles.ts';
import { readShell } from '../../facts/shell.ts';
import { swallowed } from '../../facts/shell-failures.ts';
import { parentOf } from '../../workspace/paths.ts';
import { bareCommand, innerScript, programName, readScriptCall, type ScriptCall } from './commands.ts';
import {
  findScript,
  findTarget,
  makefilesOf,
  manifestsOf,
  matchesName,
  type Definitions,
} from './definitions.ts';
import { within } from './folders.ts';

/** A command that another one stands for. */
export interface Stand {
  /** As written, wrappers included. */
  readonly words: readonly string[];
  /** The folders it may run in, relative to the repository; undefined where one is computed. */
  readonly directories: readonly string[] | undefined;
  /** Why a failure of it is lost on the way up to the command that CI runs. */
  readonly swallowed: string | undefined;
  /** True when what it stands for was found and comes after it. */
  readonly followed: boolean;
}

type Entry = Omit<Stand, 'followed'>;

/** Scripts that call scripts are followed this deep, and one command stands for at most this many. */
const DEPTH_LIMIT = 5;
const STAND_LIMIT = 300;

/** `sh -c`, which package managers run scripts with. */
const MODE = { pipefail: false, errexit: false };

/**
 * The command itself and, after it, what it stands for: package scripts, Make targets, shell scripts of the repository and
 * shells inside it are followed.
 */
export function follow(
  words: readonly string[],
  directories: readonly string[] | undefined,
  definitions: Definitions,
): Stand[] {
  const follower = new Follower(definitions);
  follower.add({ words, directories, swallowed: undefined }, 0);
  return follower.stands;
}

class Follower {
  readonly stands: Stand[] = [];
  readonly #definitions: Definitions;
  readonly #seen = new Set<string>();

  constructor(definitions: Definitions) {
    this.#definitions = definitions;
  }

  add(stand: Entry, depth: number): void {
    if (depth > DEPTH_LIMIT || this.stands.length >= STAND_LIMIT) {
      return;
    }
    const place = this.stands.push({ ...stand, followed: false });
    this.#enter(stand, depth);
    this.stands[place - 1] = { ...stand, followed: this.stands.length > place };
  }

  #enter(stand: Entry, depth: number): void {
    const { words, directories } = stand;
    const inner = innerScript(words);
    if (inner !== undefined) {
      this.#script(inner, directories, stand.swallowed, depth);
      return;
    }
    const call = readScriptCall(words) ?? readScriptCall(bareCommand(words));
    if (call !== undefined) {
      this.#call(call, stand, depth);
    } else {
      this.#make(bareCommand(words), stand, depth);
      this.#file(scriptFileOf(words), stand, depth);
    }
  }

  /** A shell script of the repository runs in the folder of its caller. */
  #file(file: string | undefined, stand: Entry, depth: number): void {
    const found = file === undefined ? undefined : findScript(file, stand.directories, this.#definitions);
    if (found === undefined || this.#seen.has(found.path)) {
      return;
    }
    this.#seen.add(found.path);
    // In an image, what lies beside the script here lies beside it there.
    const start = found.isElsewhere ? [parentOf(found.path)] : stand.directories;
    for (const command of found.script.commands) {
      this.add(
        {
          words: command.words,
          directories: within(start, command.directory),
          swallowed: stand.swallowed ?? command.swallowed,
        },
        depth + 1,
      );
    }
  }

  #script(
    text: string,
    directories: readonly string[] | undefined,
    lost: string | undefined,
    depth: number,
  ): void {
    const commands = readShell(text);
    const reasons = swallowed(commands, MODE);
    commands.forEach((command, index) => {
      this.add(
        {
          words: command.words,
          directories: within(directories, command.directory),
          swallowed: lost ?? reasons[index],
        },
        depth + 1,
      );
    });
  }

  #call(call: ScriptCall, stand: Entry, depth: number): void {
    const manifests = manifestsOf(call, stand.directories, this.#definitions);
    let found = false;
    for (const manifest of manifests) {
      for (const script of manifest.scripts.filter((candidate) =>
        call.names.some((name) => matchesName(candidate.name, name)),
      )) {
        const key = `${manifest.path}\0${script.name}`;
        found = true;
        if (!this.#seen.has(key)) {
          this.#seen.add(key);
          this.#script(script.command, [parentOf(manifest.path)], stand.swallowed, depth);
        }
      }
    }
    // pnpm, Yarn and Bun run programs of the project by their bare name.
    if (!found && call.rest.length > 0 && /^(pnpm|yarn|bun|composer)$/.test(call.program)) {
      this.add(
        { ...stand, words: call.rest, directories: within(stand.directories, call.folder ?? '') },
        depth + 1,
      );
    }
  }

  #make(words: readonly string[], stand: Entry, depth: number): void {
    if (!/^(g|re|b)?make$/.test(words[0] ?? '')) {
      return;
    }
    const names: string[] = [];
    let folder = '';
    let ignores = stand.swallowed;
    for (let at = 1; at < words.length; at++) {
      const word = words[at] ?? '';
      if (/^(-C|--directory|-f|--file|--makefile)$/.test(word)) {
        const value = words[++at] ?? '';
        folder = word.endsWith('C') || word.endsWith('y') ? value : folder;
      } else if (word.startsWith('--directory=')) {
        folder = word.slice('--directory='.length);
      } else if (/^(-i|--ignore-errors)$/.test(word)) {
        ignores ??= 'make -i';
      } else if (!word.startsWith('-') && !word.includes('=')) {
        names.push(word);
      }
    }
    const directories = within(stand.directories, folder);
    const makefiles = makefilesOf(directories, this.#definitions);
    const first = makefiles
      .flatMap((makefile) => makefile.targets)
      .find((target) => !target.name.startsWith('.'))?.name;
    for (const name of names.length > 0 ? names : [first ?? 'all']) {
      this.#target(name, makefiles, directories, ignores, depth);
    }
  }

  #target(
    name: string,
    makefiles: readonly Makefile[],
    directories: readonly string[] | undefined,
    lost: string | undefined,
    depth: number,
  ): void {
    const target = findTarget(name, makefiles);
    const key = `make\0${directories?.join(',') ?? '?'}\0${name}`;
    if (target === undefined || depth > DEPTH_LIMIT || this.#seen.has(key)) {
      return;
    }
    this.#seen.add(key);
    for (const prerequisite of target.prerequisites) {
      this.#target(prerequisite, makefiles, directories, lost, depth + 1);
    }
    for (const command of target.commands) {
      this.add(
        {
          words: command.words,
          directories: within(directories, command.directory),
          swallowed: lost ?? command.swallowed,
        },
        depth + 1,
      );
    }
  }
}

/** The file of `./scripts/test.sh` and `bash scripts/test.sh`. */
function scriptFileOf(words: readonly string[]): string | undefined {
  const bare = bareCommand(words);
  if (/^(ba|z|a|da)?sh$|^source$|^\.$/.test(bare[0] ?? '')) {
    return bare.slice(1).find((word) => !/^[-+]/.test(word));
  }
  const written = words.find((word) => programName(word) === bare[0]) ?? '';
  return written.includes('/') && !written.includes('node_modules/') ? written : undefined;
}
