import type { Call, CodeModel, Value } from '../code/code-model.ts';
import { childrenOfType, namedChildren, visitNodes } from '../code/walk.ts';
import type { OpenStart, ServerTimeout, ServerTimeouts } from '../server-timeouts.ts';
import type { Replacement } from '../site.ts';
import type { SourceFile } from '../source-file.ts';
import type { SyntaxNode } from '../syntax/syntax-trees.ts';

/** Functions that serve with the zero value of a server: no limit on how long a client may send. */
const UNBOUNDED =
  /^(net\/http|github\.com\/valyala\/fasthttp)\.(ListenAndServe|ListenAndServeTLS|ListenAndServeTLSEmbed|Serve|ServeTLS|ListenAndServeUNIX)$|^github\.com\/gin-gonic\/autotls\.Run\w*$/;
const GIN =
  /^github\.com\/gin-gonic\/gin\.(New\(\)|Default\(\)|Engine\{\})(\.\w+\(\))*\.Run(TLS|Listener|QUIC)?$/;
const ECHO =
  /^github\.com\/labstack\/echo(\/v[34])?\.(New\(\)|Echo\{\})\.(Start|StartTLS|StartAutoTLS|StartH2CServer)$/;
const ECHO_5 = /^github\.com\/labstack\/echo\/v5\.((New\(\)|Echo\{\}|StartConfig\{\})\.Start\w*)$/;
const LIMITS = /^(ReadHeaderTimeout|ReadTimeout)$/;

/** What files call that start a server whose limits they cannot set, and what they make for others to start. */
export function readGoTimeouts(code: CodeModel, source: SourceFile): ServerTimeouts {
  const servers: ServerTimeout[] = [];
  const openStarts: OpenStart[] = [];
  const makers = readMakers(source.text);
  const made = new Map(makers.map(({ name, framework }) => [name, framework]));
  // `e.Server.ReadTimeout = …` before `e.Start(…)`.
  const echoIsBounded = code.assignments.some(
    ({ target, name, value }) =>
      LIMITS.test(name) && /\.(Server|TLSServer)\.\w+$/.test(target) && !isZero(value, source),
  );
  for (const call of code.calls) {
    const site = source.site(call.start, call.end);
    const isLoopback = listensOnLoopback(call);
    const maker = /(?:^|[./])(\w+)\(\)\.(Run|RunTLS|Start|StartTLS)$/.exec(call.callee);
    const framework = maker === null ? undefined : made.get(maker[1] ?? '');
    const isEcho = ECHO.test(call.callee) || (framework === 'echo' && call.method.startsWith('Start'));
    if (UNBOUNDED.test(call.callee)) {
      servers.push({ what: shortName(call.callee), state: 'unbounded', isLoopback, site });
    } else if (GIN.test(call.callee) || (framework === 'gin' && call.method.startsWith('Run'))) {
      servers.push({ what: `gin's ${call.method}`, state: 'unbounded', isLoopback, site });
    } else if (isEcho) {
      const state = echoIsBounded ? 'bounded' : 'unbounded';
      servers.push({ what: `echo's ${call.method}`, state, isLoopback, site });
    } else if (ECHO_5.test(call.callee)) {
      servers.push({ what: `echo's ${call.method}`, state: 'bounded', isLoopback, site });
    } else if (maker !== null && framework === undefined && call.args.length <= 3 && takesAddress(call)) {
      openStarts.push({ maker: maker[1] ?? '', method: call.method, isLoopback, site });
    }
  }
  return { servers, openStarts, makers };
}

/** `func NewRouter(…) *gin.Engine {` */
function readMakers(text: string): ServerTimeouts['makers'] {
  return [
    ...text.matchAll(
      /^func (?:\([^()\n]{1,80}\) ?)?(\w{1,80})\([^\n]{0,300}?\) ?\(?(?:\w{1,40} )?\*(gin\.Engine|echo\.Echo)\b/gm,
    ),
  ].map(([, name = '', type]) => ({ name, framework: type === 'gin.Engine' ? 'gin' : 'echo' }));
}

/** The literals of `http.Server`, `fasthttp.Server` and the applications of Fiber that listen in this file. */
export function goServers(code: CodeModel, source: SourceFile): ServerTimeout[] {
  const tree = source.tree();
  const names = new Map(
    code.imports.map(({ module, local }) => [local, module.replace(/\/v\d+$/, '')] as const),
  );
  const servers: ServerTimeout[] = [];
  if (tree === undefined) {
    return servers;
  }
  const limitedLater = (variable: string | undefined): boolean =>
    variable !== undefined &&
    variable !== '' &&
    code.assignments.some((assignment) => {
      const left = source.text.slice(assignment.start, assignment.end).split('=')[0]?.trim() ?? '';
      const owner = left.slice(0, Math.max(left.lastIndexOf('.'), 0));
      return LIMITS.test(assignment.name) && owner === variable && !isZero(assignment.value, source);
    });
  const add = (
    node: SyntaxNode,
    what: string,
    literal: SyntaxNode | undefined,
    variable: string | undefined,
  ): void => {
    const fields = literal === undefined ? [] : fieldsOf(literal);
    const isBounded =
      fields.some(({ key, value }) => LIMITS.test(key) && !isZeroText(value)) || limitedLater(variable);
    const address = fields.find(({ key }) => key === 'Addr')?.value ?? '';
    servers.push({
      what,
      state: isBounded ? 'bounded' : 'unbounded',
      isLoopback: isLoopbackText(address.replace(/^["`]/, '')),
      site: source.site(
        node.startIndex,
        literal === undefined
          ? node.endIndex
          : (literal.childForFieldName('body')?.startIndex ?? node.endIndex),
      ),
      mend:
        literal !== undefined && what === 'http.Server' && names.get('time') === 'time'
          ? withHeaderTimeout(literal, source)
          : undefined,
    });
  };
  const typeOf = (node: SyntaxNode | null): string | undefined => {
    const [local = '', name = ''] = node?.type === 'qualified_type' ? node.text.split('.') : [];
    const module = names.get(local);
    return module === undefined ? undefined : `${module}.${name}`;
  };
  const isServer = (type: string | undefined): boolean =>
    type === 'net/http.Server' || type === 'github.com/valyala/fasthttp.Server';
  visitNodes(
    tree.rootNode,
    new Set(['composite_literal', 'var_spec', 'call_expression']),
    (node) => {
      if (node.type === 'composite_literal' && isServer(typeOf(node.childForFieldName('type')))) {
        add(node, node.childForFieldName('type')?.text ?? 'http.Server', node, variableOf(node));
      } else if (
        node.type === 'var_spec' &&
        isServer(typeOf(node.childForFieldName('type'))) &&
        node.childForFieldName('value') === null
      ) {
        add(
          node,
          node.childForFieldName('type')?.text ?? 'http.Server',
          undefined,
          node.childForFieldName('name')?.text,
        );
      } else if (
        node.type === 'composite_literal' &&
        typeOf(node.childForFieldName('type')) === 'github.com/gofiber/fiber.Config'
      ) {
        addFiberConfig(node);
      } else if (node.type === 'call_expression' && isServer(typeOf(madeByNew(node)))) {
        add(node, madeByNew(node)?.text ?? 'http.Server', undefined, variableOf(node));
      } else if (node.type === 'call_expression') {
        addFiber(node);
      }
    },
    () => undefined,
  );
  return servers;

  /** Fiber has no limit of its own. An application that is mounted in another one does not listen. */
  function addFiber(node: SyntaxNode): void {
    const [local = '', name] = node.childForFieldName('function')?.text.split('.') ?? [];
    if (name !== 'New' || names.get(local) !== 'github.com/gofiber/fiber') {
      return;
    }
    const variable = variableOf(node);
    const list = node.childForFieldName('arguments');
    const [config] = list === null ? [] : namedChildren(list);
    const listens =
      variable !== undefined &&
      new RegExp(`\\b${variable.replace(/\W/g, '\\$&')}\\.(Listen|Listener|ListenTLS)\\w*\\(`).test(
        source.text,
      );
    const returned =
      node.parent?.type === 'expression_list' && node.parent.parent?.type === 'return_statement';
    if (config === undefined && (listens || returned)) {
      servers.push({
        what: "Fiber's default configuration",
        state: 'unbounded',
        isLoopback: false,
        site: source.site(node.startIndex, list?.startIndex ?? node.endIndex),
      });
    }
  }

  function addFiberConfig(node: SyntaxNode): void {
    const isBounded = fieldsOf(node).some(({ key, value }) => key === 'ReadTimeout' && !isZeroText(value));
    servers.push({
      what: 'Fiber',
      state: isBounded ? 'bounded' : 'unbounded',
      isLoopback: false,
      site: source.site(node.startIndex, node.childForFieldName('body')?.startIndex ?? node.endIndex),
    });
  }
}

/** `ReadHeaderTimeout`, as the first field of a literal or in the place of a zero. */
function withHeaderTimeout(literal: SyntaxNode, source: SourceFile): Replacement | undefined {
  const body = literal.childForFieldName('body');
  const elements = body === null ? [] : childrenOfType(body, 'keyed_element');
  const zero = elements
    .find((element) => element.childForFieldName('key')?.text === 'ReadHeaderTimeout')
    ?.childForFieldName('value');
  const limit = '5 * time.Second';
  if (body === null || zero !== undefined) {
    return zero === undefined || zero === null
      ? undefined
      : { ...source.lines.span(zero.startIndex, zero.endIndex), newText: limit };
  }
  const [first] = elements;
  if (first === undefined) {
    const at = body.startIndex + 1;
    return body.text === '{}'
      ? { ...source.lines.span(at, at), newText: `ReadHeaderTimeout: ${limit}` }
      : undefined;
  }
  const indent = source.text.slice(source.text.lastIndexOf('\n', first.startIndex - 1) + 1, first.startIndex);
  const separator = /^[ \t]*$/.test(indent) ? `,\n${indent}` : ', ';
  return {
    ...source.lines.span(first.startIndex, first.startIndex),
    newText: `ReadHeaderTimeout: ${limit}${separator}`,
  };
}

/** `http.Server` of `new(http.Server)`. */
function madeByNew(node: SyntaxNode): SyntaxNode | null {
  const list = node.childForFieldName('arguments');
  return node.childForFieldName('function')?.text === 'new' && list !== null
    ? (namedChildren(list)[0] ?? null)
    : null;
}

/** The variable or field that a value is put into: `srv`, `s.server`. */
function variableOf(node: SyntaxNode): string | undefined {
  let current: SyntaxNode | null = node.parent;
  while (
    current !== null &&
    /^(unary_expression|expression_list|parenthesized_expression)$/.test(current.type)
  ) {
    current = current.parent;
  }
  if (current?.type === 'var_spec') {
    return current.childForFieldName('name')?.text;
  }
  return current !== null && /^(short_var_declaration|assignment_statement)$/.test(current.type)
    ? current.childForFieldName('left')?.text
    : undefined;
}

function fieldsOf(literal: SyntaxNode): { key: string; value: string }[] {
  const body = literal.childForFieldName('body');
  return (body === null ? [] : childrenOfType(body, 'keyed_element')).map((element) => ({
    key: element.childForFieldName('key')?.text ?? '',
    value: element.childForFieldName('value')?.text ?? '',
  }));
}

function isZero(value: Value, source: SourceFile): boolean {
  return isZeroText(source.text.slice(value.start, value.end));
}

/** `0`, `0 * time.Second`, `-1`: zero and less mean no limit. */
function isZeroText(text: string): boolean {
  return /^(-\d+|0)(\s*\*\s*[\w.]+)?$/.test(text.trim());
}

function listensOnLoopback({ args }: Call): boolean {
  const [address] = args;
  const first = address?.kind === 'template' ? address.parts[0] : address;
  return first?.kind === 'string' && isLoopbackText(first.text);
}

function isLoopbackText(address: string): boolean {
  return /^(localhost|127\.\d+\.\d+\.\d+|\[::1\])(:|$)/.test(address);
}

/** Nothing, or something that looks like `:8080`. */
function takesAddress({ args }: Call): boolean {
  const [first] = args;
  return first === undefined || first.kind === 'string'
    ? first === undefined || /:\d*$/.test(first.text)
    : first.kind === 'template';
}

function shortName(callee: string): string {
  return callee.slice(callee.lastIndexOf('/') + 1);
}
