import { baseName } from '../workspace/paths.ts';
import type { Site } from './site.ts';
import type { SourceFile } from './source-file.ts';
import { YamlAccess } from './yaml-access.ts';

/** The services of a compose file. Names are host names inside its network. */
export interface ComposeFile {
  readonly services: readonly { readonly name: string; readonly image: { readonly text: string; readonly site: Site } | undefined }[];
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
            image: image === undefined || text === undefined ? undefined : { text, site: yaml.site(image) },
          };
        }),
      };
}
