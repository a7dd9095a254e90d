import type { Call, CodeModel } from '../code/code-model.ts';
import { fieldChildren, namedChildren } from '../code/walk.ts';
import type { SyntaxNode } from '../syntax/syntax-trees.ts';

/** Functions of the standard library whose error decides whether the other results mean anything. */
const FALLIBLE =
  /^(encoding\/(json|xml|gob|csv|base64|hex)\.[\w{}().]*\b(Unmarshal|Marshal|MarshalIndent|Decode|Encode|DecodeString|ReadAll|Read)|strconv\.(Atoi|Parse\w+|Unquote)|io\.(ReadAll|ReadFull|Copy)|io\/ioutil\.(ReadAll|ReadFile|WriteFile|ReadDir)|os\.(ReadFile|WriteFile|Open|OpenFile|Create|Getwd|ReadDir|MkdirAll|Mkdir)|time\.(Parse|ParseInLocation|ParseDuration|LoadLocation)|net\/url\.(Parse|ParseQuery|ParseRequestURI|QueryUnescape)|net\/http\.(NewRequest|NewRequestWithContext|Get|Post|PostForm|Head|Client\{\}\.\w+|ListenAndServe|ListenAndServeTLS)|crypto\/rand\.(Read|Int)|golang\.org\/x\/crypto\/bcrypt\.GenerateFromPassword|database\/sql\.[\w{}().]*\b(Exec|ExecContext|Query|QueryContext|Scan|Commit|Begin|BeginTx|Prepare|Open|Ping|LastInsertId|RowsAffected)|github\.com\/google\/uuid\.(Parse|NewRandom))$/;

/** The functions of a file whose last result is an error. */
export function fallibleFunctions(functions: readonly SyntaxNode[]): ReadonlySet<string> {
  const names = functions.flatMap((node) => {
    const result = node.childForFieldName('result');
    const last =
      result?.type === 'parameter_list'
        ? namedChildren(result).at(-1)?.childForFieldName('type')?.text
        : result?.text;
    return last === 'error' ? [node.childForFieldName('name')?.text ?? ''] : [];
  });
  return new Set(names);
}

/** What is called where an error goes to `_`; undefined where it is not certain to be one. */
export function blankedCall(
  node: SyntaxNode,
  code: CodeModel,
  fallible: ReadonlySet<string>,
): string | undefined {
  const left = node.childForFieldName('left');
  const right = node.childForFieldName('right');
  const targets = left === null ? [] : namedChildren(left);
  const values = right === null ? [] : namedChildren(right);
  const [value] = values;
  if (targets.at(-1)?.text !== '_' || values.length !== 1 || value === undefined) {
    return undefined;
  }
  if (value.type === 'identifier') {
    return /^err(or)?$/i.test(value.text) ? value.text : undefined;
  }
  if (value.type !== 'call_expression') {
    return undefined;
  }
  const called = value.childForFieldName('function')?.text ?? '';
  if (/^[a-z_]\w*$/i.test(called)) {
    return fallible.has(called) ? called : undefined;
  }
  const call: Call | undefined = code.calls.find(
    ({ start, end }) => start === value.startIndex && end === value.endIndex,
  );
  return call !== undefined && FALLIBLE.test(call.callee) ? called : undefined;
}

/** `if err != nil { … }`: the body; undefined for other conditions. */
export function errorBranch(node: SyntaxNode): SyntaxNode | undefined {
  const condition = node.childForFieldName('condition')?.text ?? '';
  const body = node.childForFieldName('consequence');
  return /^\(?\s*\w*err(or)?\s*!=\s*nil\s*\)?$/i.test(condition) && body !== null ? body : undefined;
}

/** True where a branch does nothing, or goes on with the next round of a loop. */
export function isEmptyBranch(body: SyntaxNode): boolean {
  return namedChildren(body)
    .flatMap((child) => (child.type === 'statement_list' ? namedChildren(child) : [child]))
    .every((child) => child.type === 'empty_statement');
}

/** `recover()` whose result nobody looks at. */
export function isBlindRecover(node: SyntaxNode): boolean {
  const parent = node.parent;
  const isDropped =
    parent?.type === 'expression_statement' ||
    (parent?.parent?.type === 'assignment_statement' &&
      fieldChildren(parent.parent, 'left').every((left) => left.text === '_'));
  return node.text === 'recover()' && isDropped;
}
