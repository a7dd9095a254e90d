import { readShell } from '../../facts/shell.ts';
import type { Manifest } from '../../workspace/manifests/manifest.ts';
import { baseName, isWithin, joinPath, parentOf } from '../../workspace/paths.ts';
import type { CheckContext, Evidence } from '../check.ts';
import type { JudgedSite } from '../conclude.ts';
import { programName, readScriptCall } from './commands.ts';
import { developmentServer, startedInside } from './development-servers.ts';
import type { Definitions } from './definitions.ts';
import { follow } from './follow.ts';

type Context = CheckContext<'shell-script' | 'makefile' | 'python-servers'>;

/** Scripts of a package that are for development by their name. */
const DEVELOPMENT_SCRIPT =
  /^(dev|develop|development|watch|hot|hmr)([:_-].*)?$|[:_-](dev|develop|development|watch|debug|hot)$/;

/** What runs and ends before the server starts. */
const PREPARES =
  /^(build|compile|bundle|migrat\w*|seed|db|prisma|typeorm|knex|install|generate|prepare|lint|test)([:_-]|$)/;

/** A start command as it is judged. */
export interface Start {
  readonly commands: readonly (readonly string[])[];
  readonly folders: readonly string[];
  readonly at: Evidence;
  /** The value of a mode variable (`RAILS_ENV`) where it runs; undefined where it is not set. */
  readonly mode: (name: string) => string | undefined;
  /** True where a script that is not in the repository may start anything. */
  readonly isWhole: boolean;
}

/** Judges what a start command leads to: package scripts, Make targets and shell scripts are followed. */
export function judgeStart(start: Start, context: Context): JudgedSite {
  const { at } = start;
  const definitions = definitionsFor(start, context);
  const stands = start.commands.flatMap((words) => standsOf(words, start.folders, definitions, 0));
  for (const [index, { words }] of stands.entries()) {
    const server = developmentServer(words, context.lists);
    const mode = server?.mode === undefined ? undefined : (modeOf(words) ?? start.mode(server.mode));
    if (server === undefined || (server.mode !== undefined && mode === 'production')) {
      continue;
    }
    if (mode?.startsWith('$') === true || isConditional(stands.slice(index + 1))) {
      return {
        verdict: 'unknown',
        message: `This can start ${server.title}; whether production does is decided when it starts.`,
        at,
      };
    }
    return {
      verdict: 'bad',
      message: `This starts ${server.title}, which is made for development. Start a server for production here.`,
      at,
      related: chainOf(words, definitions.manifests),
    };
  }
  const named = stands
    .flatMap(({ words }) => readScriptCall(words)?.names ?? [])
    .find((name) => DEVELOPMENT_SCRIPT.test(name) && !PREPARES.test(name));
  if (named !== undefined) {
    const isPlain = stands.some(({ words }) => /^node$/.test(words[0] ?? ''));
    return {
      verdict: isPlain ? 'review' : 'bad',
      message: isPlain
        ? `This starts the script "${named}": is that how production should run?`
        : `This starts the script "${named}", which is made for development. Start the built program instead.`,
      at,
      related: scriptPlaces(definitions.manifests, (script) => script.name === named),
    };
  }
  // Helpers that only wait run what they are given; what counts is how it ends.
  const inCode = stands.flatMap(({ words }) => startedByFile(words, start.folders, context)).at(0);
  if (inCode !== undefined) {
    return {
      verdict: 'bad',
      message: `${baseName(inCode.path)} starts ${inCode.title}, which is made for development. Start a server for production here.`,
      at,
      related: [{ message: 'It is started here.', at: { path: inCode.path, site: inCode.site } }],
    };
  }
  const hidden = stands.slice(-1).find(({ words, followed }) => !followed && isHidden(words, start));
  return hidden === undefined
    ? { verdict: 'good', at }
    : {
        verdict: 'unknown',
        message: `What ${hidden.words[0] ?? 'the command'} starts is not written in this repository.`,
        at,
      };
}

/** `python app.py`, where the file starts a development server itself. */
function startedByFile(
  words: readonly string[],
  folders: readonly string[],
  context: Context,
): (Evidence & { readonly title: string })[] {
  const file = /^python[\d.]*$/.test(programName(words[0] ?? ''))
    ? words.find((word) => word.endsWith('.py'))
    : undefined;
  if (file === undefined) {
    return [];
  }
  const isFlask = context.unit?.technologies.some(({ id }) => id === 'flask') === true;
  const facts = context.allFacts('python-servers').filter(({ path }) => baseName(path) === baseName(file));
  const own = facts.filter(({ path }) =>
    folders.some((folder) => placesOf(file).some((place) => path === joinPath(folder, place))),
  );
  return own.flatMap(({ path, value }) =>
    value
      .filter(({ kind }) => kind !== 'app' || isFlask)
      .map(({ kind, site }) => ({
        path,
        site,
        title: kind === 'uvicorn-reload' ? 'uvicorn with reload' : "Flask's own server",
      })),
  );
}

/** Where a file may lie in its folder: an image keeps it under any folder of its own. */
function placesOf(file: string): string[] {
  const parts = file.replace(/^\.\//, '').split('/');
  return file.startsWith('/')
    ? parts.slice(1).map((_, index) => parts.slice(index + 1).join('/'))
    : [parts.join('/')];
}

interface Started {
  readonly words: readonly string[];
  readonly followed: boolean;
}

/** The command, what it stands for, and what the programs in between start. */
function standsOf(
  words: readonly string[],
  folders: readonly string[],
  definitions: Definitions,
  depth: number,
): Started[] {
  return follow(located(words, folders, definitions), folders, definitions).flatMap((stand) => {
    const inner = depth < 4 ? startedInside(stand.words).filter((command) => command.length > 0) : [];
    return [
      { words: stand.words, followed: stand.followed || inner.length > 0 },
      ...inner.flatMap((command) => standsOf(command, folders, definitions, depth + 1)),
    ];
  });
}

/** A script that lies elsewhere in the image is looked up by its name. */
function located(
  words: readonly string[],
  folders: readonly string[],
  definitions: Definitions,
): readonly string[] {
  return words.map((word) =>
    /^[\w./-]+\.(sh|bash)$/.test(word) &&
    !folders.some((folder) => definitions.scripts.has(joinPath(folder, word.replace(/^\.\//, ''))))
      ? `/${baseName(word)}`
      : word,
  );
}

/** Scripts and manifests of the image's own folders; of the whole repository where those hold none. */
function definitionsFor(start: Start, context: Context): Definitions {
  const manifests = [
    ...context.repository.units.flatMap((unit) => unit.manifests),
    ...context.repository.manifests,
  ];
  const isNear = (path: string): boolean => start.folders.includes(parentOf(path));
  const [first] = start.folders.flatMap((folder) =>
    manifests.filter((manifest) => manifest.scripts.length > 0 && parentOf(manifest.path) === folder),
  );
  const npm = manifests.filter((manifest) => manifest.ecosystem === 'npm');
  const scripts = context.allFacts('shell-script');
  const below = scripts.filter((fact) =>
    start.folders.some((folder) => folder !== '' && isWithin(fact.path, folder)),
  );
  const names = new Set(below.map((fact) => baseName(fact.path)));
  return {
    manifests:
      first === undefined
        ? npm.length === 1
          ? npm
          : manifests.filter((item) => isNear(item.path))
        : [first, ...manifests.filter((item) => item !== first)],
    makefiles: context
      .allFacts('makefile')
      .map((fact) => fact.value)
      .filter((makefile) => start.folders.includes(makefile.directory)),
    scripts: new Map(
      [...below, ...scripts.filter((fact) => !names.has(baseName(fact.path)))].map((fact) => [
        fact.path,
        fact.value,
      ]),
    ),
  };
}

/** Inside an `if`, `case` or loop of a script: its end comes after the command. */
function isConditional(after: readonly Started[]): boolean {
  return after.some(({ words }) => /^(fi|esac)$/.test(words[0] ?? ''));
}

/** `rails server -e production`. */
function modeOf(words: readonly string[]): string | undefined {
  const at = words.findIndex((word) => /^(-e|--environment)$/.test(word));
  const inline = words.find((word) => word.startsWith('--environment='))?.slice('--environment='.length);
  return inline ?? (at < 0 ? undefined : words[at + 1]);
}

/** A program that only a variable names, or a script that the repository does not hold. */
function isHidden(words: readonly string[], start: Start): boolean {
  const program = words[0] ?? '';
  return (
    (/^\$\{?\w+\}?$/.test(program) && !/^\$\{?[@*]/.test(program)) ||
    (start.isWhole && words.length === 1 && /\.(sh|bash)$/.test(program))
  );
}

/** The package scripts that hold a command, as they lie on the way to it. */
function chainOf(
  words: readonly string[],
  manifests: readonly Manifest[],
): { message: string; at: Evidence }[] {
  const text = words.join(' ');
  return scriptPlaces(manifests, (script) =>
    readShell(script.command).some((command) => command.words.join(' ') === text),
  );
}

function scriptPlaces(
  manifests: readonly Manifest[],
  isWanted: (script: Manifest['scripts'][number]) => boolean,
): { message: string; at: Evidence }[] {
  return manifests.slice(0, 1).flatMap((manifest) =>
    manifest.scripts.filter(isWanted).map((script) => ({
      message: `The script "${script.name}" runs it.`,
      at: {
        path: manifest.path,
        site: { ...script.span, excerpt: `"${script.name}": "${script.command}"`.slice(0, 200) },
      },
    })),
  );
}
