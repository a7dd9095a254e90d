import assert from 'node:assert/strict';
import { expandFakes } from '../../../../src/content/fakes.ts';
import { findPrivateKeys } from '../../../../src/facts/secrets/private-keys.ts';

const labels = (text: string): string[] => findPrivateKeys(text).map((key) => key.label);
const pem = expandFakes('{{fake:private-key}}');
const [begin = '', ...rest] = pem.split('\n');
const end = rest.at(-1) ?? '';

describe('private keys', () => {
  it('are found as they stand in files', () => {
    assert.deepEqual(labels(`text\n${pem}\ntext`), ['PRIVATE KEY']);
    assert.deepEqual(labels(expandFakes('{{fake:openssh-private-key}}')), ['OPENSSH PRIVATE KEY']);
    assert.deepEqual(labels(expandFakes('{{fake:pgp-private-key}}')), ['PGP PRIVATE KEY BLOCK']);
  });

  it('are found with CRLF ends, indented, with headers, and in string literals', () => {
    assert.deepEqual(labels(pem.replace(/\n/g, '\r\n')), ['PRIVATE KEY']);
    assert.deepEqual(labels(pem.replace(/\n/g, '\n      ')), ['PRIVATE KEY']);
    assert.deepEqual(labels(pem.replace(/\n/, '\nVersion: GnuPG v2 (GNU/Linux)\n\n')), ['PRIVATE KEY']);
    assert.deepEqual(labels(`"${pem.replace(/\n/g, '\\n')}\\n"`), ['PRIVATE KEY']);
    assert.deepEqual(labels(`"${pem.replace(/\n/g, '\\n" +\n  "')}"`), ['PRIVATE KEY']);
  });

  it('are found when they are one line: short by nature, or written without line ends', () => {
    assert.deepEqual(labels(expandFakes('{{fake:short-private-key}}')), ['PRIVATE KEY']);
    assert.deepEqual(labels(`${begin}\n${rest.slice(0, -1).join('')}\n${end}`), ['PRIVATE KEY']);
  });

  it('are none where only the format is shown', () => {
    assert.deepEqual(labels(`${begin}\n...\n${end}`), []);
    assert.deepEqual(labels(`${begin}\nMIIEvQIBADANBgkqhkiG9w0BAQEFAASC\n${end}`), []);
    assert.deepEqual(labels(`${begin}\n${'x'.repeat(64)}\n${'x'.repeat(64)}\n${'x'.repeat(64)}\n${end}`), []);
    assert.deepEqual(labels(`${begin}\n${rest.slice(0, -1).join('\n')}`), []);
    assert.deepEqual(labels(pem.replaceAll('PRIVATE', 'PUBLIC')), []);
  });

  it('span the whole block', () => {
    const text = `a\n${pem}\nb`;
    const [key] = findPrivateKeys(text);
    assert.equal(text.slice(key?.start, key?.end), pem);
  });

  it('are found in files of PuTTY', () => {
    const file =
      'PuTTY-User-Key-File-3: ssh-ed25519\nEncryption: none\nPublic-Lines: 2\nAAAA\nPrivate-Lines: 1\nAAAA\n';
    assert.deepEqual(labels(file), ['PuTTY PRIVATE KEY']);
  });

  it('end on adversarial text', () => {
    findPrivateKeys(`${begin}\n`.repeat(20_000));
    findPrivateKeys(`${begin}${'a'.repeat(500_000)}${end}`);
  });
});
