import * as vscode from 'vscode';
import type { SnippetVariant } from '../../content/snippet-variants.ts';
import { toPlainText } from '../../content/tab-stops.ts';
import type { ContentStore } from '../content/content-store.ts';
import { SCHEMES } from '../names.ts';
import { extensionOfLanguage } from './snippet-language.ts';

/** Snippets as read-only documents, for the editor to show in their own language. */
export class SnippetDocuments implements vscode.TextDocumentContentProvider {
  readonly #content: ContentStore;

  constructor(content: ContentStore) {
    this.#content = content;
  }

  async provideTextDocumentContent(uri: vscode.Uri): Promise<string> {
    const query = new URLSearchParams(uri.query);
    const variants = await this.#content.variantsOf(query.get('snippet') ?? '');
    const variant = variants[Number(query.get('variant'))];
    return variant === undefined ? '' : plainText(variant, Number(query.get('file') ?? 0));
  }
}

/** The address of a variant as a document; of one of its files, where it is made of files. */
export function snippetUri(snippet: string, index: number, variant: SnippetVariant, file = 0): vscode.Uri {
  const part = variant.body === undefined ? variant.files[file] : undefined;
  const name =
    part === undefined
      ? `${snippet.slice(snippet.indexOf('/') + 1)}${extensionOfLanguage(variant.language)}`
      : toPlainText(part.path).slice(part.path.lastIndexOf('/') + 1);
  return vscode.Uri.from({
    scheme: SCHEMES.snippet,
    path: `/${variant.title}/${name}`,
    query: new URLSearchParams({ snippet, variant: String(index), file: String(file) }).toString(),
  });
}

/** A variant's text with its defaults: imports and body, or one of its files. */
export function plainText(variant: SnippetVariant, file = 0): string {
  if (variant.body === undefined) {
    return toPlainText(variant.files[file]?.code ?? '');
  }
  const body = `${toPlainText(variant.body).trimEnd()}\n`;
  return variant.imports === undefined ? body : `${variant.imports}\n\n${body}`;
}

/** How a file would look after a change: the right side of a comparison. */
export class PreviewDocuments implements vscode.TextDocumentContentProvider, vscode.Disposable {
  readonly #texts = new Map<string, string>();
  readonly #changed = new vscode.EventEmitter<vscode.Uri>();

  readonly onDidChange = this.#changed.event;

  provideTextDocumentContent(uri: vscode.Uri): string {
    return this.#texts.get(uri.toString()) ?? '';
  }

  /** Keeps a text under an address that ends like the file's, so that it gets the file's language. */
  put(file: vscode.Uri, text: string): vscode.Uri {
    const uri = file.with({ scheme: SCHEMES.preview });
    this.#texts.set(uri.toString(), text);
    this.#changed.fire(uri);
    return uri;
  }

  /** Forgets the text of a document that nobody looks at any more. */
  drop(uri: vscode.Uri): void {
    this.#texts.delete(uri.toString());
  }

  dispose(): void {
    this.#changed.dispose();
  }
}
