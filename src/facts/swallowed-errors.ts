import { extensionOf } from '../workspace/paths.ts';
import type { WorkspaceFile } from '../workspace/workspace.ts';
import type { CodeModel } from './code/code-model.ts';
import { visitNodes } from './code/walk.ts';
import {
  blankedCall,
  errorBranch,
  fallibleFunctions,
  isBlindRecover,
  isEmptyBranch,
} from './errors/go-errors.ts';
import { HANDLER_NODES, readHandler } from './errors/handlers.ts';
import { isAboutErrors, reasonOf } from './errors/reasons.ts';
import type { Site } from './site.ts';
import type { SourceFile } from './source-file.ts';
import { familyOfPath, type LanguageFamily } from './syntax/languages.ts';
import type { SyntaxNode } from './syntax/syntax-trees.ts';

export type ErrorHandling =
  /** Something happens with the error, or only some types are caught. */
  | 'handled'
  /** Nothing happens, and a comment says why. */
  | 'reasoned'
  /** Nothing happens, and a comment or a name says that this is meant. */
  | 'intended'
  /** Nothing happens after the one thing that can go wrong. */
  | 'probe'
  /** Go: the error is given to `_`. */
  | 'blank'
  /** Go: a panic is stopped and forgotten. */
  | 'recovered'
  | 'empty';

/** A place where errors are handled, or are not. */
export interface ErrorHandler {
  readonly what: string;
  readonly handling: ErrorHandling;
  readonly site: Site;
}

export const ERROR_GATE =
  /\bcatch\b|\bthen\b|\bexcept\b|\bsuppress\b|\brescue\b|\b_\s*:?=|!=\s*nil|\brecover\(/;

/** Good places kept of one file; they are evidence, and three are enough. */
const GOOD_LIMIT = 3;

/** Scripts for browsers that lie beside a server are mostly other people's. */
const BROWSER_FOLDER = /(^|\/)(public|static|staticfiles|assets|wwwroot|webroot|dist|bower_components)\//i;

/** Lines that no person writes: somebody else's library, packed into one file. */
const LINE_LIMIT = 5000;

/** Source files of the six languages that ship, without scripts for browsers. */
export function mayHandleErrors(file: WorkspaceFile): boolean {
  return (
    file.class === 'production' &&
    familyOfPath(file.path) !== undefined &&
    !(/^\.[cm]?jsx?$/.test(extensionOf(file.path)) && BROWSER_FOLDER.test(file.path))
  );
}

/** Finds the handlers of errors in one file: all in which nothing happens, and a few good ones. */
export function readErrorHandlers(source: SourceFile): readonly ErrorHandler[] | undefined {
  const { family } = source;
  const tree = source.tree();
  const code = source.code();
  if (
    family === undefined ||
    tree === undefined ||
    code === undefined ||
    (family === 'javascript' && source.text.split('\n').some((line) => line.length > LINE_LIMIT))
  ) {
    return undefined;
  }
  const comments: SyntaxNode[] = [];
  const nodes: SyntaxNode[] = [];
  const wanted = new Set([...COMMENTS, ...(family === 'go' ? GO_NODES : HANDLER_NODES[family])]);
  visitNodes(
    tree.rootNode,
    wanted,
    (node) => (COMMENTS.includes(node.type) ? comments : nodes).push(node),
    () => undefined,
  );
  const notes = new Notes(source, comments);
  const found = family === 'go' ? inGo(source, code, nodes, notes) : inOthers(source, family, nodes, notes);
  let good = 0;
  const kept = found.filter(({ handling }) => !isGood(handling) || ++good <= GOOD_LIMIT);
  return kept.length === 0 ? undefined : kept;
}

const COMMENTS: readonly string[] = ['comment', 'line_comment', 'block_comment'];
const GO_NODES = [
  'assignment_statement',
  'short_var_declaration',
  'if_statement',
  'function_declaration',
  'call_expression',
];

const isGood = (handling: ErrorHandling): boolean => handling === 'handled' || handling === 'reasoned';

/** The comments of a file, and which of them belong to a handler. */
class Notes {
  readonly #source: SourceFile;
  readonly #comments: readonly SyntaxNode[];

  constructor(source: SourceFile, comments: readonly SyntaxNode[]) {
    this.#source = source;
    this.#comments = comments;
  }

  /** What is said inside, behind it on its last line, or before it (or what it guards) when that speaks of failure. */
  of(node: SyntaxNode): ReturnType<typeof reasonOf> {
    const { text } = this.#source;
    const lineEnd = text.indexOf('\n', node.endIndex);
    const end = lineEnd < 0 ? text.length : lineEnd;
    const own = this.#comments.filter((item) => item.startIndex >= node.startIndex && item.startIndex < end);
    const { parent } = node;
    const before = [
      ...this.#above(node),
      ...(parent !== null && GUARDED.has(parent.type) ? this.#above(parent) : []),
    ].filter((item) => isAboutErrors(item.text));
    return reasonOf([...own, ...before].map((item) => item.text));
  }

  /** The comments on the lines directly above a node's first. */
  #above(node: SyntaxNode): SyntaxNode[] {
    const { text, lines } = this.#source;
    let edge = lines.startOf(lines.span(node.startIndex, node.startIndex).line);
    const found: SyntaxNode[] = [];
    for (const item of this.#comments.toReversed()) {
      const isBelow = item.startIndex >= edge;
      const gap = isBelow ? '' : text.slice(item.endIndex, edge);
      if (!isBelow && (gap.trim() !== '' || gap.split('\n').length > 2)) {
        break;
      }
      if (!isBelow) {
        found.push(item);
        edge = item.startIndex;
      }
    }
    return found;
  }
}

const GUARDED = new Set(['try_statement', 'begin', 'body_statement']);

function inOthers(
  source: SourceFile,
  family: LanguageFamily,
  nodes: readonly SyntaxNode[],
  notes: Notes,
): ErrorHandler[] {
  return nodes.flatMap((node): ErrorHandler[] => {
    const handler = readHandler(node, family);
    if (handler === undefined) {
      return [];
    }
    const { what } = handler;
    const site = siteOf(source, node);
    if (!handler.isEmpty || !handler.isBroad) {
      return [{ what, handling: 'handled', site }];
    }
    const reason = notes.of(node);
    const handling =
      reason === 'reason'
        ? 'reasoned'
        : reason === 'intent' || handler.isNamedIgnored
          ? 'intended'
          : handler.isProbe
            ? 'probe'
            : 'empty';
    return [{ what, handling, site }];
  });
}

/** A call may go over many lines: the place is where `.catch(` stands. */
function siteOf(source: SourceFile, node: SyntaxNode): Site {
  const property = node.childForFieldName('function')?.childForFieldName('property');
  return source.site(property?.startIndex ?? node.startIndex, node.endIndex);
}

function inGo(
  source: SourceFile,
  code: CodeModel,
  nodes: readonly SyntaxNode[],
  notes: Notes,
): ErrorHandler[] {
  const fallible = fallibleFunctions(nodes.filter((node) => node.type === 'function_declaration'));
  return nodes.flatMap((node): ErrorHandler[] => {
    const found = readGoNode(node, code, fallible);
    if (found === undefined) {
      return [];
    }
    const { what, handling } = found;
    const isReasoned = handling !== 'handled' && notes.of(node) === 'reason';
    return [
      {
        what,
        handling: isReasoned ? 'reasoned' : handling,
        site: source.site(node.startIndex, node.endIndex),
      },
    ];
  });
}

function readGoNode(
  node: SyntaxNode,
  code: CodeModel,
  fallible: ReadonlySet<string>,
): Pick<ErrorHandler, 'what' | 'handling'> | undefined {
  switch (node.type) {
    case 'if_statement': {
      const body = errorBranch(node);
      return body === undefined
        ? undefined
        : { what: 'if err != nil', handling: isEmptyBranch(body) ? 'empty' : 'handled' };
    }
    case 'call_expression':
      return isBlindRecover(node) ? { what: 'recover()', handling: 'recovered' } : undefined;
    case 'assignment_statement':
    case 'short_var_declaration': {
      const called = blankedCall(node, code, fallible);
      return called === undefined ? undefined : { what: called, handling: 'blank' };
    }
    default:
      return undefined;
  }
}
