import assert from 'node:assert/strict';
import { withoutSecret } from '../../../../src/facts/secrets/masked-site.ts';

const mask = (excerpt: string, literal: string): string =>
  withoutSecret({ line: 1, column: 1, endLine: 1, endColumn: 2, excerpt }, literal).excerpt;

describe('sites without their secret', () => {
  it('keep the name and lose the value', () => {
    assert.equal(mask("secret: 'secret',", 'secret'), "secret: '…(6)',");
    assert.equal(mask('jwt.secret=secret', 'secret'), 'jwt.secret=…(6)');
    assert.equal(mask('"${jwt.secret:secret}"', 'secret'), '"${jwt.secret:…(6)}"');
    assert.equal(mask('app.keys = ["a-key-of-the-shop"]', 'a-key-of-the-shop'), 'app.keys = ["a-ke…(17)"]');
  });

  it('lose all of a value that repeats itself, or that the excerpt cuts', () => {
    const text = `${'='.repeat(30)}Shop${'='.repeat(30)}`;
    assert.equal(mask(`a.jwtSecret= ${text}`, text), 'a.jwtSecret= ====…(64)');
    const long = 'abcdefghij'.repeat(30);
    assert.equal(mask(`key: ${long.slice(0, 190)}…`, long), 'key: abcd…(300)…');
  });

  it('stay as they are where no literal stands', () => {
    assert.equal(mask('secret: read()', 'other-value'), 'secret: read()');
    assert.equal(mask('secret: read()', ''), 'secret: read()');
  });
});
