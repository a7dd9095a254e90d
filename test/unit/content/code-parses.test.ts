import assert from 'node:assert/strict';
import { expandFakes } from '../../../src/content/fakes.ts';
import { toPlainText } from '../../../src/content/tab-stops.ts';
import { LANGUAGES, loadGrammars, syntaxMistake, WITHOUT_PARSER } from '../../support/code-parsers.ts';
import {
  assertNoProblems,
  fencesOf,
  ownPages,
  pageOf,
  problem,
  proseOf,
  type PageRule,
} from '../../support/pages.ts';

/** Pages whose wrong samples do not parse, because that is what the check finds. */
const BROKEN_ON_PURPOSE: readonly string[] = ['checks/config/files-parse.md'];

/** Code as a reader gets it: stand-ins for secrets filled in, on snippet pages every default accepted. */
const brokenCode: PageRule = (page) => {
  const isSnippet = page.path.startsWith('snippets/');
  return fencesOf(page).flatMap(({ language, code, line, attributes }) => {
    if (attributes.get('sample') === 'wrong' && BROKEN_ON_PURPOSE.includes(page.path)) {
      return [];
    }
    const text = expandFakes(isSnippet ? toPlainText(code) : code);
    const mistake = syntaxMistake(language, text);
    return mistake === undefined ? [] : [problem(page, line + mistake.line, mistake.reason)];
  });
};

/** A fence that is indented is not read as code of the page: no caption, no tabs, no test. */
const indentedFences: PageRule = (page) =>
  proseOf(page)
    .filter(({ text }) => /^\s+(```|~~~)|^~~~/.test(text))
    .map(({ line }) => problem(page, line, 'a fence starts at the start of a line, with backticks'));

describe('the code of pages', () => {
  before(loadGrammars);

  for (const folder of ['topics', 'checks', 'snippets'] as const) {
    it(`parses: ${folder}`, () => assertNoProblems(ownPages(folder).flatMap(brokenCode)));
    it(`stands in fences that are read: ${folder}`, () =>
      assertNoProblems(ownPages(folder).flatMap(indentedFences)));
  }

  const bad: Readonly<Record<string, readonly string[]>> = {
    js: ['const a = ;', 'app.get("/", () => {'],
    ts: ['const a: = 1;', 'class A {\n  @Get() find( {}\n}'],
    tsx: ['const a = <div>;'],
    python: ['def f(:\n    pass', 'x = [1, 2'],
    java: ['class A { int b( }', 'class A {'],
    go: ['package main\nfunc main( {}', 'x := {', 'func (s Store) {'],
    ruby: ['def a(', 'puts "x'],
    php: ['<?php echo ;', 'echo ;', 'public function a( {}'],
    bash: ['if true; then echo', 'echo "a'],
    ini: ['=\nb'],
    json: ['{ "a": 1, }', '{ "a": 1 } // why', '"a": '],
    jsonc: ['{ "a": }'],
    yaml: ['a: [1', 'a: 1\na: 2', 'a:\n\t- 1'],
    toml: ['a = ', '[a\nb = 1'],
    xml: ['<a><b></a>'],
    dockerfile: ['FROM node\nINSTALL npm', 'FROM'],
    hcl: ['resource "a" "b" {', 'a = 1\n}', 'resource a b c', 'a = [1\n'],
    nginx: ['server {', 'server { } }', 'server {\n  listen 80\n  server_name a;\n}', 'listen 80'],
    properties: ['server.port'],
    sql: ["SELECT 'a;", 'SELECT (1;', 'SELECT 1);', 'SELECT 1'],
  };
  for (const [language, samples] of Object.entries(bad)) {
    for (const sample of samples) {
      it(`is found broken: ${language} ${JSON.stringify(sample)}`, () => {
        const found = syntaxMistake(language, sample);
        assert.ok(found !== undefined);
        assert.ok(found.line >= 1 && found.line <= sample.split('\n').length + 1, String(found.line));
      });
    }
  }

  const good: readonly (readonly [string, string])[] = [
    ['ts', '@Get()\nfind(@Param("id") id: string): string {\n  return id;\n}'],
    ['java', '@GetMapping("/a")\nString a() {\n  return "a";\n}'],
    ['go', 'func a() int { return 1 }'],
    ['go', 'a := 1\nreturn a'],
    ['php', 'public function a(): int\n{\n    return 1;\n}'],
    ['json', '"scripts": { "test": "mocha" }'],
    ['jsonc', '// why\n{ "a": 1, }'],
    ['yaml', 'a: 1\n---\na: !reference [b]'],
    ['hcl', 'resource "a" "b" {\n  c = [1, 2]\n  d = { e = var.f }\n  g { h = "${i.j}-k" }\n}'],
    ['nginx', "server {\n  listen 80;\n  log_format a '$b'\n    '$c';\n  location ~ \\.php$ { return 404; }\n}"],
    ['sql', "DO $$ BEGIN PERFORM 'a'; END $$;"],
  ];
  for (const [language, sample] of good) {
    it(`is accepted: ${language} ${JSON.stringify(sample)}`, () =>
      assert.deepEqual(syntaxMistake(language, sample), undefined));
  }

  it('is in a language that is known', () => {
    assert.equal(syntaxMistake('cobol', '')?.reason, 'no parser for cobol');
    assert.equal(syntaxMistake('', '')?.reason, 'code without a language');
    assert.deepEqual(
      LANGUAGES.filter((language) => language in WITHOUT_PARSER),
      [],
    );
    assert.deepEqual(Object.keys(bad).sort(), [...LANGUAGES].sort());
  });

  it('is named with its line of the file', () => {
    const page = pageOf(
      'topics/testing/made-up.md',
      '---\nid: a\n---\n\nText.\n\n```js\nconst a = 1;\nconst = 2;\n```\n\n1. A step:\n\n   ```js\n   b\n   ```\n',
    );
    assert.deepEqual(
      brokenCode(page).map(({ line }) => line),
      [9],
    );
    assert.deepEqual(
      indentedFences(page).map(({ line }) => line),
      [14, 16],
    );
  });
});
