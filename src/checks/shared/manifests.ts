import type { KubernetesContainer, KubernetesObject } from '../../facts/kubernetes.ts';
import { baseName, parentOf } from '../../workspace/paths.ts';
import type { CheckContext, Fact } from '../check.ts';
import { onceFor } from './once.ts';

/** Folders and files of clusters that are not production: `overlays/dev/`, `values-dev.yaml`; not `local-storage.yaml`. */
const OTHER_CLUSTER =
  /(^|[/._-])(dev|develop|development|local|tests?|testing|sandbox|minikube|kind|k3d|ci)(\/|\.(ya?ml|json)$)/i;

/** A workload of a manifest, with its file. */
export interface Workload {
  readonly path: string;
  readonly object: KubernetesObject;
  /** True where Helm or Kustomize completes the file: what is absent here may stand elsewhere. */
  readonly isTemplate: boolean;
  readonly isOtherCluster: boolean;
}

/** The manifests that are applied: not those of tests and examples. */
export function appliedManifests(facts: readonly Fact<'kubernetes'>[]): readonly Fact<'kubernetes'>[] {
  return facts.filter((fact) => fact.class === 'production' || fact.class === 'dev-only');
}

/** The workloads of the scope's manifests. */
export function workloadsOf(context: CheckContext<'kubernetes'>): Workload[] {
  const templates = templateFolders(context);
  return appliedManifests(context.facts('kubernetes')).flatMap((fact) =>
    fact.value.objects
      .filter((object) => object.pod !== undefined)
      .map((object) => ({
        path: fact.path,
        object,
        isTemplate: fact.value.isTemplate || isInTemplate(fact.path, templates),
        isOtherCluster: isOtherCluster(fact),
      })),
  );
}

/** True for manifests of a cluster for tests or laptops. */
export function isOtherCluster(fact: { readonly path: string; readonly class: string }): boolean {
  return fact.class === 'dev-only' || OTHER_CLUSTER.test(fact.path);
}

/** Folders whose files Helm, Kustomize or a development tool completes. */
export function templateFolders(context: Pick<CheckContext, 'allFiles'>): ReadonlySet<string> {
  return foldersOfTemplates(context.allFiles);
}

const foldersOfTemplates = onceFor(
  (files: CheckContext['allFiles']): ReadonlySet<string> =>
    new Set(
      files
        .filter((file) => /^(Chart\.ya?ml|kustomization(\.ya?ml)?)$/i.test(baseName(file.path)))
        .map((file) => parentOf(file.path)),
    ),
);

/** A chart's templates lie below it; a kustomization completes the files beside it and those of its bases below. */
export function isInTemplate(path: string, folders: ReadonlySet<string>): boolean {
  for (let folder = parentOf(path); ; folder = parentOf(folder)) {
    if (folders.has(folder)) {
      return true;
    }
    if (folder === '') {
      return false;
    }
  }
}

/** `Deployment api, container web`: how a person finds it. */
export function describeContainer(object: KubernetesObject, container: KubernetesContainer): string {
  return `${container.isInit ? 'Init container' : 'Container'} ${container.name} of ${object.kind} ${object.name}`;
}
