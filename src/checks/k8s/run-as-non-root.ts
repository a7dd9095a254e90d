import type { KubernetesPod } from '../../facts/kubernetes.ts';
import { defineCheck } from '../check.ts';
import { judgeSites, notApplicable, type JudgedSite } from '../conclude.ts';
import type { EditFix } from '../result.ts';
import { flip, insertLines, reviewEdit, withEdit } from '../shared/edits.ts';
import { describeContainer, workloadsOf, type Workload } from '../shared/manifests.ts';
import { podUser } from '../shared/pod-users.ts';

/** Every container of a workload says that it must not run as root. */
export const check = defineCheck({
  id: 'k8s/run-as-non-root',
  scopes: ['unit', 'infrastructure'],
  reads: ['kubernetes'],
  conclude(context) {
    return judgeSites(workloadsOf(context).filter(isJudged).flatMap(judge), {
      whenNone: notApplicable('No Kubernetes workload is defined here.'),
      passMessage: 'Every container of every workload refuses root.',
    });
  },
});

function isJudged({ object, isOtherCluster }: Workload): boolean {
  return !isOtherCluster && object.pod?.isWindows === false;
}

function judge({ path, object, isTemplate }: Workload): JudgedSite[] {
  const pod = object.pod;
  if (pod === undefined) {
    return [];
  }
  return pod.containers.map((container): JudgedSite => {
    const user = podUser(pod, container);
    const name = describeContainer(object, container);
    const at = { path, site: user.site ?? container.site };
    switch (user.verdict) {
      case 'good':
        return { verdict: 'good', at };
      case 'bad':
        return {
          verdict: 'bad',
          message: `${name} may run as root: ${user.setting} says so.`,
          at,
          ...withEdit(flip(path, user.word, () => 'Refuse to run as root')),
        };
      case 'templated':
        return { verdict: 'unknown', message: `${name}: ${user.setting} is filled in by the template.`, at };
      case 'absent':
        return isTemplate
          ? {
              verdict: 'unknown',
              message: `${name} sets neither runAsNonRoot nor runAsUser here; Helm or Kustomize may.`,
              at,
            }
          : {
              verdict: 'bad',
              message: `${name} may run as root: neither it nor its pod sets runAsNonRoot or a runAsUser above 0.`,
              at,
              ...withEdit(refuseRoot(pod, path)),
            };
    }
  });
}

/** For the whole pod; an image that starts as root will not start any more, which is what a person has to look at. */
function refuseRoot({ securityRoom: room }: KubernetesPod, path: string): EditFix | undefined {
  if (room === undefined) {
    return undefined;
  }
  const setting = 'runAsNonRoot: true';
  const lines = room.hasContext
    ? [`${room.indent}${setting}`]
    : [`${room.indent}securityContext:`, `${room.indent}${room.step}${setting}`];
  return reviewEdit('Refuse to run as root', insertLines(path, room.line, lines));
}
