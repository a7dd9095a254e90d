import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { ROOT } from '../../support/content.ts';

/** Every text that is given to `l10n.t`, as written in the code. */
function textsInCode(): Set<string> {
  const texts = new Set<string>();
  for (const file of readdirSync(path.join(ROOT, 'src/extension'), { recursive: true, encoding: 'utf8' })) {
    if (file.endsWith('.ts')) {
      const code = readFileSync(path.join(ROOT, 'src/extension', file), 'utf8');
      for (const match of code.matchAll(/l10n\.t\(\s*(?:'((?:[^'\\]|\\.)*)'|"((?:[^"\\]|\\.)*)")/g)) {
        texts.add((match[1] ?? match[2] ?? '').replaceAll("\\'", "'"));
      }
    }
  }
  return texts;
}

describe('the texts for translation', () => {
  const bundle = JSON.parse(readFileSync(path.join(ROOT, 'l10n/bundle.l10n.json'), 'utf8')) as Record<
    string,
    string
  >;

  it('are those of the code, neither more nor less', () => {
    assert.deepEqual(Object.keys(bundle).sort(), [...textsInCode()].sort());
  });

  it('say themselves, in the language they are written in', () => {
    for (const [key, text] of Object.entries(bundle)) {
      assert.equal(text, key);
    }
  });
});
