import assert from 'node:assert/strict';
import { findCredentialUrls } from '../../../../src/facts/secrets/credential-urls.ts';

const read = (text: string): string[] =>
  findCredentialUrls(text).map((url) => `${url.scheme} ${url.user} ${url.password} ${url.host}`);

describe('addresses with a password', () => {
  const found: readonly (readonly [string, string])[] = [
    ['postgres://app:pw1@db.shop.net:5432/x', 'postgres app pw1 db.shop.net'],
    ['"postgresql+asyncpg://app:pw1@db/x"', 'postgresql+asyncpg app pw1 db'],
    ['redis://:pw1@cache:6379', 'redis  pw1 cache'],
    ['mongodb+srv://a:p%40ss@c0.mongodb.net/?retryWrites=true', 'mongodb+srv a p%40ss c0.mongodb.net'],
    ['mongodb://a:p@ss@h1:27017,h2:27017/x', 'mongodb a p@ss h1'],
    ['amqp://u:p@[::1]:5672', 'amqp u p [::1]'],
    ['postgres://u:${DB_PASSWORD}@h/x', 'postgres u ${DB_PASSWORD} h'],
    ['postgres://u:{{ db.password }}@h/x', 'postgres u {{ db.password }} h'],
    ['postgres://u:pw1@${DB_HOST}/x', 'postgres u pw1 ${DB_HOST}'],
    ['f"amqps://worker:{password}@mq/x"', 'amqps worker {password} mq'],
    ['jdbc:mysql://h/db?user=app&password=pw1&ssl=true', 'jdbc:mysql app pw1 h'],
    ['jdbc:sqlserver://h:1433;databaseName=x;user=sa;password=pw1', 'jdbc:sqlserver sa pw1 h'],
    ['"app:pw1@tcp(db:3306)/x"', 'mysql app pw1 db'],
    ['"host=db user=app password=pw1 dbname=x"', 'postgres app pw1 db'],
    ['Server=tcp:sql.shop.net,1433;Database=x;User ID=app;Password=pw1;', 'sqlserver app pw1 sql.shop.net'],
  ];
  for (const [text, expected] of found) {
    it(`are read from ${text}`, () => assert.deepEqual(read(text), [expected]));
  }

  const others = [
    'http://localhost:8080/users?mail=a@b.net',
    'http://host:8080?mail=a@b.net',
    'https://unpkg.com:443/@scope/x@1.2.3',
    'http://localhost:${port}/users/${id}@x.net',
    'https://user@host/x',
    'postgres://app@host/x',
    '"host=db port=5432"',
    'see https://a.net: mail me@b.net',
    'git@github.com:shop/shop.git',
    'image: registry:5000/app@sha256:abc',
  ];
  for (const text of others) {
    it(`are none in ${text}`, () => assert.deepEqual(read(text), []));
  }

  it('give the place of the password', () => {
    for (const text of [
      'x postgres://pw1:pw1@h/x',
      '"host=pw1 user=pw1 password=pw1 dbname=x"',
      'jdbc:mysql://pw1/pw1?user=pw1&password=pw1',
    ]) {
      const [url] = findCredentialUrls(text);
      assert.equal(text.slice(url?.start, url?.end), 'pw1');
      assert.match(text.slice(0, url?.start), /(:|password=)$/);
    }
  });

  it('end on adversarial text', () => {
    for (const part of [
      'http://a:',
      'http://a:b@',
      'jdbc:a://b',
      'jdbc:a://b?password=',
      'a:',
      '"host=',
      'server=a;',
      '${',
      '{{',
      'a:b@tcp(',
      '@',
    ]) {
      findCredentialUrls(`http://x pwd password ${part.repeat(20_000)}`);
    }
  });
});
