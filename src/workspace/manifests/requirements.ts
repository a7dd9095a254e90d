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
    : {
        name: normalizePypiName(name),
        range: range === '' ? undefined : range,
        scope,
        span,
        ...(text.includes(';') ? { isConditional: true } : {}),
      };
}

/**
 * The dependencies of a `requirements*.txt`; options, URLs and includes are passed over. Where a tool compiled the file, its
 * comments (`# via`) say which requirements only others need.
 */
export function readRequirements(text: string, scope: DependencyScope): Dependency[] {
  const dependencies: { item: Dependency; via: string }[] = [];
  text.split(/\r?\n/).forEach((raw, index) => {
    const comment = /(?:^|\s)#(.*)$/.exec(raw)?.[1] ?? '';
    const line = raw.replace(/(^|\s)#.*$/, '').trim();
    const isOption = line === '' || line.startsWith('-') || /^[a-z+]+:\/\//i.test(line);
    if (!isOption) {
      const column = raw.length - raw.trimStart().length + 1;
      const span = { line: index + 1, column, endLine: index + 1, endColumn: column + line.length };
      const item = readRequirement(line.replace(/\s+--hash=.*$|\s*\\$/, ''), scope, span);
      if (item !== undefined) {
        dependencies.push({ item, via: '' });
      }
    }
    const last = dependencies.at(-1);
    if (last !== undefined && (last.via !== '' || /^\s*via\b/.test(comment))) {
      last.via += `${comment} `;
    }
  });
  return dependencies.map(({ item, via }) =>
    via === '' || /(^|\s)-[rc]\s|\(|\.(in|txt|toml|cfg|py)\b/.test(via)
      ? item
      : { ...item, isIndirect: true },
  );
}
