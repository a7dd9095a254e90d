import assert from 'node:assert/strict';
import { packageName } from '../../../../src/facts/code/go.ts';
import { argumentOf, assignments, callees, calls, imports, reader } from './read.ts';

describe('Go as a code model', () => {
  const go = reader('go');
  const inFunction = (text: string): string => `package a\nfunc main() {\n${text}\n}\n`;

  describe('imports', () => {
    it('are listed with the path as the module', () => {
      const model = go(
        'package a\nimport "fmt"\nimport (\n\tj "github.com/golang-jwt/jwt/v5"\n\t. "x/y"\n\t_ "z"\n)\n',
      );
      assert.deepEqual(imports(model), ['fmt as fmt', 'github.com/golang-jwt/jwt/v5 as j', 'x/y *', 'z']);
    });

    const packages: [path: string, name: string][] = [
      ['fmt', 'fmt'],
      ['net/http', 'http'],
      ['github.com/golang-jwt/jwt/v5', 'jwt'],
      ['gopkg.in/yaml.v3', 'yaml'],
      ['github.com/redis/go-redis/v9', 'redis'],
      ['github.com/dgrijalva/jwt-go', 'jwt'],
      ['github.com/nats-io/nats.go', 'nats'],
      ['github.com/x/y-z', 'y_z'],
      ['v2', 'v2'],
      ['', ''],
    ];
    for (const [path, name] of packages) {
      it(`${path || 'without a path'} most likely declares ${name || 'nothing'}`, () => {
        assert.equal(packageName(path), name);
      });
    }
  });

  describe('calls', () => {
    it('are resolved through imports', () => {
      const model = go(`package a
import ("net/http"; "github.com/golang-jwt/jwt/v5"; myos "os")
func main() { jwt.Parse(t, k); http.ListenAndServe(":1", nil); myos.Getenv("X"); own(); gen[int](1); pkg.Gen[int, string](1, 2)
  go func() { defer done() }(); xs.Each(more...) }
`);
      assert.deepEqual(calls(model), [
        'github.com/golang-jwt/jwt/v5.Parse(t, k)',
        'net/http.ListenAndServe(":1", null)',
        'os.Getenv("X")',
        'own()',
        'gen(1)',
        'pkg.Gen(1, 2)',
        '?()',
        'done()',
        'xs.Each(…)',
      ]);
      assert.deepEqual(
        model.calls.slice(0, 3).map(({ method }) => method),
        ['Parse', 'ListenAndServe', 'Getenv'],
      );
    });

    it('on variables of a known type have the type as their receiver', () => {
      const model = go(`package a
import ("net/http"; "database/sql"; "github.com/gin-gonic/gin")
type Server struct { client *http.Client; db sql.DB; name string }
var global http.Client
func (s *Server) Handle(w http.ResponseWriter, r *http.Request, names ...http.Cookie) (out http.Header, err error) {
  w.Header().Set("a", "b"); r.URL.Query().Get("x"); s.client.Get("u"); s.db.Query("q"); s.name.x(); s.run(); out.Add("a", "b"); err.Error(); names.x()
  global.Do(r)
  srv := &http.Server{Addr: ":1"}
  srv.ListenAndServe()
  router := gin.Default()
  router.Use(m)
  c, err := r.Cookie("x")
  c.String()
  t := v.(*http.Cookie)
  t.String()
  n := new(http.Client)
  n.Get("x")
  (&http.Client{}).Get("y")
  switch y := v.(type) { case int: y.run() }
}
func other(s Other) { s.client.Get("u"); srv.Close() }
`);
      assert.deepEqual(
        callees(model).filter((callee) => callee !== 'new'),
        [
          'net/http.ResponseWriter{}.Header().Set',
          'net/http.ResponseWriter{}.Header',
          'net/http.Request{}.URL.Query().Get',
          'net/http.Request{}.URL.Query',
          'net/http.Client{}.Get',
          'database/sql.DB{}.Query',
          'Server{}.name.x',
          'Server{}.run',
          'net/http.Header{}.Add',
          'err.Error',
          'names.x',
          'net/http.Client{}.Do',
          'net/http.Server{}.ListenAndServe',
          'github.com/gin-gonic/gin.Default',
          'github.com/gin-gonic/gin.Default().Use',
          'net/http.Request{}.Cookie',
          'net/http.Request{}.Cookie().String',
          'net/http.Cookie{}.String',
          'net/http.Client{}.Get',
          'net/http.Client{}.Get',
          'y.run',
          'Other{}.client.Get',
          'srv.Close',
        ],
      );
    });
  });

  describe('values', () => {
    const values: [text: string, shown: string][] = [
      ['"a\\"b\\n\\u00e9"', '"a\\"b\\né"'],
      ['`a\\n"b"`', '"a\\\\n\\"b\\""'],
      [`'c'`, '"c"'],
      ['"a" + b', '`"a" b`'],
      ['"a" + "b"', '"ab"'],
      ['a + b', 'other'],
      ['fmt.Sprintf("a %s", b)', '`"a %s" b`'],
      ['[]byte("secret")', '"secret"'],
      ['string(b)', 'string(b)'],
      ['-1', '-1'],
      ['1.5', '1.5'],
      ['true', 'true'],
      ['nil', 'null'],
      ['[]string{"a", "b"}', '["a", "b"]'],
      ['[...]int{1}', '[1]'],
      ['map[string]string{"a": "b", c: "d"}', '{a: "b", ?: "d"}'],
      [
        '&http.Server{Addr: ":1", TLS: &tls.Config{InsecureSkipVerify: true}}',
        'http.Server{Addr: ":1", TLS: tls.Config{InsecureSkipVerify: true}}',
      ],
      ['http.Cookie{}', 'http.Cookie{}'],
      ['Point{1, 2}', 'Point{?: 1, ?: 2}'],
      ['pkg.Gen[int]{A: 1}', 'pkg.Gen{A: 1}'],
      ['[]http.Cookie{{Name: "a"}, {Name: "b"}}', '[http.Cookie{Name: "a"}, http.Cookie{Name: "b"}]'],
      ['[]*http.Cookie{{Name: "a"}}', '[http.Cookie{Name: "a"}]'],
      ['map[string][]Point{"a": {{X: 1}}}', '{a: [Point{X: 1}]}'],
      ['struct{ A int }{A: 1}', '{A: 1}'],
      ['func() {}', 'function'],
      ['(1)', '1'],
      ['*p', 'p'],
      ['a.b', 'a.b'],
      ['a["b"]', 'a.b'],
      ['a[0]', 'a.?'],
      ['os.Getenv("X")', 'os.Getenv("X")'],
      ['v.(string)', 'v'],
      ['!a', 'other'],
    ];
    for (const [text, shown] of values) {
      it(`are read: ${text}`, () => {
        assert.equal(argumentOf(go(inFunction(`f(${text})`))), shown);
      });
    }
  });

  it('types of literals are resolved', () => {
    const model = go(
      'package a\nimport h "net/http"\nvar c = &h.Cookie{Secure: false}\nfunc main() { h.SetCookie(w, c) }\n',
    );
    assert.deepEqual(calls(model), ['net/http.SetCookie(w, net/http.Cookie{Secure: false})']);
  });

  describe('names', () => {
    const names: [what: string, text: string, shown: string][] = [
      ['a constant', 'package a\nconst s = "x"\nfunc main() { f(s) }', '"x"'],
      ['constants in a group', 'package a\nconst (\n r, s = 1, "x"\n)\nfunc main() { f(s) }', '"x"'],
      ['a variable', 'package a\nvar s string = "x"\nfunc main() { f(s) }', '"x"'],
      ['a short declaration', inFunction('s := "x"\nf(s)'), '"x"'],
      ['by position', inFunction('r, s := 1, "x"\nf(s)'), '"x"'],
      ['the first result', inFunction('s, err := g()\nf(s)'), 'g()'],
      ['a further result', inFunction('err, s := g()\nf(s)'), 's'],
      ['declared, then assigned', inFunction('var s string\ns = "x"\nf(s)'), '"x"'],
      ['assigned twice', inFunction('s := "x"\ns = "y"\nf(s)'), 's'],
      ['assigned in a closure', inFunction('s := "x"\nfunc() { s = "y" }()\nf(s)'), 's'],
      ['added to', inFunction('s := "x"\ns += "y"\nf(s)'), 's'],
      ['counted', inFunction('s := 1\ns++\nf(s)'), 's'],
      ['of another function', 'package a\nfunc a() { s := "x" }\nfunc b() { s := "y"; f(s) }', '"y"'],
      ['a parameter', 'package a\nvar s = "x"\nfunc a(r, s string) { f(s) }', 's'],
      ['a parameter with a type', 'package a\nfunc a(s *http.Request) { f(s) }', 's'],
      ['many parameters', 'package a\nvar s = "x"\nfunc a(s ...string) { f(s) }', 's'],
      ['a receiver', 'package a\nvar s = "x"\nfunc (s T) a() { f(s) }', 's'],
      ['ranged over', inFunction('for _, s := range t { f(s) }'), 's'],
      ['received', inFunction('select { case s := <-c: f(s) }'), 's'],
    ];
    for (const [what, text, shown] of names) {
      it(`stand for what they mean: ${what}`, () => {
        assert.equal(argumentOf(go(text)), shown);
      });
    }
  });

  it('assignments include variables, fields and entries of maps, not fields of literals', () => {
    const model = go(`package a
import ("net/http"; "github.com/gin-gonic/gin")
const k = "x"
var ( v, w = 1, 2 )
func main() {
  srv := &http.Server{Addr: ":1"}
  srv.ReadTimeout = 5
  h["key"] = "y"
  a, err := open()
  _ = a
  n += 1
  *p = 3
  c.JSON(200, gin.H{"secret": k, other: 1})
}
`);
    assert.deepEqual(assignments(model), [
      'k = "x"',
      'v = 1',
      'w = 2',
      'srv = net/http.Server{Addr: ":1"}',
      'net/http.Server{}.ReadTimeout = 5',
      'h.key = "y"',
      'a = open()',
      'p = 3',
      'secret = "x"',
    ]);
  });

  it('functions are functions, methods and literals', () => {
    const { functions } = go('package a\nfunc b() { c(func() {}) }\nfunc (s T) d() {}\n');
    assert.deepEqual(
      functions.map(({ name }) => name),
      ['b', undefined, 'd'],
    );
  });
});
