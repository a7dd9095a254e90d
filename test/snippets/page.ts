/**
 * Reads snippet pages with the product's own reader, so that what is run here is exactly what the editor inserts.
 */
import { readdirSync, readFileSync } from 'node:fs';
import { join, relative, sep } from 'node:path';
import * as v from 'valibot';
import { parse } from 'yaml';
import { readFences } from '../../src/content/fences.ts';
import { snippetSchema, type SnippetFrontmatter } from '../../src/content/schemas.ts';
import { readVariants, type SnippetVariant } from '../../src/content/snippet-variants.ts';
import { tabStopMistake, toPlainText } from '../../src/content/tab-stops.ts';
import { ROOT } from './paths.ts';

/** A snippet page: its frontmatter, its text and the variants it offers. */
export interface SnippetPage {
  readonly meta: SnippetFrontmatter;
  readonly body: string;
  readonly variants: readonly SnippetVariant[];
}

/** All snippet pages, by id, in the order of their paths. Throws on the first page that the reader refuses. */
export function readPages(): Map<string, SnippetPage> {
  const folder = join(ROOT, 'content', 'snippets');
  const pages = new Map<string, SnippetPage>();
  const paths = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((path) =>
    path.endsWith('.md'),
  );
  for (const path of paths.sort()) {
    const page = readPage(readFileSync(join(folder, path), 'utf8'), relative('.', path).split(sep).join('/'));
    pages.set(page.meta.id, page);
  }
  return pages;
}

function readPage(text: string, path: string): SnippetPage {
  const [, frontmatter, body] = /^---\n([\s\S]*?)\n---\n([\s\S]*)$/.exec(text) ?? [];
  if (frontmatter === undefined || body === undefined) {
    throw new Error(`${path}: no frontmatter`);
  }
  const meta = v.parse(snippetSchema, parse(frontmatter));
  if (`${meta.id}.md` !== path) {
    throw new Error(`${path}: id ${meta.id} does not match the path`);
  }
  const { variants, mistakes } = readVariants(readFences(body));
  if (mistakes.length > 0) {
    throw new Error(`${path}: ${mistakes.map((mistake) => `${mistake.line}: ${mistake.reason}`).join('; ')}`);
  }
  return { meta, body, variants };
}

/** Why a text would not expand cleanly in the editor; undefined when it does. */
export function expandMistake(code: string): string | undefined {
  const last = code.trimEnd().endsWith('‹0›') || !code.includes('‹0›');
  return tabStopMistake(code) ?? (last ? undefined : '‹0› is not last');
}

/** The text with every default accepted, or with `fill` in place of some defaults. */
export function expand(code: string, fill: Readonly<Record<number, string>> = {}): string {
  const filled = Object.entries(fill).reduce(
    (text, [number, value]) => text.replace(new RegExp(`‹${number}[:|][^‹›]*›`), `‹${number}:${value}›`),
    code,
  );
  return toPlainText(filled);
}

/** The text under a variant's heading: its notes and code. */
export function sectionOf(page: SnippetPage, title: string): string {
  const [, rest = ''] = page.body.split(`## ${title}\n`);
  return rest.split(/^## /m)[0] ?? '';
}
