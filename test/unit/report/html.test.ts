import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { parseXml, XmlElement } from '@rgrove/parse-xml';
import { visible } from '../../../src/report/escape.ts';
import { renderHtml } from '../../../src/report/html.ts';
import { HOSTILE, hostileInput } from './hostile.ts';
import { report, sampleInput } from './sample-report.ts';

/** Every element in order. The page is written so that it is XML too: a strict parser then sees what a browser sees. */
function elementsOf(html: string): XmlElement[] {
  const visit = (element: XmlElement): XmlElement[] => [
    element,
    ...element.children.flatMap((child) => (child instanceof XmlElement ? visit(child) : [])),
  ];
  const { root } = parseXml(html);
  assert.ok(root !== null);
  return visit(root);
}

/** Names of elements with all that could act: what must not depend on the text of a workspace. */
function skeleton(html: string): string[] {
  return elementsOf(html).map(
    (element) => `${element.name} ${Object.keys(element.attributes).sort().join(' ')}`,
  );
}

describe('the HTML report', () => {
  const html = renderHtml(sampleInput);
  const elements = elementsOf(html);
  const named = (name: string): XmlElement[] => elements.filter((element) => element.name === name);

  it('needs no script and nothing from elsewhere', () => {
    for (const element of elements) {
      assert.doesNotMatch(element.name, /^(script|link|img|iframe|object|embed|base|form|input|button)$/);
      for (const [name, value] of Object.entries(element.attributes)) {
        assert.doesNotMatch(name, /^(on.*|style|src|srcset|action|xlink:href)$/);
        if (name === 'href') {
          assert.match(value, /^#/);
        }
      }
    }
    assert.doesNotMatch(named('style')[0]?.text ?? '', /url\(|@import|<|&/);
  });

  it('has a policy that allows its own style and nothing else', () => {
    const policy = named('meta').find((meta) => meta.attributes['http-equiv'] === 'Content-Security-Policy');
    const style = /<style>([\s\S]*?)<\/style>/.exec(html)?.[1] ?? '';
    const digest = createHash('sha256').update(style).digest('base64');
    assert.equal(
      policy?.attributes['content'],
      `default-src 'none'; style-src 'sha256-${digest}'; base-uri 'none'; form-action 'none'`,
    );
    const head = elements.findIndex((element) => element === policy);
    assert.ok(
      head < elements.findIndex((element) => element.name === 'style'),
      'the policy comes before what it rules',
    );
  });

  it('has landmarks, a language, headings without gaps, and links that lead somewhere', () => {
    assert.equal(elements[0]?.attributes['lang'], 'en');
    for (const landmark of ['header', 'main', 'nav', 'footer', 'h1', 'title']) {
      assert.equal(named(landmark).length, 1, landmark);
    }
    let level = 0;
    for (const element of elements.filter((candidate) => /^h[1-6]$/.test(candidate.name))) {
      const next = Number(element.name.slice(1));
      assert.ok(next <= level + 1, `${element.name} after h${level}`);
      level = next;
    }
    const ids = elements.flatMap((element) => element.attributes['id'] ?? []);
    assert.equal(new Set(ids).size, ids.length);
    for (const element of elements) {
      const target = element.attributes['href']?.slice(1) ?? element.attributes['aria-labelledby'];
      assert.ok(target === undefined || ids.includes(target), target);
    }
  });

  it('shows every finding with its place, and folds what needs nobody', () => {
    assert.match(html, /<code>services\/api\/src\/auth\.js:12:3<\/code>/);
    assert.match(html, /<code>new Function\(`return \$\{body\}`\)<\/code>/);
    const closed = named('details').filter((element) => element.attributes['open'] === undefined);
    assert.deepEqual(
      closed.map((element) => element.attributes['class']),
      [
        'fold suppressed',
        'fold pass',
        'fold attested',
        'fold unknown',
        'fold unanswered',
        'fold not-applicable',
      ],
    );
    assert.match(html, /<h1>4 failures, 1 to review, 1 error, 1 waived, 1 question open<\/h1>/);
  });

  it('shows answers, open questions with what may help, waivers with their reason, and notices', () => {
    assert.match(
      html,
      /Yes, says kim \(2026-10-01\)\.[^]*Holds until 2027-03-30\. https:\/\/wiki\.example\/mfa/,
    );
    assert.match(html, /Does a second person approve\?[^]*See <code>\.github\/CODEOWNERS<\/code>/);
    assert.match(html, /<strong>waiver<\/strong>: Only inside the VPN \(by kim, until 2027-01-31\)/);
    assert.match(
      html,
      /<h2>Your own decisions<\/h2>[^]*Turned off by the project file: container\/non-root[^]*ended on 2026-11-01/,
    );
    const restore =
      /<details class="result fail" open="">\s*<summary><span class="badge">Failed, high<\/span><h3>Restore tested/;
    assert.match(html, restore);
  });

  it('says so when nothing was checked', () => {
    assert.match(renderHtml({ ...sampleInput, report: report([]) }), /<h1>Nothing was checked<\/h1>/);
  });

  const expected = skeleton(renderHtml(hostileInput('plain')));
  for (const text of HOSTILE) {
    it(`keeps ${visible(JSON.stringify(text))} text`, () => {
      const rendered = renderHtml(hostileInput(text));
      assert.deepEqual(skeleton(rendered), expected);
      assert.equal(rendered, visible(rendered), 'every character can be seen');
    });
  }
});
