import { isMarkdownPath, type MarkdownFile, type MarkdownLink } from '../../facts/markdown-files.ts';
import { baseName, isWithin, parentOf, resolvePath } from '../../workspace/paths.ts';
import { defineCheck, type CheckContext, type Evidence, type Fact } from '../check.ts';
import { judgeSites, notApplicable, type JudgedSite } from '../conclude.ts';
import { isOwnProse, isShownByHost, isSitePage, siteFolders } from '../shared/prose.ts';
import { isForeignAnchor, nearestAnchor, normalizeFragment } from '../shared/anchors.ts';

/** Links of Markdown files lead to files and headings that exist. */
export const check = defineCheck({
  id: 'docs/relative-links',
  scopes: ['repository'],
  reads: ['markdown'],
  conclude(context) {
    const judge = new LinkJudge(context);
    return judgeSites(
      context
        .facts('markdown')
        .filter(isOwnProse)
        .flatMap((fact) => judge.file(fact)),
      {
        whenNone: notApplicable('No Markdown file here links to a file or heading of the repository.'),
        passMessage: 'Every relative link leads to a file, and every anchor to a heading.',
      },
    );
  },
});

class LinkJudge {
  readonly #context: CheckContext<'markdown'>;
  readonly #files: ReadonlySet<string>;
  readonly #folders = new Set<string>(['']);
  readonly #byLowerCase = new Map<string, string>();
  readonly #pages: ReadonlyMap<string, MarkdownFile>;
  readonly #sites: readonly string[];

  constructor(context: CheckContext<'markdown'>) {
    this.#context = context;
    this.#files = new Set(context.allFiles.map((file) => file.path));
    for (const path of this.#files) {
      for (let folder = parentOf(path); !this.#folders.has(folder); folder = parentOf(folder)) {
        this.#folders.add(folder);
      }
    }
    for (const path of [...this.#files, ...this.#folders]) {
      this.#byLowerCase.set(path.toLowerCase(), path);
    }
    this.#pages = new Map(context.allFacts('markdown').map((fact) => [fact.path, fact.value]));
    this.#sites = siteFolders(context);
  }

  file(fact: Fact<'markdown'>): JudgedSite[] {
    const isSite = isSitePage(fact.path, this.#sites);
    return fact.value.links.flatMap((link) => this.#link(fact.path, link, isSite) ?? []);
  }

  /** The judgement of a link; undefined for one that nobody can judge from files. */
  #link(from: string, link: MarkdownLink, isSite: boolean): JudgedSite | undefined {
    const at: Evidence = { path: from, site: link.site };
    const target = this.#targetOf(from, link, isSite);
    if (target === undefined) {
      return undefined;
    }
    if (!this.#exists(target)) {
      return this.#missing(target, link, from, isSite, at);
    }
    const page = this.#pageAt(target);
    if (link.fragment === undefined || page === undefined) {
      // An own heading in a file that could not be read tells nothing.
      return link.path === '' ? undefined : { verdict: 'good', at };
    }
    return this.#anchor(link.fragment, page, target === from ? undefined : target, isSite, at);
  }

  #targetOf(from: string, link: MarkdownLink, isSite: boolean): string | undefined {
    if (link.path === '') {
      return from;
    }
    if (!link.path.startsWith('/')) {
      return resolvePath(parentOf(from), link.path);
    }
    // From the root of the repository, or from that of whatever web site shows the file.
    const target = resolvePath('', link.path);
    const isFile =
      target !== undefined && (isMarkdownPath(target) || (target !== '' && this.#exists(target)));
    return isSite || !isFile || this.#context.repository.partial ? undefined : target;
  }

  #exists(path: string): boolean {
    return this.#files.has(path) || this.#folders.has(path);
  }

  #missing(
    target: string,
    link: MarkdownLink,
    from: string,
    isSite: boolean,
    at: Evidence,
  ): JudgedSite | undefined {
    const { repository } = this.#context;
    const isMade = repository.isIgnored(target) || repository.isIgnored(`${target}/index.html`);
    if (isMade || this.#isElsewhere(target)) {
      return undefined;
    }
    const other = this.#byLowerCase.get(target.toLowerCase());
    if (other !== undefined) {
      return {
        verdict: 'bad',
        message: `${target} does not exist; ${other} does. Upper and lower case differ, which only some systems forgive.`,
        at,
      };
    }
    const isNamedPage = isMarkdownPath(target);
    if (isSite) {
      return isNamedPage
        ? {
            verdict: 'unknown',
            message: `${target} does not exist in the repository; the generator of this site may add it.`,
            at,
          }
        : undefined;
    }
    const completed = ['.md', '.markdown', '.mdx', '/index.md'].find((ending) =>
      this.#files.has(target + ending),
    );
    if (completed !== undefined || /\.html?$/i.test(target)) {
      const page = target.replace(/\.html?$/i, '.md');
      if (completed !== undefined ? !isShownByHost(from) : this.#files.has(page)) {
        return undefined;
      }
    }
    return {
      verdict: 'bad',
      message:
        completed === undefined
          ? `${link.path} leads to ${target}, which does not exist.`
          : `${target} does not exist; ${target}${completed} does. The host of the code does not complete the name.`,
      at,
    };
  }

  /** Below a submodule or a symbolic link: in git, but not a file that was walked. */
  #isElsewhere(target: string): boolean {
    const { tracked } = this.#context.repository;
    if (tracked.kind !== 'known') {
      return false;
    }
    for (let path = target; path !== ''; path = parentOf(path)) {
      if (tracked.paths.has(path)) {
        return true;
      }
    }
    return false;
  }

  /** The page of a file, or the README that a folder shows. */
  #pageAt(target: string): MarkdownFile | undefined {
    const own = this.#pages.get(target);
    if (own !== undefined || !this.#folders.has(target)) {
      return own;
    }
    const readme = [...this.#pages.keys()].find(
      (path) => parentOf(path) === target && /^readme\.md$/i.test(baseName(path)),
    );
    return readme === undefined ? undefined : this.#pages.get(readme);
  }

  #anchor(
    fragment: string,
    page: MarkdownFile,
    target: string | undefined,
    isSite: boolean,
    at: Evidence,
  ): JudgedSite | undefined {
    const wanted = normalizeFragment(fragment);
    if (isForeignAnchor(wanted) || page.anchors.includes(wanted)) {
      return { verdict: 'good', at };
    }
    const near = nearestAnchor(wanted, page.anchors);
    const isGitLab =
      this.#files.has('.gitlab-ci.yml') && ![...this.#folders].some((path) => isWithin(path, '.github'));
    if (isSite || page.isTemplate || (isGitLab && near !== undefined)) {
      return undefined;
    }
    return {
      verdict: 'bad',
      message: `${target ?? 'This file'} has no heading for #${fragment}${near === undefined ? '.' : `; #${near} is close.`}`,
      at,
    };
  }
}
