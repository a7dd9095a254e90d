import type { LanguageFamily } from '../syntax/languages.ts';
import type { SyntaxTree } from '../syntax/syntax-trees.ts';
import type { CodeModel } from './code-model.ts';
import { readJava } from './java.ts';
import { readJavaScript } from './javascript.ts';
import { readPython } from './python.ts';

const READERS: Readonly<Partial<Record<LanguageFamily, (tree: SyntaxTree) => CodeModel>>> = {
  javascript: readJavaScript,
  java: readJava,
  python: readPython,
};

/** Builds the model of a file's code; undefined for families without a reader. */
export function readCode(family: LanguageFamily, tree: SyntaxTree): CodeModel | undefined {
  return READERS[family]?.(tree);
}
