import assert from 'node:assert/strict';
import { argumentOf, assignments, callees, calls, imports, reader } from './read.ts';

describe('Ruby as a code model', () => {
  const ruby = reader('ruby');

  it('imports are what is required', () => {
    const model = ruby(`require 'jwt'\nrequire_relative "./x"\nload 'y.rb'\nrequire name\nx.require 'z'`);
    assert.deepEqual(imports(model), ['jwt', './x', 'y.rb']);
  });

  describe('calls', () => {
    it('name what is called and keep keyword arguments apart', () => {
      const model = ruby(`JWT.decode(token, nil, false)
JWT.decode token, key, true, { algorithm: 'HS256' }
get '/x', to: 'a#b', :as => :q, "s" => 1
Net::HTTP.start(host, **options)
puts(*args)
each(&block)
OpenSSL::Cipher.new('aes')
::Foo.run(1)
x&.y(1)
f(x:)
`);
      assert.deepEqual(calls(model), [
        'JWT.decode(token, null, false)',
        'JWT.decode(token, key, true, {algorithm: "HS256"}, algorithm="HS256")',
        'get("/x", to="a#b", as="q", s=1)',
        'Net::HTTP.start(host, …)',
        'puts(…)',
        'each()',
        'OpenSSL::Cipher.new("aes")',
        'Foo.run(1)',
        'x.y(1)',
        'f(x=x)',
      ]);
      assert.equal(model.calls[0]?.method, 'decode');
    });

    it('know what a name was made with', () => {
      const model = ruby(`client = Redis.new(url: 'x')
client.get('a')
class A
  def initialize
    @http = Faraday.new
  end
  def go
    @http.post('/x')
  end
end
`);
      assert.deepEqual(callees(model), ['Redis.new', 'Redis.new().get', 'Faraday.new', 'Faraday.new().post']);
    });

    it('without arguments read like attributes, and words on a line of their own are calls', () => {
      const model = ruby(`class User < ApplicationRecord
  has_secure_password
  private
  def show(x)
    y = 1
    y
    authenticate!
    x
    render json: user.password
  end
end
`);
      assert.deepEqual(calls(model), [
        'has_secure_password()',
        'authenticate!()',
        'render(json=user.password)',
        'user.password()',
      ]);
    });

    it('take blocks', () => {
      const model = ruby(`Rails.application.configure do
  config.force_ssl = true
end
get '/x' do |a, (b, c), d: 1|
  halt 403 unless ok?(a)
end
ENV.fetch('X') { 'd' }
`);
      assert.deepEqual(calls(model), [
        'Rails.application.configure()',
        'Rails.application()',
        'get("/x")',
        'halt(403)',
        'ok?(a)',
        'ENV.fetch("X")',
      ]);
      assert.equal(model.functions.length, 3);
    });
  });

  describe('values', () => {
    const values: [text: string, shown: string][] = [
      [`'a\\'b\\n'`, `"a'b\\\\n"`],
      [`"a\\"b\\n\\u00e9\\e"`, '"a\\"b\\né\\u001b"'],
      ['"a #{b} c"', '`"a " b " c"`'],
      ['"{#{b}}"', '`"{" b "}"`'],
      ['%q(a b)', '"a b"'],
      ['%(a #{b})', '`"a " b`'],
      [`'a' 'b'`, '"ab"'],
      [`'a' + b`, '`"a" b`'],
      [`'a' + 'b'`, '"ab"'],
      [`'a %s' % b`, '`"a %s" b`'],
      [`'a %s %s' % [b, c]`, '`"a %s %s" b c`'],
      [`format('a %s', b)`, '`"a %s" b`'],
      [`'a'.freeze`, '"a"'],
      ['%w[a b].freeze', '["a", "b"]'],
      ['%i[a b]', '["a", "b"]'],
      [':a', '"a"'],
      [':"a b"', '"a b"'],
      ['1', '1'],
      ['-1', '-1'],
      ['1.5', '1.5'],
      ['true', 'true'],
      ['nil', 'null'],
      ['[1, :a]', '[1, "a"]'],
      [`({ a: 1, 'b' => 2, :c => 3, "d": 4, e => 5, **g })`, '{a: 1, b: 2, c: 3, d: 4, ?: 5, …}'],
      [`a || 'b'`, '(a | "b")'],
      [`(a or 'b')`, '(a | "b")'],
      [`c ? 'a' : b`, '("a" | b)'],
      [`(g(1) rescue 'b')`, '(g(1) | "b")'],
      [`ENV['X']`, 'ENV.X'],
      [`ENV.fetch('X', 'd')`, 'ENV.fetch("X", "d")'],
      [`ENV['X'] || 'd'`, '(ENV.X | "d")'],
      ['params[:x]', 'params.x'],
      ['a[0]', 'a.?'],
      ['Rails.application.secret', 'Rails.application.secret'],
      ['OpenSSL::SSL::VERIFY_NONE', 'OpenSSL::SSL::VERIFY_NONE'],
      ['user.find(1).name', 'user.find().name'],
      ['Foo.new', 'Foo.new()'],
      ['->(x) { x }', 'function'],
      ['lambda { |x| x }', 'function'],
      ['(1)', '1'],
      ['/re/', 'other'],
      ['!a', 'other'],
      ['a..b', 'other'],
    ];
    for (const [text, shown] of values) {
      it(`are read: ${text}`, () => {
        assert.equal(argumentOf(ruby(`f(${text})`)), shown);
      });
    }

    it('of heredocs are their bodies', () => {
      assert.equal(argumentOf(ruby('f(<<~SQL)\n  select\n    x\nSQL\n')), '"select\\n  x\\n"');
      assert.equal(argumentOf(ruby("f(<<-'SQL')\n a\\n#{b}\n SQL\n")), '" a\\\\n#{b}\\n"');
      assert.equal(argumentOf(ruby('f(<<SQL)\na #{b}\nSQL\n')), '`"a " b "\\n"`');
      assert.deepEqual(calls(ruby('f(<<A, <<B)\na\nA\nb\nB\n')), ['f("a\\n", "b\\n")']);
    });
  });

  describe('names', () => {
    const names: [what: string, text: string, shown: string][] = [
      ['a constant', `S = 'x'\nclass A\n  def go\n    f(S)\n  end\nend`, '"x"'],
      ['a constant in a class', `class A\n  S = 'x'.freeze\n  def go\n    f(S)\n  end\nend`, '"x"'],
      [
        'an instance variable',
        `class A\n  def a\n    @s = 'x'\n  end\n  def b\n    f(@s)\n  end\nend`,
        '"x"',
      ],
      [
        'an instance variable set twice',
        `class A\n  def a\n    @s = 'x'\n    @s = 'y'\n    f(@s)\n  end\nend`,
        '@s',
      ],
      ['a local', `s = 'x'\nf(s)`, '"x"'],
      ['by position', `r, s = 1, 'x'\nf(s)`, '"x"'],
      ['taken apart', `r, s = g\nf(s)`, 's'],
      ['given by default', `@s ||= 'x'\nf(@s)`, '"x"'],
      ['set twice', `s = 'x'\ns = 'y'\nf(s)`, 's'],
      ['set in a block', `s = 'x'\ng { s = 'y' }\nf(s)`, 's'],
      ['added to', `s = 'x'\ns += 'y'\nf(s)`, 's'],
      ['of another method', `def a\n  s = 'x'\nend\ndef b\n  s = 'y'\n  f(s)\nend`, '"y"'],
      ['a parameter', `def a(s)\n  f(s)\nend`, 's'],
      ['a parameter with a default', `def a(s = 'x')\n  f(s)\nend`, 's'],
      ['a keyword', `def a(s: 'x')\n  f(s)\nend`, 's'],
      ['starred', `def a(*s)\n  f(s)\nend`, 's'],
      ['of a block', `s = 'x'\ng { |s| f(s) }`, 's'],
      ['of a block, taken apart', `s = 'x'\ng { |(r, s)| f(s) }`, 's'],
      ['rescued', `begin\nrescue E => s\n  f(s)\nend`, 's'],
      ['looped over', `for s in t do\n  f(s)\nend`, 's'],
    ];
    for (const [what, text, shown] of names) {
      it(`stand for what they mean: ${what}`, () => {
        assert.equal(argumentOf(ruby(text)), shown);
      });
    }
  });

  it('assignments include constants, variables, attributes, entries of hashes, not keyword arguments', () => {
    const model = ruby(`KEY = 'k'
Foo::BAR = 'b'
@token = 't'
$global = 1
config.secret_key = 's'
self.password = 'p'
Rails.application.config.x = 2
h[:key] = 3
@a ||= 4
n += 1
a, b = 5, 6
set :session_secret, value: 7
x = { api_key: 'z', 'other' => 8, y => 9 }
`);
    assert.deepEqual(assignments(model), [
      'KEY = "k"',
      'Foo::BAR = "b"',
      '@token = "t"',
      '$global = 1',
      'config.secret_key = "s"',
      'self.password = "p"',
      'Rails.application.config.x = 2',
      'h.key = 3',
      '@a = 4',
      'a = 5',
      'b = 6',
      'x = {api_key: "z", other: 8, ?: 9}',
      'api_key = "z"',
      'other = 8',
    ]);
    assert.deepEqual(
      model.assignments.slice(1, 8).map(({ name }) => name),
      ['BAR', 'token', 'global', 'secret_key', 'password', 'x', 'key'],
    );
    assert.deepEqual(callees(model), ['Rails.application.config', 'Rails.application', 'set']);
  });

  it('functions are methods, lambdas and blocks', () => {
    const { functions } = ruby('def a\nend\ndef self.b = 1\nc { 1 }\nd do\nend\ne = ->(x) { x }\n');
    assert.deepEqual(
      functions.map(({ name }) => name),
      ['a', 'b', undefined, undefined, undefined],
    );
  });
});
