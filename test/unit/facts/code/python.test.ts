import assert from 'node:assert/strict';
import { argumentOf, assignments, callees, calls, imports, reader } from './read.ts';

describe('Python as a code model', () => {
  const py = reader('python');

  describe('imports', () => {
    const resolved: [text: string, callee: string][] = [
      ['import jwt\njwt.decode()', 'jwt.decode'],
      ['import a.b\na.b.c()', 'a.b.c'],
      ['import a.b as c\nc.d()', 'a.b.d'],
      ['import os.path, sys\nos.getenv()', 'os.getenv'],
      ['from jwt import decode\ndecode()', 'jwt.decode'],
      ['from jwt import (\n  decode as d,\n)\nd()', 'jwt.decode'],
      ['from a.b import c\nc.d()', 'a.b.c.d'],
      ['from . import x\nx.y()', '.x.y'],
      ['from .x import y\ny()', '.x.y'],
      ['from ..x.z import y as w\nw()', '..x.z.y'],
      ['def g():\n  import jwt as j\n  j.encode()', 'jwt.encode'],
      ['try:\n  import redis\nexcept ImportError:\n  redis = None\nredis.get()', 'redis.get'],
    ];
    for (const [text, callee] of resolved) {
      it(`are resolved: ${JSON.stringify(text)}`, () => {
        assert.deepEqual(callees(py(text)), [callee]);
      });
    }

    it('are listed with module, name and local name', () => {
      const text =
        'import a.b, c as d\nfrom e import f as g, h\nfrom i import *\nfrom .. import j\nfrom __future__ import k';
      assert.deepEqual(imports(py(text)), ['a.b as a', 'c as d', 'e f as g', 'e h as h', 'i *', '.. j as j']);
    });
  });

  describe('calls', () => {
    it('name what is called and keep keyword arguments apart', () => {
      const model = py(`from flask import Flask
app = Flask(__name__)
app.run(host='0.0.0.0', debug=True)
requests.get(url, *args, verify=False, **options)
Foo(1).bar()
await client.get('/')
f(x for x in y)
`);
      assert.deepEqual(calls(model), [
        'flask.Flask(__name__)',
        'flask.Flask().run(host="0.0.0.0", debug=true)',
        'requests.get(url, verify=false, …)',
        'Foo().bar()',
        'Foo(1)',
        'client.get("/")',
        'f(other)',
      ]);
    });

    it('of the environment stay calls', () => {
      const model = py(`import os
from os import getenv, environ
f(os.environ['A']); f(os.environ.get('B', 'd')); f(os.getenv('C', 'd')); f(getenv('D')); f(environ['E'])`);
      const values = calls(model).filter((call) => call.startsWith('f('));
      assert.deepEqual(values, [
        'f(os.environ.A)',
        'f(os.environ.get("B", "d"))',
        'f(os.getenv("C", "d"))',
        'f(os.getenv("D"))',
        'f(os.environ.E)',
      ]);
    });

    it('take over keyword arguments that the file tells', () => {
      assert.deepEqual(calls(py(`o = {'secure': False}\nf(**o)`)), ['f(secure=false)']);
    });

    it('are decorators where they decorate, once', () => {
      const model = py(`@app.route('/x', methods=['POST'])
@login_required
@auth.admin
async def x():
  pass
`);
      assert.deepEqual(calls(model), [
        '@app.route("/x", methods=["POST"])',
        '@login_required()',
        '@auth.admin()',
      ]);
    });

    it('resolve what an object holds', () => {
      const model = py(`import boto3
class A:
  def __init__(self):
    self.s3 = boto3.client('s3')
  def go(self):
    self.s3.upload()
    with connect() as db:
      db.execute('x')
    if (m := re.match(p)):
      m.group()
`);
      assert.deepEqual(callees(model), [
        'boto3.client',
        'boto3.client().upload',
        'connect',
        'connect().execute',
        're.match',
        're.match().group',
      ]);
    });
  });

  describe('values', () => {
    const values: [text: string, shown: string][] = [
      [`'a\\'b'`, `"a'b"`],
      [`"a\\n\\x41\\d"`, '"a\\nA\\\\d"'],
      [`r'a\\n'`, '"a\\\\n"'],
      [`'\\s\\e\\w'`, '"\\\\s\\\\e\\\\w"'],
      [`b'a'`, '"a"'],
      [`Rb"a"`, '"a"'],
      [`'''a'b'''`, `"a'b"`],
      [`"""a\nb"""`, '"a\\nb"'],
      [`''`, '""'],
      [`'a' 'b'`, '"ab"'],
      [`('a'\n  "b")`, '"ab"'],
      [`f'a'`, '"a"'],
      [`f'a {b!r:>10} {{c}}'`, '`"a " b " {c}"`'],
      [`f"{b}"`, '`b`'],
      [`'a' f'{b}'`, '`"a" b`'],
      [`'a %s' % b`, '`"a %s" b`'],
      [`'a %s %s' % (b, c)`, '`"a %s %s" b c`'],
      [`'a {} {x}'.format(b, x=c)`, '`"a {} {x}" b c`'],
      [`'a' + b`, '`"a" b`'],
      [`'a' + 'b'`, '"ab"'],
      [`'secret'.encode()`, '"secret"'],
      ['5 % 2', 'other'],
      ['-1', '-1'],
      ['1.5', '1.5'],
      ['True', 'true'],
      ['None', 'null'],
      [`[1, 'a']`, '[1, "a"]'],
      ['(1, 2)', '[1, 2]'],
      ['{1, 2}', '[1, 2]'],
      [`{'a': 1, b: 2, 3: 4, **c}`, '{a: 1, ?: 2, 3: 4, …}'],
      [`a or 'b'`, '(a | "b")'],
      [`'a' if c else b`, '("a" | b)'],
      ['a and b', 'other'],
      ['lambda x: 1', 'function'],
      ['[x for x in y]', 'other'],
      ['a.b', 'a.b'],
      [`a['b']['c']`, 'a.b.c'],
      ['a[0]', 'a.?'],
      ['(1)', '1'],
    ];
    for (const [text, shown] of values) {
      it(`are read: ${text}`, () => {
        assert.equal(argumentOf(py(`f(${text})`)), shown);
      });
    }
  });

  describe('names', () => {
    const names: [what: string, text: string, shown: string][] = [
      ['assigned once', `s = 'x'\nf(s)`, '"x"'],
      ['annotated', `s: str = 'x'\nf(s)`, '"x"'],
      ['by position', `s, t = 'x', 'y'\nf(t)`, '"y"'],
      ['from a call', `s, t = g()\nf(s)`, 's'],
      ['in a chain', `s = t = 'x'\nf(s)`, '"x"'],
      ['assigned twice', `s = 'x'\ns = 'y'\nf(s)`, 's'],
      ['assigned on two branches', `if a:\n  s = 'x'\nelse:\n  s = 'y'\nf(s)`, 's'],
      ['added to', `s = 'x'\ns += 'y'\nf(s)`, 's'],
      ['global', `s = 'x'\ndef g():\n  global s\n  s = 'y'\nf(s)`, 's'],
      ['a parameter', `s = 'x'\ndef g(s):\n  f(s)`, 's'],
      ['a parameter with a type', `s = 'x'\ndef g(s: str):\n  f(s)`, 's'],
      ['a parameter with a default', `s = 'x'\ndef g(s='y'):\n  f(s)`, 's'],
      ['a parameter with both', `s = 'x'\ndef g(s: str = 'y'):\n  f(s)`, 's'],
      ['starred', `s = 'x'\ndef g(*s):\n  f(s)`, 's'],
      ['of a lambda', `s = 'x'\ng = lambda s: f(s)`, 's'],
      ['looped over', `for s in t:\n  f(s)`, 's'],
      ['comprehended', `[f(s) for s in t]`, 's'],
      ['an exception', `try:\n  pass\nexcept E as s:\n  f(s)`, 's'],
      ['of another function', `def g():\n  s = 'x'\ndef h():\n  s = 'y'\n  f(s)`, '"y"'],
      ['deleted', `s = 'x'\ndel s\nf(s)`, 's'],
      ['an attribute', `class A:\n  def g(self):\n    self.s = 'x'\n  def h(self):\n    f(self.s)`, '"x"'],
    ];
    for (const [what, text, shown] of names) {
      it(`stand for what they mean: ${what}`, () => {
        assert.equal(argumentOf(py(text)), shown);
      });
    }
  });

  it('assignments include attributes, subscripts, class attributes and entries with a string key', () => {
    const model = py(`from flask import Flask
app = Flask(__name__)
app.secret_key = 'x'
app.config['SECRET_KEY'] = 'y'
class Config:
  DEBUG = True
  KEY: str = 'k'
app.config.update({'A': 1, b: 2}, C=3)
a, b = 1, 2
if (n := 5): pass
`);
    assert.deepEqual(assignments(model), [
      'app = flask.Flask(__name__)',
      'flask.Flask().secret_key = "x"',
      'flask.Flask().config.SECRET_KEY = "y"',
      'DEBUG = true',
      'KEY = "k"',
      'A = 1',
      'a = 1',
      'b = 2',
      'n = 5',
    ]);
    assert.deepEqual(
      model.assignments.slice(1, 3).map(({ name }) => name),
      ['secret_key', 'SECRET_KEY'],
    );
  });

  it('functions have their names and say whether they are asynchronous', () => {
    const { functions } = py('async def a():\n  pass\ndef b():\n  return lambda: 1\n');
    assert.deepEqual(
      functions.map(({ name, async }) => [name, async]),
      [
        ['a', true],
        ['b', false],
        [undefined, false],
      ],
    );
  });
});
