import { emptyManifest, type Dependency, type ManifestResult } from './manifest.ts';

/** Reads a `Gemfile`. The file is a program, which we never run: `gem` lines and their groups are read. */
export function readGemfile(path: string, text: string): ManifestResult {
  const dependencies: Dependency[] = [];
  const blocks: { isDev: boolean; isCondition: boolean }[] = [];
  let runtime: { range: string; span: Dependency['span'] } | undefined;
  text.split(/\r?\n/).forEach((raw, index) => {
    const line = raw.replace(/(^|\s)#(?!\{).*$/, '');
    const column = raw.length - raw.trimStart().length + 1;
    const span = { line: index + 1, column, endLine: index + 1, endColumn: line.trimEnd().length + 1 };
    const gem = /^\s*gem\s*\(?\s*["']([^"']+)["'](?:\s*,\s*["']([^"']+)["'])?/.exec(line);
    const ruby = /^\s*ruby\s*\(?\s*["']([^"']+)["']/.exec(line);
    if (/\bdo\b\s*(\|[^|]*\|)?\s*$/.test(line)) {
      blocks.push({ isDev: /^\s*group\b/.test(line) && isDevelopment(line), isCondition: false });
    } else if (/^\s*(if|unless|case|begin|def)\b/.test(line) && !/\bend\s*$/.test(line)) {
      blocks.push({ isDev: false, isCondition: true });
    } else if (/^\s*end\b/.test(line)) {
      blocks.pop();
    } else if (ruby !== null) {
      runtime = { range: ruby[1] ?? '', span };
    } else if (gem !== null) {
      const isDev = blocks.some((block) => block.isDev) || (/\bgroups?:/.test(line) && isDevelopment(line));
      const isConditional =
        blocks.some((block) => block.isCondition) || /\s(if|unless)\s/.test(line.replace(/(["']).*?\1/g, ''));
      dependencies.push({
        name: gem[1] ?? '',
        range: gem[2],
        scope: isDev ? 'dev' : 'runtime',
        span,
        ...(isConditional ? { isConditional } : {}),
      });
    }
  });
  return { manifest: { ...emptyManifest(path, 'rubygems'), dependencies, runtime } };
}

function isDevelopment(line: string): boolean {
  return (
    /:(development|test)\b|["'](development|test)["']/.test(line) && !/:(production|default)\b/.test(line)
  );
}
