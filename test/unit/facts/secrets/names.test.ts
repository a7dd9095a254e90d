import assert from 'node:assert/strict';
import {
  isAppSecretName,
  isNoSecretText,
  isSpringSecretKey,
} from '../../../../src/facts/secrets/app-secret-names.ts';
import { isPlaceholder, isReference } from '../../../../src/facts/secrets/placeholder.ts';
import { isSecretName, wordsOf } from '../../../../src/facts/secrets/secret-names.ts';

const check = (
  title: string,
  test: (text: string) => boolean,
  yes: readonly string[],
  no: readonly string[],
): void => {
  it(`${title}: ${yes.join(', ')}`, () => yes.forEach((text) => assert.ok(test(text), text)));
  it(`${title}, not: ${no.join(', ')}`, () => no.forEach((text) => assert.ok(!test(text), text)));
};

describe('names of secrets', () => {
  it('are split into words', () => {
    assert.deepEqual(wordsOf('DB_PASSWORD'), ['db', 'password']);
    assert.deepEqual(wordsOf('dbPassword'), ['db', 'password']);
    assert.deepEqual(wordsOf('app.jwt.secret-key'), ['app', 'jwt', 'secret', 'key']);
    assert.deepEqual(wordsOf('JWTSecret'), ['jwt', 'secret']);
  });

  check(
    'secret',
    isSecretName,
    ['password', 'DB_PASSWORD', 'apiKey', 'STRIPE_SECRET_KEY', 'github.token', 'clientSecret', 'SMTP_PASSWD'],
    [
      'password_id',
      'TOKEN_URL',
      'secretName',
      'public_key',
      'CSRF_TOKEN',
      'next_token',
      'max_tokens',
      'TOKEN_TTL',
      'tokenizer',
    ],
  );

  check(
    'secret of the application',
    isAppSecretName,
    [
      'JWT_SECRET',
      'jwtSecret',
      'SESSION_SECRET',
      'cookieSecret',
      'SECRET_KEY',
      'ACCESS_TOKEN_SECRET',
      'JWT_KEY',
      'secret_key_base',
    ],
    [
      'SECRET',
      'CLIENT_SECRET',
      'AWS_SECRET_KEY',
      'STRIPE_SECRET_KEY',
      'WEBHOOK_SECRET',
      'sessionKey',
      'TOKEN_KEY',
      'apiSecret',
      'FACEBOOK_APP_SECRET',
    ],
  );

  check(
    'setting of Spring',
    isSpringSecretKey,
    [
      'jwt.secret',
      'app.jwtSecret',
      'app.security.jwt.secret-key',
      'security.secret-key',
      'jwt.key',
      'jhipster.security.authentication.jwt.base64-secret',
    ],
    [
      'spring.security.oauth2.client.registration.google.client-secret',
      'minio.secret-key',
      'aws.secretKey',
      'jwt.expiration',
      'server.ssl.key-store',
    ],
  );
});

describe('values that are no secrets', () => {
  check(
    'placeholder',
    (text) => isPlaceholder(text, 'DB_PASSWORD'),
    [
      '',
      'changeme',
      'change-this',
      'your-password',
      '<password>',
      'xxxxxx',
      'aaaa',
      'example',
      '${DB_PASSWORD}',
      'db_password',
      'password',
      'AKIAIOSFODNN7EXAMPLE',
    ],
    ['kV7qTn2x', 'postgres', 'hunter2', 'pa$$word1'],
  );

  check(
    'reference',
    isReference,
    ['${X}', '$X', '{{ x }}', '%X%', '<%= x %>', '$(cat x)', '#{x}'],
    ['x', 'a$b', '100%'],
  );

  check(
    'text about a secret',
    (text) => isNoSecretText(text, 'JWT_SECRET'),
    [
      'JWT_SECRET',
      'jwt-secret',
      'SESSION_SECRET',
      '/run/secrets/jwt',
      'vault:secret/jwt',
      'The secret is required',
      '',
    ],
    ['keyboard cat', 'secret', 'my super secret key', 'DO NOT USE THIS VALUE', 'a-b-c'],
  );
});
