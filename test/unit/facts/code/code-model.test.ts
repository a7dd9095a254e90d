import assert from 'node:assert/strict';
import { argument, optionsOf, property, stringOf } from '../../../../src/facts/code/code-model.ts';
import { Names, WHOLE_FILE, type Meaning } from '../../../../src/facts/code/scope.ts';
import { dedent, joinText, unescapeQuotes, unescapeText } from '../../../../src/facts/code/text.ts';
import { reader, show } from './read.ts';

describe('Questions to a code model', () => {
  const python = reader('python');
  const javascript = reader('javascript');

  it('find an argument by name or position', () => {
    const [call] = python(`f('a', key='b')`).calls;
    assert.ok(call !== undefined);
    assert.equal(stringOf(argument(call, 0)), 'a');
    assert.equal(stringOf(argument(call, 1, 'key')), 'b');
    assert.equal(argument(call, 1), undefined);
    assert.equal(argument(call, 5, 'other'), undefined);
  });

  it('find a property, and every option', () => {
    const [call] = javascript(`f({ a: b || (c ? 'd' : 'e') })`).calls;
    const value = property(call?.args[0], 'a');
    assert.ok(value !== undefined);
    assert.deepEqual(optionsOf(value).map(show), ['b', '"d"', '"e"']);
    assert.equal(property(value, 'a'), undefined);
    assert.equal(property(undefined, 'a'), undefined);
    assert.equal(stringOf(value), undefined);
  });
});

describe('Names', () => {
  const at = { start: 0, end: 0 };
  const meaning = (path: string): Meaning => ({
    path: () => path,
    value: () => ({ kind: 'string', text: path, ...at }),
  });

  it('are found in the innermost function that declares them', () => {
    const names = new Names();
    names.addAssignment('x', 0, meaning('file'));
    names.addScope({ start: 10, end: 100 });
    names.addAssignment('x', 15, meaning('outer'));
    names.addScope({ start: 20, end: 30 });
    names.addUnknown('x', 21);
    names.addScope({ start: 40, end: 50 });
    names.settle();
    assert.deepEqual(
      [5, 12, 25, 35, 45, 99, 100].map((place) => names.path('x', place)),
      ['file', 'outer', 'x', 'outer', 'outer', 'outer', 'file'],
    );
    assert.equal(names.path('x', WHOLE_FILE), 'file');
  });

  it('that are assigned again belong to the function that declares them, above or below', () => {
    const names = new Names();
    names.addScope({ start: 10, end: 20 });
    names.addReassignment('x', 15, meaning('again'));
    names.addReassignment('y', 15, meaning('own'));
    names.addAssignment('x', 30, meaning('first'));
    names.settle();
    assert.equal(names.value('x', 40), undefined);
    assert.equal(names.path('y', 15), 'own');
    assert.equal(names.path('y', 40), 'y');
  });

  it('have the type that all their declarations agree on', () => {
    const names = new Names();
    names.addType('x', 0, 'A');
    names.addType('x', 1, 'A');
    assert.equal(names.path('x', 2), 'A{}');
    names.addType('x', 1, 'B');
    assert.equal(names.path('x', 2), 'x');
  });

  it('of imports come before types and values, and know relative modules', () => {
    const names = new Names();
    names.addType('x', 0, 'A');
    names.addImport({ ...at, module: 'm', name: 'n', local: 'x' });
    names.addImport({ ...at, module: '..', name: 'n', local: 'y' });
    names.addImport({ ...at, module: 'a.b', name: undefined, local: 'a' }, 'a');
    assert.deepEqual([names.path('x', 0), names.path('y', 0), names.path('a', 0)], ['m.n', '..n', 'a']);
    assert.equal(names.value('x', 0), undefined);
    assert.equal(names.imported('x', 0), 'm.n');
    assert.equal(names.imported('z', 0), undefined);
  });

  it('in a circle stand for themselves', () => {
    const names = new Names();
    names.addAssignment('x', 0, { path: () => names.path('x', 0), value: () => ({ kind: 'other', ...at }) });
    assert.equal(names.path('x', 0), 'x');
  });
});

describe('Text of literals', () => {
  it('has its escapes read', () => {
    assert.equal(unescapeText('a\\tb\\\\n\\"\\101\\x4a\\u00e9\\U0001F600\\\nc'), 'a\tb\\n"AJé😀c');
    assert.equal(unescapeText('\\d\\n\\s'), 'd\ns');
    assert.equal(unescapeText('\\d\\n\\b\\"\\$', 'n', true), '\\d\n\\b"$');
    assert.equal(unescapeText('\\u{110000}'), '\\u{110000}');
    assert.equal(unescapeText('a\\'), 'a\\');
    assert.equal(unescapeText('a\\\r\nb'), 'ab');
    assert.equal(unescapeQuotes(`a\\'b\\\\c\\n`), `a'b\\c\\n`);
  });

  it('loses the indentation that its lines share', () => {
    assert.equal(dedent('  a\n\n    b\r\n  '), 'a\n\n  b\n');
  });

  it('is joined where it is text, up to a length', () => {
    const text = (length: number) => ({
      kind: 'string' as const,
      text: 'a'.repeat(length),
      start: 0,
      end: 0,
    });
    const at = { start: 0, end: 9 };
    assert.equal(show(joinText([text(1), text(2)], at)), '"aaa"');
    assert.equal(joinText([text(60_000), text(60_000)], at).kind, 'other');
    assert.equal(joinText([{ kind: 'null', ...at }], at).kind, 'other');
  });
});
