import { baseName } from '../workspace/paths.ts';
import type { Span } from '../workspace/source-text.ts';
import { readNginx, type NginxDirective } from './nginx/read-nginx.ts';
import type { Site } from './site.ts';
import type { SourceFile } from './source-file.ts';

/** A `location` that serves files from another folder by `alias`. */
export interface NginxAlias {
  /** `=`, `~`, `~*`, `^~`, or empty for a plain prefix. */
  readonly modifier: string;
  readonly location: string;
  readonly locationSite: Site;
  /** Where a slash would make the location end in one: before a closing quote. */
  readonly locationEnd: Span;
  readonly alias: string;
  readonly site: Site;
}

export interface NginxFile {
  readonly aliases: readonly NginxAlias[];
}

/** A cheap test that goes before any parsing: many kinds of programs call their settings `.conf`. */
export const NGINX_GATE = /^[ \t]*(location|server|upstream|http)\b[^;\n]*\{?/m;

/** Stands for a character that a template engine fills in. */
const FILLED_IN = '\uE000';

export function isNginxPath(path: string): boolean {
  return (
    /(\.conf|\.nginx|\.vhost)([._-](template|tmpl|tpl|j2|erb|dist|sigil|prod|production))?$/i.test(
      baseName(path),
    ) ||
    /(^|\/)sites-(available|enabled)\/[^/]+$/.test(path) ||
    /(^|\/)nginx\/(.*\/)?[^/]+\.(template|tmpl|tpl|j2|erb)$/i.test(path)
  );
}

/** Reads an nginx file; undefined when it holds no directive of nginx. */
export function readNginxFile(source: SourceFile): NginxFile | undefined {
  // Template engines use braces too; lines of directives go, expressions become one character a character.
  const text = source.text
    .replace(/\{%[\s\S]{0,2000}?%\}|<%[^=][\s\S]{0,2000}?%>/g, (directive) =>
      directive.replace(/[^\r\n]/g, ' '),
    )
    .replace(/\{\{[^{}]{0,2000}\}\}|<%=[\s\S]{0,2000}?%>/g, (expression) =>
      expression.replace(/[^\r\n]/g, FILLED_IN),
    );
  const directives = readNginx(text);
  const isNginx = directives.some(
    (directive) =>
      directive.block !== undefined &&
      /^(server|location|http|upstream|events|stream|map)$/.test(directive.name),
  );
  return isNginx ? { aliases: aliasesOf(directives, source) } : undefined;
}

function aliasesOf(directives: readonly NginxDirective[], source: SourceFile): NginxAlias[] {
  return directives.flatMap((directive) => {
    const block = directive.block ?? [];
    const own =
      directive.name === 'location'
        ? block.filter((inner) => inner.name === 'alias' && inner.args.length > 0)
        : [];
    const { modifier, path } = readLocation(directive.args);
    return [
      ...own.map((inner) => ({
        modifier,
        location: path,
        locationSite: source.site(directive.start, directive.end),
        locationEnd: endOf(directive, source),
        alias: inner.args[0] ?? '',
        site: source.site(inner.start, inner.end),
      })),
      ...aliasesOf(block, source),
    ];
  });
}

function endOf({ end }: NginxDirective, source: SourceFile): Span {
  const at = /["']/.test(source.text.charAt(end - 1)) ? end - 1 : end;
  return source.lines.span(at, at);
}

/** `location ^~ /a`, or with the modifier stuck to the path, which nginx allows. */
function readLocation(args: readonly string[]): { modifier: string; path: string } {
  const [first = '', second] = args;
  if (second !== undefined) {
    return { modifier: first, path: second };
  }
  const [, modifier = '', path = ''] = /^(=|~\*|~|\^~)?(.*)$/s.exec(first) ?? [];
  return { modifier, path };
}
