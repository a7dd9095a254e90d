import type { KubernetesSecretValue } from '../../facts/kubernetes.ts';
import { defineCheck, type Fact } from '../check.ts';
import { judgeSites, notApplicable, passed, type JudgedSite } from '../conclude.ts';
import { lookedAt } from '../shared/files.ts';
import { appliedManifests, isOtherCluster } from '../shared/manifests.ts';

/** No secret stands in a manifest. */
export const check = defineCheck({
  id: 'k8s/secret-literal',
  scopes: ['unit', 'infrastructure'],
  reads: ['kubernetes'],
  conclude(context) {
    const facts = appliedManifests(context.facts('kubernetes'));
    const files = context.files.filter((file) => facts.some((fact) => fact.path === file.path));
    const looked = lookedAt(
      files,
      'data and stringData of Secrets',
      'variables with the name of a secret and a value',
    );
    return judgeSites(facts.flatMap(judge), {
      whenNone:
        facts.length === 0
          ? notApplicable('There is no Kubernetes manifest here.')
          : passed(`No secret found in ${facts.length} manifests.`, [], looked),
      passMessage: '',
      looked,
    });
  },
});

function judge(fact: Fact<'kubernetes'>): JudgedSite[] {
  const doubt = isOtherCluster(fact);
  return fact.value.objects.flatMap((object) => [
    ...object.secrets.flatMap((entry) =>
      toSite(
        entry,
        `Secret ${object.name} holds ${entry.key} in plain sight; base64 is no encryption`,
        fact.path,
        doubt,
      ),
    ),
    ...(object.pod?.containers ?? []).flatMap((container) =>
      container.env.flatMap((entry) =>
        toSite(
          entry,
          `${entry.key} of container ${container.name} has its value in the manifest`,
          fact.path,
          doubt,
        ),
      ),
    ),
  ]);
}

function toSite(
  { kind, key, site }: KubernetesSecretValue,
  text: string,
  path: string,
  doubt: boolean,
): JudgedSite[] {
  const at = { path, site };
  if (kind === 'file') {
    return [
      {
        verdict: 'review',
        message: `The file ${key} stands in a Secret in plain sight: does it hold a password or token?`,
        at,
      },
    ];
  }
  if (kind !== 'literal') {
    return [];
  }
  return doubt
    ? [
        {
          verdict: 'review',
          message: `${text}; the cluster seems to be one for tests: is the value used nowhere else?`,
          at,
        },
      ]
    : [{ verdict: 'bad', message: `${text}: change the secret and let the cluster fetch it.`, at }];
}
