import assert from 'node:assert/strict';
import { formatRef, parseRef, type PageRef } from '../../../src/content/ids.ts';
import { deferred as renderer } from '../../../src/extension/pages/renderer.ts';
import {
  contentSecurityPolicy,
  createNonce,
  panelDocument,
} from '../../../src/extension/reader/panel-document.ts';
import { ownContent } from '../../support/content.ts';
import { allPages, LABELS, pageInput } from '../../support/extension-content.ts';

const topic = (body: string, changes = {}): string =>
  renderer.renderPage(pageInput(firstTopic(), { body, ...changes })).html;

function firstTopic(): PageRef {
  return { kind: 'topic', id: ownContent().index.topics[0]?.id ?? '' };
}

describe('every page', () => {
  const { index } = ownContent();
  const known = new Set(allPages().map(formatRef));

  for (const ref of allPages()) {
    it(`${formatRef(ref)} renders to what the policy allows`, () => {
      const { html, title } = renderer.renderPage(pageInput(ref, { stacks: ['express', 'node'] }));
      assert.notEqual(title, '');
      const tags = html.replace(/<pre[\s\S]*?<\/pre>/g, '').match(/<[a-z][^>]*>/gi) ?? [];
      for (const tag of tags) {
        assert.doesNotMatch(tag, /\s(style|on\w+|srcdoc)=/i);
        assert.doesNotMatch(tag, /^<(script|iframe|object|embed|form|style|link|img|base|meta)\b/i);
        const href = /\shref="([^"]*)"/.exec(tag)?.[1];
        assert.ok(href === undefined || href.startsWith('#') || href.startsWith('https://'), tag);
      }
    });

    it(`${formatRef(ref)} links to pages and places that exist, with ids that are unique`, () => {
      const { html } = renderer.renderPage(pageInput(ref));
      const ids = [...html.matchAll(/\sid="([^"]+)"/g)].map(([, id]) => id ?? '');
      assert.equal(new Set(ids).size, ids.length, 'an id stands there twice');
      for (const [, target = ''] of html.matchAll(/data-page="([^"]+)"/g)) {
        assert.ok(parseRef(target) !== undefined && known.has(target), target);
      }
      for (const [, anchor = ''] of html.matchAll(/href="#([^"]+)"/g)) {
        assert.ok(ids.includes(anchor), `#${anchor}`);
      }
      for (const [, id = ''] of html.matchAll(/aria-(?:controls|labelledby)="([^"]+)"/g)) {
        assert.ok(ids.includes(id), `#${id}`);
      }
      assert.doesNotMatch(html, /broken-link|‹|›|\{\{fake:/);
    });
  }

  it('has headings without a gap', () => {
    for (const ref of allPages()) {
      const { html } = renderer.renderPage(pageInput(ref));
      let level = 0;
      for (const [, next = ''] of html.matchAll(/<h([1-6])/g)) {
        assert.ok(Number(next) <= level + 1, `${formatRef(ref)}: h${next} after h${level}`);
        level = Number(next);
      }
    }
  });

  it('tells the states, times and prerequisites of a topic', () => {
    const entry = index.topics.find(({ prerequisites }) => prerequisites.length > 0);
    assert.ok(entry !== undefined);
    const { html } = renderer.renderPage(
      pageInput({ kind: 'topic', id: entry.id }, { stateOf: () => 'done' }),
    );
    assert.match(html, new RegExp(`${entry.minutes} minutesToRead`));
    assert.match(html, /aria-pressed="true"/);
    assert.match(html, /<option value="done" selected>/);
    assert.ok(entry.prerequisites.every((id) => html.includes(`data-page="topic:${id}"`)));
  });
});

describe('the parts of a page', () => {
  it('never lets HTML of a page through', () => {
    const html = topic(
      '## Part\n\n<script>alert(1)</script> <b onclick="x">b</b> [x](javascript:alert(1)) ![i](https://e.com/i.png)\n',
    );
    assert.doesNotMatch(html, /<script|<b |<img|javascript:alert\(1\)"/);
  });

  it('escapes titles and captions', () => {
    const html = topic('## A <b> & "c"\n\n```ts file="a<b>.ts"\nconst a = "<i>";\n```\n');
    assert.match(html, /A &lt;b&gt; &amp; &quot;c&quot;/);
    assert.match(html, /a&lt;b&gt;\.ts/);
    assert.doesNotMatch(html, /<i>|<b>/);
  });

  it('makes tabs of fences for stacks, the detected one first and open', () => {
    const body =
      '## In your stack\n\n```ts stack=express file=a.ts\n1\n```\n\n```python stack=fastapi file=b.py\n2\n```\n\n```ts stack=express file=c.ts\n3\n```\n';
    const html = topic(body, { stacks: ['fastapi', 'python'] });
    const tabs = [...html.matchAll(/<button type="button" role="tab"[^>]*data-stack="([^"]+)"/g)].map(
      ([tag, stack]) => ({
        stack,
        isOpen: tag.includes('aria-selected="true"') && tag.includes('tabindex="0"'),
      }),
    );
    assert.deepEqual(tabs, [
      { stack: 'fastapi', isOpen: true },
      { stack: 'express', isOpen: false },
    ]);
    assert.equal(html.match(/role="tabpanel"/g)?.length, 2);
    assert.match(html, /id="tab-2-panel" aria-labelledby="tab-2" hidden/);
  });

  it('tells wrong from right by words and icons, also where a stack is named', () => {
    const html = topic(
      '## Wrong and right\n\n```ts wrong stack=express\na\n```\n\n```ts right stack=express\nb\n```\n',
    );
    assert.doesNotMatch(html, /role="tab"/);
    assert.match(html, /class="code wrong"[\s\S]*?<span>\{0\} wrong<\/span>/);
    assert.match(html, /class="code right"[\s\S]*?<span>\{0\} right<\/span>/);
  });

  it('folds the answers of Recall', () => {
    const html = topic('## Recall\n\n### Why?\n\nBecause.\n\n### How?\n\nSo.\n\n## Next\n\nGo.\n');
    assert.equal(html.match(/<details/g)?.length, 2);
    assert.match(html, /<summary><h3 id="why">Why\?<\/h3><\/summary><div class="answer"><p>Because\.<\/p>/);
    assert.match(html, /<\/details><\/section>/);
  });

  it('makes a card of a lonely link to a snippet, and a link of others', () => {
    const snippet = ownContent().index.snippets[0];
    assert.ok(snippet !== undefined);
    const link = `[Snippet](../../snippets/${snippet.id}.md)`;
    const html = topic(`## In your stack\n\n${link}\n\nSee ${link}.\n`);
    assert.equal(html.match(/class="card"/g)?.length, 1);
    assert.ok(html.includes(`data-action="insert" data-snippet="${snippet.id}" data-variant="0"`));
    assert.match(html, /See <a href="#" data-page="snippet:/);
  });

  it('lets tables scroll and aligns without inline style', () => {
    const html = topic('## Numbers\n\n| a | b |\n| --- | ---: |\n| 1 | 2 |\n');
    assert.match(html, /<div class="table" tabindex="0" role="group"/);
    assert.match(html, /<th scope="col" class="align-right">/);
    assert.doesNotMatch(html, /style=/);
  });

  it('leaves code of an unknown language as text', () => {
    assert.match(topic('## A\n\n```brainfuck\n<+>\n```\n'), /<code>&lt;\+&gt;<\/code>/);
  });

  it('lists the parts on the page, with the project before "Try it"', () => {
    const ref = allPages().find(
      (page) => page.kind === 'topic' && pageInput(page).catalogue.checksOf(page).length > 0,
    );
    assert.ok(ref !== undefined);
    const { html } = renderer.renderPage(pageInput(ref));
    const links = [...html.matchAll(/<li><a href="#([^"]+)">/g)].map(([, id]) => id);
    assert.equal(links[links.indexOf('try-it') - 1], 'in-this-project');
  });
});

describe('in this project', () => {
  const result = {
    check: 'security/debug-mode',
    title: 'A <title>',
    scope: 'services/api',
    outcome: 'fail' as const,
    message: 'It is <on>.',
    evidence: Array.from({ length: 7 }, (_, at) => ({
      label: `a.ts:${at}`,
      message: '',
      uri: 'file:///a.ts',
      line: 1,
      column: 1,
      endLine: 1,
      endColumn: 2,
    })),
  };

  it('offers to run, says that it runs, and shows what was found', () => {
    assert.match(renderer.renderProjectStatus({ kind: 'not-run' }, LABELS), /data-action="run-checklists"/);
    assert.match(renderer.renderProjectStatus({ kind: 'running' }, LABELS), /projectRunning/);
    const html = renderer.renderProjectStatus({ kind: 'results', stale: true, results: [result] }, LABELS);
    assert.match(html, /outcomes\.fail/);
    assert.match(html, /A &lt;title&gt;/);
    assert.match(html, /data-evidence="0\.4"/);
    assert.doesNotMatch(html, /data-evidence="0\.5"|file:\/\/\//);
    assert.match(html, /2 moreEvidence/);
    assert.match(html, /projectStale/);
  });
});

describe('the document of a panel', () => {
  it('allows one script, our styles, and nothing else', () => {
    const policy = contentSecurityPolicy('https://source', 'n');
    assert.doesNotMatch(policy, /unsafe|\*|data:|blob:/);
    for (const rule of [
      "default-src 'none'",
      "script-src 'nonce-n'",
      'style-src https://source',
      "connect-src 'none'",
    ]) {
      assert.ok(policy.split('; ').includes(rule), rule);
    }
  });

  it('escapes all that it is given', () => {
    const document = panelDocument({
      cspSource: 'https://source',
      nonce: 'n',
      scriptUri: 'https://source/a.js?a=1&b="2"',
      styleUri: 'https://source/a.css',
      title: '</title><script>',
      html: '<h1>x</h1>',
      start: { title: '"><script>alert(1)</script>' },
      labels: { back: '"b"', forward: 'f', history: 'h' },
    });
    assert.equal(document.match(/<script/g)?.length, 1);
    assert.match(document, /^<!DOCTYPE html>\n<html lang="en">/);
  });

  it('takes a new nonce each time', () => {
    const nonces = new Set(Array.from({ length: 100 }, createNonce));
    assert.equal(nonces.size, 100);
    assert.ok([...nonces].every((nonce) => /^[\w-]{32}$/.test(nonce)));
  });
});
