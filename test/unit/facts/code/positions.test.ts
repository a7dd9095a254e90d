import assert from 'node:assert/strict';
import type { CodeRange } from '../../../../src/facts/code/code-model.ts';
import type { Language } from '../../../../src/facts/syntax/languages.ts';
import { reader } from './read.ts';

/** Text outside ASCII, and outside the basic plane, stands before everything that is looked for. */
const FILES: [language: Language, text: string][] = [
  ['javascript', `/* é 😀 */\nconst title = 'ü😀';\nmod.go('a', { key: 'é' });\napp.secret = 'x';\n`],
  ['typescript', `// é 😀\nconst title: string = 'ü😀';\nmod.go('a', { key: 'é' });\napp.secret = 'x';\n`],
  ['python', `# é 😀\ntitle = 'ü😀'\nmod.go('a', {'key': 'é'})\napp.secret = 'x'\n`],
  ['java', `// é 😀\nclass A { String title = "ü😀";\nvoid m() { mod.go("a", "é");\napp.secret = "x"; } }\n`],
  ['go', `package a // é 😀\nfunc m() {\ntitle := "ü😀"\nmod.go_("a", "é")\napp.secret = "x"\n}\n`],
  ['ruby', `# é 😀\ntitle = 'ü😀'\nmod.go('a', key: 'é')\napp.secret = 'x'\n`],
  ['php', `<h1>é 😀</h1>\n<?php $title = 'ü😀';\n$mod->go('a', key: 'é');\n$app->secret = 'x';\n`],
];

describe('Positions in code', () => {
  for (const [language, lf] of FILES) {
    for (const [ending, text] of [
      ['LF', lf],
      ['CRLF', lf.replace(/\n/g, '\r\n')],
    ] as const) {
      describe(`${language}, ${ending}`, () => {
        const read = reader(language);
        const at = ({ start, end }: CodeRange): string => text.slice(start, end);

        it('of a call, its callee and its arguments count UTF-16 units', () => {
          const [call] = read(text).calls;
          assert.ok(call !== undefined);
          assert.match(at(call), /^\$?mod(?:\.|->)go_?\(.*\)$/);
          assert.match(at(call.calleeRange), /^\$?mod(?:\.|->)go_?$/);
          assert.match(at(call.argsRange), /^\(['"]a['"], .*\)$/);
          const [first] = call.args;
          assert.ok(first !== undefined);
          assert.match(at(first), /^['"]a['"]$/);
          const second = call.named[0]?.value ?? call.args[1];
          assert.ok(second !== undefined);
          const inner = second.kind === 'object' ? second.entries[0]?.value : second;
          assert.ok(inner?.kind === 'string');
          assert.match(at(inner), /^['"]é['"]$/);
          assert.equal(inner.text, 'é');
        });

        it('of an assignment count UTF-16 units', () => {
          const { assignments } = read(text);
          const [first] = assignments;
          const last = assignments.find(({ name }) => name === 'secret');
          assert.ok(first?.value.kind === 'string' && last !== undefined);
          assert.equal(first.name, 'title');
          assert.equal(first.value.text, 'ü😀');
          assert.match(at(first.value), /^['"]ü😀['"]$/);
          assert.match(at(last), /^\$?app(?:\.|->)secret = ['"]x['"]$/);
          assert.match(at(last.value), /^['"]x['"]$/);
        });

        it('come in the order of the text, outer before inner', () => {
          const { calls, assignments, functions } = read(text);
          for (const list of [calls, assignments, functions]) {
            const sorted = [...list].sort((a, b) => a.start - b.start || b.end - a.end);
            assert.deepEqual(list, sorted);
          }
        });
      });
    }
  }

  describe('of decorators', () => {
    const java = reader('java');
    const python = reader('python');

    it('without parentheses have empty arguments after the name', () => {
      const text = '@Bean class A {}';
      const [call] = java(text).calls;
      assert.deepEqual(call?.calleeRange, { start: 1, end: 5 });
      assert.deepEqual(call.argsRange, { start: 5, end: 5 });
      const [other] = python('@a.b\ndef c(): pass\n').calls;
      assert.deepEqual(other?.calleeRange, { start: 1, end: 4 });
      assert.deepEqual(other.argsRange, { start: 4, end: 4 });
    });
  });

  describe('of values', () => {
    const javascript = reader('javascript');

    it('that a name stands for are those of the name', () => {
      const text = `const secret = 'é';\nsign(secret);`;
      const [value] = javascript(text).calls[0]?.args ?? [];
      assert.ok(value?.kind === 'string');
      assert.equal(text.slice(value.start, value.end), 'secret');
    });

    it('in a template are those of its parts', () => {
      const text = 'f(`é${a.b}c`)';
      const [value] = javascript(text).calls[0]?.args ?? [];
      assert.ok(value?.kind === 'template');
      assert.deepEqual(
        value.parts.map(({ start, end }) => text.slice(start, end)),
        ['é', '${a.b}', 'c'],
      );
    });
  });
});
