/**
 * Puts a snippet into a fixture app the way the editor does: imports merged at the top, body at the marked place with
 * the mark's indentation, files written beside the app.
 */
import { cpSync, existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { applyInsertions, mergeImports } from '../../src/content/merge-imports.ts';
import type { SnippetVariant } from '../../src/content/snippet-variants.ts';
import type { Adapter, Mutation, Plan } from './model.ts';
import { expand } from './page.ts';
import { FIXTURES } from './paths.ts';

export interface Assembly {
  readonly adapter: Adapter;
  readonly plan: Plan;
  /** Undefined assembles the bare app. */
  readonly variant: SnippetVariant | undefined;
  readonly mutation?: Mutation | undefined;
  readonly fill?: Readonly<Record<number, string>> | undefined;
}

/** Writes the app into `dir`, which must be empty. */
export function assemble(dir: string, { adapter, plan, variant, mutation, fill }: Assembly): void {
  for (const layer of ['app', ...(plan.overlays ?? [])]) {
    const from = join(FIXTURES, adapter.stack, layer);
    if (existsSync(from)) {
      cpSync(from, dir, { recursive: true });
    }
  }
  if (variant !== undefined) {
    insert(dir, adapter, plan, mutate(variant, mutation), fill);
  }
  if (mutation?.file !== undefined) {
    rewrite(join(dir, mutation.file), (text) => replaceOnce(text, mutation));
  }
}

function insert(
  dir: string,
  adapter: Adapter,
  plan: Plan,
  variant: SnippetVariant,
  fill: Assembly['fill'],
): void {
  for (const file of variant.files) {
    const path = join(dir, expand(file.path, fill));
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(path, `${expand(file.code, fill)}\n`);
  }
  const target = join(dir, plan.into ?? adapter.main);
  if (variant.body !== undefined) {
    const body = expand(variant.body, fill);
    rewrite(target, (text) => atMark(text, adapter.comment, plan.mark ?? 'body', body.trimEnd()));
  }
  for (const { file, mark, line } of plan.wiring ?? []) {
    const wired = join(dir, file ?? adapter.main);
    rewrite(wired, (text) => atMark(text, commentOf(wired, adapter), mark, line));
  }
  if (variant.imports !== undefined) {
    const { imports, language } = variant;
    rewrite(target, (text) => applyInsertions(text, mergeImports(text, imports, language).insertions));
  }
}

/** Java is wired by hand in sources, while bodies go to the settings: comments follow the file. */
function commentOf(path: string, adapter: Adapter): string {
  return path.endsWith('.java') ? '//' : adapter.comment;
}

/** The text with `code` in place of the mark's line, indented as the mark is. */
function atMark(text: string, comment: string, mark: string, code: string): string {
  const pattern = new RegExp(`^([ \\t]*)${comment} @mark ${mark}$`, 'm');
  const indent = pattern.exec(text)?.[1];
  if (indent === undefined) {
    throw new Error(`the fixture has no mark ${mark}`);
  }
  const indented = code.replace(/^(?=.)/gm, indent);
  return text.replace(pattern, () => indented);
}

function mutate(variant: SnippetVariant, mutation: Mutation | undefined): SnippetVariant {
  if (mutation === undefined || mutation.file !== undefined) {
    return variant;
  }
  const parts = [variant.body ?? '', ...variant.files.map((file) => file.code)];
  if (!parts.some((part) => part.includes(mutation.from))) {
    throw new Error(
      `mutation "${mutation.name}": the snippet does not hold ${JSON.stringify(mutation.from)}`,
    );
  }
  const change = (code: string): string => code.replace(mutation.from, () => mutation.to);
  return {
    ...variant,
    body: variant.body === undefined ? undefined : change(variant.body),
    files: variant.files.map((file) => ({ ...file, code: change(file.code) })),
  };
}

function replaceOnce(text: string, mutation: Mutation): string {
  if (!text.includes(mutation.from)) {
    throw new Error(
      `mutation "${mutation.name}": ${mutation.file} does not hold ${JSON.stringify(mutation.from)}`,
    );
  }
  return text.replace(mutation.from, () => mutation.to);
}

function rewrite(path: string, change: (text: string) => string): void {
  writeFileSync(path, change(readFileSync(path, 'utf8')));
}
