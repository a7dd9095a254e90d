import type { SyntaxNode, SyntaxTree } from '../syntax/syntax-trees.ts';
import type {
  Assignment,
  Call,
  CodeModel,
  CodeRange,
  Entry,
  FunctionRange,
  Import,
  Value,
} from './code-model.ts';
import { Names, type Meaning } from './scope.ts';
import { range, visitNodes } from './walk.ts';

/** Values are cut where they get deeper than this, whatever the code is. */
const MAX_HEIGHT = 200;
/** Paths get longer: each call of a chain counts twice. */
const MAX_PATH_HEIGHT = 400;
/** What is built of more parts than this is cut too. */
const MAX_SIZE = 50_000;
/** How far reading follows expressions that have not been read before. */
const MAX_DEPTH = 300;

/** How deep the values and the paths in a result are, and of how many parts it is made. */
interface Extent {
  value: number;
  path: number;
  size: number;
}

interface Built<T> {
  readonly result: T;
  readonly extent: Extent;
}

interface Limit<T> {
  readonly of: 'value' | 'path';
  readonly height: number;
  /** What stands for a result that is too deep or too large; without one where reading did not begin. */
  readonly cut: (result?: T) => T;
}

/** The arguments of a call. */
export interface Arguments {
  readonly args: readonly Value[];
  readonly named: readonly Entry[];
  readonly open: boolean;
}

export const NO_ARGUMENTS: Arguments = { args: [], named: [], open: false };

/**
 * Builds the model of one file in two passes over the nodes that the language's reader asks for: first what names stand
 * for, then, from the inside out, calls, assignments and functions. What is built for a node is remembered: a chain of
 * calls is read once, not once a link.
 */
export abstract class CodeReader {
  protected readonly names = new Names();
  /** Calls that are decorators or annotations, by node. */
  protected readonly decorators = new Set<number>();
  readonly #imports: Import[] = [];
  readonly #calls: Call[] = [];
  readonly #assignments: Assignment[] = [];
  readonly #functions: FunctionRange[] = [];
  readonly #values = new Map<number, Built<Value>>();
  readonly #paths = new Map<number, Built<string>>();
  readonly #built = new Map<number, Built<Call>>();
  #depth = 0;
  #extent: Extent = { value: 0, path: 0, size: 0 };

  /** @param functions the types of functions, each a scope  @param others the other types that are visited */
  constructor(
    protected readonly functions: ReadonlySet<string>,
    private readonly others: readonly string[],
  ) {}

  read(tree: SyntaxTree): CodeModel {
    const leaving: SyntaxNode[] = [];
    visitNodes(
      tree.rootNode,
      new Set([...this.functions, ...this.others]),
      (node) => {
        if (this.functions.has(node.type)) {
          this.names.addScope(range(node));
        }
        this.declare(node);
      },
      (node) => leaving.push(node),
    );
    this.names.settle();
    for (const node of leaving) {
      this.visit(node);
    }
    return {
      imports: this.#imports.sort(byPlace),
      calls: this.#calls.sort(byPlace),
      assignments: this.#assignments.sort(byPlace),
      functions: this.#functions.sort(byPlace),
    };
  }

  /** First pass: what names stand for. */
  protected abstract declare(node: SyntaxNode): void;

  /** Second pass: calls, assignments and functions. */
  protected abstract visit(node: SyntaxNode): void;

  protected abstract readValue(node: SyntaxNode): Value;

  protected abstract readPath(node: SyntaxNode): string;

  protected abstract readCall(node: SyntaxNode): Call;

  protected value(node: SyntaxNode): Value {
    return this.#build(this.#values, node, () => this.readValue(node), {
      of: 'value',
      height: MAX_HEIGHT,
      cut: () => ({ kind: 'other', ...range(node) }),
    });
  }

  /** The dotted path of an expression; parts that are not names are written `?`. */
  protected path(node: SyntaxNode): string {
    return this.#build(this.#paths, node, () => this.readPath(node), {
      of: 'path',
      height: MAX_PATH_HEIGHT,
      cut: (path) => (path === undefined ? '?' : `?.${lastPart(path)}`),
    });
  }

  protected call(node: SyntaxNode): Call {
    return this.#build(this.#built, node, () => this.readCall(node));
  }

  protected meaning(node: SyntaxNode): Meaning {
    return { value: () => this.value(node), path: () => this.path(node) };
  }

  protected addImport(entry: Import, path?: string): void {
    this.#imports.push(entry);
    if (entry.local !== '') {
      this.names.addImport(entry, path);
    }
  }

  protected addCall(call: Call): void {
    this.#calls.push(call);
  }

  protected addAssignment(at: SyntaxNode, target: string, value: Value, name = lastPart(target)): void {
    this.#assignments.push({ ...range(at), target, name, value });
  }

  protected addFunction(node: SyntaxNode): void {
    const name = node.childForFieldName('name')?.text;
    const async = node.children.some((child) => child?.type === 'async');
    this.#functions.push({ ...range(node), name, async });
  }

  protected makeCall(
    node: SyntaxNode,
    target: SyntaxNode | null,
    callee: string,
    list: SyntaxNode | null,
    args: Arguments,
  ): Call {
    const calleeRange = range(target ?? node);
    return {
      ...range(node),
      callee,
      method: lastPart(callee),
      args: args.args,
      named: args.named,
      open: args.open,
      calleeRange,
      argsRange: list === null ? { start: calleeRange.end, end: calleeRange.end } : range(list),
      isDecorator: this.decorators.has(node.id),
    };
  }

  /** A name where a value stands: the value that it is assigned, else its path. */
  protected nameValue(name: string, node: SyntaxNode, at = node.startIndex): Value {
    const value = this.names.value(name, at);
    // The value keeps the range of its use: evidence points to where it matters.
    return value === undefined || value.kind === 'function' || value.kind === 'other'
      ? { kind: 'name', path: this.names.imported(name, at) ?? name, ...range(node) }
      : { ...value, ...range(node) };
  }

  /** The value of what stands inside parentheses, a cast and the like. */
  protected innerValue(node: SyntaxNode, inner: SyntaxNode | null | undefined): Value {
    return inner === null || inner === undefined
      ? { kind: 'other', ...range(node) }
      : { ...this.value(inner), ...range(node) };
  }

  /** `"secret".getBytes()`: the text that a method which only changes its form is called on. */
  protected reformed(node: SyntaxNode, receiver: SyntaxNode | null, call: Call, methods: RegExp): Value {
    const value = receiver !== null && methods.test(call.method) ? this.value(receiver) : undefined;
    return value?.kind === 'string' || value?.kind === 'template'
      ? { ...value, ...range(node) }
      : { kind: 'call', call, ...range(node) };
  }

  protected choice(node: SyntaxNode, options: readonly (SyntaxNode | null | undefined)[]): Value {
    const values = options.flatMap((option) => (option ? [this.value(option)] : []));
    return { kind: 'choice', options: values, ...range(node) };
  }

  /** Takes over the entries of an object of the same file that is spread; false when it is not wholly known. */
  protected addSpread(inner: SyntaxNode | null | undefined, entries: Entry[]): boolean {
    const value = inner ? this.value(inner) : undefined;
    if (value?.kind !== 'object') {
      return false;
    }
    entries.push(...value.entries);
    this.#extent.size += value.entries.length;
    return !value.open;
  }

  /** Without a limit the result stays whole; what it holds is cut already. */
  #build<T>(known: Map<number, Built<T>>, node: SyntaxNode, read: () => T, limit?: Limit<T>): T {
    let built = known.get(node.id);
    if (built === undefined) {
      if (limit !== undefined && this.#depth >= MAX_DEPTH) {
        return limit.cut();
      }
      built = this.#measure(read, limit);
      known.set(node.id, built);
    }
    this.#extent.value = Math.max(this.#extent.value, built.extent.value);
    this.#extent.path = Math.max(this.#extent.path, built.extent.path);
    this.#extent.size += built.extent.size;
    return built.result;
  }

  #measure<T>(read: () => T, limit: Limit<T> | undefined): Built<T> {
    const outer = this.#extent;
    const inner = { value: 0, path: 0, size: 0 };
    this.#extent = inner;
    this.#depth += 1;
    const result = read();
    this.#depth -= 1;
    this.#extent = outer;
    inner.size += 1;
    if (limit === undefined) {
      return { result, extent: inner };
    }
    // A path holds no values, and a value is no deeper for the paths in it.
    const height = inner[limit.of] + 1;
    const extent = { value: 0, path: 0, size: inner.size, [limit.of]: height };
    return height > limit.height || inner.size > MAX_SIZE
      ? { result: limit.cut(result), extent: { value: 0, path: 0, size: 1 } }
      : { result, extent };
  }
}

/** The last part of a dotted path, or of a qualified class name. */
export function lastPart(path: string): string {
  return path.slice(Math.max(path.lastIndexOf('.'), path.lastIndexOf('\\'), path.lastIndexOf(':')) + 1);
}

function byPlace(a: CodeRange, b: CodeRange): number {
  return a.start - b.start || b.end - a.end;
}
