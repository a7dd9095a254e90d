import assert from 'node:assert/strict';
import { drawDiagrams } from '../../../build/diagrams/draw-diagrams.ts';
import { ownContent } from '../../support/content.ts';

const ALT = 'A client reaches the application through a proxy that ends TLS.';

async function draw(info: string, code: string) {
  const page = 'topics/x/y.md';
  const body = `Text.\n\n\`\`\`diagram ${info}\n${code}\n\`\`\`\n`;
  return drawDiagrams(new Map([[page, body]]), new Map([[page, 21]]));
}

describe('diagrams', () => {
  it('are drawn in classes, without colours, fonts or sizes of text of their own', async () => {
    const { diagrams, problems } = await draw(
      `kind=graph alt="${ALT}"`,
      'digraph { rankdir=LR\n client -> proxy [label="TLS"]\n db [shape=cylinder]\n proxy -> db [style=dashed] }',
    );
    assert.deepEqual(problems, []);
    const [svg = ''] = diagrams['topics/x/y.md'] ?? [];
    assert.match(svg, /^<svg class="graph" role="img" aria-label="A client reaches/);
    assert.match(svg, /class="line"/);
    assert.match(svg, /class="arrow"/);
    assert.match(svg, /stroke-dasharray="4 3"/);
    assert.doesNotMatch(svg, /black|white|font-family|<title>|<script|style=/);
  });

  it('show who says what to whom, from top to bottom', async () => {
    const { diagrams, problems } = await draw(
      `kind=sequence alt="${ALT}"`,
      'Browser -> API: POST /login\nAPI -> API: hash\nAPI --> Browser: 200 & cookie\nnote API: forgets it',
    );
    assert.deepEqual(problems, []);
    const [svg = ''] = diagrams['topics/x/y.md'] ?? [];
    assert.equal(svg.match(/class="lifeline"/g)?.length, 2);
    assert.equal(svg.match(/class="arrow"/g)?.length, 3);
    assert.match(svg, /200 &amp; cookie/);
  });

  const wrong: readonly (readonly [string, string, RegExp])[] = [
    ['kind=graph', 'digraph { a }', /needs alt=/],
    [`kind=pie alt="${ALT}"`, 'digraph { a }', /kind must be graph or sequence, not pie/],
    [`kind=graph alt="${ALT}"`, 'graph { a -- b }', /starts with "digraph/],
    [`kind=graph alt="${ALT}"`, 'digraph { a -> ', /syntax error/],
    [`kind=sequence alt="${ALT}"`, 'Browser POST /login', /is neither/],
  ];
  for (const [info, code, reason] of wrong) {
    it(`with a mistake fail the build with file, line and reason: ${String(reason)}`, async () => {
      const { problems } = await draw(info, code);
      assert.equal(problems.length, 1);
      assert.equal(problems[0]?.path, 'topics/x/y.md');
      assert.equal(problems[0].line, 23);
      assert.match(problems[0].reason, reason);
    });
  }

  it('of all pages can be drawn', async () => {
    const { bodies, bodyLines } = ownContent();
    const { problems } = await drawDiagrams(bodies, bodyLines);
    assert.deepEqual(problems, []);
  });
});
