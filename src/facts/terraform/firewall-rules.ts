import type { HclAttribute, HclBlock, HclBody, HclValue } from '../hcl/hcl-model.ts';

/** Ports that a rule opens: ranges, all of them, or what only a run can tell. */
export type Ports = 'all' | 'none' | 'unknown' | readonly { readonly from: number; readonly to: number }[];

/** A rule that lets traffic in. */
export interface FirewallRule {
  /** `aws_security_group.web`. */
  readonly resource: string;
  /** Whether anybody on the internet may come. */
  readonly fromAnywhere: 'yes' | 'no' | 'unknown';
  readonly ports: Ports;
  /** Of the attribute that names the sources, or of the rule where none does. */
  readonly start: number;
  readonly end: number;
}

const ANYWHERE = /^(0\.0\.0\.0\/0|::\/0|0::\/0|\*|any|internet)$/i;

/** How a kind of resource writes its rules. */
interface Dialect {
  /** Blocks that are rules; undefined where the resource itself is one. */
  readonly blocks?: string;
  readonly sources: readonly string[];
  readonly ports: (body: HclBody) => Ports;
  /** False for rules of outgoing traffic, or ones that deny. */
  readonly letsIn?: (rule: HclBody, resource: HclBody) => boolean;
}

const AWS_INLINE: Dialect = {
  blocks: 'ingress',
  sources: ['cidr_blocks', 'ipv6_cidr_blocks'],
  ports: fromTo('from_port', 'to_port', 'protocol'),
};
const AZURE: Omit<Dialect, 'blocks'> = {
  sources: ['source_address_prefix', 'source_address_prefixes'],
  ports: portLists(['destination_port_range', 'destination_port_ranges']),
  letsIn: (rule) => is(rule, 'direction', 'inbound') && is(rule, 'access', 'allow'),
};

const DIALECTS: Readonly<Record<string, Dialect>> = {
  aws_security_group: AWS_INLINE,
  aws_default_security_group: AWS_INLINE,
  aws_security_group_rule: {
    sources: ['cidr_blocks', 'ipv6_cidr_blocks'],
    ports: fromTo('from_port', 'to_port', 'protocol'),
    letsIn: (rule) => is(rule, 'type', 'ingress'),
  },
  aws_vpc_security_group_ingress_rule: {
    sources: ['cidr_ipv4', 'cidr_ipv6'],
    ports: fromTo('from_port', 'to_port', 'ip_protocol'),
  },
  google_compute_firewall: {
    sources: ['source_ranges'],
    ports: googlePorts,
    letsIn: (rule) =>
      !is(rule, 'direction', 'egress') &&
      rule.blocks.some((block) => block.type === 'allow' || block.labels[0] === 'allow') &&
      !isTrue(rule, 'disabled'),
  },
  azurerm_network_security_rule: AZURE,
  azurerm_network_security_group: { ...AZURE, blocks: 'security_rule' },
  digitalocean_firewall: {
    blocks: 'inbound_rule',
    sources: ['source_addresses'],
    ports: portLists(['port_range'], 'all'),
  },
  hcloud_firewall: {
    blocks: 'rule',
    sources: ['source_ips'],
    ports: portLists(['port'], 'none'),
    letsIn: (rule) => is(rule, 'direction', 'in'),
  },
  openstack_networking_secgroup_rule_v2: {
    sources: ['remote_ip_prefix'],
    ports: fromTo('port_range_min', 'port_range_max', 'protocol'),
    letsIn: (rule) => is(rule, 'direction', 'ingress'),
  },
};

/** The rules of a file's resources that let traffic in. */
export function readFirewallRules(body: HclBody): FirewallRule[] {
  return body.blocks.flatMap((resource) => {
    const [type = '', name = ''] = resource.labels;
    const dialect =
      resource.type === 'resource' && Object.hasOwn(DIALECTS, type) ? DIALECTS[type] : undefined;
    return dialect === undefined ? [] : rulesOf(resource, `${type}.${name}`, dialect);
  });
}

function rulesOf(resource: HclBlock, name: string, dialect: Dialect): FirewallRule[] {
  const { blocks } = dialect;
  if (blocks === undefined) {
    return ruleOf(resource.body, resource, name, dialect, resource.body);
  }
  const inline = resource.body.blocks.filter((block) => block.type === blocks);
  // `ingress = [{ … }]` is the same as blocks; anything computed may open anything.
  const attribute = resource.body.attributes.find((candidate) => candidate.name === blocks);
  const listed =
    attribute?.value.kind === 'list'
      ? attribute.value.items
      : attribute === undefined
        ? []
        : [attribute.value];
  const dynamic = resource.body.blocks.filter(
    (block) => block.type === 'dynamic' && block.labels[0] === blocks,
  );
  return [
    ...inline.flatMap((block) => ruleOf(block.body, block, name, dialect, resource.body)),
    ...listed.flatMap((value) =>
      value.kind === 'object'
        ? ruleOf({ attributes: value.entries, blocks: [] }, value, name, dialect, resource.body)
        : [
            {
              resource: name,
              fromAnywhere: 'unknown' as const,
              ports: 'unknown' as const,
              start: value.start,
              end: value.end,
            },
          ],
    ),
    ...dynamic.flatMap((block) => {
      const content = block.body.blocks.find((candidate) => candidate.type === 'content');
      return content === undefined ? [] : ruleOf(content.body, block, name, dialect, resource.body);
    }),
  ];
}

function ruleOf(
  rule: HclBody,
  place: { readonly start: number; readonly end: number },
  resource: string,
  dialect: Dialect,
  whole: HclBody,
): FirewallRule[] {
  if (dialect.letsIn?.(rule, whole) === false) {
    return [];
  }
  const sources = dialect.sources.flatMap((name) => attributeOf(rule, name) ?? []);
  const open =
    sources.find((source) => reach(source.value) === 'yes') ??
    sources.find((source) => reach(source.value) === 'unknown');
  return [
    {
      resource,
      fromAnywhere: open === undefined ? 'no' : reach(open.value),
      ports: dialect.ports(rule),
      start: open?.start ?? place.start,
      end: open?.end ?? place.end,
    },
  ];
}

/** Whether a source, or one of a list, is the whole internet. */
function reach(value: HclValue): FirewallRule['fromAnywhere'] {
  if (value.kind === 'list') {
    const all = value.items.map(reach);
    return all.includes('yes') ? 'yes' : all.includes('unknown') ? 'unknown' : 'no';
  }
  if (value.kind === 'expression') {
    return joinsAnywhere(value.text) ? 'yes' : 'unknown';
  }
  return value.kind === 'string' ? (ANYWHERE.test(value.text) ? 'yes' : 'no') : 'unknown';
}

const JOINS = /^(compact|concat|distinct|flatten|setunion|sort|tolist|toset)$/;

/** True for lists joined by calls that leave nothing out, one of which holds the whole internet as a literal. */
function joinsAnywhere(text: string): boolean {
  const calls = [...text.matchAll(/([\w:]+)\s*\(/g)].map(([, name = '']) => name);
  return (
    /^\w+\s*\(.*\)$/s.test(text.trim()) &&
    calls.every((name) => JOINS.test(name)) &&
    !/\?|\bfor\b|#|\/\/|\/\*|==|!=/.test(text) &&
    /[[,]\s*"(0\.0\.0\.0\/0|0?::\/0)"\s*[\],]/.test(text)
  );
}

function attributeOf(body: HclBody, name: string): HclAttribute | undefined {
  return body.attributes.find((attribute) => attribute.name === name);
}

/** True for a literal of this text; a value that only a run can tell is taken for it too. */
function is(body: HclBody, name: string, text: string): boolean {
  const value = attributeOf(body, name)?.value;
  return (
    value !== undefined &&
    (value.kind === 'string' ? value.text.toLowerCase() === text : name !== 'direction' || text !== 'egress')
  );
}

function isTrue(body: HclBody, name: string): boolean {
  const value = attributeOf(body, name)?.value;
  return value?.kind === 'bool' && value.text === 'true';
}

function fromTo(fromName: string, toName: string, protocolName: string): (body: HclBody) => Ports {
  return (body) => {
    const protocol = attributeOf(body, protocolName)?.value;
    const protocolText =
      protocol === undefined || protocol.kind === 'expression'
        ? undefined
        : 'text' in protocol
          ? protocol.text.toLowerCase()
          : undefined;
    if (protocolText === '-1' || protocolText === 'all') {
      return 'all';
    }
    if (protocolText?.startsWith('icmp') === true || protocolText === '1' || protocolText === '58') {
      return 'none';
    }
    const [from, to] = [fromName, toName].map((name) => numberOf(attributeOf(body, name)?.value));
    if (from === undefined || to === undefined) {
      const isAbsent = attributeOf(body, fromName) === undefined && attributeOf(body, toName) === undefined;
      return isAbsent && protocolText !== undefined ? 'all' : 'unknown';
    }
    return from < 0 ? 'all' : [{ from, to: Math.max(from, to) }];
  };
}

function numberOf(value: HclValue | undefined): number | undefined {
  return (value?.kind === 'number' || value?.kind === 'string') && /^-?\d+$/.test(value.text)
    ? Number(value.text)
    : undefined;
}

/** Ports as texts: `22`, `8000-9000`, `*`, or lists of them. */
function portLists(names: readonly string[], whenAbsent: Ports = 'unknown'): (body: HclBody) => Ports {
  return (body) => {
    const protocol = attributeOf(body, 'protocol')?.value;
    if (protocol?.kind === 'string' && /^icmp/i.test(protocol.text)) {
      return 'none';
    }
    const values = names.flatMap((name) => {
      const value = attributeOf(body, name)?.value;
      return value === undefined ? [] : value.kind === 'list' ? value.items : [value];
    });
    return values.length === 0 ? whenAbsent : joinPorts(values.map(portsOf));
  };
}

function portsOf(value: HclValue): Ports {
  if (value.kind !== 'string' && value.kind !== 'number') {
    return 'unknown';
  }
  const [, from, to] = /^\s*(\d+)\s*(?:-\s*(\d+)\s*)?$/.exec(value.text) ?? [];
  return from === undefined
    ? /^(\*|any|all|0)$/i.test(value.text)
      ? 'all'
      : 'unknown'
    : from === '0' && to === undefined
      ? 'all'
      : [{ from: Number(from), to: Number(to ?? from) }];
}

function joinPorts(all: readonly Ports[]): Ports {
  if (all.includes('all')) {
    return 'all';
  }
  const ranges = all.flatMap((ports) => (typeof ports === 'string' ? [] : ports));
  return ranges.length > 0 ? ranges : all.includes('unknown') ? 'unknown' : 'none';
}

/** Google's `allow` blocks: one without ports opens all of its protocol. */
function googlePorts(body: HclBody): Ports {
  const dynamic = body.blocks.some((block) => block.type === 'dynamic' && block.labels[0] === 'allow');
  const all = body.blocks
    .filter((block) => block.type === 'allow')
    .map((block): Ports => {
      const protocol = attributeOf(block.body, 'protocol')?.value;
      const isOther = protocol?.kind === 'string' && /^(icmp|esp|ah|sctp|ipip|112)/i.test(protocol.text);
      return isOther ? 'none' : portLists(['ports'], 'all')(block.body);
    });
  return joinPorts(dynamic ? [...all, 'unknown'] : all);
}
