import assert from 'node:assert/strict';
import { readProperties } from '../../../src/facts/properties.ts';

const read = (text: string): string[] =>
  readProperties(text).map((document) => document.map(({ key, value }) => `${key}=${value}`).join('|'));

describe('properties files', () => {
  it('have keys, separators and comments of several kinds', () => {
    assert.deepEqual(read('# a=1\n! b=2\na=1\nb: 2\nc 3\n  d  =  4  \ne\n'), ['a=1|b=2|c=3|d=4|e=']);
  });

  it('go on after a backslash, comments do not', () => {
    assert.deepEqual(read('a=1,\\\n   2\nb=3\n'), ['a=1,2|b=3']);
    assert.deepEqual(read('# c\\\na=1'), ['a=1']);
    assert.deepEqual(read('a=C:\\\\\nb=2'), ['a=C:\\|b=2']);
  });

  it('have escapes', () => {
    assert.deepEqual(read('a\\:b=\\u00e4\\tx'), ['a:b=ä\tx']);
  });

  it('fall into documents', () => {
    assert.deepEqual(read('a=1\n#---\nb=2\n!---\nc=3'), ['a=1', 'b=2', 'c=3']);
  });

  it('give the place of each entry, whatever the line ends', () => {
    for (const end of ['\n', '\r\n']) {
      const text = `# x${end}a.b = 1${end}c=2\\${end}  3${end}`;
      const found = readProperties(text)[0]?.map(({ start, end: to }) => text.slice(start, to));
      assert.deepEqual(found, ['a.b = 1', `c=2\\${end}  3`]);
      assert.deepEqual(
        readProperties(text)[0]?.map(({ value }) => value),
        ['1', '23'],
      );
    }
  });

  it('end on any text', () => {
    for (const text of ['', '\\', '=', '\n\n', '\\\n', ':\\\n\\\n', '\\u12', 'a\\']) {
      readProperties(text);
    }
    readProperties('\\\n'.repeat(50_000));
    readProperties('a=\\\\\\'.repeat(50_000));
  });
});
