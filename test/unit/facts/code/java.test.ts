import assert from 'node:assert/strict';
import { argumentOf, assignments, callees, calls, imports, reader } from './read.ts';

describe('Java as a code model', () => {
  const java = reader('java');
  const inMethod = (text: string): string => `class A { void go() { ${text} } }`;

  it('imports are listed with the class as the module', () => {
    const model = java(
      'package x; import a.b.C; import static a.b.D.e; import a.b.*; import static a.b.F.*; class A {}',
    );
    assert.deepEqual(imports(model), ['a.b.C as C', 'a.b.D e as e', 'a.b *', 'a.b.F *']);
  });

  describe('calls', () => {
    it('are resolved through imports', () => {
      const model = java(`import io.jsonwebtoken.Jwts; import static a.b.C.check;
class A { void go() { Jwts.parser().verifyWith(k).build(); check(1); own(); this.own(); super.own(); a.b.C.d(); new java.io.File("x"); } }`);
      assert.deepEqual(callees(model), [
        'io.jsonwebtoken.Jwts.parser().verifyWith().build',
        'io.jsonwebtoken.Jwts.parser().verifyWith',
        'io.jsonwebtoken.Jwts.parser',
        'a.b.C.check',
        'own',
        'this.own',
        'super.own',
        'a.b.C.d',
        'java.io.File',
      ]);
    });

    it('on fields, locals and parameters have the declared type as their receiver', () => {
      const model =
        java(`import org.springframework.web.client.RestTemplate; import java.util.List; import x.Repo; import x.Req;
class A {
  private final RestTemplate rest; private List<String> names; private Repo repo = new Repo();
  A(RestTemplate rest) { this.rest = rest; }
  void a(Req req, int n, byte[] bytes) {
    rest.getForObject(url, String.class); this.rest.delete(url); names.add("x"); repo.save(); req.header(); n.x(); bytes.y();
    RestTemplate local = make(); local.put();
    for (Req r : all) { r.one(); }
    try (Req s = open()) { s.two(); }
    if (o instanceof Req t) { t.three(); }
    var u = new Req(); u.four();
    new Req().five(); ((Req) v).six();
    list.forEach(rest -> rest.seven());
    list.forEach((Req w) -> w.eight());
  }
}`);
      assert.deepEqual(
        callees(model).filter((callee) => callee.includes('.') && !callee.endsWith('forEach')),
        [
          'x.Repo',
          'org.springframework.web.client.RestTemplate{}.getForObject',
          'org.springframework.web.client.RestTemplate{}.delete',
          'java.util.List{}.add',
          'x.Repo{}.save',
          'x.Req{}.header',
          'n.x',
          'bytes.y',
          'org.springframework.web.client.RestTemplate{}.put',
          'x.Req{}.one',
          'x.Req{}.two',
          'x.Req{}.three',
          'x.Req',
          'x.Req{}.four',
          'x.Req{}.five',
          'x.Req',
          'x.Req{}.six',
          'rest.seven',
          'x.Req{}.eight',
        ],
      );
    });

    it('on a name with several types keep the name', () => {
      const model = java('class A { void a() { B x; x.go(); C x; x.go(); } void b(D x) { x.go(); } }');
      assert.deepEqual(callees(model), ['x.go', 'x.go', 'D{}.go']);
    });

    it('of constructors and their like are calls of the class', () => {
      const model = java(`import x.Foo; class A extends B { A() { super(1); } A(int a) { this(); }
  Object b = new Foo<String>("a") { void c() { d(); } }; Object e = new Foo.Inner(); }`);
      assert.deepEqual(calls(model), ['super(1)', 'this()', 'x.Foo("a")', 'd()', 'x.Foo.Inner()']);
    });

    it('are annotations too, with named members', () => {
      const model = java(`import org.x.CrossOrigin; import org.x.*;
@RestController @CrossOrigin(origins = "*", maxAge = 3600)
class A { @Value("\${a:b}") String s; @RequestMapping(value = {"/a", "/b"}, method = RequestMethod.GET) void go(@RequestParam(required = false) String q) {}
  @org.y.Full(@Inner(1)) void full() {} }`);
      assert.deepEqual(calls(model), [
        '@RestController()',
        '@org.x.CrossOrigin(origins="*", maxAge=3600)',
        '@Value(value="${a:b}")',
        '@RequestMapping(value=["/a", "/b"], method=RequestMethod.GET)',
        '@RequestParam(required=false)',
        '@org.y.Full(value=@Inner(value=1))',
        '@Inner(value=1)',
      ]);
    });

    it('stand in records, interfaces, enums, switches and lambdas', () => {
      const model =
        java(`record R(String p) { R { a(); } } interface I { String K = b(); default void m() { c(); } }
enum E { X(d()) { void o() { e(); } }; static { g(); } } class A { int h = switch (x) { case 1 -> i(); default -> { yield j(); } }; }`);
      assert.deepEqual(callees(model), ['a', 'b', 'c', 'd', 'e', 'g', 'i', 'j']);
    });
  });

  describe('values', () => {
    const values: [text: string, shown: string][] = [
      ['"a\\"b"', '"a\\"b"'],
      ['"a\\n\\u00e9\\t"', '"a\\né\\t"'],
      [`'c'`, '"c"'],
      ['"""\n    a\n      b\n    """', '"a\\n  b\\n"'],
      ['"a" + b + "c"', '`"a" b "c"`'],
      ['"a" + "b"', '"ab"'],
      ['String.format("a%s", b)', '`"a%s" b`'],
      ['"a%s".formatted(b)', '`"a%s" b`'],
      ['"secret".getBytes(UTF_8)', '"secret"'],
      ['"secret".toCharArray()', '"secret"'],
      ['1L', '1L'],
      ['-1', '-1'],
      ['0x1F', '0x1F'],
      ['1.5f', '1.5f'],
      ['true', 'true'],
      ['null', 'null'],
      ['new String[] {"a", "b"}', '["a", "b"]'],
      ['new byte[16]', 'other'],
      ['List.of("a")', 'List.of("a")'],
      ['c ? "a" : b', '("a" | b)'],
      ['(String) b', 'b'],
      ['((1))', '1'],
      ['x -> 1', 'function'],
      ['Foo::bar', 'Foo.bar'],
      ['Foo::new', 'Foo.new'],
      ['Foo.class', 'Foo.class'],
      ['a.b.C', 'a.b.C'],
      ['new Foo(1)', 'Foo(1)'],
      ['System.getenv("X")', 'System.getenv("X")'],
      ['this', 'this'],
      ['b[0]', 'b.?'],
      ['x = 2', '2'],
    ];
    for (const [text, shown] of values) {
      it(`are read: ${JSON.stringify(text)}`, () => {
        assert.equal(argumentOf(java(inMethod(`f(${text});`))), shown);
      });
    }
  });

  describe('names', () => {
    const names: [what: string, text: string, shown: string][] = [
      ['a constant', 'class A { static final String S = "x"; void go() { f(S); } }', '"x"'],
      ['a field', 'class A { void go() { f(this.s); } String s = "x"; }', '"x"'],
      [
        'a field set in the constructor',
        'class A { String s; A() { this.s = "x"; } void go() { f(s); } }',
        '"x"',
      ],
      ['a field set twice', 'class A { String s = "x"; void a() { s = "y"; } void go() { f(s); } }', 's'],
      ['a local', inMethod('String s = "x"; f(s);'), '"x"'],
      ['a local set later', inMethod('String s; s = "x"; f(s);'), '"x"'],
      ['a local set twice', inMethod('String s = "x"; s = "y"; f(s);'), 's'],
      ['a local added to', inMethod('String s = "x"; s += "y"; f(s);'), 's'],
      ['a counter', inMethod('int s = 1; s++; f(s);'), 's'],
      [
        'of another method',
        'class A { void a() { String s = "x"; } void b() { String s = "y"; f(s); } }',
        '"y"',
      ],
      ['a parameter', 'class A { String s = "x"; void go(String s) { f(s); } }', 's'],
      ['many parameters', 'class A { String s = "x"; void go(String... s) { f(s); } }', 's'],
      ['of a lambda', 'class A { String s = "x"; Object o = g(s -> f(s)); }', 's'],
      ['of a lambda in parentheses', 'class A { String s = "x"; Object o = g((s, t) -> f(s)); }', 's'],
      ['of a lambda with types', 'class A { String s = "x"; Object o = g((String s) -> f(s)); }', 's'],
      ['looped over', inMethod('for (String s : t) { f(s); }'), 's'],
      ['caught', inMethod('try {} catch (E s) { f(s); }'), 's'],
      [
        'with a type keep their names as values',
        'class A { void go(Password password) { f(password); } }',
        'password',
      ],
    ];
    for (const [what, text, shown] of names) {
      it(`stand for what they mean: ${what}`, () => {
        assert.equal(argumentOf(java(text)), shown);
      });
    }
  });

  it('assignments include fields, locals, constants and properties', () => {
    const model =
      java(`import x.Cfg; class A { private static final String K = "k", L = "l"; int n; A(Cfg c) { this.n = 1; c.secret = "s"; a[0] = 2; n += 1; }
  void go() { int m = 3; try (R r = open()) {} } interface I { int O = 4; } }`);
    assert.deepEqual(assignments(model), [
      'K = "k"',
      'L = "l"',
      'this.n = 1',
      'x.Cfg{}.secret = "s"',
      'a.? = 2',
      'm = 3',
      'r = open()',
      'O = 4',
    ]);
    assert.equal(model.assignments[3]?.name, 'secret');
  });

  it('functions are methods, constructors and lambdas', () => {
    const { functions } = java('class A { A() {} void b() { c(x -> 1); } }');
    assert.deepEqual(
      functions.map(({ name }) => name),
      ['A', 'b', undefined],
    );
  });
});
