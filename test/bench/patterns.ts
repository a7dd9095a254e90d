import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import ts from 'typescript';
import { ROOT } from '../support/content.ts';
import type { Pattern } from './hostile-child.ts';

/** The rooms whose patterns meet text that others wrote. */
const ROOMS = ['workspace', 'facts', 'checks', 'report'];

/** Every regular expression literal of the core, found by parsing its source. */
export function ownPatterns(): Pattern[] {
  return ROOMS.flatMap((room) => {
    const folder = path.join(ROOT, 'src', room);
    return readdirSync(folder, { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile() && entry.name.endsWith('.ts'))
      .flatMap((entry) => patternsOf(path.join(entry.parentPath, entry.name)));
  });
}

function patternsOf(file: string): Pattern[] {
  const source = ts.createSourceFile(file, readFileSync(file, 'utf8'), ts.ScriptTarget.Latest);
  const found: Pattern[] = [];
  const visit = (node: ts.Node): void => {
    if (ts.isRegularExpressionLiteral(node)) {
      const end = node.text.lastIndexOf('/');
      const { line } = source.getLineAndCharacterOfPosition(node.getStart(source));
      found.push({
        at: `${path.relative(ROOT, file)}:${line + 1}`,
        source: node.text.slice(1, end),
        flags: node.text.slice(end + 1),
      });
    }
    ts.forEachChild(node, visit);
  };
  visit(source);
  return found;
}
