import { baseName } from '../workspace/paths.ts';
import { readShell } from './shell.ts';
import type { Site } from './site.ts';
import type { SourceFile } from './source-file.ts';

/** A process of a Procfile: `web: gunicorn app:app`. */
export interface Process {
  readonly type: string;
  readonly commands: readonly { readonly words: readonly string[] }[];
  /** Variables that its line sets in front of the command. */
  readonly text: string;
  readonly site: Site;
}

/** What a platform starts from a source tree without an image of its own. */
export interface Procfile {
  readonly processes: readonly Process[];
}

/** The file that platforms read; `Procfile.dev` is for laptops. */
export function isProcfilePath(path: string): boolean {
  return /^Procfile(\.(prod|production|heroku))?$/.test(baseName(path));
}

/** Reads a Procfile; undefined when it names no process. */
export function readProcfile(source: SourceFile): Procfile | undefined {
  const processes: Process[] = [];
  let offset = 0;
  for (const line of source.text.split('\n')) {
    const [, type, command] = /^\uFEFF?([\w-]{1,60}):[ \t]*(\S.*)$/.exec(line.trimEnd()) ?? [];
    if (type !== undefined && command !== undefined) {
      const start = offset + line.indexOf(type);
      const modes = [...command.matchAll(/\b(RAILS|RACK|NODE|APP|FLASK)_ENV=(["']?)(\w{1,30})\2/g)];
      processes.push({
        type,
        commands: readShell(command).map(({ words }) => ({ words })),
        text: modes.map(([text]) => text).join(' '),
        site: source.site(start, offset + line.trimEnd().length),
      });
    }
    offset += line.length + 1;
  }
  return processes.length === 0 ? undefined : { processes };
}
