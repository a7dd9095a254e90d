import { onlyAllowsChanges, opensToChanges, type Located } from './gitlab-rules.ts';
import type { CiStep, Neutralised, Pipeline } from './pipeline-model.ts';
import { commandsOf, stepOf, type ScriptItem } from './pipeline-scripts.ts';
import type { Site } from './site.ts';
import type { SourceFile } from './source-file.ts';
import type { YamlAccess, YamlEntry, YamlNode } from './yaml-access.ts';

/** Keys of a `.gitlab-ci.yml` that are no jobs. */
const GLOBAL = new Set([
  'default',
  'include',
  'stages',
  'types',
  'variables',
  'workflow',
  'image',
  'services',
  'cache',
  'before_script',
  'after_script',
  'spec',
]);

/** GitLab stops following `extends` at this depth. */
const EXTENDS_LIMIT = 11;

/** GitLab's scripts run under `set -eo pipefail`. */
const MODE = { pipefail: true, errexit: true };

/** Templates of GitLab's own that scan or deploy; none of them runs a project's tests. */
const NO_TESTS =
  /^(Security|Workflows|Pages|Terraform|Verify\/(Accessibility|Browser-Performance|Load-Performance))\/|(SAST|Secret-Detection|Dependency-Scanning|Container-Scanning|License-Scanning|Code-Quality|Code-Intelligence|DAST|Coverage-Fuzzing|API-Fuzzing)/;

/** Reads `.gitlab-ci.yml` or a file that it includes; undefined when it holds neither job nor include. */
export function readGitlabPipeline(
  documents: readonly YamlAccess[],
  source: SourceFile,
): Pipeline | undefined {
  const isEntry = /^\.gitlab-ci\.ya?ml$/.test(source.path);
  const reader = new GitlabReader(documents);
  const steps: CiStep[] = [...reader.globalSteps()];
  for (const name of reader.jobNames()) {
    // In an included file, jobs that start with a dot are templates for jobs elsewhere.
    if (!name.startsWith('.') || !isEntry) {
      steps.push(...reader.jobSteps(name));
    }
  }
  const { hidden, includes } = reader.includes();
  const running = steps.filter((step) => step.commands.length > 0);
  const waits = isEntry && reader.jobNames().some((name) => reader.isManual(name));
  if (running.length === 0 && hidden.length === 0 && includes.length === 0 && !waits) {
    return undefined;
  }
  const isClosed = reader.isClosedToChanges();
  const isOnChange =
    !isClosed && (running.some((step) => step.onChange) || (running.length === 0 && hidden.length > 0));
  return {
    system: 'gitlab-ci',
    isEntry,
    onChange: isOnChange ? 'yes' : 'no',
    ...(isClosed ? { isClosed } : {}),
    triggerSite: source.lineSite(1),
    steps: running,
    hidden,
    includes,
  };
}

class GitlabReader {
  readonly #documents: readonly YamlAccess[];
  readonly #entries = new Map<string, { readonly yaml: YamlAccess; readonly entry: YamlEntry }>();

  constructor(documents: readonly YamlAccess[]) {
    this.#documents = documents;
    for (const yaml of documents) {
      for (const entry of yaml.entries(yaml.root)) {
        this.#entries.set(entry.key, { yaml, entry });
      }
    }
  }

  jobNames(): string[] {
    return [...this.#entries.keys()].filter((name) => !GLOBAL.has(name));
  }

  /** Commands that stand before every job. */
  globalSteps(): CiStep[] {
    const script = this.#global('before_script');
    return script === undefined
      ? []
      : [
          stepOf(
            'default',
            commandsOf(this.#scripts(script), { directory: '', mode: MODE, neutralised: undefined }),
          ),
        ];
  }

  jobSteps(name: string): CiStep[] {
    const job = this.#job(name);
    if (job === undefined || this.isManual(name)) {
      return [];
    }
    const neutralised = this.#neutralised(name);
    const onChange = this.#isOnChange(name);
    const options = { directory: '', mode: MODE, neutralised };
    const scripts = (key: string): ScriptItem[] => this.#scripts(this.#get(name, key));
    return [
      stepOf(name, commandsOf([...scripts('before_script'), ...scripts('script')], options), onChange),
      // A failure of `after_script` never fails the job, and nobody expects it to.
      stepOf(name, commandsOf(scripts('after_script'), options), onChange),
    ];
  }

  /** True when `workflow: rules` lets only tags, schedules and the like through. */
  isClosedToChanges(): boolean {
    const workflow = this.#entries.get('workflow');
    const rules = workflow?.yaml.get(workflow.entry.value, 'rules');
    return (
      workflow !== undefined &&
      rules !== undefined &&
      !this.#rules({ yaml: workflow.yaml, node: rules }).some((rule) => opensToChanges(rule))
    );
  }

  includes(): Pick<Pipeline, 'hidden' | 'includes'> {
    const hidden: { text: string; site: Site }[] = [];
    const includes: { path: string; site: Site }[] = [];
    const take = (yaml: YamlAccess, item: YamlNode): void => {
      const text = yaml.text(item);
      const local = yaml.text(yaml.get(item, 'local')) ?? (text?.includes('://') === true ? undefined : text);
      const remote = ['project', 'remote', 'template', 'component'].flatMap(
        (key) => yaml.text(yaml.get(item, key)) ?? [],
      );
      const site = yaml.site(item);
      if (local !== undefined && !local.includes('$')) {
        includes.push({ path: local.replace(/^\.?\//, ''), site });
      } else {
        const name = remote[0] ?? text ?? local ?? '';
        if (!NO_TESTS.test(name)) {
          hidden.push({ text: name, site });
        }
      }
    };
    for (const yaml of this.#documents) {
      yaml.many(yaml.get(yaml.root, 'include')).forEach((item) => take(yaml, item));
    }
    for (const name of this.jobNames()) {
      const trigger = this.#get(name, 'trigger');
      if (trigger !== undefined) {
        const { yaml, node } = trigger;
        const inner = yaml.many(yaml.get(node, 'include'));
        inner.forEach((item) => take(yaml, item));
        const project = yaml.text(node) ?? yaml.text(yaml.get(node, 'project'));
        if (inner.length === 0 && project !== undefined) {
          hidden.push({ text: project, site: yaml.site(node) });
        }
      }
    }
    return { hidden, includes };
  }

  #job(name: string): Located | undefined {
    const found = this.#entries.get(name);
    return found?.entry.value === undefined ? undefined : { yaml: found.yaml, node: found.entry.value };
  }

  #global(key: string): Located | undefined {
    for (const yaml of this.#documents) {
      const node = yaml.get(yaml.root, 'default', key) ?? yaml.get(yaml.root, key);
      if (node !== undefined) {
        return { yaml, node };
      }
    }
    return undefined;
  }

  /** The value of a job's key: its own, else of what it extends, the last named first. */
  #get(name: string, key: string, depth = 0): Located | undefined {
    const job = this.#job(name);
    if (job === undefined || depth > EXTENDS_LIMIT) {
      return undefined;
    }
    const own = job.yaml.get(job.node, key);
    if (own !== undefined) {
      return { yaml: job.yaml, node: own };
    }
    const parents = job.yaml
      .many(job.yaml.get(job.node, 'extends'))
      .flatMap((item) => job.yaml.text(item) ?? []);
    for (const parent of parents.slice(0, EXTENDS_LIMIT).reverse()) {
      const inherited = this.#get(parent, key, depth + 1);
      if (inherited !== undefined) {
        return inherited;
      }
    }
    return undefined;
  }

  /** A script's items; lists inside lists and `!reference` are laid flat, as GitLab does. */
  #scripts(located: Located | undefined, depth = 0): ScriptItem[] {
    if (located === undefined || depth > EXTENDS_LIMIT) {
      return [];
    }
    const { yaml, node } = located;
    const referenced = this.#reference(located);
    if (referenced !== undefined) {
      return this.#scripts(referenced, depth + 1);
    }
    if (yaml.text(node) !== undefined) {
      return [{ yaml, node }];
    }
    return yaml.items(node).flatMap((item) => this.#scripts({ yaml, node: item }, depth + 1));
  }

  /** What `!reference [.job, key]` stands for; undefined for anything else. */
  #reference({ yaml, node }: Located): Located | undefined {
    if (node.tag !== '!reference') {
      return undefined;
    }
    const [job, key] = yaml.items(node).map((item) => yaml.text(item) ?? '');
    return job === undefined || key === undefined ? undefined : this.#get(job, key);
  }

  #rules(located: Located, depth = 0): Located[] {
    const referenced = depth > EXTENDS_LIMIT ? undefined : this.#reference(located);
    if (referenced !== undefined) {
      return this.#rules(referenced, depth + 1);
    }
    const { yaml, node } = located;
    return yaml
      .items(node)
      .flatMap((item) =>
        yaml.items(item).length > 0 && depth < EXTENDS_LIMIT
          ? this.#rules({ yaml, node: item }, depth + 1)
          : [{ yaml, node: item }],
      );
  }

  #text(name: string, key: string): string | undefined {
    const located = this.#get(name, key);
    return located === undefined ? undefined : located.yaml.text(located.node);
  }

  /** True for a job that waits for a person or never runs. */
  isManual(name: string): boolean {
    return /^(manual|never)$/.test(this.#text(name, 'when') ?? '') && this.#get(name, 'rules') === undefined;
  }

  #isOnChange(name: string): boolean {
    const rules = this.#get(name, 'rules');
    if (rules !== undefined) {
      return this.#rules(rules).some(opensToChanges);
    }
    const only = this.#get(name, 'only');
    return only === undefined || onlyAllowsChanges(only);
  }

  #neutralised(name: string): Neutralised | undefined {
    const places = [this.#get(name, 'allow_failure'), ...this.#ruleFailures(name)];
    for (const place of places) {
      if (place?.yaml.isTrue(place.node) === true) {
        return { reason: 'allow_failure: true', site: place.yaml.site(place.node), certain: true };
      }
    }
    return undefined;
  }

  #ruleFailures(name: string): (Located | undefined)[] {
    const rules = this.#get(name, 'rules');
    return (rules === undefined ? [] : this.#rules(rules))
      .filter((rule) => opensToChanges(rule))
      .map(({ yaml, node }) => {
        const value = yaml.get(node, 'allow_failure');
        return value === undefined ? undefined : { yaml, node: value };
      });
  }
}
