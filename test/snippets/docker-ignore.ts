/** Which files of a folder a .dockerignore lets into the build, by the rules of the builder: the last match wins. */
import { cpSync, existsSync, mkdirSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

interface Rule {
  readonly pattern: RegExp;
  readonly keeps: boolean;
}

/** Copies the build context of `from` into `to`. */
export function copyContext(from: string, to: string): void {
  const ignoreFile = join(from, '.dockerignore');
  const rules = existsSync(ignoreFile) ? readRules(readFileSync(ignoreFile, 'utf8')) : [];
  mkdirSync(to, { recursive: true });
  for (const entry of readdirSync(from, { recursive: true, withFileTypes: true })) {
    const path = join(entry.parentPath, entry.name).slice(from.length + 1);
    if (entry.isFile() && !isIgnored(path, rules)) {
      mkdirSync(dirname(join(to, path)), { recursive: true });
      cpSync(join(from, path), join(to, path));
    }
  }
}

function readRules(text: string): Rule[] {
  const lines = text.split('\n').map((line) => line.trim());
  return lines
    .filter((line) => line !== '' && !line.startsWith('#'))
    .map((line) => {
      const keeps = line.startsWith('!');
      return { keeps, pattern: toPattern((keeps ? line.slice(1) : line).replace(/^\/|\/$/g, '')) };
    });
}

/** A rule matches a path or any folder above it; `*` stays within a folder, `**` does not. */
function isIgnored(path: string, rules: readonly Rule[]): boolean {
  const parts = path.split('/');
  const prefixes = parts.map((_, index) => parts.slice(0, index + 1).join('/'));
  const last = rules.findLast(({ pattern }) => prefixes.some((prefix) => pattern.test(prefix)));
  return last !== undefined && !last.keeps;
}

function toPattern(glob: string): RegExp {
  const source = glob
    .replace(/[.+^${}()|\\]/g, '\\$&')
    .replaceAll('**/', '\u0001')
    .replaceAll('**', '\u0002')
    .replaceAll('*', '[^/]*')
    .replaceAll('?', '[^/]')
    .replaceAll('\u0001', '(?:.*/)?')
    .replaceAll('\u0002', '.*');
  return new RegExp(`^${source}$`);
}
