import type { FileFacts } from '../facts/collect.ts';
import type { FactKind } from '../facts/kinds.ts';
import { compareText } from '../workspace/paths.ts';
import type { Repository } from '../workspace/workspace.ts';
import type { Check, CheckContext, Conclusion, Evidence, Fact, FindingDraft, ScopeFile } from './check.ts';
import { unknown } from './conclude.ts';
import type { RunOptions } from './engine.ts';
import { fingerprintOf } from './fingerprint.ts';
import type { CheckResult, Finding, Fix, Location, ResultScope } from './result.ts';
import type { CheckEntry } from '../content/model.ts';

/** The facts of one repository, by file. */
export interface RepositoryFacts {
  readonly files: ReadonlyMap<string, FileFacts>;
}

type ConcludeOptions = Pick<RunOptions, 'checks' | 'pages' | 'lists' | 'snippetTitles'>;

/** Runs every check on every scope of a repository that it is about. */
export function concludeRepository(
  repository: Repository,
  facts: RepositoryFacts,
  options: ConcludeOptions,
): CheckResult[] {
  const view = new RepositoryView(repository, facts, options);
  const results: CheckResult[] = [];
  for (const check of options.checks) {
    const page = options.pages.get(check.id);
    if (page === undefined) {
      throw new Error(`${check.id} has no page`);
    }
    for (const context of view.contexts(check)) {
      results.push(concludeScope(check, page, context, repository, facts, options));
    }
  }
  return results;
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
    return { error: `The check failed: ${error instanceof Error ? error.message : String(error)}` };
  }
}

/** One repository as its checks see it. */
class RepositoryView {
  readonly #repository: Repository;
  readonly #facts: RepositoryFacts;
  readonly #options: ConcludeOptions;
  readonly #files: readonly ScopeFile[];
  readonly #byKind = new Map<FactKind, Fact<FactKind>[]>();

  constructor(repository: Repository, facts: RepositoryFacts, options: ConcludeOptions) {
    this.#repository = repository;
    this.#facts = facts;
    this.#options = options;
    this.#files = repository.files.map((file) => ({
      path: file.path,
      class: facts.files.get(file.path)?.class ?? file.class,
      unit: file.unit,
    }));
  }

  /** The contexts that a check concludes in: its scopes, as far as the repository has them. */
  contexts(check: Check): CheckContext[] {
    return check.scopes.flatMap((scope): CheckContext[] => {
      switch (scope) {
        case 'repository':
          return [this.#context(scope, undefined, () => true)];
        case 'unit':
          return this.#repository.units
            .filter((unit) => unit.supported)
            .map((unit) => ({ ...this.#context(scope, unit.path, (file) => file.unit === unit.path), unit }));
        case 'infrastructure':
          return this.#files.some((file) => file.unit === undefined)
            ? [this.#context(scope, undefined, (file) => file.unit === undefined)]
            : [];
      }
    });
  }

  #context(
    scope: CheckContext['scope'],
    unit: string | undefined,
    isInScope: (file: ScopeFile) => boolean,
  ): CheckContext {
    const select = <K extends FactKind>(kind: K): readonly Fact<K>[] =>
      scope === 'repository' ? this.#ofKind(kind) : this.#ofKind(kind).filter((fact) => fact.unit === unit);
    return {
      scope,
      unit: undefined,
      repository: this.#repository,
      files: this.#files.filter(isInScope),
      allFiles: this.#files,
      facts: select,
      allFacts: (kind) => this.#ofKind(kind),
      lists: this.#options.lists,
    };
  }

  #ofKind<K extends FactKind>(kind: K): Fact<K>[] {
    let known = this.#byKind.get(kind);
    if (known === undefined) {
      known = this.#files.flatMap((file): Fact<FactKind>[] => {
        const value = this.#facts.files.get(file.path)?.facts[kind];
        return value === undefined ? [] : [{ path: file.path, class: file.class, unit: file.unit, value }];
      });
      this.#byKind.set(kind, known);
    }
    return known as unknown as Fact<K>[];
  }
}

/** Orders findings by place, adds what the page knows, and names each by its fingerprint. */
function finish(
  drafts: readonly FindingDraft[],
  page: CheckEntry,
  titles: ReadonlyMap<string, string>,
): Finding[] {
  const seen = new Map<string, number>();
  const fixes = page.fixes.map((fix): Fix =>
    fix.kind === 'snippet' ? { ...fix, title: titles.get(fix.id) ?? fix.id } : fix,
  );
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
      fixes: draft.outcome === 'fail' ? fixes : [],
      suppression: null,
    };
  });
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
