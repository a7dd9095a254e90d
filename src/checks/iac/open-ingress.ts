import type { Lists } from '../../content/lists.ts';
import type { Ports, TerraformFile } from '../../facts/terraform.ts';
import { defineCheck } from '../check.ts';
import { judgeSites, notApplicable, passed, type JudgedSite } from '../conclude.ts';
import { lookedAt } from '../shared/files.ts';

/** No port of administration or of a data store is open to the internet. */
export const check = defineCheck({
  id: 'iac/open-ingress',
  scopes: ['unit', 'infrastructure'],
  reads: ['terraform'],
  conclude(context) {
    const facts = context
      .facts('terraform')
      .filter((fact) => fact.class === 'production' && fact.value.kind === 'configuration');
    const looked = lookedAt(
      facts,
      'security groups and firewall rules of AWS, Azure, Google Cloud, DigitalOcean, Hetzner and OpenStack',
    );
    return judgeSites(
      facts.flatMap((fact) =>
        fact.value.rules.map((rule) => judge(rule, fact.path, context.lists['data-ports'])),
      ),
      {
        whenNone:
          facts.length === 0
            ? notApplicable('There is no Terraform file here.')
            : passed(`No firewall rule found in ${facts.length} Terraform files.`, [], looked),
        passMessage: 'No port of administration or data is open to the internet.',
        looked,
      },
    );
  },
});

function judge(
  { resource, fromAnywhere, ports, site }: TerraformFile['rules'][number],
  path: string,
  list: Lists['data-ports'],
): JudgedSite {
  const at = { path, site };
  const sensitive = describePorts(ports, list);
  if (fromAnywhere === 'no' || sensitive === undefined) {
    return { verdict: 'good', at };
  }
  return fromAnywhere === 'yes' && ports !== 'unknown'
    ? { verdict: 'bad', message: `${resource} opens ${sensitive} to the whole internet.`, at }
    : {
        verdict: 'unknown',
        message: `${resource}: ${fromAnywhere === 'yes' ? 'which ports are open to the whole internet' : `who may reach ${sensitive}`} is filled in when it is applied.`,
        at,
      };
}

/** The ports that strangers have no business at; undefined for a rule that opens none of them. */
function describePorts(ports: Ports, list: Lists['data-ports']): string | undefined {
  if (ports === 'all') {
    return 'all ports';
  }
  if (typeof ports === 'string') {
    return ports === 'none' ? undefined : 'its ports';
  }
  const found = list.filter(({ port }) => ports.some(({ from, to }) => from <= port && port <= to));
  const [first] = found;
  return first === undefined
    ? undefined
    : `port ${first.port} (${first.of})${found.length > 1 ? ` and ${found.length - 1} more of data and administration` : ''}`;
}
