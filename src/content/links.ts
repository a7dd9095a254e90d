import { FOLDER_OF_KIND, ID_PATTERN, PAGE_KINDS, type PageRef } from './ids.ts';

/** Where a link on a page leads. `broken` carries the reason, for the build's message. */
export type LinkTarget =
  | { readonly kind: 'page'; readonly ref: PageRef; readonly anchor: string | undefined }
  | { readonly kind: 'anchor'; readonly anchor: string }
  | { readonly kind: 'external'; readonly url: string }
  | { readonly kind: 'broken'; readonly reason: string };

/**
 * Resolves the target of a markdown link against the page it stands on.
 *
 * @param from the page's path under `content/`, for example `topics/security/jwt.md`
 * @param href the link's target as written
 */
export function resolveLink(from: string, href: string): LinkTarget {
  if (href.startsWith('#')) {
    return { kind: 'anchor', anchor: href.slice(1) };
  }
  if (/^[a-z][a-z0-9+.-]*:/i.test(href)) {
    return href.startsWith('https://')
      ? { kind: 'external', url: href }
      : { kind: 'broken', reason: `only https: links lead outside, not ${href}` };
  }
  const [target = '', anchor] = href.split('#', 2);
  const path = joinRelative(from, target);
  if (!path?.endsWith('.md')) {
    return { kind: 'broken', reason: `${href} is not a relative path to a page` };
  }
  const ref = refOfPath(path);
  return ref === undefined
    ? { kind: 'broken', reason: `${href} leads to ${path}, which is no topic, check or snippet` }
    : { kind: 'page', ref, anchor };
}

/** The page at a path under `content/`; undefined when the path is none of a page. */
export function refOfPath(path: string): PageRef | undefined {
  for (const kind of PAGE_KINDS) {
    const folder = `${FOLDER_OF_KIND[kind]}/`;
    if (path.startsWith(folder) && path.endsWith('.md')) {
      const id = path.slice(folder.length, -'.md'.length);
      return ID_PATTERN.test(id) ? { kind, id } : undefined;
    }
  }
  return undefined;
}

/** The path under `content/` of a page. */
export function pathOfRef(ref: PageRef): string {
  return `${FOLDER_OF_KIND[ref.kind]}/${ref.id}.md`;
}

function joinRelative(from: string, target: string): string | undefined {
  const segments = from.split('/').slice(0, -1);
  for (const segment of target.split('/')) {
    if (segment === '..') {
      if (segments.pop() === undefined) {
        return undefined;
      }
    } else if (segment !== '.' && segment !== '') {
      segments.push(segment);
    }
  }
  return segments.join('/');
}
