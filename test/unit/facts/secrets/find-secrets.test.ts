import assert from 'node:assert/strict';
import { expandFakes, FAKE_NAMES } from '../../../../src/content/fakes.ts';
import { findMaskedRanges, findProviderSecrets } from '../../../../src/facts/secrets/find-secrets.ts';
import { SECRET_FORMATS } from '../../../../src/facts/secrets/formats.ts';

const formatsIn = (text: string): string[] =>
  findProviderSecrets(expandFakes(text)).map((secret) => secret.format.id);

describe('provider formats', () => {
  it('have ids and keywords of their own, and patterns that search a whole text', () => {
    const ids = SECRET_FORMATS.map((format) => format.id);
    assert.equal(new Set(ids).size, ids.length);
    for (const format of SECRET_FORMATS) {
      assert.ok(format.keyword !== '' && format.title !== '', format.id);
      assert.ok(format.pattern.global && !format.pattern.sticky, format.id);
    }
  });

  for (const name of [
    'github-token',
    'github-fine-grained',
    'gitlab-token',
    'slack-token',
    'slack-webhook',
    'stripe-key',
    'npm-token',
    'openai-key',
    'google-oauth-secret',
    'sendgrid-key',
    'digitalocean-token',
  ]) {
    it(`find a ${name} between quotes, in a line of its own and in a URL`, () => {
      assert.ok(FAKE_NAMES.includes(name));
      for (const text of [
        `token = "{{fake:${name}}}"`,
        `{{fake:${name}}}`,
        `X={{fake:${name}}}\nY=1`,
        `a,{{fake:${name}}},b`,
      ]) {
        assert.deepEqual(formatsIn(text), [name], text);
      }
    });
  }

  it('find a token that ends in a dash, which is no word character', () => {
    const token = `${expandFakes('{{fake:gitlab-token}}').slice(0, -1)}-`;
    assert.deepEqual(formatsIn(`"${token}"`), ['gitlab-token']);
  });

  it('leave longer runs of the same characters alone', () => {
    assert.deepEqual(formatsIn(`x${expandFakes('{{fake:npm-token}}')}`), []);
    assert.deepEqual(formatsIn(`${expandFakes('{{fake:npm-token}}')}abc`), []);
  });

  it('report an AWS pair once, by its secret', () => {
    const text = expandFakes(
      'aws_access_key_id="{{fake:aws-key-id}}"\naws_secret_access_key="{{fake:aws-secret-key}}"',
    );
    const found = findProviderSecrets(text);
    assert.equal(found.length, 1);
    assert.equal(text.slice(found[0]?.start, found[0]?.end), expandFakes('{{fake:aws-secret-key}}'));
    assert.deepEqual(formatsIn('access_key={{fake:aws-key-id}}'), []);
  });

  it('take a hash for no AWS secret, and a prefix for no Mailgun key', () => {
    assert.deepEqual(formatsIn('aws_secret_key = 2fd4e1c67a2d28fced849ee1bb76e7391b93eb12'), []);
    assert.deepEqual(formatsIn('mailgun cache-{{fake:mailgun-key}}'), []);
    assert.deepEqual(formatsIn('api.mailgun.net {{fake:mailgun-key}}'), ['mailgun-key']);
  });

  it('pass over placeholders and very long lines', () => {
    assert.deepEqual(formatsIn(`ghp_${'x'.repeat(36)}`), []);
    assert.deepEqual(formatsIn('ghp_0123456789abcdefghijklmnopqrstuvwxyz'), []);
    assert.deepEqual(formatsIn(`${'a '.repeat(3000)}{{fake:github-token}}`), []);
  });

  it('end on adversarial text', () => {
    const parts = [
      'AKIA',
      'secret',
      'key',
      'sk-',
      'T3BlbkFJ',
      'aws_secret_key = ',
      'xoxb-1234567890-',
      'SG.',
      'a',
      '-',
      '_',
      '"',
    ];
    for (const part of parts) {
      findProviderSecrets(`AKIA2222222222222222 T3BlbkFJ .atlasv1. mailgun ${part.repeat(20_000)}`);
    }
  });
});

describe('masked ranges', () => {
  it('are sorted, do not overlap, and hold every secret', () => {
    const text = expandFakes(
      'password = "{{fake:password}}"\nurl = "postgres://a:{{fake:github-token}}@db/x"\n{{fake:private-key}}\n',
    );
    const ranges = findMaskedRanges(text);
    let last = 0;
    for (const { start, end } of ranges) {
      assert.ok(start >= last && end > start);
      last = end;
    }
    let masked = text;
    for (const { start, end } of [...ranges].reverse()) {
      masked = masked.slice(0, start) + '*' + masked.slice(end);
    }
    for (const secret of ['{{fake:password}}', '{{fake:github-token}}']) {
      assert.ok(!masked.includes(expandFakes(secret)), secret);
    }
    assert.ok(!masked.includes('PRIVATE'), masked);
  });
});
