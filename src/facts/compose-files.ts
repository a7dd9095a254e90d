import { baseName } from '../workspace/paths.ts';
import type { Site } from './site.ts';
import type { SourceFile } from './source-file.ts';
import { YamlAccess, type YamlNode } from './yaml-access.ts';

export interface ComposeService {
  readonly name: string;
  /** Other names that it answers to inside its networks: container name, host name, aliases. */
  readonly aliases: readonly string[];
  readonly image: { readonly text: string; readonly site: Site } | undefined;
}

/** The services of a compose file. Names are host names inside its network. */
export interface ComposeFile {
  readonly services: readonly ComposeService[];
}

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
    : {
        services: services.map((service) => {
          const image = yaml.get(service.value, 'image');
          const text = yaml.text(image);
          return {
            name: service.key,
            aliases: aliasesOf(yaml, service.value),
            image: image === undefined || text === undefined ? undefined : { text, site: yaml.site(image) },
          };
        }),
      };
}

function aliasesOf(yaml: YamlAccess, service: YamlNode | undefined): string[] {
  const single = ['container_name', 'hostname'].map((key) => yaml.get(service, key));
  const inNetworks = yaml
    .entries(yaml.get(service, 'networks'))
    .flatMap((network) => yaml.items(yaml.get(network.value, 'aliases')));
  return [...single, ...inNetworks].flatMap((node) => yaml.text(node) ?? []);
}
