import { LineCounter, parseAllDocuments } from 'yaml';
import { baseName } from '../workspace/paths.ts';
import type {
  KubernetesContainer,
  KubernetesManifest,
  KubernetesObject,
  KubernetesPod,
  KubernetesStart,
  ManifestValue,
  SecurityContext,
} from './kubernetes/kubernetes-model.ts';
import { readSecretEntries, readVariables } from './kubernetes/secret-values.ts';
import { isTemplated, readableName, readableTemplate } from './kubernetes/template-text.ts';
import { lastWord, roomAbove } from './pieces.ts';
import type { SourceFile } from './source-file.ts';
import { YamlAccess, type YamlNode } from './yaml-access.ts';

export type * from './kubernetes/kubernetes-model.ts';

/** Where each kind of workload keeps its pod. */
const POD_AT: Readonly<Record<string, readonly string[]>> = {
  Pod: ['spec'],
  Deployment: ['spec', 'template', 'spec'],
  StatefulSet: ['spec', 'template', 'spec'],
  DaemonSet: ['spec', 'template', 'spec'],
  ReplicaSet: ['spec', 'template', 'spec'],
  ReplicationController: ['spec', 'template', 'spec'],
  Rollout: ['spec', 'template', 'spec'],
  Job: ['spec', 'template', 'spec'],
  CronJob: ['spec', 'jobTemplate', 'spec', 'template', 'spec'],
  PodTemplate: ['template', 'spec'],
};

/** A cheap test that goes before any parsing. */
export const KUBERNETES_GATE = /^[ \t-]*(apiVersion|"apiVersion")[ \t]*:/m;

/** Any YAML file may be a manifest; compose files, workflows and values of charts are known not to be. */
export function isKubernetesPath(path: string): boolean {
  return (
    /\.(ya?ml|ya?ml\.tpl|tpl\.ya?ml)$/i.test(path) &&
    !/^(docker-)?compose[\w.-]*\.ya?ml$|^values[\w.-]*\.ya?ml$|-lock\.ya?ml$|^Chart\.ya?ml$/i.test(
      baseName(path),
    ) &&
    !path.startsWith('.github/')
  );
}

/** Reads the objects of a manifest; undefined when the file holds none. */
export function readKubernetes(source: SourceFile): KubernetesManifest | undefined {
  const isTemplate = source.text.includes('{{');
  const documents = isTemplate
    ? parseAllDocuments(readableTemplate(source.text), {
        lineCounter: new LineCounter(),
        merge: true,
        uniqueKeys: false,
      })
    : source.yaml();
  const objects = ('empty' in documents ? [] : [...documents]).flatMap((document) => {
    const yaml = new YamlAccess(document, source);
    const roots =
      yaml.text(yaml.get(yaml.root, 'kind')) === 'List'
        ? yaml.items(yaml.get(yaml.root, 'items'))
        : [yaml.root];
    return roots.flatMap((root) => readObject(yaml, root, source));
  });
  return objects.length === 0 ? undefined : { objects, isTemplate };
}

function readObject(yaml: YamlAccess, root: YamlNode | undefined, source: SourceFile): KubernetesObject[] {
  const kind = yaml.entry(root, 'kind');
  const kindText = yaml.text(kind?.value);
  const apiVersion = yaml.text(yaml.get(root, 'apiVersion'));
  if (root === undefined || kind === undefined || kindText === undefined || apiVersion === undefined) {
    return [];
  }
  const isKnative = kindText === 'Service' && apiVersion.startsWith('serving.knative.dev/');
  const podAt = isKnative
    ? POD_AT['Deployment']
    : Object.hasOwn(POD_AT, kindText)
      ? POD_AT[kindText]
      : undefined;
  const pod = podAt === undefined ? undefined : yaml.get(root, ...podAt);
  return [
    {
      kind: kindText,
      apiVersion,
      name: readableName(
        yaml.text(yaml.get(root, 'metadata', 'name')) ??
          yaml.text(yaml.get(root, 'metadata', 'generateName')) ??
          kindText,
      ),
      namespace: yaml.text(yaml.get(root, 'metadata', 'namespace')),
      site: yaml.entrySite(kind),
      pod: pod === undefined ? undefined : readPod(yaml, pod, source),
      secrets: kindText === 'Secret' && apiVersion === 'v1' ? readSecretEntries(yaml, root, source) : [],
    },
  ];
}

function readPod(yaml: YamlAccess, pod: YamlNode, source: SourceFile): KubernetesPod {
  const containers = (key: string, isInit: boolean): KubernetesContainer[] =>
    yaml.items(yaml.get(pod, key)).map((container) => readContainer(yaml, container, isInit, source));
  return {
    security: readSecurity(yaml, yaml.get(pod, 'securityContext'), source),
    hostNamespaces: ['hostNetwork', 'hostPID', 'hostIPC'].flatMap((key) => {
      const entry = yaml.entry(pod, key);
      return entry !== undefined && yaml.isTrue(entry.value) ? [{ key, site: yaml.entrySite(entry) }] : [];
    }),
    hostPaths: yaml
      .items(yaml.get(pod, 'volumes'))
      .flatMap((volume) => valueAt(yaml, yaml.get(volume, 'hostPath'), 'path') ?? []),
    containers: [...containers('initContainers', true), ...containers('containers', false)],
    securityRoom: securityRoom(yaml, pod, source),
    isWindows:
      yaml.text(yaml.get(pod, 'os', 'name')) === 'windows' ||
      yaml.text(yaml.get(pod, 'nodeSelector', 'kubernetes.io/os')) === 'windows',
  };
}

function readContainer(
  yaml: YamlAccess,
  container: YamlNode,
  isInit: boolean,
  source: SourceFile,
): KubernetesContainer {
  const name = yaml.entry(container, 'name');
  return {
    name: readableName(yaml.text(name?.value) ?? 'container'),
    isInit,
    site: name === undefined ? yaml.site(container) : yaml.entrySite(name),
    image: valueAt(yaml, container, 'image'),
    security: readSecurity(yaml, yaml.get(container, 'securityContext'), source),
    env: readVariables(yaml, yaml.get(container, 'env')),
    start: startOf(yaml, container),
  };
}

function startOf(yaml: YamlAccess, container: YamlNode): KubernetesStart | undefined {
  const command = yaml.entry(container, 'command');
  const args = yaml.entry(container, 'args');
  const entry = command ?? args;
  const words = (node: YamlNode | undefined): string[] =>
    yaml.items(node).flatMap((item) => yaml.text(item) ?? []);
  return entry === undefined
    ? undefined
    : { command: words(command?.value), args: words(args?.value), site: yaml.entrySite(entry) };
}

function readSecurity(yaml: YamlAccess, context: YamlNode | undefined, source: SourceFile): SecurityContext {
  return {
    runAsNonRoot: switchAt(yaml, context, 'runAsNonRoot', source),
    runAsUser: valueAt(yaml, context, 'runAsUser'),
    privileged: valueAt(yaml, context, 'privileged'),
    addedCapabilities: yaml.items(yaml.get(context, 'capabilities', 'add')).flatMap((item) => {
      const text = yaml.text(item);
      return text === undefined ? [] : [{ text, isTemplated: isTemplated(text), site: yaml.site(item) }];
    }),
  };
}

/** A context in braces has no line of its own to put a setting in, and one that is an alias is not this pod's alone. */
function securityRoom(yaml: YamlAccess, pod: YamlNode, source: SourceFile): KubernetesPod['securityRoom'] {
  const context = yaml.entry(pod, 'securityContext');
  const [first] = yaml.entries(context?.value);
  const key = context === undefined ? yaml.entry(pod, 'containers') : first;
  const room = key === undefined ? undefined : roomAbove(source, key.keyNode.range[0]);
  const isBelow = context === undefined || (first?.keyNode.range[0] ?? 0) > context.keyNode.range[1];
  return room === undefined || !isBelow ? undefined : { ...room, hasContext: context !== undefined };
}

function switchAt(
  yaml: YamlAccess,
  node: YamlNode | undefined,
  key: string,
  source: SourceFile,
): ManifestValue | undefined {
  const value = valueAt(yaml, node, key);
  return value === undefined ? undefined : { ...value, word: lastWord(source, value.site) };
}

function valueAt(yaml: YamlAccess, node: YamlNode | undefined, key: string): ManifestValue | undefined {
  const entry = yaml.entry(node, key);
  const text = yaml.text(entry?.value);
  return entry === undefined || text === undefined
    ? undefined
    : { text, isTemplated: isTemplated(text), site: yaml.entrySite(entry) };
}
