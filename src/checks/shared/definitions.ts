import type { MakeTarget, Makefile } from '../../facts/makefiles.ts';
import { joinFolder } from '../../facts/shell.ts';
import type { ShellScript } from '../../facts/shell-scripts.ts';
import type { Manifest } from '../../workspace/manifests/manifest.ts';
import { baseName, parentOf } from '../../workspace/paths.ts';
import type { ScriptCall } from './commands.ts';
import { within } from './folders.ts';

/** Where scripts and targets are looked up. */
export interface Definitions {
  readonly manifests: readonly Manifest[];
  readonly makefiles: readonly Makefile[];
  /** Shell scripts by path. */
  readonly scripts: ReadonlyMap<string, ShellScript>;
}

/** The script at a path; one that lies elsewhere in an image is found by its name, if only one has it. */
export function findScript(
  file: string,
  directories: readonly string[] | undefined,
  definitions: Definitions,
): { path: string; script: ShellScript; isElsewhere: boolean } | undefined {
  for (const directory of directories ?? []) {
    const path = joinFolder(directory, file);
    const script = path === undefined ? undefined : definitions.scripts.get(path);
    if (path !== undefined && script !== undefined) {
      return { path, script, isElsewhere: false };
    }
  }
  const named = file.startsWith('/')
    ? [...definitions.scripts].filter(([path]) => baseName(path) === baseName(file))
    : [];
  const [only] = named;
  return only === undefined || named.length > 1
    ? undefined
    : { path: only[0], script: only[1], isElsewhere: true };
}

/** A script is that of the folder's own manifest where it has one, else of any: the folder may be made by the job. */
export function manifestsOf(
  call: ScriptCall,
  directories: readonly string[] | undefined,
  definitions: Definitions,
): readonly Manifest[] {
  const ecosystem = call.program === 'composer' ? 'packagist' : 'npm';
  const manifests = definitions.manifests.filter((manifest) => manifest.ecosystem === ecosystem);
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

/** All Makefiles, those of the folders first. */
export function makefilesOf(
  directories: readonly string[] | undefined,
  definitions: Definitions,
): readonly Makefile[] {
  const own = definitions.makefiles.filter((makefile) => directories?.includes(makefile.directory) === true);
  return own.length > 0
    ? [...own, ...definitions.makefiles.filter((makefile) => !own.includes(makefile))]
    : definitions.makefiles;
}

/** The target of a name; one with commands before one that only adds prerequisites. */
export function findTarget(name: string, makefiles: readonly Makefile[]): MakeTarget | undefined {
  const targets = makefiles.flatMap((makefile) => makefile.targets.filter((target) => target.name === name));
  return targets.find((target) => target.commands.length > 0) ?? targets[0];
}

/** `run-s test:*` and `npm-run-all` know patterns. */
export function matchesName(script: string, name: string): boolean {
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
