import { baseName, parentOf, isWithin, joinPath } from '../../workspace/paths.ts';
import type { CheckContext, ScopeFile } from '../check.ts';

/** Folders with the text of others, with data of tests, or with text that a program fills in first. */
const FOREIGN =
  /(^|\/)(vendor|third[_-]?party|bower_components|node_modules|\.yarn|fixtures?|__fixtures__|testdata|test-?data|__snapshots__|snapshots|mocks|__mocks__|templates?|skeletons?|stubs|archetypes|\.changeset)\//i;

/** Forms whose text is copied to another address before anybody reads it. */
const COPIED =
  /(^|\/)(ISSUE_TEMPLATE\/|(ISSUE|PULL_REQUEST|MERGE_REQUEST)_TEMPLATE|(issue|merge_request)_templates\/)/i;

/** Files that hosts of code show by themselves, whatever else renders the folder. */
const SHOWN_BY_HOST =
  /^(README|CONTRIBUTING|SECURITY|SUPPORT|CHANGELOG|CODE_OF_CONDUCT|LICENSE|HISTORY|DEVELOPMENT|INSTALL)([._-][\w-]+)?\.(md|markdown)$/i;

export function isShownByHost(path: string): boolean {
  return SHOWN_BY_HOST.test(baseName(path));
}

/** True for Markdown that this project writes for people; among tests that is their README. */
export function isOwnProse(file: ScopeFile): boolean {
  return (
    file.class !== 'generated' &&
    !FOREIGN.test(file.path) &&
    !COPIED.test(file.path) &&
    !/\{\{|\{%|<%|(^|[/_.-])template\.(md|markdown)$/i.test(file.path) &&
    (file.class !== 'test' || isShownByHost(file.path))
  );
}

/** Settings of site generators, with the folder whose Markdown they render, relative to the settings' own. */
const GENERATORS: readonly (readonly [settings: RegExp, folders: readonly string[]])[] = [
  [/^(mkdocs|zensical)\.(ya?ml|toml)$/, ['docs', 'doc', 'documentation']],
  [/^docusaurus\.config\.\w+$/, ['docs', 'blog', 'i18n', 'versioned_docs', 'src/pages']],
  [/^_config\.ya?ml$/, ['']],
  [/^(hugo)\.(toml|ya?ml|json)$/, ['content']],
  [/^(book\.toml)$/, ['src']],
  [
    /^(conf\.py|_sidebar\.md|_meta\.(json|[jt]sx?)|\.gitbook\.ya?ml|mint\.json|_quarto\.yml|antora\.yml|book\.json)$/,
    [''],
  ],
  [/^(\.eleventy|eleventy\.config|gatsby-config)\.\w+$/, ['']],
  [/^astro\.config\.\w+$/, ['src/content', 'src/pages']],
];

/** The folders whose Markdown a site generator renders, with rules of its own for links. */
export function siteFolders(context: Pick<CheckContext, 'allFiles'>): string[] {
  const folders = new Set<string>();
  for (const { path } of context.allFiles) {
    const parent = parentOf(path);
    if (/^\.(vitepress|vuepress)$/.test(baseName(parent))) {
      folders.add(parentOf(parent));
    }
    if (/^config\.(toml|ya?ml)$/.test(baseName(path)) && isHugo(context, parent)) {
      folders.add(joinPath(parent, 'content'));
    }
    for (const [settings, below] of GENERATORS) {
      if (settings.test(baseName(path))) {
        const found = below
          .map((folder) => joinPath(parent, folder))
          .filter((folder) => folder === parent || hasFiles(context, folder));
        // A folder of another name stands in the settings; whatever lies beside them may be a page.
        (found.length === 0 ? [parent] : found).forEach((folder) => folders.add(folder));
      }
    }
  }
  return [...folders];
}

/** True for a page of a site; beside the settings in the repository's root lie files that the host shows. */
export function isSitePage(path: string, folders: readonly string[]): boolean {
  return folders.some((folder) =>
    folder === ''
      ? !isShownByHost(path)
      : isWithin(path, folder) || isWithin(translated(path), translated(folder)),
  );
}

/** `docs/en/docs` and `docs/de/docs` are the same folder in two languages; translations have no settings of their own. */
function translated(path: string): string {
  return path.replace(/(^|\/)[a-z]{2}(-[a-z]{2,4})?(?=\/|$)/gi, '$1:language');
}

function hasFiles(context: Pick<CheckContext, 'allFiles'>, folder: string): boolean {
  return context.allFiles.some((file) => file.path.startsWith(`${folder}/`));
}

function isHugo(context: Pick<CheckContext, 'allFiles'>, folder: string): boolean {
  return ['archetypes', 'layouts', 'themes'].some((name) => hasFiles(context, joinPath(folder, name)));
}
