import type { LineRoom } from '../pieces.ts';
import type { Piece, Site } from '../site.ts';

/** A value of a manifest. A templated one is filled in when the chart is installed. */
export interface ManifestValue {
  readonly text: string;
  readonly isTemplated: boolean;
  readonly site: Site;
  /** The word that is written, for switches. */
  readonly word?: Piece | undefined;
}

/** The settings of a `securityContext` that matter here; undefined where they are not written. */
export interface SecurityContext {
  readonly runAsNonRoot: ManifestValue | undefined;
  readonly runAsUser: ManifestValue | undefined;
  readonly privileged: ManifestValue | undefined;
  readonly addedCapabilities: readonly ManifestValue[];
}

export interface KubernetesContainer {
  readonly name: string;
  readonly isInit: boolean;
  /** The place of its name, or of itself where it has none. */
  readonly site: Site;
  readonly image: ManifestValue | undefined;
  readonly security: SecurityContext;
  /** Variables with a value written beside them; the value itself stays in the worker. */
  readonly env: readonly KubernetesSecretValue[];
  /** What replaces the `ENTRYPOINT` and `CMD` of the image; undefined where neither is written. */
  readonly start: KubernetesStart | undefined;
}

/** `command` and `args` of a container. */
export interface KubernetesStart {
  readonly command: readonly string[];
  readonly args: readonly string[];
  readonly site: Site;
}

/** A named value, and whether it is a secret that anybody can read. */
export interface KubernetesSecretValue {
  readonly key: string;
  /** `file` is a whole file of settings, in which a secret may stand or not. */
  readonly kind: 'literal' | 'placeholder' | 'templated' | 'file' | 'not-secret';
  readonly site: Site;
}

export interface KubernetesPod {
  readonly security: SecurityContext;
  /** `hostNetwork`, `hostPID` and `hostIPC` where they are true. */
  readonly hostNamespaces: readonly { readonly key: string; readonly site: Site }[];
  readonly hostPaths: readonly ManifestValue[];
  readonly containers: readonly KubernetesContainer[];
  /** Where a setting for all containers can be put in: in its `securityContext`, or above `containers`. */
  readonly securityRoom: (LineRoom & { readonly hasContext: boolean }) | undefined;
  /** Windows pods have other users. */
  readonly isWindows: boolean;
}

export interface KubernetesObject {
  readonly kind: string;
  readonly apiVersion: string;
  readonly name: string;
  readonly namespace: string | undefined;
  readonly site: Site;
  /** The pod that a workload starts; undefined for objects that start none. */
  readonly pod: KubernetesPod | undefined;
  /** The entries of a Secret. */
  readonly secrets: readonly KubernetesSecretValue[];
}

/** The objects of one file. */
export interface KubernetesManifest {
  readonly objects: readonly KubernetesObject[];
  /** True where a template engine has a hand in the file. */
  readonly isTemplate: boolean;
}
