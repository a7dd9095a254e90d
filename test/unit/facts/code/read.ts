import { readFile } from 'node:fs/promises';
import type { Call, CodeModel, Value } from '../../../../src/facts/code/code-model.ts';
import { readCode } from '../../../../src/facts/code/read-code.ts';
import type { Language } from '../../../../src/facts/syntax/languages.ts';
import { SyntaxTrees } from '../../../../src/facts/syntax/syntax-trees.ts';

const GRAMMARS = new URL('../../../../node_modules/@vscode/tree-sitter-wasm/wasm/', import.meta.url);

const trees = new SyntaxTrees((name) =>
  readFile(new URL(name === 'tree-sitter' ? 'tree-sitter.wasm' : `tree-sitter-${name}.wasm`, GRAMMARS)),
);

/** Reads texts of one language; the grammar is loaded by `before`. */
export function reader(language: Language): (text: string) => CodeModel {
  before(() => trees.load([language]));
  return (text) => {
    const tree = trees.parse(language, text);
    if (tree === undefined) {
      throw new Error(`${language} is not loaded, or the text is too long`);
    }
    try {
      const isScript = language === 'typescript' || language === 'tsx';
      const model = readCode(isScript ? 'javascript' : language, tree);
      if (model === undefined) {
        throw new Error(`there is no reader for ${language}`);
      }
      return model;
    } finally {
      tree.delete();
    }
  };
}

/** A value on one line: `("a" | x.y)`. */
export function show(value: Value): string {
  switch (value.kind) {
    case 'string':
      return JSON.stringify(value.text);
    case 'number':
      return value.text;
    case 'boolean':
      return String(value.value);
    case 'null':
      return 'null';
    case 'template':
      return `\`${value.parts.map(show).join(' ')}\``;
    case 'list':
      return `[${value.items.map(show).join(', ')}]`;
    case 'object': {
      const entries = value.entries.map((entry) => `${entry.key ?? '?'}: ${show(entry.value)}`);
      return `${value.type ?? ''}{${[...entries, ...(value.open ? ['…'] : [])].join(', ')}}`;
    }
    case 'name':
      return value.path;
    case 'call':
      return showCall(value.call);
    case 'choice':
      return `(${value.options.map(show).join(' | ')})`;
    case 'function':
      return 'function';
    case 'other':
      return 'other';
  }
}

/** A call on one line: `@flask.Flask().route("/", methods=["GET"])`. */
export function showCall(call: Call): string {
  const named = call.named.map((entry) => `${entry.key ?? '?'}=${show(entry.value)}`);
  const args = [...call.args.map(show), ...named, ...(call.open ? ['…'] : [])];
  return `${call.isDecorator ? '@' : ''}${call.callee}(${args.join(', ')})`;
}

export function calls(model: CodeModel): string[] {
  return model.calls.map(showCall);
}

export function callees(model: CodeModel): string[] {
  return model.calls.map((call) => call.callee);
}

/** Assignments as `target = value`. */
export function assignments(model: CodeModel): string[] {
  return model.assignments.map((assignment) => `${assignment.target} = ${show(assignment.value)}`);
}

/** Imports as `module name as local`. */
export function imports(model: CodeModel): string[] {
  return model.imports.map(({ module, name, local }) =>
    [module, ...(name === undefined ? [] : [name]), ...(local === '' ? [] : ['as', local])].join(' '),
  );
}

/** The value of the argument of the one call of `f` in a text. */
export function argumentOf(model: CodeModel): string {
  const found = model.calls.filter((call) => call.callee === 'f');
  const [value] = found[0]?.args ?? [];
  return found.length === 1 && value !== undefined ? show(value) : `${String(found.length)} calls of f`;
}
