import assert from 'node:assert/strict';
import type { CodeModel } from '../../../../src/facts/code/code-model.ts';
import type { Language } from '../../../../src/facts/syntax/languages.ts';
import { callees, reader, show } from './read.ts';

interface Sample {
  readonly language: Language;
  /** A file with one expression in it. */
  readonly wrap: (expression: string) => string;
  readonly link: string;
  readonly join: string;
  /** Code of many kinds, to be cut anywhere. */
  readonly text: string;
}

const SAMPLES: Sample[] = [
  {
    language: 'javascript',
    wrap: (expression) => `x = ${expression};`,
    link: '.b(1)',
    join: ' + ',
    text: "import a, { b as c } from 'd'; const { e: { f }, ...g } = a(`h ${c}`); class I { @j() k = { l: [1, ...m] } } for (const n of o) p ||= q?.r['s']",
  },
  {
    language: 'typescript',
    wrap: (expression) => `const x = ${expression};`,
    link: '.b(1)',
    join: ' + ',
    text: "import a = require('b'); @C({ d: 'e' }) class F<G> { constructor(private h: I, @J() k?: string) { super(<L>k!) } } enum M { N = 'o' }",
  },
  {
    language: 'tsx',
    wrap: (expression) => `const x = ${expression};`,
    link: '.b(1)',
    join: ' + ',
    text: 'const A = ({ b }: C) => <D e={f(b)} {...g}>{h`i ${j}`}<></></D>;',
  },
  {
    language: 'python',
    wrap: (expression) => `x = ${expression}\n`,
    link: '.b(1)',
    join: ' + ',
    text: "from .a import (b as c, d)\n@e.f('g', h=1)\nasync def i(j, *k, l: m = 'n', **o):\n  with p() as (q, r):\n    s = t = f'u {v!r}' 'w' % (x,)\n  return {'y': 1, **z} if a else lambda b: c[d]\n",
  },
  {
    language: 'java',
    wrap: (expression) => `class A { void m() { x = ${expression}; } }`,
    link: '.b(1)',
    join: ' + ',
    text: 'import static a.b.C.d; @E(f = {"g", "h"}) class I<J> extends K { private final L m = new N<>("o") { void p() {} }; void q(R... s) { try (T u = v()) { w.x(y -> y.z(), A::b, """\n c\n"""); } } }',
  },
  {
    language: 'go',
    wrap: (expression) => `package a\nfunc m() { x = ${expression} }\n`,
    link: '.b(1)',
    join: ' + ',
    text: 'package a\nimport ( b "c/d" )\ntype E struct { f *g.H }\nfunc (i *E) J(k ...l.M) (n int, err error) { o, p := q(&r.S{T: []u.V{{W: "x"}}}, map[string]int{"y": 1}); o.z[k] += <-a; switch b := c.(type) {} }\n',
  },
  {
    language: 'ruby',
    wrap: (expression) => `x = ${expression}\n`,
    link: '.b(1)',
    join: ' + ',
    text: 'require \'a\'\nclass B < C::D\n  e :f, g: %w[h], **i\n  def j(k = 1, *l, m:, &n)\n    @o ||= p ? "q #{r}" : <<~S\n      t #{u}\n    S\n    v, w = x { |(y, z)| y }\n  rescue A => b\n    c.d = e rescue f\n  end\nend\n',
  },
  {
    language: 'php',
    wrap: (expression) => `<?php $x = ${expression};`,
    link: '->b(1)',
    join: ' . ',
    text: "<?php namespace A; use B\\{C, D as E}; #[F('g', h: 1)] class I extends J { const K = 'l'; function __construct(private ?M $n, ...$o) { $this->p = \"q {$r['s']} $t->u\" . <<<V\n w $x\n V; [$y, 'z' => $a] = ['b' => c(...$d)] ?? new E; } } ?>text",
  },
];

describe('Code of any shape', () => {
  for (const { language, wrap, link, join, text } of SAMPLES) {
    describe(language, () => {
      const read = reader(language);

      it('with syntax errors is read as far as it goes', () => {
        for (let end = 0; end <= text.length; end++) {
          const model = read(text.slice(0, end));
          checkRanges(model, end);
          checkRanges(read(text.slice(end)), text.length - end);
        }
      });

      it('with parts missing is read as far as it goes', () => {
        for (let at = 0; at < text.length; at += 3) {
          read(text.slice(0, at) + text.slice(at + 4));
          read(`${text.slice(0, at)}(${text.slice(at)}`);
        }
      });

      it('of no length has nothing in it', () => {
        assert.deepEqual(read(''), { imports: [], calls: [], assignments: [], functions: [] });
      });

      it('in a chain of 150 calls is resolved to its start', () => {
        const model = read(wrap(`start()${link.repeat(150)}`));
        assert.equal(model.calls.length, 151);
        assert.equal(model.calls[0]?.callee, `start()${'.b()'.repeat(149)}.b`);
        assert.equal(model.assignments[0]?.value.kind, 'call');
      });

      it('in a chain of 300 calls is read', () => {
        const model = read(wrap(`start()${link.repeat(300)}`));
        assert.equal(model.calls.length, 301);
        assert.equal(model.calls.at(-1)?.callee, 'start');
        assert.ok(model.calls.every(({ method }) => method === 'b' || method === 'start'));
      });

      it('in a chain of 5,000 calls is read', () => {
        assert.equal(read(wrap(`start()${link.repeat(5000)}`)).calls.length, 5001);
      });

      it('in 5,000 calls within calls is read, and cut', () => {
        const model = read(wrap(`${'f('.repeat(5000)}1${')'.repeat(5000)}`));
        assert.equal(model.calls.length, 5000);
        assert.deepEqual(new Set(callees(model)), new Set(['f']));
        structuredClone(model.assignments);
        assert.equal(show(model.calls.at(-2)?.args[0] ?? assert.fail()), 'f(1)');
      });

      it('in 5,000 parentheses, unclosed brackets, concatenations and closures is read', () => {
        read(wrap(`${'('.repeat(5000)}1${')'.repeat(5000)}`));
        read(wrap('f(['.repeat(5000)));
        read(wrap(`a${`${join}"b"`.repeat(5000)}`));
        read(wrap(`${`"a"${join}(`.repeat(5000)}b${')'.repeat(5000)}`));
        read(wrap(`${'- '.repeat(5000)}1`));
        read(wrap(`a${'["b"]'.repeat(5000)}`));
      });
    });
  }

  describe('made to grow', () => {
    const python = reader('python');
    const javascript = reader('javascript');
    const lines = (count: number, line: (index: number) => string): string =>
      Array.from({ length: count }, (_, index) => line(index)).join('\n');

    it('is cut: text, lists, choices, objects and aliases that double or go on', () => {
      const text =
        'x0 = "aaaaaaaaaaaaaaaa"\n' + lines(60, (i) => `x${String(i + 1)} = x${String(i)} + x${String(i)}`);
      assert.equal(python(`${text}\nf(x60)`).calls.length, 1);
      const list = 'x0 = ["a"]\n' + lines(60, (i) => `x${String(i + 1)} = [x${String(i)}, x${String(i)}]`);
      assert.equal(python(`${list}\nf(x60)`).calls.length, 1);
      const choice =
        'const x0 = "a";' + lines(60, (i) => `const x${String(i + 1)} = x${String(i)} || x${String(i)};`);
      assert.equal(javascript(`${choice}\nf(x60)`).calls.length, 1);
      const spread =
        'const x0 = { a: 1 };' +
        lines(60, (i) => `const x${String(i + 1)} = { ...x${String(i)}, ...x${String(i)} };`);
      assert.equal(javascript(`${spread}\nf(x60)`).calls.length, 1);
      const alias = lines(5000, (i) => `x${String(i + 1)} = x${String(i)}.a("b")`);
      assert.equal(python(`x5000.go()\n${alias}`).calls.length, 5001);
    });
  });
});

function checkRanges(model: CodeModel, length: number): void {
  const all = [...model.imports, ...model.calls, ...model.assignments, ...model.functions];
  for (const { start, end } of all) {
    assert.ok(0 <= start && start <= end && end <= length);
  }
  for (const { start, end, calleeRange, argsRange } of model.calls) {
    assert.ok(start <= calleeRange.start && calleeRange.end <= end && argsRange.end <= end);
    assert.ok(calleeRange.end <= argsRange.start || argsRange.start === argsRange.end);
  }
}
