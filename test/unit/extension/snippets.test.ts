import assert from 'node:assert/strict';
import ts from 'typescript';
import type { SnippetVariant } from '../../../src/content/snippet-variants.ts';
import { toPlainText, toSnippetSyntax } from '../../../src/content/tab-stops.ts';
import { applyInsertions } from '../../../src/content/merge-imports.ts';
import { findInserted } from '../../../src/extension/snippets/already-there.ts';
import { firstTabStop } from '../../../src/extension/snippets/first-tab-stop.ts';
import { planInsertion } from '../../../src/extension/snippets/insertion-plan.ts';
import { isInCommentOrString } from '../../../src/extension/snippets/line-context.ts';
import { moduleKindOf } from '../../../src/extension/snippets/snippet-language.ts';
import { suggestedName } from '../../../src/extension/snippets/suggested-name.ts';
import { hasTypeSyntax } from '../../../src/extension/snippets/type-syntax.ts';
import { ownContent } from '../../support/content.ts';

const variant = (body: string, imports?: string): SnippetVariant => ({
  title: 'Express 5',
  stack: 'express',
  range: undefined,
  language: 'ts',
  module: 'esm',
  imports,
  body,
  files: [],
});

/** The text after the insertion at `|`, with the defaults. */
function inserted(
  marked: string,
  { body = 'use(‹1:1›);\n‹0›', imports = undefined as string | undefined, unit = '  ' } = {},
): string {
  const at = marked.indexOf('|');
  const source = marked.replace('|', '');
  const plan = planInsertion({ source, language: 'typescript', at, unit }, variant(body, imports));
  const all = [...plan.imports, { offset: plan.offset, text: plan.plain }];
  return applyInsertions(
    source,
    all.sort((a, b) => a.offset - b.offset),
  );
}

describe('planning an insertion', () => {
  const imports = "import a from 'a';";

  it('puts the body on a blank line, below a full one, and never above the imports', () => {
    assert.equal(
      inserted("import x from 'x';\n\n|\n\nrun();\n", { imports }),
      "import x from 'x';\nimport a from 'a';\n\nuse(1);\n\n\nrun();\n",
    );
    assert.equal(inserted("import x from 'x';\n\nfo|o();\n"), "import x from 'x';\n\nfoo();\nuse(1);\n\n");
    assert.equal(
      inserted("|import x from 'x';\n\nrun();\n", { imports }),
      "import x from 'x';\nimport a from 'a';\n\nuse(1);\n\n\nrun();\n",
    );
  });

  it('fills an empty file with imports and body', () => {
    assert.equal(inserted('|', { imports }), "import a from 'a';\n\nuse(1);\n\n");
  });

  it('indents as the document does', () => {
    const body = 'use({\n  a: {\n    b: 1,\n  },\n});\n‹0›';
    assert.equal(
      inserted('f() {\n    |\n}\n', { body, unit: '    ' }),
      'f() {\n    use({\n        a: {\n            b: 1,\n        },\n    });\n    \n}\n',
      'the last tab stop stands indented',
    );
    assert.equal(
      inserted('f() {\n\tg();|\n}\n', { body, unit: '\t' }),
      'f() {\n\tg();\n\tuse({\n\t\ta: {\n\t\t\tb: 1,\n\t\t},\n\t});\n\t\n}\n',
    );
  });

  it('gives VS Code the same text as the preview shows, tab stops apart', () => {
    const source = '';
    const plan = planInsertion(
      { source, language: 'typescript', at: 0, unit: '  ' },
      variant('a(`${‹1:x›}`, "\\\\");', "import $ from '$';"),
    );
    const unescaped = plan.snippet.replace(/\$\{\d+:([^}]*)\}/g, '$1').replace(/\\([\\$}])/g, '$1');
    assert.equal(unescaped, plan.plain);
  });

  it('knows the first value to decide', () => {
    const code = 'a ‹2:bb› ‹1:cc›';
    const range = firstTabStop(code);
    assert.ok(range !== undefined);
    assert.equal(toPlainText(code).slice(range.start, range.end), 'cc');
    assert.equal(firstTabStop('none'), undefined);
  });
});

describe('finding what was inserted before', () => {
  const body = 'app.use(\n  rateLimit({\n    windowMs: ‹1:60_000›,\n    limit: ‹2:100›,\n  }),\n);\n‹0›';

  it('sees it with other values and other indentation', () => {
    const source =
      'x();\n\tapp.use(\n\t\trateLimit({\n\t\t\twindowMs: 5,\n\t\t\tlimit: max,\n\t\t}),\n\t);\n';
    assert.equal(findInserted(source, body), 1);
  });

  it('does not take a single equal line for it', () => {
    assert.equal(findInserted('app.use(\n  helmet(),\n);\n', body), undefined);
    assert.equal(findInserted('', body), undefined);
  });

  it('holds for every body of the catalogue, and only for its own', () => {
    for (const [id, variants] of Object.entries(ownContent().variants)) {
      for (const { body: own, title } of variants) {
        if (own !== undefined) {
          assert.notEqual(findInserted(toPlainText(own), own), undefined, `${id}, ${title}`);
        }
      }
    }
  });
});

describe('TypeScript that is JavaScript', () => {
  it('is told apart just as the compiler does, for every variant', () => {
    let count = 0;
    for (const [id, variants] of Object.entries(ownContent().variants)) {
      for (const { imports, body, language, title } of variants) {
        if (body !== undefined && language === 'ts') {
          const code = `${imports ?? ''}\n${toPlainText(body)}`;
          if (needsTypes(code)) {
            assert.ok(hasTypeSyntax(code), `${id}, ${title} has types`);
            count++;
          }
        }
      }
    }
    assert.ok(count >= 0);
  });

  const TYPED = [
    'const a: string = x;',
    'function f(a: number) {}',
    'const f = (a: A, b: B): C => {\n};',
    'interface A {}',
    'type A = string;',
    'const a = b as string;',
    "import type { A } from 'a';",
    "import { type A, b } from 'a';",
    'const m = new Map<string, number>();',
    'const a = b!;',
    'const a = { b: 1 } satisfies C;',
    'class A { private b = 1; }',
    'app.use((error: unknown, req: Request, res, next) => {',
  ];
  for (const code of TYPED) {
    it(`sees the type in ${code.split('\n')[0] ?? ''}`, () => {
      assert.ok(hasTypeSyntax(code));
    });
  }

  const PLAIN = [
    'app.use(rateLimit({ windowMs: 60_000, limit: 100 }));',
    "import { a as b } from 'a';",
    "import * as a from 'a';",
    'const a = b ? c : d;',
    'const text = `a: ${b}`; // as string',
    'if (a !== b) { c(); }',
    "const a = 'x as string';",
    'const { a: b } = c;',
    'switch (a) { case 1: break; default: }',
    "process.once('SIGTERM', () => { server.close((error) => { process.exitCode = error ? 1 : 0; }); });",
  ];
  for (const code of PLAIN) {
    it(`sees none in ${code}`, () => {
      assert.ok(!hasTypeSyntax(code));
    });
  }
});

/** What the compiler refuses in a JavaScript file because it is TypeScript. */
function needsTypes(code: string): boolean {
  const host = ts.createCompilerHost({});
  const file = ts.createSourceFile('a.js', code, ts.ScriptTarget.Latest, true, ts.ScriptKind.JS);
  const program = ts.createProgram(
    ['a.js'],
    { allowJs: true, noResolve: true, noLib: true },
    {
      ...host,
      getSourceFile: (name) => (name === 'a.js' ? file : undefined),
    },
  );
  return program.getSyntacticDiagnostics(file).some(({ code: number }) => number >= 8000 && number < 8040);
}

describe('small things about snippets', () => {
  it('tells comments and strings on a line', () => {
    for (const [before, language] of [
      ['// ', 'typescript'],
      ['const a = "', 'typescript'],
      ['  * ', 'java'],
      ['# ', 'python'],
      ["x = 'a' # ", 'python'],
    ] as const) {
      assert.ok(isInCommentOrString(before, language), before);
    }
    for (const [before, language] of [
      ['', 'typescript'],
      ['const a = "b"; ', 'typescript'],
      ['x = "#"; ', 'python'],
      ['a // b', 'python'],
    ] as const) {
      assert.ok(!isInCommentOrString(before, language), before);
    }
  });

  it('suggests other names beside files that exist', () => {
    assert.equal(suggestedName('Dockerfile', 1), 'Dockerfile.suggested');
    assert.equal(suggestedName('.github/workflows/ci.yml', 1), '.github/workflows/ci.suggested.yml');
    assert.equal(suggestedName('ci.yml', 2), 'ci.suggested-2.yml');
    assert.equal(suggestedName('a/.gitignore', 1), 'a/.gitignore.suggested');
  });

  it('reads how a file is loaded', () => {
    assert.equal(moduleKindOf('a.mjs', ''), 'esm');
    assert.equal(moduleKindOf('a.cts', ''), 'cjs');
    assert.equal(moduleKindOf('a.js', "import a from 'a';\n"), 'esm');
    assert.equal(moduleKindOf('a.js', "const a = require('a');\n"), 'cjs');
    assert.equal(moduleKindOf('a.js', 'const a = await import("a");\n'), undefined);
  });

  it('keeps $ of the code out of the way of tab stops', () => {
    assert.equal(toSnippetSyntax('echo "$HOME" ‹1:x›'), 'echo "\\$HOME" ${1:x}');
  });
});
