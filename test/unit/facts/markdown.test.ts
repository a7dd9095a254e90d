import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import MarkdownParser from 'markdown-it';
import { readAnchors } from '../../../src/facts/markdown/anchors.ts';
import { readLinks } from '../../../src/facts/markdown/links.ts';
import { readMarkdown } from '../../../src/facts/markdown/read-markdown.ts';
import { SourceFile } from '../../../src/facts/source-file.ts';
import { SyntaxTrees } from '../../../src/facts/syntax/syntax-trees.ts';
import { ROOT } from '../../support/content.ts';

const trees = new SyntaxTrees(() => Promise.reject(new Error('no grammar is needed')));

function sourceOf(text: string): SourceFile {
  return new SourceFile({ path: 'README.md', class: 'example', unit: undefined }, text, trees);
}

function linksOf(text: string): string[] {
  const source = sourceOf(text);
  return readLinks(source, readMarkdown(source)).map(
    (link) =>
      `${link.site.line}:${link.site.column} ${link.path}${link.fragment === undefined ? '' : `#${link.fragment}`}`,
  );
}

/** What a full parser calls headings, code blocks and the addresses of links, in order. */
function byLibrary(text: string): { headings: number; code: string[]; links: string[] } {
  const parser = new MarkdownParser({ html: true });
  parser.normalizeLink = (url) => url;
  parser.validateLink = () => true;
  const tokens = parser.parse(text, {});
  return {
    headings: tokens.filter((token) => token.type === 'heading_open').length,
    code: tokens
      .filter((token) => token.type === 'fence' || token.type === 'code_block')
      .map((token) => token.content.replaceAll('\t', '    ').trim()),
    links: tokens
      .flatMap((token) => token.children ?? [])
      .filter((child) => (child.type === 'link_open' && child.info !== 'auto') || child.type === 'image')
      .map((child) => String(child.attrGet('href') ?? child.attrGet('src')))
      .sort(),
  };
}

function byUs(text: string): { headings: number; code: string[]; links: string[] } {
  const { blocks } = readMarkdown(sourceOf(text));
  return {
    headings: blocks.filter((block) => block.kind === 'heading').length,
    code: blocks.flatMap((block) =>
      block.kind === 'code' ? [block.content.replaceAll('\t', '    ').trim()] : [],
    ),
    links: blocks
      .flatMap((block) => (block.kind === 'heading' || block.kind === 'text' ? block.inlines : []))
      .flatMap((inline) => (inline.kind === 'link' ? [inline.target] : []))
      .sort(),
  };
}

const TRICKY = [
  '[a](b "t") [c](<d e>) [f](g(h)i) ![p](q.png) [![r](s)](t)\n\n`[no](x)` \\[no](x) [yes][k]\n\n[k]: z.md "title"\n',
  '- a\n\n      code\n- b\n\n  ```\n  [no](x)\n  ```\n  [yes](y)\n\ntext\n',
  '> # H\n> [a](b)\n\n1. x\n2. y\n   [c](d)\n\n       code\n\n***\n\nSet\next\n===\n\n- item\n---\n',
  '<div>\n[no](x)\n</div>\n\n<div>\n\n[yes](y)\n\n</div>\n\n<!--\n[no](x)\n\n# no\n-->\n\ntext <!-- [no](x) --> [yes](z)\n',
  '~~~~md\n```\n~~~\n~~~~\n# yes\n```js\n# no\n',
  '[a]: <b c>\n[d]:\n  e.md\n\n[a] [d][] [[x](y)](z) [q [r](s)] [t](u\n',
  '    code\n\n\ttab\n\ntext\n    no code\n\n# a #\n## b \\#\n#no\n####### no\n',
];

describe('Markdown', () => {
  it('is read as a full parser reads it', () => {
    for (const text of TRICKY) {
      assert.deepEqual(byUs(text), byLibrary(text), text);
    }
  });

  it('is read as a full parser reads it, on all our pages', () => {
    for (const file of readdirSync(path.join(ROOT, 'content'), { recursive: true, encoding: 'utf8' })) {
      if (file.endsWith('.md')) {
        const text = readFileSync(path.join(ROOT, 'content', file), 'utf8').replace(/^---\n[^]*?\n---\n/, '');
        assert.deepEqual(byUs(text), byLibrary(text), file);
      }
    }
  });

  it('tells the place of links', () => {
    assert.deepEqual(linksOf('# T\n\n> see [a](b.md#c) and\n> <img src="d.png"> [e]\n\n[e]: f%20g.md\n'), [
      '3:11 b.md#c',
      '4:13 d.png',
      '6:1 f g.md',
    ]);
  });

  it("names headings by GitHub's rule", () => {
    const text =
      '# A & B\n# A & B\n## `x_y` _z_ [l](m)\n<h2 id="own">H <b>2</b></h2>\n\n## 🚀 Go\n## &ndash; Ü?\n';
    assert.deepEqual(readAnchors(readMarkdown(sourceOf(text))), [
      'a--b',
      'a--b-1',
      'x_y-z-l',
      'h-2',
      'own',
      '-go',
      '-ü',
    ]);
  });

  it('takes no longer for texts that are made to take long', () => {
    const hard = [
      '[',
      '](',
      '[a](b "',
      '<!-- ',
      '<a "',
      '`',
      '> ',
      '# ',
      '- ',
      '*_',
      '<a x="',
      '![',
      '[a]: ',
      '&#',
    ];
    for (const part of hard) {
      const started = performance.now();
      linksOf(`a ${part.repeat(Math.ceil(200_000 / part.length))}`);
      assert.ok(performance.now() - started < 5000, part);
    }
  });
});
