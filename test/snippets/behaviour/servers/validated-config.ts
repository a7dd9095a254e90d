/**
 * With everything set the app starts. Without a required variable, or with one that is too short or malformed, it ends
 * with a failure that names the variable, and never prints the secret it refused.
 */
import assert from 'node:assert';
import type { Behaviour } from '../../model.ts';
import type { Subject } from '../../subject.ts';

const LONG = 'correct-horse-battery-staple-and-then-some-more-words';
const SHORT = 'hunter2-tooshort';

interface Names {
  /** The variable of the secret, and of a setting whose value can be malformed. */
  readonly secret: string;
  readonly address: string;
  readonly valid: string;
  /** Undefined where the framework looks at the value only when it is used. */
  readonly malformed?: string;
}

const COMMON: Names = {
  secret: 'SESSION_SECRET',
  address: 'DATABASE_URL',
  valid: 'postgres://db.test/app',
  malformed: 'not a url',
};
const NAMES: Readonly<Record<string, Names>> = {
  django: { secret: 'DJANGO_SECRET_KEY', address: 'DATABASE_URL', valid: 'sqlite:////tmp/unused.sqlite3' },
  'spring-boot': {
    secret: 'APP_SESSION_SECRET',
    address: 'APP_PUBLIC_URL',
    valid: 'https://app.test',
    malformed: 'not a url',
  },
  'net-http': { ...COMMON, malformed: 'postgres://db:port' },
};

export const validatedConfig: Behaviour = {
  id: 'servers/validated-config',
  check,
  plans: {
    express: {
      mark: 'config',
      mutations: [
        { name: 'a secret with a default', from: '.min(32)', to: `.min(32).default('${LONG}')` },
        { name: 'any length of secret', from: '.min(32)', to: '' },
      ],
    },
    fastify: {
      mark: 'before-routes',
      mutations: [
        { name: 'nothing required', from: "['DATABASE_URL', 'SESSION_SECRET']", to: '[]' },
        { name: 'any length of secret', from: ', minLength: 32', to: '' },
      ],
    },
    fastapi: {
      mark: 'config',
      mutations: [
        { name: 'prints what it refuses', from: ', hide_input_in_errors=True', to: '' },
        {
          name: 'a secret with a default',
          from: 'Field(min_length=32)]',
          to: `Field(min_length=32)] = SecretStr("${LONG}")`,
        },
      ],
    },
    django: {
      mark: 'settings',
      env: { DJANGO_ALLOWED_HOSTS: '127.0.0.1' },
      mutations: [
        {
          name: 'a secret with a default',
          from: 'env.str("DJANGO_SECRET_KEY")',
          to: `env.str("DJANGO_SECRET_KEY", default="${LONG}")`,
        },
        { name: 'any length of secret', from: 'len(SECRET_KEY) < 50', to: 'len(SECRET_KEY) < 1' },
      ],
    },
    'spring-boot': {
      wiring: [
        {
          file: 'src/main/java/com/example/Application.java',
          mark: 'annotations',
          line: '@ConfigurationPropertiesScan',
        },
      ],
      mutations: [
        { name: 'not validated', from: '@Validated\n', to: '' },
        {
          name: 'prints what it refuses',
          from: 'String sessionSecret,',
          to: '@jakarta.validation.constraints.Size(min = 32) String sessionSecret,',
        },
      ],
    },
    'net-http': {
      wiring: [{ mark: 'start', line: 'cfg := loadConfig()\n_ = cfg', told: 'cfg := loadConfig()' }],
      mutations: [
        { name: 'nothing required', from: 'DATABASE_URL,required,notEmpty', to: 'DATABASE_URL' },
        { name: 'any length of secret', from: '< 32', to: '< 1' },
      ],
    },
  },
};

async function check(subject: Subject): Promise<void> {
  const { secret, address, valid, malformed } = NAMES[subject.stack] ?? COMMON;
  const env = { [secret]: LONG, [address]: valid };
  const app = await subject.start({ env });
  assert.equal((await app.ask('/hello')).status, 200, 'the app works with a complete environment');
  assert.ok(!app.child.output.includes(LONG), 'the secret is not printed');
  await app.child.kill();
  const cases: [string, Record<string, string | undefined>][] = [
    ['without the secret', { [secret]: undefined }],
    ['without the address', { [address]: undefined }],
    ['with a short secret', { [secret]: SHORT }],
  ];
  if (malformed !== undefined) {
    cases.push(['with a malformed address', { [address]: malformed }]);
  }
  for (const [what, changes] of cases) {
    const refused = await subject.startRefused({ env: { ...env, ...changes } });
    assert.ok(refused !== undefined && refused.code !== 0, `the app does not start ${what}`);
    const named = Object.keys(changes)[0] ?? '';
    assert.match(refused.output, spelled(named), `the refusal to start ${what} names ${named}`);
    assert.ok(!refused.output.includes(SHORT), 'the refused secret is not printed');
  }
}

/** A variable's name as frameworks write it: SESSION_SECRET, session_secret, sessionSecret, session-secret. */
function spelled(name: string): RegExp {
  return new RegExp(name.replace(/^APP_/, '').replaceAll('_', '[_-]?'), 'i');
}
