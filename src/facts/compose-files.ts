import { baseName } from '../workspace/paths.ts';
import { readShell } from './shell.ts';
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

/** What replaces the `CMD` or `ENTRYPOINT` of an image. */
export interface ComposeStart {
  /** The words of each command: a string may hold several. */
  readonly commands: readonly (readonly string[])[];
  readonly site: Site;
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
  readonly command: ComposeStart | undefined;
  readonly entrypoint: ComposeStart | undefined;
  /** The variables that choose a mode to run in (`RAILS_ENV`), where they have a value here. */
  readonly modeVariables: readonly { readonly name: string; readonly value: string }[];
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
    command: startOf(yaml, service, 'command'),
    entrypoint: startOf(yaml, service, 'entrypoint'),
    modeVariables: modesOf(yaml, service),
  };
}

/** A list is words; a string is split as a shell would. */
function startOf(yaml: YamlAccess, service: YamlNode | undefined, key: string): ComposeStart | undefined {
  const entry = yaml.entry(service, key);
  const text = yaml.text(entry?.value);
  const words = yaml.items(entry?.value).flatMap((item) => yaml.text(item) ?? []);
  const commands = text !== undefined ? readShell(text).map((command) => command.words) : [words];
  return entry === undefined || commands.every((command) => command.length === 0)
    ? undefined
    : { commands, site: yaml.entrySite(entry) };
}

/** `environment` is a map or a list; only names that never hold a secret are kept. */
function modesOf(yaml: YamlAccess, service: YamlNode | undefined): { name: string; value: string }[] {
  const environment = yaml.get(service, 'environment');
  return [
    ...yaml.entries(environment).map(({ key, value }) => ({ name: key, value: yaml.text(value) })),
    ...yaml.items(environment).map((item) => {
      const [, name = '', value] = /^([^=]*)=(.*)$/s.exec(yaml.text(item) ?? '') ?? [];
      return { name, value };
    }),
  ].flatMap(({ name, value }) =>
    value !== undefined && /^(NODE|RAILS|RACK|APP|FLASK)_ENV$/.test(name) ? [{ name, value }] : [],
  );
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
