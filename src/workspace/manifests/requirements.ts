import type { Span } from '../source-text.ts';
import type { Dependency, DependencyScope } from './manifest.ts';

const REQUIREMENT =
  /^([A-Za-z0-9][A-Za-z0-9._-]*)\s*(?:\[[^\]]*\])?\s*(?:\(?((?:[<>=!~]=?|===|@)[^;#)]*)\)?)?/;

/** PyPI names compare without case, and `-`, `_` and `.` are the same (PEP 503). */
export function normalizePypiName(name: string): string {
  return name.toLowerCase().replace(/[-_.]+/g, '-');
}

/** One requirement as PEP 508 writes it; undefined when the text is none. */
export function readRequirement(text: string, scope: DependencyScope, span: Span): Dependency | undefined {
  const match = REQUIREMENT.exec(text.trim());
  const name = match?.[1];
  const range = match?.[2]?.trim();
  return name === undefined
    ? undefined
    : { name: normalizePypiName(name), range: range === '' ? undefined : range, scope, span };
}

/** The dependencies of a `requirements*.txt`; options, URLs and includes are passed over. */
export function readRequirements(text: string, scope: DependencyScope): Dependency[] {
  const dependencies: Dependency[] = [];
  text.split(/\r?\n/).forEach((raw, index) => {
    const line = raw.replace(/(^|\s)#.*$/, '').trim();
    if (line === '' || line.startsWith('-') || /^[a-z+]+:\/\//i.test(line)) {
      return;
    }
    const column = raw.length - raw.trimStart().length + 1;
    const span = { line: index + 1, column, endLine: index + 1, endColumn: column + line.length };
    const dependency = readRequirement(line.replace(/\s+--hash=.*$|\s*\\$/, ''), scope, span);
    if (dependency !== undefined) {
      dependencies.push(dependency);
    }
  });
  return dependencies;
}
