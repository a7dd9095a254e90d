import TreeSitter from '@vscode/tree-sitter-wasm';
import type { Node, Parser as ParserType, Tree } from '@vscode/tree-sitter-wasm';
import type { Language } from './languages.ts';

export type SyntaxNode = Node;
export type SyntaxTree = Tree;

/** Gives the bytes of the tree-sitter runtime (`tree-sitter`) and of a grammar, by name. */
export type GrammarSource = (name: Language | 'tree-sitter') => Promise<Uint8Array>;

/** A file with more nodes than this is data in the clothes of code; parsing it is not worth the memory. */
const TEXT_LIMIT = 512 * 1024;

/** Parses source text. Grammars are loaded before parsing starts, so that parsing itself is synchronous. */
export class SyntaxTrees {
  readonly #source: GrammarSource;
  readonly #languages = new Map<Language, TreeSitter.Language>();
  #parser: ParserType | undefined;

  constructor(source: GrammarSource) {
    this.#source = source;
  }

  /** Loads what is needed to parse the given languages; each is loaded once. */
  async load(languages: Iterable<Language>): Promise<void> {
    for (const language of languages) {
      if (this.#parser === undefined) {
        // The package's types know only `locateFile`; its runtime takes the bytes, which a web worker needs.
        const options = { wasmBinary: await this.#source('tree-sitter') };
        await TreeSitter.Parser.init(options as never);
        this.#parser = new TreeSitter.Parser();
      }
      if (!this.#languages.has(language)) {
        this.#languages.set(language, await TreeSitter.Language.load(await this.#source(language)));
      }
    }
  }

  /** The tree of a text, which the caller must delete; undefined when it is too large or its grammar is not loaded. */
  parse(language: Language, text: string): SyntaxTree | undefined {
    const loaded = this.#languages.get(language);
    if (loaded === undefined || this.#parser === undefined || text.length > TEXT_LIMIT) {
      return undefined;
    }
    this.#parser.setLanguage(loaded);
    return this.#parser.parse(text) ?? undefined;
  }
}
