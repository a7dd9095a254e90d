import { isComposePath, readComposeFile, type ComposeFile } from '../compose-files.ts';
import { isDockerfilePath, readDockerfile, type Dockerfile } from '../dockerfiles.ts';
import { isDockerignorePath, readDockerignore, type Dockerignore } from '../dockerignore.ts';
import { isKubernetesPath, KUBERNETES_GATE, readKubernetes, type KubernetesManifest } from '../kubernetes.ts';
import { isNginxPath, NGINX_GATE, readNginxFile, type NginxFile } from '../nginx.ts';
import { isTerraformPath, readTerraform, type TerraformFile } from '../terraform.ts';
import type { Collector } from '../kinds.ts';

/** The kinds of facts about what a service runs in and behind. */
export interface InfrastructureFacts {
  readonly compose: ComposeFile;
  readonly dockerfile: Dockerfile;
  readonly dockerignore: Dockerignore;
  readonly kubernetes: KubernetesManifest;
  readonly nginx: NginxFile;
  readonly terraform: TerraformFile;
}

export const INFRASTRUCTURE_COLLECTORS: { readonly [K in keyof InfrastructureFacts]: Collector<K> } = {
  compose: {
    kind: 'compose',
    version: 3,
    accepts: (file) => isComposePath(file.path),
    collect: readComposeFile,
  },
  dockerfile: {
    kind: 'dockerfile',
    version: 3,
    accepts: (file) => isDockerfilePath(file.path),
    collect: readDockerfile,
  },
  dockerignore: {
    kind: 'dockerignore',
    version: 1,
    accepts: (file) => isDockerignorePath(file.path),
    collect: readDockerignore,
  },
  kubernetes: {
    kind: 'kubernetes',
    version: 4,
    accepts: (file) => file.class !== 'generated' && isKubernetesPath(file.path),
    gate: KUBERNETES_GATE,
    collect: readKubernetes,
  },
  nginx: {
    kind: 'nginx',
    version: 3,
    accepts: (file) => isNginxPath(file.path),
    gate: NGINX_GATE,
    collect: readNginxFile,
  },
  terraform: {
    kind: 'terraform',
    version: 2,
    accepts: (file) => isTerraformPath(file.path),
    collect: readTerraform,
  },
};
