import { LineCounter, parseAllDocuments, type Document } from 'yaml';
import { LineMap, type Span } from '../workspace/source-text.ts';
import { findMaskedRanges, type SecretRange } from './secrets/find-secrets.ts';
import { EXCERPT_LIMIT, type Piece, type Site } from './site.ts';
import type { SyntaxTree, SyntaxTrees } from './syntax/syntax-trees.ts';
import type { CodeModel } from './code/code-model.ts';
import { readCode } from './code/read-code.ts';
import { familyOfPath, languageOfPath, type LanguageFamily } from './syntax/languages.ts';
import type { WorkspaceFile } from '../workspace/workspace.ts';

/** YAML documents of a file, with their mistakes left in them. */
export type YamlDocuments = readonly Document.Parsed[];

/**
 * One file while facts are collected from it: read once, parsed at most once per parser, whoever asks. Nothing of it may
 * outlive `dispose`; facts are plain data made through `site`.
 */
export class SourceFile {
  readonly file: WorkspaceFile;
  readonly text: string;
  readonly #trees: SyntaxTrees;
  #lines: LineMap | undefined;
  #masked: SecretRange[] | undefined;
  #yaml: YamlDocuments | undefined;
  #tree: SyntaxTree | null | undefined;
  #code: CodeModel | null | undefined;

  constructor(file: WorkspaceFile, text: string, trees: SyntaxTrees) {
    this.file = file;
    this.text = text;
    this.#trees = trees;
  }

  get path(): string {
    return this.file.path;
  }

  get lines(): LineMap {
    this.#lines ??= new LineMap(this.text);
    return this.#lines;
  }

  /** The place between two offsets, with its excerpt. */
  site(start: number, end: number): Site {
    const span = this.lines.span(start, Math.max(start, end));
    return { ...span, excerpt: this.#excerpt(span) };
  }

  /** The text between two offsets as it stands there, for what an edit may replace. Never for a value that may be a secret. */
  piece(start: number, end: number): Piece {
    return { ...this.lines.span(start, end), text: this.text.slice(start, end) };
  }

  /** A whole line (from 1) as a place, without its indentation. */
  lineSite(line: number): Site {
    const start = this.lines.startOf(line);
    const raw = this.text.slice(start, this.lines.startOf(line + 1)).replace(/\r?\n$/, '');
    return this.site(start + raw.length - raw.trimStart().length, start + raw.trimEnd().length);
  }

  /** The YAML documents of the file; mistakes are in their `errors`. */
  yaml(): YamlDocuments {
    if (this.#yaml === undefined) {
      const documents = parseAllDocuments(this.text, {
        lineCounter: new LineCounter(),
        // GitLab and compose files use merge keys; `on:` must stay a string, so YAML 1.1 booleans are not wanted.
        merge: true,
        uniqueKeys: false,
        keepSourceTokens: false,
      });
      this.#yaml = 'empty' in documents ? [] : documents;
    }
    return this.#yaml;
  }

  /** The syntax tree of the file; undefined when its language has no grammar or could not be parsed. */
  tree(): SyntaxTree | undefined {
    if (this.#tree === undefined) {
      const language = languageOfPath(this.path);
      this.#tree = (language === undefined ? undefined : this.#trees.parse(language, this.text)) ?? null;
    }
    return this.#tree ?? undefined;
  }

  /** The model of the file's code; undefined where there is no tree or no reader for its language. */
  code(): CodeModel | undefined {
    if (this.#code === undefined) {
      const tree = this.family === undefined ? undefined : this.tree();
      this.#code =
        (this.family === undefined || tree === undefined ? undefined : readCode(this.family, tree)) ?? null;
    }
    return this.#code ?? undefined;
  }

  get family(): LanguageFamily | undefined {
    return familyOfPath(this.path);
  }

  /** Frees the syntax tree's memory, which no garbage collector does. */
  dispose(): void {
    this.#tree?.delete();
    this.#tree = null;
    this.#code = null;
  }

  #excerpt(span: Span): string {
    const start = this.lines.startOf(span.line);
    const lastLine = span.endColumn === 1 && span.endLine > span.line ? span.endLine - 1 : span.endLine;
    const end = Math.min(this.lines.startOf(lastLine + 1), start + 4 * EXCERPT_LIMIT);
    const text = this.#mask(start, end).trim();
    return text.length > EXCERPT_LIMIT ? `${text.slice(0, EXCERPT_LIMIT - 1)}…` : text;
  }

  #mask(start: number, end: number): string {
    this.#masked ??= findMaskedRanges(this.text);
    let result = '';
    let last = start;
    for (const range of this.#masked) {
      if (range.end > start && range.start < end) {
        const from = Math.max(range.start, start);
        result += `${this.text.slice(last, from)}${maskedText(this.text.slice(range.start, range.end))}`;
        last = Math.min(range.end, end);
      }
    }
    return result + this.text.slice(last, end);
  }
}

/** `ghp_…(40)`: enough to recognise a secret, not to use it. Short ones lose every character. */
export function maskedText(secret: string): string {
  const shown = secret.length >= 16 ? secret.slice(0, 4).replace(/\s/g, ' ') : '';
  return `${shown}…(${secret.length})`;
}
