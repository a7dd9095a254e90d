/**
 * Stand-ins for secrets. No file of ours holds a string in the format of a real provider's secret; samples and cases write
 * `{{fake:github-token}}`, and tests and rendering put a made-up value of that format in. The values are assembled from
 * parts, so that no scanner finds them here either.
 */
const LETTERS = 'aB3dE6gH1jK4mN7pQ9sT2vW5yZ8bC0fG';

/** A made-up run of letters and digits, long enough for any format. */
function run(length: number, alphabet = LETTERS): string {
  let text = '';
  for (let index = 0; text.length < length; index++) {
    text += alphabet[(index * 7 + (index >> 3)) % alphabet.length] ?? '';
  }
  return text;
}

const HEX = '3f9a1c7e5b2d8046';
const keyBody = (lines: number): string =>
  Array.from({ length: lines }, (_, index) => run(63, LETTERS.slice(index % 9) + LETTERS) + '+').join('\n');

/** Puts parts together at run time: a minifier would join a template's parts into the very string we avoid. */
function glue(...parts: readonly string[]): string {
  return parts.join('');
}

function pem(...label: readonly string[]): string {
  const name = label.join(' ');
  return `-----BEGIN ${name}-----\n${keyBody(6)}\n-----END ${name}-----`;
}

const FAKES: Readonly<Record<string, () => string>> = {
  'github-token': () => glue('gh', 'p_', run(36)),
  'github-fine-grained': () => glue('github', '_pat_', run(22), '_', run(59)),
  'gitlab-token': () => glue('gl', 'pat-', run(20)),
  'gitlab-routable-token': () => glue('gl', 'pat-', run(27), '.', run(2, HEX), '.', run(9, HEX)),
  'slack-token': () => glue('xo', 'xb-', '123456789012-123456789013-', run(24)),
  'slack-webhook': () =>
    glue('https://hooks.', 'slack.com/services/T', run(9, '4G7K2M9Q'), '/B', run(9, '7K2M9Q4G'), '/', run(24)),
  'stripe-key': () => glue('sk_', 'live_', run(24)),
  'npm-token': () => glue('np', 'm_', run(36)),
  'aws-key-id': () => glue('AK', 'IA', run(16, 'Q7ZT4XW2MNB6KJ3R')),
  'aws-secret-key': () => run(40, `${LETTERS}/+`),
  'openai-key': () => glue('sk-', 'proj-', run(74), 'T3Blbk', 'FJ', run(74)),
  'google-oauth-secret': () => glue('GOC', 'SPX-', run(28)),
  'mailgun-key': () => glue('key', '-', run(32, HEX)),
  'sendgrid-key': () => glue('S', 'G.', run(22), '.', run(43)),
  'digitalocean-token': () => glue('do', 'p_v1_', run(64, HEX)),
  'private-key': () => pem('PRIVATE', 'KEY'),
  'rsa-private-key': () => pem('RSA', 'PRIVATE', 'KEY'),
  'openssh-private-key': () => pem('OPENSSH', 'PRIVATE', 'KEY'),
  'pgp-private-key': () => pem('PGP', 'PRIVATE', 'KEY', 'BLOCK'),
  // An Ed25519 key as it stands in JSON: one line of key text, line ends written out.
  'short-private-key': () =>
    glue('-----BEGIN ', 'PRIVATE ', 'KEY-----\\n', 'MC4CAQAw', 'BQYDK2Vw', run(48), '\\n-----END ', 'PRIVATE ', 'KEY-----\\n'),
  password: () => glue('kV7q', 'Tn2x', 'Lw9z'),
};

/** The names that `{{fake:…}}` knows. */
export const FAKE_NAMES: readonly string[] = Object.keys(FAKES);

/**
 * Puts made-up values in place of `{{fake:name}}`.
 *
 * @throws {Error} for a name that is not known
 */
export function expandFakes(text: string): string {
  return text.replace(/\{\{fake:([a-z-]+)\}\}/g, (_, name: string) => {
    const fake = FAKES[name];
    if (fake === undefined) {
      throw new Error(`there is no {{fake:${name}}}; the names are ${FAKE_NAMES.join(', ')}`);
    }
    return fake();
  });
}
