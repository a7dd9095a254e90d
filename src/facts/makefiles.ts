import { baseName } from '../workspace/paths.ts';
import { readShell } from './shell.ts';
import type { SourceFile } from './source-file.ts';

/** The targets of a Makefile with the commands of their recipes. */
export interface Makefile {
  readonly targets: readonly { readonly name: string; readonly prerequisites: readonly string[]; readonly commands: readonly (readonly string[])[] }[];
}

export function isMakefilePath(path: string): boolean {
  return /^(GNUmakefile|[Mm]akefile)$/.test(baseName(path)) || path.endsWith('.mk');
}

/** Reads a Makefile as far as "which target runs which command" goes. */
export function readMakefile(source: SourceFile): Makefile | undefined {
  const targets: { name: string; prerequisites: string[]; commands: (readonly string[])[] }[] = [];
  let open: typeof targets = [];
  for (const line of source.text.replace(/\\\r?\n/g, ' ').split(/\r?\n/)) {
    const rule = /^([^\s#:=][^#:=]*):(?!=)([^#=]*)(?:#.*)?$/.exec(line);
    if (line.startsWith('\t')) {
      const recipe = line.trim().replace(/^[@+-]+\s*/, '').replace(/\$\((\w+)\)/g, '$1').replace(/\$\$/g, '$');
      for (const command of readShell(recipe)) {
        open.forEach((target) => target.commands.push(command.words));
      }
    } else if (rule !== null) {
      const prerequisites = (rule[2] ?? '').trim().split(/\s+/).filter((word) => word !== '');
      open = (rule[1] ?? '').trim().split(/\s+/).map((name) => ({ name, prerequisites, commands: [] }));
      targets.push(...open);
    } else if (line.trim() !== '' && !line.startsWith('#')) {
      open = [];
    }
  }
  return targets.length === 0 ? undefined : { targets };
}
