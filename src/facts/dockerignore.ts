import { baseName } from '../workspace/paths.ts';
import type { SourceFile } from './source-file.ts';

/** The rules of a `.dockerignore`, in order: the last one that matches decides. */
export interface Dockerignore {
  readonly rules: readonly { readonly pattern: string; readonly isException: boolean }[];
}

/** Nobody writes more in one pattern, and more would take long to match. */
const WILDCARD_LIMIT = 8;
const NOTHING = /(?!)/;

/** `.dockerignore`, or `Dockerfile.dockerignore` beside one Dockerfile, which goes before it. */
export function isDockerignorePath(path: string): boolean {
  return /\.dockerignore$/i.test(baseName(path));
}

export function readDockerignore(source: SourceFile): Dockerignore {
  const rules = source.text.split(/\r?\n/).flatMap((line) => {
    const text = line.trim();
    if (text === '' || line.startsWith('#')) {
      return [];
    }
    const isException = text.startsWith('!');
    const pattern = (isException ? text.slice(1).trim() : text).replace(/^(\.?\/)+|\/+$/g, '');
    return pattern === '' ? [] : [{ pattern: pattern === '.' ? '*' : pattern, isException }];
  });
  return { rules };
}

/** True when a path of the build context is left out. Patterns start at the context's root, unlike those of git. */
export function isExcluded(ignore: Dockerignore, path: string): boolean {
  const parents = path.split('/').map((_, index, segments) => segments.slice(0, index + 1).join('/'));
  return ignore.rules.reduce((excluded, { pattern, isException }) => {
    const regex = toRegExp(pattern);
    return parents.some((parent) => regex.test(parent)) ? !isException : excluded;
  }, false);
}

function toRegExp(pattern: string): RegExp {
  if ((pattern.match(/[*?]+/g) ?? []).length > WILDCARD_LIMIT) {
    return NOTHING;
  }
  const body = pattern.replace(/\*{3,}/g, '**').replace(/\*\*\/?|[*?]|\[[^\]]*\]|[^\w]/g, (part) => {
    switch (part) {
      case '**/':
        return '(?:.*/)?';
      case '**':
        return '.*';
      case '*':
        return '[^/]*';
      case '?':
        return '[^/]';
      default:
        return part.length > 2 && part.startsWith('[') ? part : `\\${part}`;
    }
  });
  try {
    return new RegExp(`^${body}$`);
  } catch {
    return NOTHING;
  }
}
