import type { DocumentedCommand } from '../../facts/documented-commands.ts';
import { baseName } from '../../workspace/paths.ts';
import { defineCheck, type CheckContext, type Fact } from '../check.ts';
import { judgeSites, notApplicable, type JudgedSite } from '../conclude.ts';
import { isProseAfterMake, isRailsTask, wantedBy, type Wanted } from '../shared/documented.ts';
import { isOwnProse } from '../shared/prose.ts';

type Context = CheckContext<'documented-commands' | 'task-files'>;

/** `unknown` carries the reason. */
type Answer = 'exists' | 'missing' | 'unjudged' | { readonly unknown: string };

/** Scripts, targets and tasks that a README asks for are defined somewhere in the repository. */
export const check = defineCheck({
  id: 'docs/commands-exist',
  scopes: ['repository'],
  reads: ['documented-commands', 'task-files'],
  conclude(context) {
    const names = new DefinedNames(context);
    return judgeSites(
      context
        .facts('documented-commands')
        .filter(isOwnProse)
        .flatMap((fact) => fact.value.flatMap((command) => judge(fact, command, names))),
      {
        whenNone: notApplicable(
          'No README or CONTRIBUTING here shows a command that starts a package script, Make target, Composer script or rake task.',
        ),
        passMessage: 'Every script, target and task that the documentation asks for is defined.',
      },
    );
  },
});

function judge(
  fact: Fact<'documented-commands'>,
  command: DocumentedCommand,
  defined: DefinedNames,
): JudgedSite[] {
  const wanted = wantedBy(command);
  const at = { path: fact.path, site: command.site };
  return (wanted?.names ?? []).flatMap((name): JudgedSite[] => {
    const answer = wanted === undefined ? 'unjudged' : defined.find(wanted, name);
    if (answer === 'exists') {
      return [{ verdict: 'good', at }];
    }
    const isProse =
      command.mayBeProse &&
      wanted !== undefined &&
      (!defined.has(wanted.tool) || (wanted.tool === 'make' && isProseAfterMake(wanted.names[0] ?? '')));
    const isInContainer = /^(docker|podman|kubectl|heroku|fly)$/.test(command.words[0] ?? '');
    if (
      answer === 'unjudged' ||
      command.isElsewhere ||
      isProse ||
      isInContainer ||
      wanted?.isCertain !== true
    ) {
      return [];
    }
    return answer === 'missing'
      ? [{ verdict: 'bad', message: `${wanted.spoken} ${name}: ${MISSING[wanted.tool]} ${name}.`, at }]
      : [{ verdict: 'unknown', message: `${wanted.spoken} ${name}: ${answer.unknown}`, at }];
  });
}

const MISSING: Readonly<Record<Wanted['tool'], string>> = {
  npm: 'no package.json of this repository has a script',
  composer: 'no composer.json of this repository has a script',
  make: 'no Makefile of this repository has a target',
  rake: 'no Rakefile of this repository has a task',
};

/** Files from which a Makefile is made before anybody runs it. */
const MAKES_MAKEFILE =
  /(^|\/)(configure(\.ac|\.in)?|CMakeLists\.txt|Makefile\.(am|in|PL)|extconf\.rb|meson\.build)$/;

class DefinedNames {
  readonly #context: Context;
  readonly #scripts: Readonly<Record<'npm' | 'composer', ReadonlySet<string>>>;

  constructor(context: Context) {
    this.#context = context;
    const { manifests } = context.repository;
    const scriptsOf = (ecosystem: string): ReadonlySet<string> =>
      new Set(
        manifests
          .filter((manifest) => manifest.ecosystem === ecosystem)
          .flatMap((manifest) => manifest.scripts.map((script) => script.name)),
      );
    this.#scripts = { npm: scriptsOf('npm'), composer: scriptsOf('packagist') };
  }

  /** True when the repository defines names for this tool at all: else a sentence may be about another project. */
  has(tool: Wanted['tool']): boolean {
    const file = { npm: /^package\.json$/, composer: /^composer\.json$/, make: undefined, rake: undefined }[
      tool
    ];
    return file === undefined
      ? this.#context.allFacts('task-files').some((fact) => fact.value.tool === tool)
      : this.#context.allFiles.some((item) => file.test(baseName(item.path)));
  }

  find(wanted: Wanted, name: string): Answer {
    const answer =
      wanted.tool === 'make'
        ? this.#target(name)
        : wanted.tool === 'rake'
          ? this.#task(name)
          : this.#script(wanted, name);
    return answer === 'missing' && this.#context.repository.partial
      ? { unknown: 'only a part of the repository is open.' }
      : answer;
  }

  #script(wanted: Wanted, name: string): Answer {
    const tool = wanted.tool === 'composer' ? 'composer' : 'npm';
    const file = tool === 'composer' ? 'composer.json' : 'package.json';
    if (
      this.#scripts[tool].has(name) ||
      (name === 'start' && this.#context.allFiles.some((item) => baseName(item.path) === 'server.js'))
    ) {
      return 'exists';
    }
    const read = new Set(this.#context.repository.manifests.map((manifest) => manifest.path));
    const broken = this.#context.allFiles.find(
      (item) => baseName(item.path) === file && !read.has(item.path),
    );
    if (broken !== undefined) {
      return { unknown: `${broken.path} cannot be read.` };
    }
    return this.has(tool)
      ? 'missing'
      : { unknown: `there is no ${file} here; is it about another repository?` };
  }

  #target(name: string): Answer {
    const files = this.#context.allFacts('task-files').filter((fact) => fact.value.tool === 'make');
    const makefiles = files.map((fact) => fact.value);
    if (
      makefiles.some(
        (file) => file.names.includes(name) || file.patterns.some((pattern) => matches(pattern, name)),
      )
    ) {
      return 'exists';
    }
    // Make is content with a file or folder of that name.
    if (this.#context.allFiles.some((file) => file.path === name || file.path.startsWith(`${name}/`))) {
      return 'unjudged';
    }
    if (this.#context.allFiles.some((file) => MAKES_MAKEFILE.test(file.path))) {
      return { unknown: 'the Makefile is made by a program first.' };
    }
    const known = new Set(files.map((fact) => baseName(fact.path)));
    const absent = makefiles
      .flatMap((file) => file.includes)
      .find(
        (include) =>
          !/env/i.test(baseName(include)) && !known.has(baseName(include)) && !include.endsWith('*.mk'),
      );
    if (absent !== undefined) {
      return { unknown: `the Makefile includes ${absent}, which is not in the repository.` };
    }
    return makefiles.some((file) => file.isOpen)
      ? { unknown: 'the Makefile computes names of targets.' }
      : 'missing';
  }

  #task(name: string): Answer {
    const files = this.#context
      .allFacts('task-files')
      .flatMap(({ value }) => (value.tool === 'rake' ? [value] : []));
    const names = new Set(files.flatMap((file) => file.names));
    const namespaces = new Set(files.flatMap((file) => file.namespaces));
    const parts = name.split(':');
    const last = parts.at(-1) ?? '';
    if (names.has(name) || (names.has(last) && parts.slice(0, -1).every((part) => namespaces.has(part)))) {
      return 'exists';
    }
    const isOpen = files.some((file) => file.isOpen);
    if (isRailsTask(name) && isOpen) {
      return 'exists';
    }
    // A gem brings namespaces of its own; in one of ours the task is ours.
    return isOpen && !(parts.length > 1 && namespaces.has(parts[0] ?? ''))
      ? { unknown: 'no Rakefile here has it, and a gem may bring it.' }
      : 'missing';
  }
}

function matches(pattern: string, name: string): boolean {
  const [before = '', after = ''] = pattern.split('%');
  return name.length > before.length + after.length && name.startsWith(before) && name.endsWith(after);
}
