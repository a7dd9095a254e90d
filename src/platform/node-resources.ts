import { readFile } from 'node:fs/promises';
import path from 'node:path';
import type { Lists } from '../content/lists.ts';
import type { ContentIndex, VariantsFile } from '../content/model.ts';
import type { GrammarSource } from '../facts/syntax/syntax-trees.ts';

/** What the build put beside the program: grammars and compiled content. */
export class NodeResources {
  readonly #folder: string;

  /** @param folder absolute path of `dist` */
  constructor(folder: string) {
    this.#folder = folder;
  }

  readonly grammar: GrammarSource = async (name) =>
    readFile(path.join(this.#folder, 'grammars', `${name}.wasm`));

  async index(): Promise<ContentIndex> {
    return (await this.#json('index.json')) as ContentIndex;
  }

  async lists(): Promise<Lists> {
    return (await this.#json('lists.json')) as Lists;
  }

  /** The variants of all snippets, by snippet id. */
  async variants(): Promise<VariantsFile> {
    return (await this.#json('variants.json')) as VariantsFile;
  }

  /** The body of a topic, check or snippet page. */
  async page(pagePath: string): Promise<string> {
    return readFile(path.join(this.#folder, 'content', ...pagePath.split('/')), 'utf8');
  }

  async #json(name: string): Promise<unknown> {
    return JSON.parse(await readFile(path.join(this.#folder, 'content', name), 'utf8'));
  }
}
