import type { Lists } from '../content/lists.ts';
import type { FileFacts } from '../facts/collect.ts';
import type { FactKind } from '../facts/kinds.ts';
import type { Repository } from '../workspace/workspace.ts';
import type { Check, CheckContext, Fact, ScopeFile } from './check.ts';

/** The facts of one repository, by file. */
export interface RepositoryFacts {
  readonly files: ReadonlyMap<string, FileFacts>;
}

/** One repository as its checks see it. Joins are made once for all checks; `forget` drops what a change made untrue. */
export class RepositoryView {
  readonly #repository: Repository;
  readonly #facts: RepositoryFacts;
  readonly #lists: Lists;
  readonly #byKind = new Map<FactKind, readonly Fact<FactKind>[]>();
  readonly #byUnit = new Map<string | undefined, Map<FactKind, readonly Fact<FactKind>[]>>();
  readonly #files: readonly ScopeFile[];
  readonly #filesByUnit: ReadonlyMap<string | undefined, readonly ScopeFile[]>;

  /** @param facts read when a check asks: entries may be replaced while the view lives, each followed by `forget` */
  constructor(repository: Repository, facts: RepositoryFacts, lists: Lists) {
    this.#repository = repository;
    this.#facts = facts;
    this.#lists = lists;
    this.#files = repository.files.map((file) => ({
      path: file.path,
      class: facts.files.get(file.path)?.class ?? file.class,
      unit: file.unit,
    }));
    this.#filesByUnit = byUnit(this.#files);
  }

  /** Drops the joins of some kinds, after facts of those kinds changed. A file whose class changed needs a new view. */
  forget(kinds: Iterable<FactKind>): void {
    for (const kind of kinds) {
      this.#byKind.delete(kind);
      for (const facts of this.#byUnit.values()) {
        facts.delete(kind);
      }
    }
  }

  /** The contexts that a check concludes in: its scopes, as far as the repository has them. */
  contexts(check: Check): CheckContext[] {
    return check.scopes.flatMap((scope): CheckContext[] => {
      switch (scope) {
        case 'repository':
          return [this.#context(scope, this.#files, (kind) => this.#ofKind(kind))];
        case 'unit':
          return this.#repository.units
            .filter((unit) => unit.supported)
            .map((unit) => ({ ...this.#ofUnit(scope, unit.path), unit }));
        case 'infrastructure':
          return this.#filesByUnit.has(undefined) ? [this.#ofUnit(scope, undefined)] : [];
      }
    });
  }

  #ofUnit(scope: CheckContext['scope'], unit: string | undefined): CheckContext {
    return this.#context(scope, this.#filesByUnit.get(unit) ?? [], (kind) => this.#ofUnitAndKind(unit, kind));
  }

  #context(
    scope: CheckContext['scope'],
    files: readonly ScopeFile[],
    facts: CheckContext['facts'],
  ): CheckContext {
    return {
      scope,
      unit: undefined,
      repository: this.#repository,
      files,
      allFiles: this.#files,
      facts,
      allFacts: (kind) => this.#ofKind(kind),
      lists: this.#lists,
    };
  }

  #ofUnitAndKind<K extends FactKind>(unit: string | undefined, kind: K): readonly Fact<K>[] {
    let kinds = this.#byUnit.get(unit);
    if (kinds === undefined) {
      kinds = new Map();
      this.#byUnit.set(unit, kinds);
    }
    let known = kinds.get(kind);
    if (known === undefined) {
      known = this.#ofKind(kind).filter((fact) => fact.unit === unit);
      kinds.set(kind, known);
    }
    return known as unknown as readonly Fact<K>[];
  }

  #ofKind<K extends FactKind>(kind: K): readonly Fact<K>[] {
    let known = this.#byKind.get(kind);
    if (known === undefined) {
      known = this.#files.flatMap((file): Fact<FactKind>[] => {
        const value = this.#facts.files.get(file.path)?.facts[kind];
        return value === undefined ? [] : [{ path: file.path, class: file.class, unit: file.unit, value }];
      });
      this.#byKind.set(kind, known);
    }
    return known as unknown as readonly Fact<K>[];
  }
}

function byUnit(files: readonly ScopeFile[]): ReadonlyMap<string | undefined, readonly ScopeFile[]> {
  const groups = new Map<string | undefined, ScopeFile[]>();
  for (const file of files) {
    const group = groups.get(file.unit);
    if (group === undefined) {
      groups.set(file.unit, [file]);
    } else {
      group.push(file);
    }
  }
  return groups;
}
