import assert from 'node:assert/strict';
import MarkdownIt from 'markdown-it';
import { escapeMarkdown, oneLine, visible } from '../../../src/report/escape.ts';
import { renderMarkdown } from '../../../src/report/markdown.ts';
import { HOSTILE, hostileInput } from './hostile.ts';
import { at, finding, report, result, sampleInput } from './sample-report.ts';

/** As lenient as the places where comments are shown: HTML, tables, bare addresses. */
const markdown = new MarkdownIt({ html: true, linkify: true });

/** Every token, inline ones too. */
function tokens(text: string) {
  return markdown.parse(text, {}).flatMap((token) => [token, ...(token.children ?? [])]);
}

/** What a reader sees, without code, in which nothing is a mention or a link. */
function prose(text: string): string {
  return markdown
    .parse(text, {})
    .map((block) =>
      (block.children ?? [])
        .map((token) => (token.type === 'text' || token.type === 'text_special' ? token.content : ' '))
        .join(''),
    )
    .join('\n');
}

describe('a comment in markdown', () => {
  it('has a table, the failures open and the rest folded', () => {
    const text = renderMarkdown(sampleInput);
    const html = markdown.render(text);
    assert.match(html, /<table>[\s\S]*<td>Security<\/td>/);
    assert.equal(html.match(/<details>/g)?.length, 8);
    assert.equal(html.match(/<\/details>/g)?.length, 8);
    assert.ok(text.indexOf('### Failed') < text.indexOf('<details>'));
    assert.match(
      html,
      /<strong>high<\/strong> The token is decoded and not verified\.<br>\s*<code>services\/api\/src\/auth\.js:12:3<\/code>/,
    );
  });

  it('tells of waivers, answers, open questions and decisions', () => {
    const text = renderMarkdown(sampleInput);
    assert.match(text, /^## Backend Roadmap: .*1 waived, 1 question open$/m);
    assert.match(
      text,
      /Debug mode is off.*\(1 finding; waiver: Only inside the VPN, by kim, until 2027-01-31\)/,
    );
    assert.match(text, /#### Restore tested \(high\)/);
    assert.match(
      text,
      /\*\*Every change reviewed\*\*: Does a second person approve\? \(see `\.github\/CODEOWNERS`\)/,
    );
    assert.match(text, /Notices about your own decisions \(2\)[^]*ended on 2026-11-01/);
    assert.match(text, /Turned off by the project file: container\/non-root\./);
  });

  it('fits into a comment, and counts what does not', () => {
    const long = 'x'.repeat(200);
    const results = Array.from({ length: 400 }, (_, index) =>
      result('security/jwt-verification', {
        scope: { kind: 'unit', repository: '.', path: `unit-${index}` },
        outcome: index % 2 === 0 ? 'fail' : 'review',
        message: long,
        findings: Array.from({ length: 8 }, () => finding(index, long, { location: at('a.ts', 1, long) })),
      }),
    );
    const text = renderMarkdown({ ...sampleInput, report: report(results) });
    assert.ok(text.length < 65_536, String(text.length));
    assert.match(text, /… and \d+ more, which do not fit into a comment/);
    assert.match(text, /- … and 3 more/);
    assert.equal(text.match(/<details>/g)?.length, text.match(/<\/details>/g)?.length);
  });

  it('leaves ordinary sentences readable', () => {
    const sentence = `Express 5.1 doesn't run with "helmet()", see line 3: all is well - really!`;
    assert.equal(escapeMarkdown(sentence), sentence);
    assert.equal(markdown.renderInline(escapeMarkdown('a & b < c > d')), 'a &amp; b &lt; c &gt; d');
  });

  const expected = tokens(renderMarkdown(hostileInput('plain'))).map((token) => token.type);
  const blocks = (types: readonly string[]): string[] =>
    types.filter((type) => !/^(text|text_special|code_inline|inline|html_inline|hardbreak)$/.test(type));

  for (const text of HOSTILE) {
    it(`keeps ${visible(JSON.stringify(text))} text`, () => {
      const rendered = renderMarkdown(hostileInput(text));
      const all = tokens(rendered);
      assert.deepEqual(blocks(all.map((token) => token.type)), blocks(expected));
      for (const token of all.filter((candidate) => candidate.type.startsWith('html_'))) {
        assert.match(
          token.content.trim(),
          /^(<details>\n<summary>[A-Za-z ]+ \(\d\)<\/summary>|<\/details>|<\/?sub>)$/,
        );
      }
      assert.doesNotMatch(prose(rendered), /[@#!~$]\w|:\/\/|www\./);
      assert.doesNotMatch(rendered, /^\s*\/[a-z]/m);
      const seen = prose(escapeMarkdown(text)).trim().replaceAll('\u200b', '');
      assert.equal(seen, oneLine(text), 'a reader sees what was there');
    });
  }
});
