import type { MakeTarget, Makefile } from '../../facts/makefiles.ts';
import type { ShellScript } from '../../facts/shell-scripts.ts';
import { joinFolder, readShell } from '../../facts/shell.ts';
import { swallowed } from '../../facts/shell-failures.ts';
import type { Manifest } from '../../workspace/manifests/manifest.ts';
import { baseName, parentOf } from '../../workspace/paths.ts';
import { bareCommand, innerScript, programName, readScriptCall, type ScriptCall } from './commands.ts';

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

/** Where scripts and targets are looked up. */
export interface Definitions {
  readonly manifests: readonly Manifest[];
  readonly makefiles: readonly Makefile[];
  /** Shell scripts by path. */
  readonly scripts: ReadonlyMap<string, ShellScript>;
}

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
    const found = file === undefined ? undefined : this.#find(file, stand.directories);
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

  /** The script at a path; one that lies elsewhere in an image is found by its name, if only one has it. */
  #find(
    file: string,
    directories: readonly string[] | undefined,
  ): { path: string; script: ShellScript; isElsewhere: boolean } | undefined {
    for (const directory of directories ?? []) {
      const path = joinFolder(directory, file);
      const script = path === undefined ? undefined : this.#definitions.scripts.get(path);
      if (path !== undefined && script !== undefined) {
        return { path, script, isElsewhere: false };
      }
    }
    const named = file.startsWith('/')
      ? [...this.#definitions.scripts].filter(([path]) => baseName(path) === baseName(file))
      : [];
    const [only] = named;
    return only === undefined || named.length > 1
      ? undefined
      : { path: only[0], script: only[1], isElsewhere: true };
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
    const manifests = this.#manifestsOf(call, stand.directories);
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

  /** A script is that of the folder's own manifest where it has one, else of any: the folder may be made by the job. */
  #manifestsOf(call: ScriptCall, directories: readonly string[] | undefined): readonly Manifest[] {
    const ecosystem = call.program === 'composer' ? 'packagist' : 'npm';
    const manifests = this.#definitions.manifests.filter((manifest) => manifest.ecosystem === ecosystem);
    if (call.packages.length > 0) {
      const named = manifests.filter((manifest) => call.packages.some((name) => isPackage(manifest, name)));
      return named.length > 0 ? named : manifests;
    }
    if (call.everywhere) {
      return manifests;
    }
    const folders = new Set(within(directories, call.folder ?? '') ?? []);
    const own = manifests.filter((manifest) => folders.has(parentOf(manifest.path)));
    return own.length > 0 ? own : manifests;
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
    const makefiles = this.#makefilesOf(directories);
    const first = makefiles
      .flatMap((makefile) => makefile.targets)
      .find((target) => !target.name.startsWith('.'))?.name;
    for (const name of names.length > 0 ? names : [first ?? 'all']) {
      this.#target(name, makefiles, directories, ignores, depth);
    }
  }

  #makefilesOf(directories: readonly string[] | undefined): readonly Makefile[] {
    const own = this.#definitions.makefiles.filter(
      (makefile) => directories?.includes(makefile.directory) === true,
    );
    return own.length > 0
      ? [...own, ...this.#definitions.makefiles.filter((makefile) => !own.includes(makefile))]
      : this.#definitions.makefiles;
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

function findTarget(name: string, makefiles: readonly Makefile[]): MakeTarget | undefined {
  const targets = makefiles.flatMap((makefile) => makefile.targets.filter((target) => target.name === name));
  return targets.find((target) => target.commands.length > 0) ?? targets[0];
}

/** `run-s test:*` and `npm-run-all` know patterns. */
function matchesName(script: string, name: string): boolean {
  return name.includes('*') ? script.startsWith(name.slice(0, name.indexOf('*'))) : script === name;
}

function isPackage(manifest: Manifest, name: string): boolean {
  const bare = name
    .replace(/^[.]{3}|[.]{3}$|^\{|\}$/g, '')
    .replace(/^\.\//, '')
    .replace(/\/$/, '');
  const folder = parentOf(manifest.path);
  return (
    manifest.name === bare ||
    folder === bare ||
    (bare.endsWith('*') && (manifest.name ?? '').startsWith(bare.slice(0, -1)))
  );
}

/** Folders below folders; undefined where either is computed. */
export function within(
  directories: readonly string[] | undefined,
  folder: string | undefined,
): readonly string[] | undefined {
  if (directories === undefined || folder === undefined) {
    return undefined;
  }
  const joined = directories.map((directory) => joinFolder(directory, folder === '' ? '.' : folder));
  return joined.every((item) => item !== undefined) ? joined : undefined;
}
