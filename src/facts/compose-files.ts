import { baseName } from '../workspace/paths.ts';
import type { Site } from './site.ts';
import type { SourceFile } from './source-file.ts';
import { YamlAccess, type YamlNode } from './yaml-access.ts';

/** A setting as it is written, with its place. */
export interface ComposeValue {
  readonly text: string;
  readonly site: Site;
}

/** A folder or socket of the host inside a container. */
export interface ComposeMount extends ComposeValue {
  /** The host's side as written; undefined for named and anonymous volumes. */
  readonly source: string | undefined;
  readonly isReadOnly: boolean;
}

export interface ComposeService {
  readonly name: string;
  /** Other names that it answers to inside its networks: container name, host name, aliases. */
  readonly aliases: readonly string[];
  readonly image: ComposeValue | undefined;
  /** The folder that is built, and the Dockerfile in it, as written. */
  readonly build:
    | {
        readonly context: string;
        readonly dockerfile: string | undefined;
        readonly target: string | undefined;
      }
    | undefined;
  readonly user: ComposeValue | undefined;
  readonly privileged: ComposeValue | undefined;
  /** `network_mode`, `pid`, `ipc`, `userns_mode`. */
  readonly modes: readonly (ComposeValue & { readonly key: string })[];
  readonly capabilities: readonly ComposeValue[];
  readonly mounts: readonly ComposeMount[];
}

/** The services of a compose file. Names are host names inside its network. */
export interface ComposeFile {
  readonly services: readonly ComposeService[];
}

const MODES = ['network_mode', 'pid', 'ipc', 'userns_mode'];

export function isComposePath(path: string): boolean {
  return /^(docker-)?compose([.-][\w.-]+)?\.ya?ml$/i.test(baseName(path));
}

export function readComposeFile(source: SourceFile): ComposeFile | undefined {
  const document = source.yaml()[0];
  if (document === undefined) {
    return undefined;
  }
  const yaml = new YamlAccess(document, source);
  const services = yaml.entries(yaml.get(yaml.root, 'services'));
  return services.length === 0
    ? undefined
    : { services: services.map((service) => readService(yaml, service.key, service.value)) };
}

function readService(yaml: YamlAccess, name: string, service: YamlNode | undefined): ComposeService {
  const image = yaml.get(service, 'image');
  const imageText = yaml.text(image);
  return {
    name,
    aliases: aliasesOf(yaml, service),
    image:
      image === undefined || imageText === undefined
        ? undefined
        : { text: imageText, site: yaml.site(image) },
    build: buildOf(yaml, service),
    user: settingOf(yaml, service, 'user'),
    privileged: settingOf(yaml, service, 'privileged'),
    modes: MODES.flatMap((key) => {
      const value = settingOf(yaml, service, key);
      return value === undefined ? [] : [{ key, ...value }];
    }),
    capabilities: yaml.items(yaml.get(service, 'cap_add')).flatMap((item) => {
      const text = yaml.text(item);
      return text === undefined ? [] : [{ text, site: yaml.site(item) }];
    }),
    mounts: yaml.items(yaml.get(service, 'volumes')).flatMap((item) => mountOf(yaml, item)),
  };
}

function settingOf(yaml: YamlAccess, service: YamlNode | undefined, key: string): ComposeValue | undefined {
  const entry = yaml.entry(service, key);
  const text = yaml.text(entry?.value);
  return entry === undefined || text === undefined ? undefined : { text, site: yaml.entrySite(entry) };
}

function buildOf(yaml: YamlAccess, service: YamlNode | undefined): ComposeService['build'] {
  const build = yaml.get(service, 'build');
  if (build === undefined) {
    return undefined;
  }
  const text = (key: string): string | undefined => yaml.text(yaml.get(build, key));
  return {
    context: yaml.text(build) ?? text('context') ?? '.',
    dockerfile: text('dockerfile'),
    target: text('target'),
  };
}

/** Short form `source:target:mode`, or the long form with keys. */
function mountOf(yaml: YamlAccess, item: YamlNode): ComposeMount[] {
  const short = yaml.text(item);
  if (short !== undefined) {
    const [, source, mode] = /^((?:[A-Za-z]:[\\/])?(?:\$\{[^}]*\}|[^:])*):[^:]*(?::(.*))?$/.exec(short) ?? [];
    const isHost = source !== undefined && /^([./~]|[A-Za-z]:[\\/]|\$)/.test(source);
    return [
      {
        text: short,
        site: yaml.site(item),
        source: isHost ? source : undefined,
        isReadOnly: mode?.split(',').includes('ro') === true,
      },
    ];
  }
  const entry = yaml.entry(item, 'source') ?? yaml.entry(item, 'src');
  const text = yaml.text(entry?.value);
  const isBind = yaml.text(yaml.get(item, 'type')) === 'bind';
  return entry === undefined || text === undefined
    ? []
    : [
        {
          text,
          site: yaml.entrySite(entry),
          source: isBind ? text : undefined,
          isReadOnly: yaml.isTrue(yaml.get(item, 'read_only')),
        },
      ];
}

function aliasesOf(yaml: YamlAccess, service: YamlNode | undefined): string[] {
  const single = ['container_name', 'hostname'].map((key) => yaml.get(service, key));
  const inNetworks = yaml
    .entries(yaml.get(service, 'networks'))
    .flatMap((network) => yaml.items(yaml.get(network.value, 'aliases')));
  return [...single, ...inNetworks].flatMap((node) => yaml.text(node) ?? []);
}
