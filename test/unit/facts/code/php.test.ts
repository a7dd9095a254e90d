import assert from 'node:assert/strict';
import { argumentOf, assignments, callees, calls, imports, reader } from './read.ts';

describe('PHP as a code model', () => {
  const parse = reader('php');
  const php = (text: string): ReturnType<typeof parse> => parse(`<?php\n${text}`);

  it('imports are what is used and what is included', () => {
    const model =
      php(`use Foo\\Bar as B; use Firebase\\JWT\\JWT; use \\A\\C; use A\\{D, E as F}; use function G\\h; use const I\\J;
require_once 'x.php'; include($y); require __DIR__ . '/z.php';`);
    assert.deepEqual(imports(model), [
      'Foo\\Bar as B',
      'Firebase\\JWT\\JWT as JWT',
      'A\\C as C',
      'A\\D as D',
      'A\\E as F',
      'G\\h as h',
      'I\\J as J',
      'x.php',
    ]);
  });

  describe('calls', () => {
    it('are resolved through use', () => {
      const model = php(`namespace App;
use Foo\\Bar as B; use Firebase\\JWT\\JWT; use function G\\h;
JWT::decode($t, $k); new B(1); B::go(); B\\Sub::go(); \\Abs\\X::go(); \\strlen($s); h(1); own(2); $f(3); self::x(); $o->y(4)->z(); $o?->w(); new $cls; $cls::make();`);
      assert.deepEqual(calls(model), [
        'Firebase\\JWT\\JWT.decode($t, $k)',
        'Foo\\Bar(1)',
        'Foo\\Bar.go()',
        'Foo\\Bar\\Sub.go()',
        'Abs\\X.go()',
        'strlen($s)',
        'G\\h(1)',
        'own(2)',
        '$f(3)',
        'self.x()',
        '$o.y().z()',
        '$o.y(4)',
        '$o.w()',
        '$cls()',
        '$cls.make()',
      ]);
      assert.deepEqual(
        model.calls.slice(0, 3).map(({ method }) => method),
        ['decode', 'Bar', 'go'],
      );
    });

    it('on properties, parameters and variables have the known class as their receiver', () => {
      const model = php(`use GuzzleHttp\\Client; use Illuminate\\Http\\Request;
class A {
  private Client $http; private ?Client $maybe; public $any;
  function __construct(private Request $promoted, $other) { $this->made = new Client(); $this->other = $other; }
  function go(Request $request, string $s, Client|Request $either) {
    $this->http->get('a'); $this->maybe->get('b'); $this->any->get('c'); $this->promoted->input('d'); $this->made->get('e');
    $request->input('f'); $s->x(); $either->y(); $c = new Client; $c->get('g'); (new Client)->get('h'); $k = fn(Request $q) => $q->input('i');
  }
}`);
      assert.deepEqual(
        callees(model).filter((callee) => callee.includes('.')),
        [
          'GuzzleHttp\\Client{}.get',
          'GuzzleHttp\\Client{}.get',
          '$this.any.get',
          'Illuminate\\Http\\Request{}.input',
          'GuzzleHttp\\Client{}.get',
          'Illuminate\\Http\\Request{}.input',
          '$s.x',
          '$either.y',
          'GuzzleHttp\\Client{}.get',
          'GuzzleHttp\\Client{}.get',
          'Illuminate\\Http\\Request{}.input',
        ],
      );
    });

    it('keep named arguments apart and say whether arguments are spread', () => {
      assert.deepEqual(calls(php(`setcookie('a', 'b', secure: false); x(...$args); y(...);`)), [
        'setcookie("a", "b", secure=false)',
        'x(…)',
        'y(…)',
      ]);
    });

    it('are constructs of the language too', () => {
      const model = php("echo $x, 'y'; print $x; exit(1); eval($x); include $f; $o = `ls $x`; @foo();");
      assert.deepEqual(calls(model), [
        'echo($x, "y")',
        'print($x)',
        'exit(1)',
        'eval($x)',
        'include($f)',
        'shell_exec(`"ls " $x`)',
        'foo()',
      ]);
    });

    it('are attributes where they describe', () => {
      const model = php(
        `use Symfony\\Route; #[Route('/x', methods: ['GET'])] class A { #[Pure] function b() {} }`,
      );
      assert.deepEqual(calls(model), ['@Symfony\\Route("/x", methods=["GET"])', '@Pure()']);
    });
  });

  describe('values', () => {
    const values: [text: string, shown: string][] = [
      [`'a\\'b\\n'`, `"a'b\\\\n"`],
      [`"a\\"b\\n\\u{e9}"`, '"a\\"b\\né"'],
      [`"\\d\\b\\$a"`, '"\\\\d\\\\b$a"'],
      [`"a $b c"`, '`"a " $b " c"`'],
      [`"a {$b['c']} d"`, '`"a " $b.c " d"`'],
      [`"a {$b->c}"`, '`"a " $b.c`'],
      [`'a' . $b . 'c'`, '`"a" $b "c"`'],
      [`'a' . "b"`, '"ab"'],
      [`sprintf('a %s', $b)`, '`"a %s" $b`'],
      ['<<<EOT\n  a\n    b\n  EOT', '"a\\n  b"'],
      [`<<<'EOT'\na $b\\n\nEOT`, '"a $b\\\\n"'],
      ['1', '1'],
      ['-1', '-1'],
      ['1.5', '1.5'],
      ['true', 'true'],
      ['FALSE', 'false'],
      ['NULL', 'null'],
      [`[1, 'a']`, '[1, "a"]'],
      [`array('a')`, '["a"]'],
      [`['a' => 1, 'b', X => 2, ...$c]`, '{a: 1, 0: "b", ?: 2, …}'],
      ['[]', '[]'],
      [`$a ?? 'b'`, '($a | "b")'],
      [`$c ? 'a' : $b`, '("a" | $b)'],
      [`$a ?: 'b'`, '($a | "b")'],
      [`env('X', 'd')`, 'env("X", "d")'],
      [`$_ENV['X']`, '$_ENV.X'],
      [`$_ENV['X'] ?? 'd'`, '($_ENV.X | "d")'],
      [`$a['b']['c']`, '$a.b.c'],
      ['$a[0]', '$a.?'],
      ['$a->b->c', '$a.b.c'],
      ['Foo::BAR', 'Foo.BAR'],
      ['Foo::class', 'Foo.class'],
      ['Foo::$bar', 'Foo.$bar'],
      ['PHP_EOL', 'PHP_EOL'],
      ['(string) $a', '$a'],
      ['(1)', '1'],
      ['$x = 2', '2'],
      ['function () { return 1; }', 'function'],
      ['fn($x) => 1', 'function'],
      ['new Foo(1)', 'Foo(1)'],
      ['!$a', 'other'],
      ['$a && $b', 'other'],
    ];
    for (const [text, shown] of values) {
      it(`are read: ${JSON.stringify(text)}`, () => {
        assert.equal(argumentOf(php(`f(${text});`)), shown);
      });
    }
  });

  describe('names', () => {
    const names: [what: string, text: string, shown: string][] = [
      ['a variable', `$s = 'x'; f($s);`, '"x"'],
      ['a constant', `const S = 'x'; f(S);`, '"x"'],
      ['defined', `define('S', 'x'); f(S);`, '"x"'],
      ['a constant of the class', `class A { const S = 'x'; function go() { f(self::S); } }`, '"x"'],
      ['a constant of the class, late', `class A { const S = 'x'; function go() { f(static::S); } }`, '"x"'],
      ['a property', `class A { private $s = 'x'; function go() { f($this->s); } }`, '"x"'],
      [
        'a property set in the constructor',
        `class A { function __construct() { $this->s = 'x'; } function go() { f($this->s); } }`,
        '"x"',
      ],
      [
        'a property set twice',
        `class A { private $s = 'x'; function go() { $this->s = 'y'; f($this->s); } }`,
        '$this.s',
      ],
      ['a static property', `class A { static $s = 'x'; function go() { f(self::$s); } }`, '"x"'],
      ['by position', `[$r, $s] = [1, 'x']; f($s);`, '"x"'],
      ['taken apart', `[$r, $s] = g(); f($s);`, '$s'],
      ['set twice', `$s = 'x'; $s = 'y'; f($s);`, '$s'],
      ['added to', `$s = 'x'; $s .= 'y'; f($s);`, '$s'],
      ['counted', `$s = 1; $s++; f($s);`, '$s'],
      ['given by default', `$s ??= 'x'; f($s);`, '"x"'],
      ['of another function', `function a() { $s = 'x'; } function b() { $s = 'y'; f($s); }`, '"y"'],
      ['global', `$s = 'x'; function a() { global $s; $s = 'y'; } f($s);`, '$s'],
      ['static', `function a() { static $s = 'x'; f($s); }`, '$s'],
      ['used by a closure', `$s = 'x'; $g = function () use ($s) { f($s); };`, '"x"'],
      ['a parameter', `$s = 'x'; function a($s) { f($s); }`, '$s'],
      ['a parameter with a type', `function a(Password $s) { f($s); }`, '$s'],
      ['many parameters', `function a(...$s) { f($s); }`, '$s'],
      ['of an arrow function', `$s = 'x'; $g = fn($s) => f($s);`, '$s'],
      ['looped over', `foreach ($t as $r => $s) { f($s); }`, '$s'],
      ['caught', `try {} catch (E $s) { f($s); }`, '$s'],
    ];
    for (const [what, text, shown] of names) {
      it(`stand for what they mean: ${what}`, () => {
        assert.equal(argumentOf(php(text)), shown);
      });
    }
  });

  it('assignments include constants, properties, elements with a string key and defines', () => {
    const model = php(`define('A', 'a'); const B = 'b';
class C { const D = 'd'; private ?string $e = 'e'; public static $f; function g() { $this->h = 'h'; static $i = 1; } }
$j = 'j'; $k['l']['m'] = 2; $n->o = 3; P::$q = 4; $r .= 'x'; $s ??= 5; $t[] = 6;
return ['key' => env('APP_KEY'), 'nested' => ['secret' => 's'], U => 7, 'plain'];`);
    assert.deepEqual(assignments(model), [
      'A = "a"',
      'B = "b"',
      'D = "d"',
      '$e = "e"',
      '$this.h = "h"',
      '$i = 1',
      '$j = "j"',
      '$k.l.m = 2',
      '$n.o = 3',
      'P.$q = 4',
      '$s = 5',
      '$t.? = 6',
      'key = env("APP_KEY")',
      'nested = {secret: "s"}',
      'secret = "s"',
    ]);
    assert.deepEqual(
      model.assignments.map(({ name }) => name),
      ['A', 'B', 'D', 'e', 'h', 'i', 'j', 'm', 'o', 'q', 's', '?', 'key', 'nested', 'secret'],
    );
  });

  it('functions are functions, methods and closures', () => {
    const { functions } = php(
      'function a() {} class B { function c() {} } $d = function () {}; $e = fn() => 1;',
    );
    assert.deepEqual(
      functions.map(({ name }) => name),
      ['a', 'c', undefined, undefined],
    );
  });

  it('text around the code is none', () => {
    const model = parse('<h1>f(x)</h1>\n<?php echo f(1); ?>\n<p><?= $y ?></p><?= h($z) ?><? $a ?>\n');
    assert.deepEqual(calls(model), ['echo(f(1))', 'f(1)', 'echo($y)', 'echo(h($z))', 'h($z)']);
  });
});
