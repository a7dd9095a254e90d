import { pathOfRef } from '../../content/links.ts';
import type { PageRef } from '../../content/ids.ts';
import type { ContentIndex, VariantsFile } from '../../content/model.ts';
import type { SnippetVariant } from '../../content/snippet-variants.ts';
import { Catalogue } from './catalogue.ts';

/** Reads a file of `dist/content/`, by its path in there. */
export type ContentReader = (path: string) => PromiseLike<Uint8Array>;

/** The bundled content, each part read when it is first needed and then kept. */
export class ContentStore {
  readonly #read: ContentReader;
  #catalogue: Promise<Catalogue> | undefined;
  #variants: Promise<VariantsFile> | undefined;

  constructor(read: ContentReader) {
    this.#read = read;
  }

  /** The index of all pages. */
  catalogue(): Promise<Catalogue> {
    this.#catalogue ??= this.#readJson<ContentIndex>('index.json').then(
      (index) => new Catalogue(index),
      (error: unknown) => {
        // The next one who asks tries again.
        this.#catalogue = undefined;
        throw error;
      },
    );
    return this.#catalogue;
  }

  /** The variants of a snippet; empty when there is no such snippet. */
  async variantsOf(snippet: string): Promise<readonly SnippetVariant[]> {
    this.#variants ??= this.#readJson<VariantsFile>('variants.json').catch((error: unknown) => {
      this.#variants = undefined;
      throw error;
    });
    return (await this.#variants)[snippet] ?? [];
  }

  /** The markdown of a page. */
  async body(ref: PageRef): Promise<string> {
    return decode(await this.#read(pathOfRef(ref)));
  }

  /** The diagrams of a page whose markdown is `body`; most pages have none, and nothing is read for them. */
  async diagramsOf(ref: PageRef, body: string): Promise<readonly string[]> {
    return body.includes('```diagram')
      ? this.#readJson<readonly string[]>(`diagrams/${pathOfRef(ref).replace(/\.md$/, '.json')}`)
      : [];
  }

  // The build has validated and written these files, so their shape is known.
  async #readJson<T>(path: string): Promise<T> {
    return JSON.parse(decode(await this.#read(path))) as T;
  }
}

function decode(bytes: Uint8Array): string {
  return new TextDecoder().decode(bytes);
}
