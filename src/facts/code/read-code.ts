import type { LanguageFamily } from '../syntax/languages.ts';
import type { SyntaxTree } from '../syntax/syntax-trees.ts';
import type { CodeModel } from './code-model.ts';
import { readGo } from './go.ts';
import { readJava } from './java.ts';
import { readJavaScript } from './javascript.ts';
import { readPhp } from './php.ts';
import { readPython } from './python.ts';
import { readRuby } from './ruby.ts';

const READERS: Readonly<Partial<Record<LanguageFamily, (tree: SyntaxTree) => CodeModel>>> = {
  javascript: readJavaScript,
  go: readGo,
  java: readJava,
  php: readPhp,
  python: readPython,
  ruby: readRuby,
};

/** Builds the model of a file's code; undefined for families without a reader. */
export function readCode(family: LanguageFamily, tree: SyntaxTree): CodeModel | undefined {
  return READERS[family]?.(tree);
}
