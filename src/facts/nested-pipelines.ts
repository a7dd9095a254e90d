import type { CiStep, CiSystem, Neutralised, Pipeline } from './pipeline-model.ts';
import { commandsOf, stepOf } from './pipeline-scripts.ts';
import { joinFolder } from './shell.ts';
import type { Site } from './site.ts';
import type { SourceFile } from './source-file.ts';
import type { YamlAccess, YamlNode } from './yaml-access.ts';

/** How the shells of these systems treat pipes is left open: a pipe is never held against them. */
const MODE = { pipefail: true, errexit: true };

/** Deeper than any CI file nests its steps. */
const DEPTH_LIMIT = 20;

/** Keys that hold commands wherever they stand. */
const SCRIPT_KEYS = new Set(['run', 'script', 'bash', 'command', 'pwsh', 'powershell', 'inlineScript']);

/** Reads the files of Travis, CircleCI, Azure Pipelines and Bitbucket, which nest their scripts freely. */
export function readNestedPipeline(
  system: CiSystem,
  yaml: YamlAccess,
  source: SourceFile,
): Pipeline | undefined {
  const reader = new NestedReader(system, yaml);
  reader.read();
  const steps = reader.steps.filter((step) => step.commands.length > 0);
  return steps.length === 0 && reader.hidden.length === 0
    ? undefined
    : {
        system,
        isEntry: true,
        onChange: triggerOf(system, yaml),
        triggerSite: source.lineSite(1),
        steps,
        hidden: reader.hidden,
        includes: [],
      };
}

function triggerOf(system: CiSystem, yaml: YamlAccess): Pipeline['onChange'] {
  const { root } = yaml;
  switch (system) {
    case 'azure':
      // Without a trigger of its own, a branch policy may start it for pull requests.
      return yaml.text(yaml.get(root, 'trigger')) === 'none' ? 'unseen' : 'yes';
    case 'bitbucket': {
      const pipelines = yaml.get(root, 'pipelines');
      return ['default', 'branches', 'pull-requests'].some((key) => yaml.get(pipelines, key) !== undefined)
        ? 'yes'
        : 'no';
    }
    case 'circleci': {
      const workflows = yaml
        .entries(yaml.get(root, 'workflows'))
        .filter((entry) => yaml.entries(entry.value).length > 0);
      const isScheduled = (node: YamlNode | undefined): boolean =>
        yaml.items(yaml.get(node, 'triggers')).some((item) => yaml.get(item, 'schedule') !== undefined);
      return workflows.length > 0 && workflows.every((entry) => isScheduled(entry.value)) ? 'no' : 'yes';
    }
    default:
      return 'yes';
  }
}

/** What Travis runs when no script is named. */
const TRAVIS_SCRIPTS: Readonly<Record<string, readonly string[]>> = {
  node_js: ['npm', 'test'],
  go: ['go', 'test', './...'],
  java: ['mvn', 'test'],
  ruby: ['rake'],
  php: ['phpunit'],
};

class NestedReader {
  readonly steps: CiStep[] = [];
  readonly hidden: { readonly text: string; readonly site: Site }[] = [];
  readonly #system: CiSystem;
  readonly #yaml: YamlAccess;
  /** Anchors are used in many places; their commands count once. */
  readonly #seen = new Set<YamlNode>();

  constructor(system: CiSystem, yaml: YamlAccess) {
    this.#system = system;
    this.#yaml = yaml;
  }

  read(): void {
    const yaml = this.#yaml;
    if (this.#system === 'travis') {
      this.#travis(yaml.root);
      yaml
        .items(yaml.get(yaml.root, 'jobs', 'include') ?? yaml.get(yaml.root, 'matrix', 'include'))
        .forEach((job) => this.#travis(job));
    } else {
      this.#walk(
        this.#system === 'bitbucket' ? yaml.get(yaml.root, 'pipelines') : yaml.root,
        '',
        '',
        undefined,
        0,
      );
    }
  }

  #travis(job: YamlNode | undefined): void {
    const yaml = this.#yaml;
    for (const key of ['before_install', 'install', 'before_script', 'script', 'after_success']) {
      this.#script(key, yaml.get(job, key), '', undefined);
    }
    const language = yaml.get(yaml.root, 'language');
    const words = TRAVIS_SCRIPTS[yaml.text(language) ?? ''];
    if (
      job === yaml.root &&
      yaml.get(job, 'script') === undefined &&
      words !== undefined &&
      language !== undefined
    ) {
      const site = yaml.site(language);
      this.steps.push(
        stepOf('script', [{ words, joinedBy: undefined, directories: [''], site, neutralised: undefined }]),
      );
    }
  }

  #walk(
    node: YamlNode | undefined,
    job: string,
    folder: string | undefined,
    outer: Neutralised | undefined,
    depth: number,
  ): void {
    const yaml = this.#yaml;
    if (node === undefined || depth > DEPTH_LIMIT || this.#seen.has(node)) {
      return;
    }
    this.#seen.add(node);
    for (const item of yaml.items(node)) {
      this.#shared(item);
      this.#walk(item, job, folder, outer, depth + 1);
    }
    const entries = yaml.entries(node);
    if (entries.length === 0) {
      return;
    }
    const named = entries.find((entry) => /^(working_directory|workingDirectory)$/.test(entry.key))?.value;
    // The working directory of a CircleCI job is where the repository is checked out to.
    const isCheckout = this.#system === 'circleci' && depth < 4;
    const inner =
      named === undefined || isCheckout
        ? folder
        : join(folder, yaml.text(named)?.replace(/^~\/(project|repo)(\/|$)/, './'));
    const ignored = this.#ignored(node) ?? outer;
    if (this.#system === 'azure' && yaml.text(yaml.get(node, 'condition')) === 'false') {
      return;
    }
    this.#task(node, job, inner, ignored);
    for (const entry of entries) {
      if (
        SCRIPT_KEYS.has(entry.key) &&
        !(this.#system === 'azure' && entry.key === 'command') &&
        yaml.entries(entry.value).length === 0
      ) {
        this.#script(job, entry.value, inner, ignored);
      } else {
        this.#walk(entry.value, job === '' ? entry.key : job, inner, ignored, depth + 1);
      }
    }
  }

  #script(
    job: string,
    node: YamlNode | undefined,
    directory: string | undefined,
    neutralised: Neutralised | undefined,
  ): void {
    const items = this.#flat(node, 0).map((item) => ({ yaml: this.#yaml, node: item }));
    this.steps.push(stepOf(job, commandsOf(items, { directory, mode: MODE, neutralised })));
  }

  #flat(node: YamlNode | undefined, depth: number): YamlNode[] {
    return depth > DEPTH_LIMIT
      ? []
      : this.#yaml
          .many(node)
          .flatMap((item) => (this.#yaml.items(item).length > 0 ? this.#flat(item, depth + 1) : [item]));
  }

  #ignored(node: YamlNode): Neutralised | undefined {
    const entry = this.#yaml.entry(node, 'continueOnError');
    return entry !== undefined && this.#yaml.isTrue(entry.value)
      ? { reason: 'continueOnError: true', site: this.#yaml.entrySite(entry), certain: true }
      : undefined;
  }

  /** Azure's tasks, as the commands that they stand for. */
  #task(node: YamlNode, job: string, folder: string | undefined, neutralised: Neutralised | undefined): void {
    const yaml = this.#yaml;
    const task = yaml.get(node, 'task');
    const template = yaml.get(node, 'template');
    if (this.#system !== 'azure') {
      return;
    }
    if (template !== undefined) {
      this.hidden.push({ text: yaml.text(template) ?? '', site: yaml.site(template) });
    }
    const name = yaml.text(task)?.split('@')[0] ?? '';
    const input = (key: string, fallback: string): string =>
      yaml.text(yaml.get(node, 'inputs', key)) ?? fallback;
    const texts: Readonly<Record<string, () => string>> = {
      Npm: () =>
        `npm ${input('command', 'install') === 'custom' ? input('customCommand', '') : input('command', 'install')}`,
      Maven: () => `mvn ${input('goals', 'package')}`,
      Gradle: () => `gradle ${input('tasks', 'build')}`,
      Go: () => `go ${input('command', 'get')} ${input('arguments', '')}`,
    };
    const text = texts[name]?.();
    if (text !== undefined && task !== undefined) {
      const words = text.split(/\s+/).filter((word) => word !== '');
      this.steps.push(
        stepOf(job, [
          {
            words,
            joinedBy: undefined,
            directories: folder === undefined ? undefined : [folder],
            site: yaml.site(task),
            neutralised,
          },
        ]),
      );
    }
  }

  /** Steps and jobs of CircleCI's orbs: `node/test`. */
  #shared(item: YamlNode): void {
    const text = this.#yaml.text(item) ?? this.#yaml.entries(item)[0]?.key;
    if (this.#system === 'circleci' && text !== undefined && /^[\w-]+\/[\w-]+$/.test(text)) {
      this.hidden.push({ text, site: this.#yaml.site(item) });
    }
  }
}

function join(folder: string | undefined, named: string | undefined): string | undefined {
  return folder === undefined || named === undefined ? undefined : joinFolder(folder, named);
}
