import { compareText } from '../workspace/paths.ts';
import type { Repository } from '../workspace/workspace.ts';
import type { Check, CheckContext, Conclusion, Evidence, FindingDraft } from './check.ts';
import { unknown } from './conclude.ts';
import { fingerprintOf } from './fingerprint.ts';
import type { RepositoryFacts, RepositoryView } from './repository-view.ts';
import type { CheckResult, Finding, Fix, Location, ResultScope } from './result.ts';
import type { Catalogue } from './select.ts';
import type { CheckEntry } from '../content/model.ts';

type ConcludeOptions = Pick<Catalogue, 'pages' | 'snippetTitles'>;

/** Runs one check on every scope of a repository that it is about. */
export function concludeCheck(
  check: Check,
  repository: Repository,
  facts: RepositoryFacts,
  view: RepositoryView,
  options: ConcludeOptions,
): CheckResult[] {
  const page = options.pages.get(check.id);
  if (page === undefined) {
    throw new Error(`${check.id} has no page`);
  }
  return view
    .contexts(check)
    .map((context) => concludeScope(check, page, context, repository, facts, options));
}

function concludeScope(
  check: Check,
  page: CheckEntry,
  context: CheckContext,
  repository: Repository,
  facts: RepositoryFacts,
  options: ConcludeOptions,
): CheckResult {
  const scope: ResultScope = {
    kind: context.scope,
    repository: repository.root === '' ? '.' : repository.root,
    path: context.unit === undefined || context.unit.path === '' ? '.' : context.unit.path,
  };
  const base = {
    check: check.id,
    checkVersion: page.version,
    scope,
    confidence: page.confidence,
    topic: page.topic,
    attestation: null,
  };
  const conclusion = concludeSafely(check, context, facts);
  if ('error' in conclusion) {
    return {
      ...base,
      outcome: 'error',
      message: conclusion.error,
      findings: [],
      findingCount: 0,
      passEvidence: [],
      looked: { files: 0, patterns: [] },
    };
  }
  const findings = finish(conclusion.findings, page, options.snippetTitles);
  return {
    ...base,
    outcome: conclusion.outcome,
    message: conclusion.message,
    findings,
    findingCount: findings.length,
    passEvidence: conclusion.passEvidence.map(locate),
    looked: conclusion.looked,
  };
}

/** A collector that broke on a file, or a check that throws, is an error of this scope; the others go on. */
function concludeSafely(
  check: Check,
  context: CheckContext,
  facts: RepositoryFacts,
): Conclusion | { error: string } {
  if (context.repository.partial && context.scope === 'repository') {
    return unknown('Only part of the repository is open, so the answer for the whole of it is not known.');
  }
  for (const file of context.files) {
    const broken = facts.files.get(file.path)?.errors.find((error) => check.reads.includes(error.kind));
    if (broken !== undefined) {
      return { error: `${file.path}: reading its ${broken.kind} failed: ${broken.message}` };
    }
  }
  try {
    return check.conclude(context);
  } catch (error) {
    const culprit = findCulprit(check, context);
    const at = culprit === undefined ? '' : ` at ${culprit}`;
    return { error: `The check failed${at}: ${error instanceof Error ? error.message : String(error)}` };
  }
}

/** The first file on whose facts alone the check throws too: what a person needs in order to report or exclude it. */
function findCulprit(check: Check, context: CheckContext): string | undefined {
  return context.files.find(({ path }) => {
    const alone: CheckContext = {
      ...context,
      facts: (kind) => context.facts(kind).filter((fact) => fact.path === path),
      allFacts: (kind) => context.allFacts(kind).filter((fact) => fact.path === path),
    };
    const mentionsFile = check.reads.some((kind) => alone.facts(kind).length > 0);
    return mentionsFile && throws(() => check.conclude(alone));
  })?.path;
}

function throws(action: () => unknown): boolean {
  try {
    action();
    return false;
  } catch {
    return true;
  }
}

/** Orders findings by place, adds what the page knows, and names each by its fingerprint. */
function finish(
  drafts: readonly FindingDraft[],
  page: CheckEntry,
  titles: ReadonlyMap<string, string>,
): Finding[] {
  const seen = new Map<string, number>();
  return [...drafts].sort(comparePlaces).map((draft): Finding => {
    const path = draft.at?.path ?? '';
    const evidence = draft.at?.site.excerpt ?? draft.message;
    const key = `${path}\0${evidence}`;
    const occurrence = seen.get(key) ?? 0;
    seen.set(key, occurrence + 1);
    return {
      fingerprint: fingerprintOf(page.id, path, evidence, occurrence),
      outcome: draft.outcome,
      severity: draft.severity ?? page.severity,
      message: draft.message,
      location: draft.at === undefined ? null : locate(draft.at),
      related: (draft.related ?? []).map(({ message, at }) => ({ message, location: locate(at) })),
      fixes: draft.outcome === 'fail' ? fixesOf(page, draft, titles) : [],
      suppression: null,
    };
  });
}

/** The page's fixes in its order, with the edit of this finding, where it has one, in the place of what the page says of it. */
function fixesOf(page: CheckEntry, { edit }: FindingDraft, titles: ReadonlyMap<string, string>): Fix[] {
  const isNamed = page.fixes.some((fix) => fix.kind === 'edit');
  const unnamed = edit === undefined || isNamed ? [] : [edit];
  const named = page.fixes.flatMap((fix): Fix[] => {
    switch (fix.kind) {
      case 'edit':
        return edit === undefined ? [] : [edit];
      case 'snippet':
        return [{ ...fix, title: titles.get(fix.id) ?? fix.id }];
      default:
        return [fix];
    }
  });
  return [...unnamed, ...named];
}

function comparePlaces(a: FindingDraft, b: FindingDraft): number {
  return (
    compareText(a.at?.path ?? '', b.at?.path ?? '') ||
    (a.at?.site.line ?? 0) - (b.at?.site.line ?? 0) ||
    (a.at?.site.column ?? 0) - (b.at?.site.column ?? 0) ||
    compareText(a.message, b.message)
  );
}

function locate({ path, site }: Evidence): Location {
  const { line, column, endLine, endColumn, excerpt } = site;
  return { path, line, column, endLine, endColumn, excerpt };
}
