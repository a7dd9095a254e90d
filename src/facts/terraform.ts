import { readHcl } from './hcl/read-hcl.ts';
import type { HclBody } from './hcl/hcl-model.ts';
import { isPlaceholder } from './secrets/placeholder.ts';
import { isSecretName } from './secrets/secret-names.ts';
import type { Site } from './site.ts';
import { maskedText, type SourceFile } from './source-file.ts';
import { readFirewallRules, type FirewallRule } from './terraform/firewall-rules.ts';

export type { Ports } from './terraform/firewall-rules.ts';

/** What one Terraform or OpenTofu file says. */
export interface TerraformFile {
  /** `variables` for files that only give values to variables. */
  readonly kind: 'configuration' | 'variables';
  readonly rules: readonly (Pick<FirewallRule, 'resource' | 'fromAnywhere' | 'ports'> & {
    readonly site: Site;
  })[];
  /** Variables with the name of a secret and a value beside it; the value stays in the worker. */
  readonly secrets: readonly { readonly name: string; readonly site: Site }[];
}

export function isTerraformPath(path: string): boolean {
  return /\.(tf|tofu|tfvars)$/i.test(path);
}

export function readTerraform(source: SourceFile): TerraformFile {
  const body = readHcl(source.text);
  const isVariables = /\.tfvars$/i.test(source.path);
  return {
    kind: isVariables ? 'variables' : 'configuration',
    rules: readFirewallRules(body).map(({ resource, fromAnywhere, ports, start, end }) => ({
      resource,
      fromAnywhere,
      ports,
      site: source.site(start, end),
    })),
    secrets: isVariables ? secretsOf(body.attributes, source) : [],
  };
}

/** Literals under the names of secrets, also inside objects. */
function secretsOf(attributes: HclBody['attributes'], source: SourceFile): TerraformFile['secrets'] {
  return attributes.flatMap(({ name, value, start, end }): TerraformFile['secrets'] => {
    if (value.kind === 'object') {
      return secretsOf(value.entries, source);
    }
    const isSecret =
      value.kind === 'string' &&
      isSecretName(name) &&
      !isPlaceholder(value.text, name) &&
      !/^(\.{0,2}\/|arn:|projects\/|https?:\/\/[^@]*$|vault:|true$|false$)/.test(value.text);
    return isSecret
      ? [{ name, site: { ...source.site(start, end), excerpt: `${name} = ${maskedText(value.text)}` } }]
      : [];
  });
}
