import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import matter from 'gray-matter';
import { isNode, LineCounter, parse, parseDocument } from 'yaml';
import {
  compileContent,
  type CompiledContent,
  type SourceList,
  type SourcePage,
} from '../src/content/compile.ts';
import type { ContentProblem } from '../src/content/problem.ts';

/**
 * Reads and compiles all content under a folder, in one go: tests declare their cases from it. Never throws for a mistake in a page: it is in `problems`.
 */
export function loadContent(root: string): {
  content: CompiledContent | undefined;
  problems: ContentProblem[];
} {
  const files = readdirSync(root, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => path.relative(root, path.join(entry.parentPath, entry.name)).split(path.sep).join('/'))
    .sort();
  const pages: SourcePage[] = [];
  const lists: SourceList[] = [];
  const problems: ContentProblem[] = [];
  for (const file of files) {
    const text = readFileSync(path.join(root, file), 'utf8').replace(/\r\n/g, '\n');
    try {
      if (file.startsWith('lists/') && file.endsWith('.yml')) {
        lists.push(readList(file, text));
      } else if (file.endsWith('.md')) {
        pages.push(readPage(file, text));
      } else {
        problems.push({ path: file, line: 1, reason: 'neither a .md page nor a lists/*.yml file' });
      }
    } catch (error) {
      problems.push({ path: file, line: lineOfYamlError(error, file), reason: firstLine(error) });
    }
  }
  const compiled = compileContent(pages, lists);
  return {
    content: problems.length > 0 ? undefined : compiled.content,
    problems: [...problems, ...compiled.problems],
  };
}

function readPage(file: string, text: string): SourcePage {
  if (!text.startsWith('---\n')) {
    throw new Error('the page has no frontmatter: it must start with ---');
  }
  // gray-matter's own YAML engine turns dates into Date objects, and its JavaScript engine would run code.
  const {
    data,
    content,
    matter: source,
  } = matter(text, {
    engines: { yaml: (yaml: string) => parse(yaml) as object, javascript: refuseJavaScript },
  });
  const bodyLine = text.slice(0, text.length - content.length).split('\n').length;
  // The first line of the file is ---, so line 1 of the YAML is line 2 of the file.
  return { path: file, data, body: content, bodyLine, lineOf: lineFinder(source.replace(/^\n/, ''), 1) };
}

function readList(file: string, text: string): SourceList {
  return { path: file, name: path.basename(file, '.yml'), data: parse(text), lineOf: lineFinder(text, 0) };
}

function refuseJavaScript(): never {
  throw new Error('JavaScript frontmatter is not allowed');
}

function lineFinder(yaml: string, offset: number): (keys: readonly (string | number)[]) => number {
  return (keys) => {
    const counter = new LineCounter();
    const document = parseDocument(yaml, { lineCounter: counter });
    for (let length = keys.length; length > 0; length--) {
      const node = document.getIn(keys.slice(0, length), true);
      if (isNode(node) && node.range) {
        return counter.linePos(node.range[0]).line + offset;
      }
    }
    return 1 + offset;
  };
}

function lineOfYamlError(error: unknown, file: string): number {
  const position =
    error instanceof Error && 'linePos' in error ? (error.linePos as [{ line: number }]) : undefined;
  return position === undefined ? 1 : position[0].line + (file.endsWith('.md') ? 1 : 0);
}

function firstLine(error: unknown): string {
  return (error instanceof Error ? error.message : String(error)).split('\n')[0] ?? '';
}
