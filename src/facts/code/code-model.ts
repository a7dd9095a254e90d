/**
 * Source code in a form that is the same for every language: what is imported, called and assigned, with values reduced
 * to what can be known from one file. Adapters (one a language family) build it from a syntax tree; collectors ask it and
 * keep only plain facts. A model lives as long as its tree.
 */

/** Offsets into the file's text, the end exclusive. */
export interface CodeRange {
  readonly start: number;
  readonly end: number;
}

/** An entry of an object literal, dictionary, keyword argument list or struct literal. */
export interface Entry extends CodeRange {
  /** Undefined when the key is computed. */
  readonly key: string | undefined;
  readonly value: Value;
}

/**
 * A value as far as one file tells. `name` is a dotted path with its first part resolved through imports and single
 * assignments: `jsonwebtoken.verify`, `express().use`, `process.env.PORT`, `os.environ`. What a call gives is written
 * `f()`. Where a language declares types (Java, Go, PHP, fields of TypeScript), an instance is written `Type{}`, however
 * it was made: `java.net.http.HttpClient{}.send`, `net/http.Request{}.FormValue`, `GuzzleHttp\Client{}.get`. `?` stands
 * for what has no name. `choice` is one of several (`a || b`, `c ? a : b`, a lookup with a default): any of its options
 * may hold. What is nested very deeply, or very large, is `other`.
 */
export type Value = CodeRange &
  (
    | { readonly kind: 'string'; readonly text: string }
    | { readonly kind: 'number'; readonly text: string }
    | { readonly kind: 'boolean'; readonly value: boolean }
    | { readonly kind: 'null' }
    /** Text with something put in: a template, an f-string, a concatenation, a format call. */
    | { readonly kind: 'template'; readonly parts: readonly Value[] }
    | { readonly kind: 'list'; readonly items: readonly Value[] }
    | {
        readonly kind: 'object';
        readonly type: string | undefined;
        readonly entries: readonly Entry[];
        readonly open: boolean;
      }
    | { readonly kind: 'name'; readonly path: string }
    | { readonly kind: 'call'; readonly call: Call }
    | { readonly kind: 'choice'; readonly options: readonly Value[] }
    | { readonly kind: 'function' }
    | { readonly kind: 'other' }
  );

/** A call, `new` expression, decorator or annotation. */
export interface Call extends CodeRange {
  /**
   * What is called, resolved: `jsonwebtoken.verify`, `express().use`, `jwt.decode`,
   * `io.jsonwebtoken.Jwts.parser().parse`, `github.com/golang-jwt/jwt/v5.Parse`.
   */
  readonly callee: string;
  /** The last part of the callee: `verify`. */
  readonly method: string;
  readonly args: readonly Value[];
  /**
   * Keyword arguments (Python, Ruby, PHP), members of annotations (a single one is called `value`), and the options that a
   * Ruby call ends with; empty elsewhere.
   */
  readonly named: readonly Entry[];
  /** True where spread or splat arguments may add more than is seen. */
  readonly open: boolean;
  /** Where the callee's name stands, for evidence. */
  readonly calleeRange: CodeRange;
  /** Where the arguments stand, parentheses included; equal to the callee's end where there are none. */
  readonly argsRange: CodeRange;
  readonly isDecorator: boolean;
}

/**
 * An assignment or declaration with a value, also of properties: `app.secret_key = …`, `SECRET_KEY = …`, entries of object
 * literals and dictionaries with a known key, fields of classes. Keyword arguments and fields of struct literals are none.
 */
export interface Assignment extends CodeRange {
  /** Dotted target, its first part resolved: `app.secret_key` becomes `flask.Flask().secret_key`. */
  readonly target: string;
  /** The last part of the target as written, without the sign of a variable: `secret_key`. */
  readonly name: string;
  readonly value: Value;
}

/**
 * An import: `module` as written; `name` undefined when the whole module is meant, `*` for all that it holds. `local` is
 * empty where nothing is named. Of a class (Java, PHP) the module is the class.
 */
export interface Import extends CodeRange {
  readonly module: string;
  readonly name: string | undefined;
  readonly local: string;
}

/** A function with its body, for facts about what stands inside (route handlers, tests). */
export interface FunctionRange extends CodeRange {
  readonly name: string | undefined;
  readonly async: boolean;
}

export interface CodeModel {
  readonly imports: readonly Import[];
  readonly calls: readonly Call[];
  readonly assignments: readonly Assignment[];
  readonly functions: readonly FunctionRange[];
}

/** The named or positional argument of a call. */
export function argument(call: Call, position: number, name?: string): Value | undefined {
  const named = name === undefined ? undefined : call.named.find((entry) => entry.key === name)?.value;
  return named ?? call.args[position];
}

/** The value of a key of an object literal. */
export function property(value: Value | undefined, key: string): Value | undefined {
  return value?.kind === 'object' ? value.entries.find((entry) => entry.key === key)?.value : undefined;
}

/** The text of a value that is a string and nothing else. */
export function stringOf(value: Value | undefined): string | undefined {
  return value?.kind === 'string' ? value.text : undefined;
}

/** Every value that this one may be: the options of a choice, else itself. */
export function optionsOf(value: Value): readonly Value[] {
  return value.kind === 'choice' ? value.options.flatMap(optionsOf) : [value];
}
