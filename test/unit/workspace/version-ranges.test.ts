import assert from 'node:assert/strict';
import { overlaps, readRange, satisfies, widen } from '../../../src/workspace/version-ranges.ts';

describe('version ranges', () => {
  for (const [version, range, dialect, expected] of [
    ['5.1.0', '^5.1.0', 'prefix', true],
    ['6.0.0', '^5.1.0', 'prefix', false],
    ['0.3.0', '^0.2.3', 'prefix', false],
    ['1.9.9', '1.x', 'prefix', true],
    ['1.2.9', '~1.2.3', 'prefix', true],
    ['1.3.0', '~1.2', 'prefix', false],
    ['2.0.0', '>1', 'prefix', true],
    ['1.5.0', '>1', 'prefix', false],
    ['3.0.0', '^1.0 || >= 3', 'prefix', true],
    ['2.5.0', '1.0 - 2.0', 'prefix', false],
    ['9.9.9', '*', 'prefix', true],
    ['1.4.9', '~=1.4.2', 'pep440', true],
    ['1.5.0', '~=1.4.2', 'pep440', false],
    ['1.5.0', '>= 1.4, != 1.5.1', 'pep440', true],
    ['1.2.0', '==1.2', 'pep440', true],
    ['1.2.3', '==1.2.*', 'pep440', true],
    ['1.2.3', '1.2', 'poetry', false],
    ['1.9.0', '~1.2', 'composer', true],
    ['7.10.0', '^6.5|^7.9', 'composer', true],
    ['7.0.8', '~> 7.0.1', 'gem', true],
    ['7.1.0', '~> 7.0.1', 'gem', false],
    ['1.0.0-rc.1', '^1.0.0', 'prefix', undefined],
    ['1.0.0', '^1.0.0-rc.1', 'prefix', undefined],
    ['1.0.0', 'dev-main', 'composer', undefined],
    ['1.0.0', 'latest', 'prefix', undefined],
  ] as const) {
    it(`${version} in ${dialect} ${range}: ${String(expected)}`, () => {
      assert.equal(satisfies(version, range, dialect), expected);
    });
  }

  it('share releases or do not', () => {
    const [a] = readRange('>=20.9 <20.12', 'prefix') ?? [];
    const [b] = readRange('20.12', 'prefix') ?? [];
    assert.ok(a !== undefined && b !== undefined);
    assert.ok(!overlaps(a, b));
    assert.ok(overlaps(widen(a, 1), widen(b, 1)));
    assert.deepEqual(widen(a, 1), { from: [20], to: [21] });
  });

  it('that are very long are not read', () => {
    assert.equal(readRange('1 '.repeat(200), 'prefix'), undefined);
  });
});
