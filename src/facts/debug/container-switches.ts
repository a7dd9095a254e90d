import { isComposePath } from '../compose-files.ts';
import type { DebugPlace, DebugSetting } from '../debug-settings.ts';
import { isDockerfilePath, readDockerfile, type DockerStage } from '../dockerfiles.ts';
import { lastWord, wordOf } from '../pieces.ts';
import type { Piece, Site } from '../site.ts';
import type { SourceFile } from '../source-file.ts';
import { YamlAccess, type YamlEntry, type YamlNode } from '../yaml-access.ts';
import { ENVIRONMENT_SWITCHES, OPEN_DEBUGGER, stateOfVariable, type DebugState } from './switch-state.ts';

/** Finds variables that switch debugging on in images, compose files and Kubernetes manifests. */
export function readContainerSwitches(source: SourceFile): DebugSetting[] {
  return isDockerfilePath(source.path)
    ? readImage(source)
    : isComposePath(source.path)
      ? readCompose(source)
      : readManifests(source);
}

function setting(
  name: string,
  state: DebugState,
  place: DebugPlace,
  site: Site,
  literal?: Piece,
): DebugSetting {
  return { name, state, place, technology: undefined, isMainGuarded: false, site, literal };
}

/** Variables and the command of the stage that is shipped, with what it takes over from the stages it builds on. */
function readImage(source: SourceFile): DebugSetting[] {
  const dockerfile = readDockerfile(source);
  const last = dockerfile?.stages.at(-1);
  if (dockerfile === undefined || last === undefined) {
    return [];
  }
  const args = new Map<string, string>();
  const byKey = new Map<string, DebugSetting>();
  let command: DebugSetting | undefined;
  for (const stage of lineage(last, dockerfile.stages)) {
    for (const { keyword, argument, site } of stage.instructions) {
      if (keyword === 'ARG') {
        const [name = '', value] = argument.split('=', 2);
        const fallback = value ?? dockerfile.globalArgs.find((arg) => arg.name === name)?.value;
        if (fallback !== undefined) {
          args.set(name, fallback.replace(/^["']|["']$/g, ''));
        }
      } else if (keyword === 'ENV') {
        for (const [key, value] of variablesOf(argument)) {
          const state = ENVIRONMENT_SWITCHES.has(key)
            ? stateOfVariable(key, resolve(value, args))
            : undefined;
          if (state === undefined) {
            byKey.delete(key);
          } else {
            byKey.set(key, setting(key, state, 'image', site, wordOf(source, site, key)));
          }
        }
      } else if (keyword === 'CMD' || keyword === 'ENTRYPOINT') {
        const words = argument.replace(/["',[\]]+/g, ' ');
        const isOpen = OPEN_DEBUGGER.test(words) || /\bflask\b.*\brun\b.*--debug\b/.test(words);
        command = isOpen ? setting('the command of the image', 'on', 'image', site) : undefined;
      }
    }
  }
  return [...byKey.values(), ...(command === undefined ? [] : [command])];
}

/** A stage after the stages that its `FROM` names, the oldest first. */
function lineage(stage: DockerStage, stages: readonly DockerStage[]): DockerStage[] {
  const chain = [stage];
  for (let current = stage; chain.length <= stages.length;) {
    const base = stages.find((candidate) => candidate.name === current.from && candidate !== current);
    if (base === undefined) {
      break;
    }
    chain.unshift(base);
    current = base;
  }
  return chain;
}

/** `KEY=value KEY2="other value"`, or the old form `KEY value`. */
function variablesOf(argument: string): [string, string][] {
  const old = /^(\w+)\s+(?!=)(.*)$/.exec(argument);
  if (old !== null && !/^\w+=/.test(argument)) {
    return [[old[1] ?? '', old[2] ?? '']];
  }
  return [...argument.matchAll(/(\w+)=("(?:\\.|[^"])*"|'[^']*'|\S*)/g)].map(([, key = '', value = '']) => [
    key,
    value.replace(/^(["'])(.*)\1$/, '$2'),
  ]);
}

/** A default of the image is its value, until somebody builds it with another. */
function resolve(value: string, args: ReadonlyMap<string, string>): string {
  const name = /^\$\{?(\w+)(?::?-[^}]*)?\}?$/.exec(value)?.[1];
  return (name === undefined ? undefined : args.get(name)) ?? value;
}

function readCompose(source: SourceFile): DebugSetting[] {
  const [document] = source.yaml();
  if (document === undefined) {
    return [];
  }
  const yaml = new YamlAccess(document, source);
  return yaml.entries(yaml.get(yaml.root, 'services')).flatMap((service) => {
    const environment = yaml.get(service.value, 'environment');
    const pairs = [
      ...yaml
        .entries(environment)
        .map((entry) => [entry.key, yaml.text(entry.value) ?? '', yaml.entrySite(entry)] as const),
      ...yaml.items(environment).map((item) => {
        const [key = '', ...rest] = (yaml.text(item) ?? '').split('=');
        return [key, rest.join('='), yaml.site(item)] as const;
      }),
    ];
    return pairs.flatMap(([key, value, site]) =>
      fromVariable(key, value, 'compose', site, lastWord(source, site)),
    );
  });
}

function fromVariable(
  key: string,
  value: string,
  place: DebugPlace,
  site: Site,
  literal: Piece | undefined,
): DebugSetting[] {
  const state = ENVIRONMENT_SWITCHES.has(key) ? stateOfVariable(key, value) : undefined;
  return state === undefined ? [] : [setting(key, state, place, site, literal)];
}

const WORKLOAD = /^(Deployment|StatefulSet|DaemonSet|ReplicaSet|Job|CronJob|Pod|Rollout|Service)$/;
/** Folders of clusters that are not production. */
const OTHER_CLUSTER =
  /(^|\/)(dev|develop|development|local|test|tests|testing|staging|stage|sandbox|minikube|kind)(\/|[.-])/i;

function readManifests(source: SourceFile): DebugSetting[] {
  if (OTHER_CLUSTER.test(source.path) || !/^kind:/m.test(source.text) || !/^apiVersion:/m.test(source.text)) {
    return [];
  }
  return source.yaml().flatMap((document) => {
    const yaml = new YamlAccess(document, source);
    const kind = yaml.text(yaml.get(yaml.root, 'kind')) ?? '';
    if (kind === 'ConfigMap') {
      return yaml.entries(yaml.get(yaml.root, 'data')).flatMap((entry) => {
        const site = yaml.entrySite(entry);
        return fromVariable(
          entry.key,
          yaml.text(entry.value) ?? '',
          'manifest',
          site,
          lastWord(source, site),
        );
      });
    }
    return WORKLOAD.test(kind)
      ? containersOf(yaml, yaml.root, 0).flatMap((container) => fromContainer(yaml, container, source))
      : [];
  });
}

/** Every list called `containers`, however deep its pod template lies. */
function containersOf(yaml: YamlAccess, node: YamlNode | undefined, depth: number): YamlNode[] {
  return depth > 8
    ? []
    : yaml
        .entries(node)
        .flatMap((entry: YamlEntry) =>
          entry.key === 'containers' ? yaml.items(entry.value) : containersOf(yaml, entry.value, depth + 1),
        );
}

function fromContainer(yaml: YamlAccess, container: YamlNode, source: SourceFile): DebugSetting[] {
  return yaml.items(yaml.get(container, 'env')).flatMap((variable) => {
    const value = yaml.entry(variable, 'value');
    return value === undefined
      ? []
      : fromVariable(
          yaml.text(yaml.get(variable, 'name')) ?? '',
          yaml.text(value.value) ?? '',
          'manifest',
          yaml.entrySite(value),
          lastWord(source, yaml.entrySite(value)),
        );
  });
}
