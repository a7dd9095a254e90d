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

export const SECRET_FORMATS: readonly SecretFormat[] = [
  format('github-token', 'GitHub token', 'gh', /\bgh[pousr]_[A-Za-z0-9]{36}\b/g),
  format('github-fine-grained', 'GitHub fine-grained token', 'github_pat_', /\bgithub_pat_[A-Za-z0-9]{22}_[A-Za-z0-9]{59}\b/g),
  format('gitlab-token', 'GitLab token', 'glpat-', /\bglpat-[A-Za-z0-9_-]{20}\b/g),
  format('slack-token', 'Slack token', 'xox', /\bxox[abprs]-(?:\d{8,14}-){1,3}[A-Za-z0-9]{20,34}\b/g),
  format(
    'slack-webhook',
    'Slack webhook',
    'hooks.slack.com',
    /https:\/\/hooks\.slack\.com\/services\/T[A-Z0-9]{8,12}\/B[A-Z0-9]{8,12}\/[A-Za-z0-9]{24}\b/g,
  ),
  format('stripe-key', 'Stripe secret key', '_live_', /\b[sr]k_live_[A-Za-z0-9]{24,247}\b/g),
  format('npm-token', 'npm token', 'npm_', /\bnpm_[A-Za-z0-9]{36}\b/g),
  format('pypi-token', 'PyPI token', 'pypi-AgEIcHlwaS5vcmc', /\bpypi-AgEIcHlwaS5vcmc[A-Za-z0-9_-]{50,}/g),
  format('rubygems-key', 'RubyGems key', 'rubygems_', /\brubygems_[a-f0-9]{48}\b/g),
  format(
    'openai-key',
    'OpenAI key',
    'T3BlbkFJ',
    /\bsk-(?:(?:proj|svcacct|admin)-)?[A-Za-z0-9_-]{20,80}T3BlbkFJ[A-Za-z0-9_-]{20,80}/g,
  ),
  format('anthropic-key', 'Anthropic key', 'sk-ant-', /\bsk-ant-(?:api|admin)\d{2}-[A-Za-z0-9_-]{93}AA\b/g),
  format('aws-secret-key', 'AWS secret access key', 'aws', /aws_?secret_?(?:access_?)?key(?:_id)?["']?\s*(?:=|:|=>)\s*["']?([A-Za-z0-9/+]{40})(?![A-Za-z0-9/+=])/gi),
  format('azure-storage-key', 'Azure storage account key', 'AccountKey=', /AccountKey=([A-Za-z0-9+/]{86}==)/g),
  format('digitalocean-token', 'DigitalOcean token', 'do', /\bdo[opr]_v1_[a-f0-9]{64}\b/g),
  format('sendgrid-key', 'SendGrid key', 'SG.', /\bSG\.[A-Za-z0-9_-]{22}\.[A-Za-z0-9_-]{43}\b/g),
  format('mailgun-key', 'Mailgun key', 'key-', /\bkey-[a-f0-9]{32}\b/g),
  format('shopify-token', 'Shopify token', 'shp', /\bshp(?:at|ca|pa|ss)_[a-fA-F0-9]{32}\b/g),
  format('docker-hub-token', 'Docker Hub token', 'dckr_pat_', /\bdckr_pat_[A-Za-z0-9_-]{27}\b/g),
  format('vault-token', 'HashiCorp Vault token', 'hvs.', /\bhvs\.[A-Za-z0-9_-]{90,}/g),
  format('terraform-cloud-token', 'Terraform Cloud token', '.atlasv1.', /\b[A-Za-z0-9]{14}\.atlasv1\.[A-Za-z0-9_-]{60,70}/g),
  format('atlassian-token', 'Atlassian token', 'ATATT3', /\bATATT3[A-Za-z0-9_=-]{180,190}/g),
  format('databricks-token', 'Databricks token', 'dapi', /\bdapi[a-f0-9]{32}(?:-\d)?\b/g),
  format('huggingface-token', 'Hugging Face token', 'hf_', /\bhf_[A-Za-z]{34}\b/g),
  format('grafana-token', 'Grafana service account token', 'glsa_', /\bglsa_[A-Za-z0-9]{32}_[a-f0-9]{8}\b/g),
  format('newrelic-key', 'New Relic user key', 'NRAK-', /\bNRAK-[A-Z0-9]{27}\b/g),
  format('telegram-token', 'Telegram bot token', ':AA', /\b\d{8,10}:AA[A-Za-z0-9_-]{33}\b/g),
  format('planetscale-token', 'PlanetScale token', 'pscale_', /\bpscale_(?:tkn|pw|oauth)_[A-Za-z0-9_.=-]{32,64}\b/g),
  format('doppler-token', 'Doppler token', 'dp.', /\bdp\.(?:pt|st|ct|sa)\.(?:[a-z0-9_-]+\.)?[A-Za-z0-9]{40,44}\b/g),
  format('linear-key', 'Linear key', 'lin_api_', /\blin_api_[A-Za-z0-9]{40}\b/g),
  format('supabase-token', 'Supabase token', 'sbp_', /\bsbp_[a-f0-9]{40}\b/g),
  format('age-key', 'age secret key', 'AGE-SECRET-KEY-1', /\bAGE-SECRET-KEY-1[QPZRY9X8GF2TVDW0S3JN54KHCE6MUA7L]{58}\b/g),
];
