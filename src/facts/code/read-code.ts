import type { LanguageFamily } from '../syntax/languages.ts';
import type { SyntaxTree } from '../syntax/syntax-trees.ts';
import type { CodeModel } from './code-model.ts';
import { readJavaScript } from './javascript.ts';

const READERS: Readonly<Partial<Record<LanguageFamily, (tree: SyntaxTree) => CodeModel>>> = {
  javascript: readJavaScript,
};

/** Builds the model of a file's code; undefined for families without a reader. */
export function readCode(family: LanguageFamily, tree: SyntaxTree): CodeModel | undefined {
  return READERS[family]?.(tree);
}
