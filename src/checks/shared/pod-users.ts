import type { KubernetesContainer, KubernetesPod, ManifestValue } from '../../facts/kubernetes.ts';
import type { Piece, Site } from '../../facts/site.ts';

/** What a pod says of the user that a container runs as. The container's own settings go before the pod's. */
export interface PodUser {
  readonly verdict: 'good' | 'bad' | 'templated' | 'absent';
  readonly site: Site | undefined;
  readonly setting: string;
  /** The word that a switch is set to. */
  readonly word?: Piece | undefined;
}

export function podUser(pod: KubernetesPod, container: KubernetesContainer): PodUser {
  const nonRoot = container.security.runAsNonRoot ?? pod.security.runAsNonRoot;
  const user = container.security.runAsUser ?? pod.security.runAsUser;
  // With both set, Kubernetes refuses to start user 0; a number alone decides by itself.
  const settings: PodUser[] = [
    ...(user === undefined ? [] : [judge(user, 'runAsUser', /^0*[1-9]\d*$/)]),
    ...(nonRoot === undefined ? [] : [judge(nonRoot, 'runAsNonRoot', /^true$/)]),
  ];
  return (
    settings.find(({ verdict, setting }) => verdict === 'bad' && setting === 'runAsUser') ??
    settings.find(({ verdict }) => verdict === 'good') ??
    settings.find(({ verdict }) => verdict === 'templated') ??
    settings[0] ?? { verdict: 'absent', site: undefined, setting: 'runAsNonRoot' }
  );
}

/** The place that keeps a container from running as root; undefined where nothing does. */
export function refusesRoot(pod: KubernetesPod, container: KubernetesContainer): Site | undefined {
  const user = podUser(pod, container);
  return user.verdict === 'good' ? user.site : undefined;
}

function judge(value: ManifestValue, setting: string, good: RegExp): PodUser {
  const verdict = value.isTemplated ? 'templated' : good.test(value.text) ? 'good' : 'bad';
  return { verdict, site: value.site, setting, word: value.word };
}
