import type { Span } from '../source-text.ts';
import { emptyManifest, type Dependency, type ManifestResult } from './manifest.ts';

/** Reads a `go.mod`. Source of the format: https://go.dev/ref/mod#go-mod-file. */
export function readGoMod(path: string, text: string): ManifestResult {
  const dependencies: Dependency[] = [];
  let name: string | undefined;
  let runtime: { range: string; span: Span } | undefined;
  let block: string | undefined;
  text.split(/\r?\n/).forEach((raw, index) => {
    const line = raw.replace(/\/\/.*$/, '').trim();
    const span = lineSpan(raw, index + 1);
    const isIndirect = /\/\/\s*indirect\b/.test(raw);
    if (block !== undefined) {
      if (line === ')') {
        block = undefined;
      } else if (block === 'require' && line !== '') {
        dependencies.push(...readRequire(line, span, isIndirect));
      }
      return;
    }
    const [directive = '', ...rest] = line.split(/\s+/);
    if (rest[0] === '(') {
      block = directive;
    } else if (directive === 'module') {
      name = rest[0];
    } else if (directive === 'go' && rest[0] !== undefined) {
      runtime = { range: rest[0], span };
    } else if (directive === 'require') {
      dependencies.push(...readRequire(rest.join(' '), span, isIndirect));
    }
  });
  return name === undefined
    ? { problem: { path, message: 'it has no module line' } }
    : { manifest: { ...emptyManifest(path, 'gomod'), name, dependencies, runtime } };
}

/** Indirect requirements are listed too: the file is the lock of Go's world, and they cost nothing to know. */
function readRequire(line: string, span: Span, isIndirect: boolean): Dependency[] {
  const [name, range] = line.split(/\s+/);
  return name === undefined || range === undefined
    ? []
    : [{ name, range, scope: 'runtime', span, ...(isIndirect ? { isIndirect } : {}) }];
}

function lineSpan(raw: string, line: number): Span {
  const start = raw.length - raw.trimStart().length;
  return { line, column: start + 1, endLine: line, endColumn: raw.trimEnd().length + 1 };
}
