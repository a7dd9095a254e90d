/**
 * Credential formats of providers: a fixed prefix and length each, so that a match is a credential and not a guess. Written
 * from the providers' own documentation and secret-scanning partner lists. Keys that are public by design (Google browser
 * keys, Stripe publishable keys) are not here.
 */
export interface SecretFormat {
  readonly id: string;
  /** Name for a person, for example `GitHub token`. */
  readonly title: string;
  /** A text that every match contains; a file without it is not searched. */
  readonly keyword: string;
  /** Global and sticky-free; the first group, where there is one, is the secret itself. */
  readonly pattern: RegExp;
}

const format = (id: string, title: string, keyword: string, pattern: RegExp): SecretFormat => ({
  id,
  title,
  keyword,
  pattern,
});

/**
 * A token by its prefix and the rest: neither may go on in the text around it, so that a longer run of the same characters
 * (a path, a hash, an identifier) is no match.
 */
const token = (id: string, title: string, prefix: string, rest: string): SecretFormat =>
  format(
    id,
    title,
    prefix,
    new RegExp(`(?<![A-Za-z0-9_])${escapeText(prefix)}${rest}(?![A-Za-z0-9_-])`, 'g'),
  );

const escapeText = (text: string): string => text.replace(/[.\\]/g, '\\$&');

/** Forty characters of an AWS secret; forty hexadecimal digits are a commit. */
const AWS_SECRET = '((?![0-9a-f]{40})[A-Za-z0-9/+]{40})(?![A-Za-z0-9/+=])';

export const SECRET_FORMATS: readonly SecretFormat[] = [
  format('github-token', 'GitHub token', 'gh', /\bgh[pousr]_[A-Za-z0-9]{36}\b/g),
  token('github-fine-grained', 'GitHub fine-grained token', 'github_pat_', '[A-Za-z0-9]{22}_[A-Za-z0-9]{59}'),
  token(
    'gitlab-token',
    'GitLab token',
    'glpat-',
    '(?:[A-Za-z0-9_-]{20}|[A-Za-z0-9_-]{27,300}\\.[0-9a-z]{2}\\.?[0-9a-z]{7,9})',
  ),
  token('gitlab-deploy-token', 'GitLab deploy token', 'gldt-', '[A-Za-z0-9_-]{20}'),
  token('gitlab-runner-token', 'GitLab runner token', 'glrt-', '[A-Za-z0-9_-]{20}'),
  token('gitlab-trigger-token', 'GitLab trigger token', 'glptt-', '[a-f0-9]{40}'),
  format('slack-token', 'Slack token', 'xox', /\bxox[abprs]-(?:\d{8,14}-){1,3}[A-Za-z0-9]{20,34}\b/g),
  token('slack-app-token', 'Slack app token', 'xapp-', '\\d-[A-Z0-9]{8,14}-\\d{8,16}-[a-f0-9]{64}'),
  format(
    'slack-webhook',
    'Slack webhook',
    'hooks.slack.com',
    /https:\/\/hooks\.slack\.com\/services\/T[A-Z0-9]{8,12}\/B[A-Z0-9]{8,12}\/[A-Za-z0-9]{24}\b/g,
  ),
  format('stripe-key', 'Stripe secret key', '_live_', /\b[sr]k_live_[A-Za-z0-9]{24,247}\b/g),
  token('stripe-webhook-secret', 'Stripe webhook secret', 'whsec_', '[A-Za-z0-9+/]{32,}'),
  token('square-secret', 'Square secret', 'sq0csp-', '[A-Za-z0-9_-]{43}'),
  token('npm-token', 'npm token', 'npm_', '[A-Za-z0-9]{36}'),
  token('pypi-token', 'PyPI token', 'pypi-AgEIcHlwaS5vcmc', '[A-Za-z0-9_-]{50,}'),
  token('rubygems-key', 'RubyGems key', 'rubygems_', '[a-f0-9]{48}'),
  token('nuget-key', 'NuGet key', 'oy2', '[a-z0-9]{43}'),
  format(
    'openai-key',
    'OpenAI key',
    'T3BlbkFJ',
    /\bsk-(?:(?:proj|svcacct|admin)-)?[A-Za-z0-9_-]{20,80}T3BlbkFJ[A-Za-z0-9_-]{20,80}/g,
  ),
  token('anthropic-key', 'Anthropic key', 'sk-ant-', '(?:api|admin)\\d{2}-[A-Za-z0-9_-]{93}AA'),
  token('groq-key', 'Groq key', 'gsk_', '[A-Za-z0-9]{52}'),
  token('replicate-token', 'Replicate token', 'r8_', '[A-Za-z0-9]{37}'),
  token('huggingface-token', 'Hugging Face token', 'hf_', '[A-Za-z]{34}'),
  format(
    'aws-secret-key',
    'AWS secret access key',
    'aws',
    new RegExp(`aws_?secret_?(?:access_?)?key(?:_id)?["']?\\s*(?:=|:|=>|,)\\s*["']?${AWS_SECRET}`, 'gi'),
  ),
  // A key id without its secret opens nothing; the two together do, whatever the fields are called.
  format(
    'aws-key-pair',
    'AWS secret access key',
    'AKIA',
    new RegExp(
      `(?<![A-Z0-9])AKIA[A-Z2-7]{16}["']?(?:\\s*,|[^A-Za-z0-9]{1,40}[\\w.-]{0,40}secret[\\w.-]{0,20}["']?\\s*[:=(,>]+)\\s*["']?${AWS_SECRET}`,
      'gi',
    ),
  ),
  format(
    'azure-storage-key',
    'Azure storage account key',
    'AccountKey=',
    /AccountKey=([A-Za-z0-9+/]{86}==)/g,
  ),
  format(
    'azure-shared-access-key',
    'Azure shared access key',
    'SharedAccessKey=',
    /SharedAccessKey=([A-Za-z0-9+/]{43}=)/g,
  ),
  format(
    'azure-client-secret',
    'Azure client secret',
    'Q~',
    /(?<![\w.~-])[A-Za-z0-9_~.]{3}\dQ~[A-Za-z0-9_~.-]{31,34}(?![\w.~-])/g,
  ),
  format(
    'google-oauth-secret',
    'Google OAuth client secret',
    'GOCSPX-',
    /\bGOCSPX-[A-Za-z0-9_-]{28}(?![A-Za-z0-9_-])/g,
  ),
  format('digitalocean-token', 'DigitalOcean token', '_v1_', /\bdo[opr]_v1_[a-f0-9]{64}\b/g),
  format('heroku-key', 'Heroku key', 'HRKU-AA', /\bHRKU-AA[A-Za-z0-9_-]{58}(?![A-Za-z0-9_-])/g),
  format(
    'sendgrid-key',
    'SendGrid key',
    'SG.',
    /\bSG\.[A-Za-z0-9_-]{22}\.[A-Za-z0-9_-]{43}(?![A-Za-z0-9_-])/g,
  ),
  // The prefix alone is an everyday word; only beside the provider's name it is a key.
  format('mailgun-key', 'Mailgun key', 'mailgun', /(?<![\w-])key-[a-f0-9]{32}\b/g),
  token('brevo-key', 'Brevo key', 'xkeysib-', '[a-f0-9]{64}-[A-Za-z0-9]{16}'),
  format('shopify-token', 'Shopify token', 'shp', /\bshp(?:at|ca|pa|ss)_[a-fA-F0-9]{32}\b/g),
  token('docker-hub-token', 'Docker Hub token', 'dckr_pat_', '[A-Za-z0-9_-]{27}'),
  token('vault-token', 'HashiCorp Vault token', 'hvs.', '[A-Za-z0-9_-]{90,}'),
  format(
    'terraform-cloud-token',
    'Terraform Cloud token',
    '.atlasv1.',
    /\b[A-Za-z0-9]{14}\.atlasv1\.[A-Za-z0-9_-]{60,70}/g,
  ),
  token('pulumi-token', 'Pulumi token', 'pul-', '[a-f0-9]{40}'),
  token('atlassian-token', 'Atlassian token', 'ATATT3', '[A-Za-z0-9_=-]{180,190}'),
  token('postman-key', 'Postman key', 'PMAK-', '[a-f0-9]{24}-[a-f0-9]{34}'),
  token('databricks-token', 'Databricks token', 'dapi', '[a-f0-9]{32}(?:-\\d)?'),
  token('grafana-token', 'Grafana service account token', 'glsa_', '[A-Za-z0-9]{32}_[a-f0-9]{8}'),
  token('sentry-user-token', 'Sentry user token', 'sntryu_', '[a-f0-9]{64}'),
  token('newrelic-key', 'New Relic user key', 'NRAK-', '[A-Z0-9]{27}'),
  token('buildkite-token', 'Buildkite token', 'bkua_', '[a-f0-9]{40}'),
  token('airtable-token', 'Airtable token', 'pat', '[A-Za-z0-9]{14}\\.[a-f0-9]{64}'),
  token('notion-token', 'Notion token', 'ntn_', '\\d{11}[A-Za-z0-9]{35}'),
  token('figma-token', 'Figma token', 'figd_', '[A-Za-z0-9_-]{40}'),
  token('contentful-token', 'Contentful token', 'CFPAT-', '[A-Za-z0-9_-]{43}'),
  format('telegram-token', 'Telegram bot token', ':AA', /\b\d{8,10}:AA[A-Za-z0-9_-]{33}(?![A-Za-z0-9_-])/g),
  format(
    'planetscale-token',
    'PlanetScale token',
    'pscale_',
    /\bpscale_(?:tkn|pw|oauth)_[A-Za-z0-9_.=-]{32,64}/g,
  ),
  format(
    'doppler-token',
    'Doppler token',
    'dp.',
    /\bdp\.(?:pt|st|ct|sa)\.(?:[a-z0-9_-]+\.)?[A-Za-z0-9]{40,44}\b/g,
  ),
  token('linear-key', 'Linear key', 'lin_api_', '[A-Za-z0-9]{40}'),
  token('supabase-token', 'Supabase token', 'sbp_', '[a-f0-9]{40}'),
  format(
    'age-key',
    'age secret key',
    'AGE-SECRET-KEY-1',
    /\bAGE-SECRET-KEY-1[QPZRY9X8GF2TVDW0S3JN54KHCE6MUA7L]{58}\b/g,
  ),
];
