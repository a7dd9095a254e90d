import assert from 'node:assert/strict';
import { argumentOf, assignments, callees, calls, imports, reader } from './read.ts';

describe('JavaScript and TypeScript as a code model', () => {
  const js = reader('javascript');
  const ts = reader('typescript');
  const tsx = reader('tsx');

  describe('imports', () => {
    const resolved: [what: string, text: string, callee: string][] = [
      ['a default import', `import jwt from 'jsonwebtoken'; jwt.verify()`, 'jsonwebtoken.verify'],
      ['a named import', `import { verify } from 'jsonwebtoken'; verify()`, 'jsonwebtoken.verify'],
      ['an alias', `import { verify as check } from 'jsonwebtoken'; check()`, 'jsonwebtoken.verify'],
      ['a namespace', `import * as jwt from 'jsonwebtoken'; jwt.verify()`, 'jsonwebtoken.verify'],
      ['default as a name', `import { default as jwt } from 'jsonwebtoken'; jwt.sign()`, 'jsonwebtoken.sign'],
      ['default beside names', `import e, { json } from 'express'; e(json)`, 'express'],
      [
        'a module of Node',
        `import { createHash } from 'node:crypto'; createHash('md5')`,
        'crypto.createHash',
      ],
      ['a path', `import { x } from '../config.js'; x()`, '../config.js.x'],
      ['require', `const jwt = require('jsonwebtoken'); jwt.verify()`, 'jsonwebtoken.verify'],
      ['var and require', `var jwt = require("jsonwebtoken"); jwt.verify()`, 'jsonwebtoken.verify'],
      ['a part of require', `const v = require('jsonwebtoken').verify; v()`, 'jsonwebtoken.verify'],
      ['require taken apart', `const { verify } = require('jsonwebtoken'); verify()`, 'jsonwebtoken.verify'],
      ['require with an alias', `const { verify: v } = require('jsonwebtoken'); v()`, 'jsonwebtoken.verify'],
      ['require with a default', `const { sign = g } = require('j'); sign()`, 'j.sign'],
      ['the rest of require', `const { a, ...rest } = require('j'); rest.b()`, 'j.b'],
      ['require in an assignment', `let j; try { j = require('j') } catch { j = null } j.a()`, 'j.a'],
      ['a dynamic import', `const jwt = await import('jsonwebtoken'); jwt.verify()`, 'jsonwebtoken.verify'],
      ['its default', `const { default: chalk } = await import('chalk'); chalk.red()`, 'chalk.red'],
      ['.default', `const jwt = require('jsonwebtoken'); jwt.default.verify()`, 'jsonwebtoken.verify'],
      [
        'an alias of an import',
        `import jwt from 'jsonwebtoken'; const j = jwt; j.sign()`,
        'jsonwebtoken.sign',
      ],
      ['an alias of a part', `import jwt from 'j'; const s = jwt.sign; s()`, 'j.sign'],
      ['a part taken apart', `import jwt from 'j'; const { sign } = jwt; sign()`, 'j.sign'],
      ['a part with an alias', `import jwt from 'j'; const { sign: s } = jwt; s()`, 'j.sign'],
      ['a part of a part', `import a from 'a'; const { b: { c } } = a; c()`, 'a.b.c'],
      ['this', `import j from 'j'; class A { constructor() { this.j = j } go() { this.j.a() } }`, 'j.a'],
      ['a class field', `import j from 'j'; class A { j = j.make; go() { this.j.a() } }`, 'j.make.a'],
    ];
    for (const [what, text, callee] of resolved) {
      it(`are resolved: ${what}`, () => {
        const found = callees(js(text)).filter((name) => name !== 'require' && name !== 'import');
        assert.deepEqual(found, [callee]);
      });
    }

    it('are listed with module, name and local name', () => {
      const text = `import a, { b as c, d } from 'm'; import * as n from 'o'; import 'p'; import { default as e } from 'q'`;
      assert.deepEqual(imports(js(text)), ['m as a', 'm b as c', 'm d as d', 'o as n', 'p', 'q as e']);
    });

    it('of TypeScript: types, `import x = require`', () => {
      const model = ts(`import type { Request } from 'express'; import { type A, b } from 'm';
        import x = require('y'); x.z(); b()`);
      assert.deepEqual(imports(model), ['express Request as Request', 'm A as A', 'm b as b', 'y as x']);
      assert.deepEqual(callees(model), ['y.z', 'm.b']);
    });

    it('without a name are listed once', () => {
      const model = js(`require('dotenv').config(); app.use(require('helmet')()); import('x').then(f);
        const y = require('y'); export { z } from 'z'`);
      assert.deepEqual(imports(model), ['dotenv', 'helmet', 'x', 'y as y', 'z']);
      assert.ok(callees(model).includes('dotenv.config'));
      assert.ok(callees(model).includes('helmet'));
    });

    it('win over a fallback, and not over a parameter', () => {
      const text = `import log from 'pino'; function f(log) { log.a() } const g = ({ log }) => log.b(); log.c()`;
      assert.deepEqual(callees(js(text)), ['log.a', 'log.b', 'pino.c']);
    });
  });

  describe('calls', () => {
    it('name what is called', () => {
      const model =
        js(`const app = express(); app.use(helmet()); a?.b?.(); new X(1).y(); f()(); a['b'](); this.go();
        (await a.b()).c(); new URL; import.meta.resolve()`);
      assert.deepEqual(callees(model), [
        'express',
        'express().use',
        'helmet',
        'a.b',
        'X().y',
        'X',
        'f()',
        'f',
        'a.b',
        'this.go',
        'a.b().c',
        'a.b',
        'URL',
        '?.resolve',
      ]);
    });

    it('say whether arguments are spread', () => {
      assert.deepEqual(calls(js('f(1, ...rest)')), ['f(1, …)']);
    });

    it('of tagged templates have the template as their argument', () => {
      const [call] = js('sql.query`select ${x}`').calls;
      assert.equal(call?.callee, 'sql.query');
      assert.deepEqual(calls(js('sql`select ${x}`')), ['sql(`"select " x`)']);
      assert.deepEqual(calls(js('sql`select`')), ['sql("select")']);
    });

    it('keep type arguments, assertions and generics out', () => {
      const text = `const r = new Map<string, X>(); app.get<Y>('/', h); (x as any).go(); y!.go(); (<Z>z).go(); a.b!.c()`;
      assert.deepEqual(callees(ts(text)), ['Map', 'app.get', 'x.go', 'y.go', '?.go', 'a.b.c']);
    });

    it('in a decorator stand once', () => {
      const model = ts(
        `@Controller('a') class A { @Get() @Public a(@Body(pipe()) b: B) {} @ns.Post('x') c() {} }`,
      );
      assert.deepEqual(calls(model), [
        '@Controller("a")',
        '@Get()',
        '@Public()',
        '@Body(pipe())',
        'pipe()',
        '@ns.Post("x")',
      ]);
    });

    it('know the imported types of fields', () => {
      const model = ts(`import { JwtService } from '@nestjs/jwt'; import { Repository } from 'typeorm';
        class A { private users: Repository<User>; constructor(private readonly jwt: JwtService, other: JwtService) {}
          go() { this.jwt.sign({}); this.users.query('x'); this.x.y(); other.z() } }`);
      assert.deepEqual(callees(model), [
        '@nestjs/jwt.JwtService{}.sign',
        'typeorm.Repository{}.query',
        'this.x.y',
        'other.z',
      ]);
    });

    it('come from JSX, class bodies, enums, namespaces and abstract classes', () => {
      const model =
        tsx(`enum E { A = f('a') } namespace N { g() } abstract class B { static { h() } x = i(); abstract j(): void }
        const V = <T,>(p: T) => <Foo bar={k()} {...l()}>{m()}<></></Foo>; type Q = typeof import('x')`);
      assert.deepEqual(callees(model), ['f', 'g', 'h', 'i', 'k', 'l', 'm', 'import']);
    });
  });

  describe('values', () => {
    const values: [text: string, shown: string][] = [
      [`'a\\'b'`, `"a'b"`],
      [`"a\\n\\u00e9\\x41\\u{1F600}"`, `"a\\néA😀"`],
      ['`plain`', '"plain"'],
      ['`a ${b} c`', '`"a " b " c"`'],
      ['`{${b}}`', '`"{" b "}"`'],
      [`'a' + b + 'c'`, '`"a" b "c"`'],
      [`'a' + 'b'`, '"ab"'],
      ['a + b', 'other'],
      ['-1', '-1'],
      ['1_000', '1_000'],
      ['true', 'true'],
      ['null', 'null'],
      ['undefined', 'null'],
      [`[1, 'a']`, '[1, "a"]'],
      [`{ a: 1, 'b-c': 2, [d]: 3, ['e']: 4, g, h() {} }`, '{a: 1, b-c: 2, ?: 3, e: 4, g: g, h: function}'],
      ['{ ...rest, a: 1 }', '{a: 1, …}'],
      [`a || 'b'`, '(a | "b")'],
      [`a ?? 'b'`, '(a | "b")'],
      ['a && b', 'other'],
      [`c ? 'a' : b`, '("a" | b)'],
      [`process.env.X || 'd'`, '(process.env.X | "d")'],
      [`process.env['X']`, 'process.env.X'],
      ['() => 1', 'function'],
      ['async function () {}', 'function'],
      ['await g(1)', 'g(1)'],
      ['((1))', '1'],
      ['x = 2', '2'],
      ['/re/', 'other'],
      ['this.x', 'this.x'],
    ];
    for (const [text, shown] of values) {
      it(`are read: ${text}`, () => {
        assert.equal(argumentOf(js(`f(${text})`)), shown);
      });
    }

    it('of TypeScript lose their casts', () => {
      assert.equal(
        argumentOf(ts(`f({ a: <any>'x', b: 'y' as const, c: z!, d: 1 satisfies number })`)),
        '{a: "x", b: "y", c: z, d: 1}',
      );
    });

    it('of objects that are spread are taken over', () => {
      assert.equal(argumentOf(js(`const base = { a: 1 }; f({ ...base, b: 2 })`)), '{a: 1, b: 2}');
    });
  });

  describe('names', () => {
    const names: [what: string, text: string, shown: string][] = [
      ['assigned once', `const s = 'x'; f(s)`, '"x"'],
      ['assigned once, below', `function g() { f(s) } const s = 'x'`, '"x"'],
      ['assigned through another', `const a = 'x'; const b = a; f(b)`, '"x"'],
      ['assigned twice', `let s = 'x'; s = 'y'; f(s)`, 's'],
      ['assigned in a function', `let s = 'x'; function g() { s = 'y' } f(s)`, 's'],
      ['added to', `let s = 'x'; s += 'y'; f(s)`, 's'],
      ['counted', `let n = 1; n++; f(n)`, 'n'],
      ['declared without a value', `let s; s = 'x'; f(s)`, 's'],
      ['a parameter', `const s = 'x'; function g(s) { f(s) }`, 's'],
      ['a parameter with a default', `const s = 'x'; function g(s = 'y') { f(s) }`, 's'],
      ['the parameter of an arrow', `const s = 'x'; const g = s => f(s)`, 's'],
      ['a parameter in parentheses', `const s = 'x'; const g = (s) => f(s)`, 's'],
      ['a parameter taken apart', `const s = 'x'; const g = ({ s }) => f(s)`, 's'],
      ['a parameter taken further apart', `const s = 'x'; const g = ([{ a: s = 1 }]) => f(s)`, 's'],
      ['a rest parameter', `const s = 'x'; const g = (...s) => f(s)`, 's'],
      ['a caught error', `const s = 'x'; function g() { try {} catch (s) { f(s) } }`, 's'],
      ['a loop variable', `for (const s of list) { f(s) }`, 's'],
      ['what is looped over', `const list = ['a']; for (const s of list) {} f(list)`, '["a"]'],
      ['of another function', `function g() { const s = 'x' } function h() { const s = 'y'; f(s) }`, '"y"'],
      ['of another function only', `function g() { const s = 'x' } f(s)`, 's'],
      ['nearest', `const s = 'x'; function h() { const s = 'y'; f(s) }`, '"y"'],
      ['in a circle', `const a = b; const b = a; f(a)`, 'b'],
      ['or given by default', `let s = null; s ??= 'x'; f(s)`, 's'],
      ['parts with a default', `const { s = 'x' } = o; f(s)`, 's'],
      ['parts of an array', `const [s] = o; f(s)`, 's'],
      ['functions', `const g = () => 1; f(g)`, 'g'],
    ];
    for (const [what, text, shown] of names) {
      it(`stand for what they mean: ${what}`, () => {
        assert.equal(argumentOf(js(text)), shown);
      });
    }

    it('of parameters of TypeScript stand for themselves', () => {
      assert.equal(argumentOf(ts(`const s = 'x'; function g(s: string) { f(s) }`)), 's');
      assert.equal(argumentOf(ts(`const s = 'x'; const g = ({ s }: O) => f(s)`)), 's');
      assert.equal(argumentOf(ts(`const s = 'x'; const g = (s?: string) => f(s)`)), 's');
    });
  });

  describe('assignments', () => {
    it('have resolved targets and the name as written', () => {
      const model =
        js(`const a = express(); a.locals.secret = 'x'; exports.b = 1; c['d-e.f'] = 2; g ??= 'h'; i += 1;
        const { j } = k`);
      assert.deepEqual(assignments(model), [
        'a = express()',
        'express().locals.secret = "x"',
        'exports.b = 1',
        'c.d-e.f = 2',
        'g = "h"',
      ]);
      assert.deepEqual(
        model.assignments.map(({ name }) => name),
        ['a', 'secret', 'b', 'd-e.f', 'g'],
      );
    });

    it('include properties of objects and fields of classes', () => {
      const model = ts(
        `session({ secret: 'x', 'cookie': { secure: false } }); class A { static #key = 'y'; b: B }`,
      );
      assert.deepEqual(assignments(model), [
        'secret = "x"',
        'cookie = {secure: false}',
        'secure = false',
        '#key = "y"',
      ]);
      assert.equal(model.assignments.at(-1)?.name, 'key');
    });

    it('are those of a chain too', () => {
      assert.deepEqual(assignments(js(`module.exports = app = 'x'`)), ['module.exports = "x"', 'app = "x"']);
    });
  });

  it('functions have their names and say whether they are asynchronous', () => {
    const { functions } = js(
      `async function a() {} const b = async x => 1; class C { d() {} async e() {} } function* g() {}`,
    );
    assert.deepEqual(
      functions.map(({ name, async }) => [name, async]),
      [
        ['a', true],
        [undefined, true],
        ['d', false],
        ['e', true],
        ['g', false],
      ],
    );
  });
});
