import { optionsOf, type Assignment, type Call, type CodeModel, type Value } from '../code/code-model.ts';
import { environmentOf, isConditional, isDevelopmentOnly } from '../guards.ts';
import { isMinified } from '../minified.ts';
import type { SourceFile } from '../source-file.ts';
import type { SyntaxNode } from '../syntax/syntax-trees.ts';
import type { TlsState } from '../tls-switches.ts';
import { CODE_PATTERNS } from './code-patterns.ts';

/** A place in code that switches the check of certificates off, or may. */
export interface CodeSwitch {
  readonly what: string;
  readonly state: TlsState;
  readonly start: number;
  readonly end: number;
}

/** Finds the places in one source file. */
export function findInCode(source: SourceFile): CodeSwitch[] {
  const code = source.code();
  const { family } = source;
  if (code === undefined || family === undefined) {
    return [];
  }
  const found: CodeSwitch[] = [
    ...(family === 'javascript' ? code.assignments.flatMap((item) => inScript(item, source)) : []),
    ...(family === 'python' ? inPython(code) : []),
    ...byPattern(source),
  ];
  const written = found.filter(({ start }) => !isMinified(source.text, start));
  return written.map((item) => ({
    ...item,
    state: item.state === 'off' ? guarded(source, item.start) : item.state,
  }));
}

/** A condition that is no test of the environment is one that somebody can set: a person must look. */
function guarded(source: SourceFile, offset: number): TlsState {
  if (isDevelopmentOnly(source, offset)) {
    return 'guarded';
  }
  const isAsked = isConditional(source, offset) || caseAround(source, offset) !== undefined;
  return isAsked && !isProductionBranch(source, offset) ? 'conditional' : 'off';
}

const CASES = new Set([
  'switch_case',
  'expression_case',
  'case_statement',
  'case_clause',
  'when',
  'switch_block_statement_group',
  'switch_rule',
]);

/** The branch of a `switch` that a place stands in. */
function caseAround(source: SourceFile, offset: number): SyntaxNode | undefined {
  let node: SyntaxNode | null = source.tree()?.rootNode.descendantForIndex(offset) ?? null;
  for (; node !== null; node = node.parent) {
    if (CASES.has(node.type)) {
      return node;
    }
  }
  return undefined;
}

function isProductionBranch(source: SourceFile, offset: number): boolean {
  let node: SyntaxNode | null = source.tree()?.rootNode.descendantForIndex(offset) ?? null;
  for (; node !== null; node = node.parent) {
    const condition = node.childForFieldName('condition')?.text;
    if (condition !== undefined && environmentOf(condition) !== undefined) {
      return true;
    }
  }
  const label = /^[^\n:]*/.exec(caseAround(source, offset)?.text ?? '')?.[0] ?? '';
  return environmentOf(label) !== undefined;
}

const isFalse = (value: Value): boolean =>
  (value.kind === 'boolean' && !value.value) ||
  (value.kind === 'number' && Number(value.text) === 0) ||
  (value.kind === 'string' && value.text === '0');

function inScript({ name, value, target, start, end }: Assignment, source: SourceFile): CodeSwitch[] {
  const text = source.text.slice(value.start, value.end);
  if (name === 'checkServerIdentity') {
    const isTrivial =
      /^(async\s+)?(function\s*\w*\s*)?\([^)]*\)\s*(=>)?\s*(undefined|null|true|void 0|\{\s*(return( undefined| null| true)?;?)?\s*\})$/.test(
        text,
      );
    return isTrivial
      ? [{ what: 'checkServerIdentity that accepts every name', state: 'off', start, end }]
      : [];
  }
  const isSwitch =
    name === 'rejectUnauthorized' ||
    name === 'strictSSL' ||
    target === 'process.env.NODE_TLS_REJECT_UNAUTHORIZED';
  if (!isSwitch) {
    return [];
  }
  const at = { what: name, start, end };
  if (isFalse(value)) {
    return [{ ...at, state: 'off' }];
  }
  if (value.kind === 'choice') {
    const options = optionsOf(value).filter((option) => !isDevelopmentOnly(source, option.start));
    if (options.length > 0 && options.every(isFalse)) {
      return [{ ...at, state: 'off' }];
    }
    return options.some(isFalse) ? [{ ...at, state: 'unresolved' }] : [];
  }
  if (value.kind === 'other') {
    // A comparison: what production gets counts; `!== 'false'` is on unless somebody says otherwise.
    const environment = environmentOf(text);
    const isOnByDefault = /!==?\s*['"](false|0|no|off)['"]$/i.test(text);
    const state =
      environment === 'development'
        ? 'off'
        : environment === 'production' || isOnByDefault
          ? undefined
          : 'unresolved';
    return state === undefined ? [] : [{ ...at, state }];
  }
  return value.kind === 'name' && target !== 'process.env.NODE_TLS_REJECT_UNAUTHORIZED'
    ? [{ ...at, state: 'unresolved' }]
    : [];
}

const PYTHON_CLIENTS =
  /^(requests|httpx|niquests|requests_html|requests_toolbelt|cloudscraper|boto3|hvac|consul)\b/;
const HTTP_METHOD =
  /^(get|post|put|patch|delete|head|options|request|send|Session|Client|AsyncClient|client|resource)$/;

function inPython(code: CodeModel): CodeSwitch[] {
  const imports = (module: RegExp): boolean => code.imports.some((item) => module.test(item.module));
  const hasClient = imports(PYTHON_CLIENTS);
  const hasAiohttp = imports(/^aiohttp\b/);
  const ofCall = (call: Call): CodeSwitch[] => {
    if (/(^|\.)_create_unverified_context$/.test(call.callee)) {
      return [
        {
          what: 'ssl._create_unverified_context',
          state: 'off',
          start: call.calleeRange.start,
          end: call.end,
        },
      ];
    }
    return call.named.flatMap(({ key, value, start, end }): CodeSwitch[] => {
      const isNone =
        (value.kind === 'name' && value.path.endsWith('CERT_NONE')) ||
        (value.kind === 'string' && /^(CERT_)?NONE$/i.test(value.text));
      const off = value.kind === 'boolean' && !value.value;
      if (key === 'verify' && off && HTTP_METHOD.test(call.method)) {
        // Whatever else has an argument of that name: without a client in the file nothing is proven.
        return [{ what: 'verify=False', state: hasClient ? 'off' : 'unresolved', start, end }];
      }
      const isSwitch =
        (/^(verify_certs|verify_ssl)$/.test(key ?? '') && off) ||
        (/^(ssl_)?cert_reqs$/.test(key ?? '') && isNone) ||
        (/^(tlsAllowInvalidCertificates|tlsInsecure)$/.test(key ?? '') &&
          value.kind === 'boolean' &&
          value.value) ||
        (key === 'ssl' &&
          off &&
          hasAiohttp &&
          (HTTP_METHOD.test(call.method) || call.method === 'TCPConnector'));
      return isSwitch ? [{ what: `${key ?? ''}=…`, state: 'off', start, end }] : [];
    });
  };
  const ofAssignment = ({ name, target, value, start, end }: Assignment): CodeSwitch[] => {
    const off = value.kind === 'boolean' && !value.value;
    const isName = (pattern: RegExp): boolean => value.kind === 'name' && pattern.test(value.path);
    const isSwitch =
      (name === 'verify' && target.includes('.') && off && hasClient) ||
      (name === 'verify_mode' && isName(/CERT_NONE$/)) ||
      (name === 'check_hostname' && target.includes('.') && off) ||
      (name === '_create_default_https_context' && isName(/_create_unverified_context$/)) ||
      (name === 'PYTHONHTTPSVERIFY' && isFalse(value));
    return isSwitch ? [{ what: name, state: 'off', start, end }] : [];
  };
  return [...code.calls.flatMap(ofCall), ...code.assignments.flatMap(ofAssignment)];
}

function byPattern(source: SourceFile): CodeSwitch[] {
  return CODE_PATTERNS.filter(
    ({ family, needs }) => family === source.family && needs?.test(source.text) !== false,
  ).flatMap(({ pattern, what, unless }) =>
    [...source.text.matchAll(pattern)].flatMap((match): CodeSwitch[] => {
      const start = match.index + match[0].length - match[0].trimStart().length;
      const end = match.index + match[0].length;
      const node = source.tree()?.rootNode.descendantForIndex(start);
      if (
        node?.type.includes('comment') === true ||
        /^(interpreted_string|raw_string)_literal/.test(node?.type ?? '')
      ) {
        return [];
      }
      const value = match.groups?.['value'];
      if (value !== undefined && /^false\b/.test(value)) {
        return [];
      }
      const state: TlsState = value !== undefined && !/^true\b/.test(value) ? 'unresolved' : 'off';
      const around = source.text.slice(Math.max(0, start - 600), end + 600);
      return [{ what, state: unless?.test(around) === true ? 'replaced' : state, start, end }];
    }),
  );
}
