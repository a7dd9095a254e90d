import path from 'node:path';
import { readFileSync } from 'node:fs';
import TreeSitter from '@vscode/tree-sitter-wasm';
import type { Node } from '@vscode/tree-sitter-wasm';
import { parseXml } from '@rgrove/parse-xml';
import { DockerfileParser } from 'dockerfile-ast';
import { parse as parseJson, type ParseError, printParseErrorCode } from 'jsonc-parser';
import { parseTOML } from 'toml-eslint-parser';
import { parseAllDocuments } from 'yaml';
import type { HclBody } from '../../src/facts/hcl/hcl-model.ts';
import { readTokens } from '../../src/facts/hcl/hcl-tokens.ts';
import { readHcl } from '../../src/facts/hcl/read-hcl.ts';
import { readNginx, type NginxDirective } from '../../src/facts/nginx/read-nginx.ts';
import { readProperties } from '../../src/facts/properties.ts';
import { ROOT } from './content.ts';

/** What is wrong with a piece of code, and on which of its lines, from 1. */
export interface SyntaxMistake {
  readonly line: number;
  readonly reason: string;
}

type Check = (code: string) => SyntaxMistake | undefined;

/** Languages of fences that no parser here reads; each is text to us, and a page with one is read by a person only. */
export const WITHOUT_PARSER: Readonly<Record<string, string>> = {
  text: 'output, trees of folders, messages: no syntax',
  ignore: 'patterns, one a line: every line is valid',
  markdown: 'every text is valid',
  http: 'messages with parts left out',
  makefile: 'one page; run by hand',
  apache: 'one page, beside its nginx twin',
  groovy: 'Jenkins and Gradle samples, which their checks read',
  diagram: 'drawn by the build, which fails for a mistake',
};

/**
 * What may stand around a piece of code to make a whole file of it, tried in this order. The code itself is never changed, and
 * a file that says what it is (a package, an opening tag) is never wrapped.
 */
interface Wrapping {
  readonly before: string;
  readonly after: string;
}

const AS_IS: Wrapping = { before: '', after: '' };
/** Members of a class: decorated methods of NestJS, handlers of Spring. */
const IN_CLASS: Wrapping = { before: 'class Fragment {\n', after: '\n}' };
/** An annotation alone. */
const ON_METHOD: Wrapping = { before: 'class Fragment {\n', after: '\nvoid fragment() {}\n}' };

interface Grammar {
  readonly grammar: string;
  readonly wrappings: (code: string) => readonly Wrapping[];
}

const GRAMMARS: Readonly<Record<string, Grammar>> = {
  js: { grammar: 'javascript', wrappings: () => [AS_IS, IN_CLASS] },
  ts: { grammar: 'typescript', wrappings: () => [AS_IS, IN_CLASS] },
  tsx: { grammar: 'tsx', wrappings: () => [AS_IS] },
  python: { grammar: 'python', wrappings: () => [AS_IS] },
  java: { grammar: 'java', wrappings: () => [AS_IS, IN_CLASS, ON_METHOD] },
  go: { grammar: 'go', wrappings: goWrappings },
  ruby: { grammar: 'ruby', wrappings: () => [AS_IS] },
  php: { grammar: 'php', wrappings: phpWrappings },
  bash: { grammar: 'bash', wrappings: () => [AS_IS] },
  ini: { grammar: 'ini', wrappings: () => [{ before: '[section]\n', after: '\n' }] },
};

/** Without its package clause, Go is declarations or the statements of a function. */
function goWrappings(code: string): Wrapping[] {
  return /^package \w/m.test(code)
    ? [AS_IS]
    : [
        { before: 'package fragment\n', after: '\n' },
        { before: 'package fragment\nfunc fragment() {\n', after: '\n}\n' },
      ];
}

/** Without an opening tag PHP would be one long text. */
function phpWrappings(code: string): Wrapping[] {
  return code.includes('<?')
    ? [AS_IS]
    : [
        { before: '<?php\n', after: '' },
        { before: '<?php\nclass Fragment {\n', after: '\n}' },
        // Entries of a configuration file.
        { before: '<?php\nreturn [\n', after: '\n];' },
      ];
}

const CHECKS: Readonly<Record<string, Check>> = {
  json: (code) => jsonMistake(code, false),
  jsonc: (code) => jsonMistake(code, true),
  yaml: yamlMistake,
  toml: (code) => thrownMistake(() => parseTOML(code)),
  xml: (code) => thrownMistake(() => parseXml(code)),
  dockerfile: dockerfileMistake,
  hcl: hclMistake,
  nginx: nginxMistake,
  properties: propertiesMistake,
  sql: sqlMistake,
};

export const LANGUAGES: readonly string[] = [...Object.keys(GRAMMARS), ...Object.keys(CHECKS)];

let parser: InstanceType<typeof TreeSitter.Parser> | undefined;
const loaded = new Map<string, TreeSitter.Language>();

/** Loads the grammars; to be called before code is checked. */
export async function loadGrammars(): Promise<void> {
  const folder = path.join(ROOT, 'node_modules/@vscode/tree-sitter-wasm/wasm');
  if (parser === undefined) {
    // The package's types know only `locateFile`; see src/facts/syntax/syntax-trees.ts.
    await TreeSitter.Parser.init({
      wasmBinary: readFileSync(path.join(folder, 'tree-sitter.wasm')),
    } as never);
    parser = new TreeSitter.Parser();
  }
  for (const { grammar } of Object.values(GRAMMARS)) {
    if (!loaded.has(grammar)) {
      const bytes = readFileSync(path.join(folder, `tree-sitter-${grammar}.wasm`));
      loaded.set(grammar, await TreeSitter.Language.load(bytes));
    }
  }
}

/** The first mistake of a piece of code; undefined when it parses, or when its language has no parser here. */
export function syntaxMistake(language: string, code: string): SyntaxMistake | undefined {
  const grammar = GRAMMARS[language];
  if (grammar !== undefined) {
    return treeMistake(grammar, code);
  }
  const check = CHECKS[language];
  if (check === undefined && !(language in WITHOUT_PARSER)) {
    return { line: 0, reason: language === '' ? 'code without a language' : `no parser for ${language}` };
  }
  return check?.(code);
}

function treeMistake({ grammar, wrappings }: Grammar, code: string): SyntaxMistake | undefined {
  let first: SyntaxMistake | undefined;
  for (const { before, after } of wrappings(code)) {
    parser?.setLanguage(loaded.get(grammar) ?? null);
    const tree = parser?.parse(`${before}${code}\n${after}`);
    const bad = tree === null || tree === undefined ? undefined : firstError(tree.rootNode);
    const row = bad?.startPosition.row ?? 0;
    const reason =
      bad?.isMissing === true
        ? `${bad.type} is missing`
        : `"${bad?.text.slice(0, 40) ?? ''}" is no ${grammar}`;
    const isGood = tree !== undefined && bad === undefined;
    tree?.delete();
    if (isGood) {
      return undefined;
    }
    first ??= { line: row - before.split('\n').length + 2, reason: reason.replaceAll('\n', '⏎') };
  }
  return first;
}

function firstError(node: Node): Node | undefined {
  if (!node.hasError) {
    return undefined;
  }
  if (node.isError || node.isMissing) {
    return node;
  }
  for (const child of node.children) {
    const found = child === null ? undefined : firstError(child);
    if (found !== undefined) {
      return found;
    }
  }
  return undefined;
}

/** A whole value, or the members of an object as one cuts them out of a file. */
function jsonMistake(code: string, comments: boolean): SyntaxMistake | undefined {
  const errorsOf = (text: string): ParseError[] => {
    const errors: ParseError[] = [];
    parseJson(text, errors, { disallowComments: !comments, allowTrailingComma: comments });
    return errors;
  };
  const [error] = errorsOf(code);
  return error === undefined || (/^\s*"/.test(code) && errorsOf(`{${code}}`).length === 0)
    ? undefined
    : { line: lineAt(code, error.offset), reason: printParseErrorCode(error.error) };
}

function yamlMistake(code: string): SyntaxMistake | undefined {
  const documents = parseAllDocuments(code);
  const [error] = Array.isArray(documents) ? documents.flatMap((document) => document.errors) : [];
  return error === undefined
    ? undefined
    : { line: error.linePos?.[0].line ?? 1, reason: error.message.split('\n')[0] ?? '' };
}

function thrownMistake(run: () => unknown): SyntaxMistake | undefined {
  try {
    run();
    return undefined;
  } catch (error) {
    const { line, lineNumber } = error as { line?: number; lineNumber?: number };
    return {
      line: line ?? lineNumber ?? 1,
      reason: error instanceof Error ? (error.message.split('\n')[0] ?? '') : '',
    };
  }
}

const INSTRUCTIONS = new Set(
  'ADD ARG CMD COPY ENTRYPOINT ENV EXPOSE FROM HEALTHCHECK LABEL ONBUILD RUN SHELL STOPSIGNAL USER VOLUME WORKDIR'.split(
    ' ',
  ),
);

function dockerfileMistake(code: string): SyntaxMistake | undefined {
  const bad = DockerfileParser.parse(code)
    .getInstructions()
    .find(
      (instruction) =>
        !INSTRUCTIONS.has(instruction.getKeyword()) || instruction.getRawArgumentsContent() === null,
    );
  return bad === undefined
    ? undefined
    : {
        line: bad.getRange().start.line + 1,
        reason: `${bad.getInstruction()} is no instruction, or has no arguments`,
      };
}

/** Our own reader passes over what is no HCL, so what it passed over is the mistake. */
function hclMistake(code: string): SyntaxMistake | undefined {
  const read: (readonly [number, number])[] = [];
  const collect = (body: HclBody): void => {
    for (const { start, end } of [...body.attributes, ...body.blocks]) {
      read.push([start, end]);
    }
    for (const block of body.blocks) {
      collect(block.body);
    }
  };
  collect(readHcl(code));
  let depth = 0;
  for (const { kind, text, start } of readTokens(code)) {
    if (kind === 'newline' || kind === 'end' || read.some(([from, to]) => start >= from && start < to)) {
      continue;
    }
    // What is left are the braces of blocks.
    depth += text === '{' ? 1 : text === '}' ? -1 : NaN;
    if (!(depth >= 0)) {
      return { line: lineAt(code, start), reason: `"${text}" belongs to no block or attribute` };
    }
  }
  const brackets = readTokens(code).filter(({ kind }) => kind === 'punctuation');
  const open = brackets.filter(({ text }) => /[([{]/.test(text)).length;
  return open === brackets.filter(({ text }) => /[)\]}]/.test(text)).length
    ? undefined
    : { line: code.split('\n').length, reason: 'the brackets do not match' };
}

/**
 * Our own reader never fails; a word that starts a line inside a directive, or stands before a closing brace or the end, is
 * one whose semicolon is missing.
 */
function nginxMistake(code: string): SyntaxMistake | undefined {
  const bare = code.replace(/"(?:\\.|[^"\\])*"|'(?:\\.|[^'\\])*'|#.*/g, (text) =>
    text.replace(/[^\n]/g, text.startsWith('#') ? ' ' : '_'),
  );
  const unended = /[^\s;{}](?=\s+\}|\s*$)/.exec(bare);
  if (unended !== null) {
    return { line: lineAt(code, unended.index), reason: 'a directive has no semicolon' };
  }
  let depth = 0;
  for (const [text] of bare.matchAll(/(?<!\$)\{|(?<![\w$])\}/g)) {
    depth += text === '{' ? 1 : -1;
  }
  const check = (directives: readonly NginxDirective[]): SyntaxMistake | undefined => {
    for (const { name, start, end, block } of directives) {
      const lines = bare.slice(start, end).split('\n').slice(1);
      if (lines.some((line) => /^\s*[a-z]/.test(line))) {
        return { line: lineAt(code, start), reason: `"${name}" does not end before the next directive` };
      }
      const inside = check(block ?? []);
      if (inside !== undefined) {
        return inside;
      }
    }
    return undefined;
  };
  return depth === 0
    ? check(readNginx(code))
    : { line: code.split('\n').length, reason: 'the braces do not match' };
}

function propertiesMistake(code: string): SyntaxMistake | undefined {
  const bad = readProperties(code)
    .flat()
    .find(({ start, end }) => !/^[\w.[\]-]+\s*[=:]/.test(code.slice(start, end)));
  return bad === undefined
    ? undefined
    : { line: lineAt(code, bad.start), reason: `"${bad.key}" is no key=value` };
}

/** No parser of a dialect is here; this holds that quotes and parentheses match and that the last statement ends. */
function sqlMistake(code: string): SyntaxMistake | undefined {
  const bare = code.replace(
    /--.*|\/\*[\s\S]*?\*\/|'(?:''|[^'])*'|"(?:""|[^"])*"|`[^`]*`|(\$\w*\$)[\s\S]*?\1/g,
    (text) => text.replace(/[^\n]/g, ' '),
  );
  const quote = bare.search(/['"`]/);
  if (quote >= 0) {
    return { line: lineAt(code, quote), reason: 'a quote is not closed' };
  }
  let depth = 0;
  for (const { 0: text, index } of bare.matchAll(/[()]/g)) {
    depth += text === '(' ? 1 : -1;
    if (depth < 0) {
      return { line: lineAt(code, index), reason: 'a parenthesis too many is closed' };
    }
  }
  return depth > 0
    ? { line: code.split('\n').length, reason: 'a parenthesis is not closed' }
    : /;\s*$/.test(bare)
      ? undefined
      : { line: code.split('\n').length, reason: 'the last statement has no semicolon' };
}

function lineAt(text: string, offset: number): number {
  return text.slice(0, offset).split('\n').length;
}
