import type { FileFacts } from '../facts/collect.ts';
import { kindsFor } from '../facts/collect.ts';
import type { ReadAnswer, ReadRequest } from '../facts/collecting.ts';
import { COLLECTORS, type FactKind } from '../facts/kinds.ts';
import { joinPath, parentOf } from '../workspace/paths.ts';
import type { Repository, WorkspaceFile } from '../workspace/workspace.ts';
import { concludeCheck } from './conclude-repository.ts';
import { RepositoryView, type RepositoryFacts } from './repository-view.ts';
import type { CheckResult } from './result.ts';
import type { Catalogue } from './select.ts';

/** What was read of one file, and what has to stay the same for it to hold. */
interface Kept {
  readonly file: WorkspaceFile;
  readonly kinds: readonly FactKind[];
  /** Class, kinds and collector versions: with the content's hash and the path, the key of the facts. */
  readonly key: string;
  readonly hash: string | undefined;
}

/** One repository between two runs: its facts by file, and the results that were concluded from them. */
export class RepositoryState {
  readonly repository: Repository;
  readonly #catalogue: Catalogue;
  readonly #kinds: readonly FactKind[];
  readonly #kept = new Map<string, Kept>();
  readonly #files = new Map<string, FileFacts>();
  readonly #known: ReadonlySet<string>;
  readonly #results = new Map<string, readonly CheckResult[]>();
  #view: RepositoryView | undefined;

  constructor(repository: Repository, catalogue: Catalogue, kinds: readonly FactKind[]) {
    this.repository = repository;
    this.#catalogue = catalogue;
    this.#kinds = kinds;
    this.#known = new Set(repository.files.map((file) => file.path));
  }

  get facts(): RepositoryFacts {
    return { files: this.#files };
  }

  /** Whether the content of a file is looked at. Of other files only the path is known, so that their change is one of structure. */
  reads(path: string): boolean {
    return this.#kept.has(path);
  }

  /** Whether nothing that happens at a path matters: git ignores it, and does not track it. */
  ignores(path: string): boolean {
    return !this.#known.has(path) && this.repository.isIgnored(path);
  }

  /**
   * What must be read for a run over the whole repository. Facts that still hold are taken from the state before.
   *
   * @param changed paths relative to the open folder that may differ from before; undefined when any may
   */
  plan(before: RepositoryState | undefined, changed: ReadonlySet<string> | undefined): ReadRequest[] {
    const requests: ReadRequest[] = [];
    for (const file of this.repository.files) {
      const kinds = kindsFor(file, this.#kinds);
      if (kinds.length === 0) {
        continue;
      }
      const key = keyOf(file, kinds);
      const kept = before === undefined ? undefined : before.#kept.get(file.path);
      const facts = before === undefined ? undefined : before.#files.get(file.path);
      const holds = kept?.key === key && kept.hash !== undefined && facts !== undefined;
      if (holds) {
        this.#kept.set(file.path, { ...kept, file });
        this.#files.set(file.path, facts);
      } else {
        this.#kept.set(file.path, { file, kinds, key, hash: undefined });
      }
      const mayDiffer =
        changed === undefined || holdsPath(changed, joinPath(this.repository.root, file.path));
      if (!holds || mayDiffer) {
        requests.push({ file, kinds, known: holds ? kept.hash : undefined });
      }
    }
    return requests;
  }

  /** What must be read after edits of known files. */
  planEdits(paths: readonly string[]): ReadRequest[] {
    return [...new Set(paths)].flatMap((path): ReadRequest[] => {
      const kept = this.#kept.get(path);
      return kept === undefined ? [] : [{ file: kept.file, kinds: kept.kinds, known: kept.hash }];
    });
  }

  /** Takes what was read, and forgets the results that it makes untrue. */
  accept(answers: readonly ReadAnswer[]): void {
    const changed = new Set<FactKind>();
    for (const { path, hash, facts } of answers) {
      const kept = this.#kept.get(path);
      if (kept === undefined || facts === undefined) {
        continue;
      }
      const before = this.#files.get(path);
      this.#kept.set(path, { ...kept, hash });
      this.#files.set(path, facts);
      if (before?.class !== facts.class || hasOther(before, facts)) {
        this.#view = undefined;
      }
      for (const kind of this.#view === undefined ? [] : kept.kinds) {
        if (JSON.stringify(before?.facts[kind]) !== JSON.stringify(facts.facts[kind])) {
          changed.add(kind);
        }
      }
    }
    this.#view?.forget(changed);
    for (const check of this.#catalogue.checks) {
      if (this.#view === undefined || check.reads.some((kind) => changed.has(kind))) {
        this.#results.delete(check.id);
      }
    }
  }

  /** The results of all checks; only those that were forgotten are concluded anew. */
  conclude(): CheckResult[] {
    const view = (this.#view ??= new RepositoryView(this.repository, this.facts, this.#catalogue.lists));
    return this.#catalogue.checks.flatMap((check) => {
      let results = this.#results.get(check.id);
      if (results === undefined) {
        results = concludeCheck(check, this.repository, this.facts, view, this.#catalogue);
        this.#results.set(check.id, results);
      }
      return results;
    });
  }
}

function keyOf(file: WorkspaceFile, kinds: readonly FactKind[]): string {
  return [file.class, ...kinds.map((kind) => `${kind}@${COLLECTORS[kind].version}`)].join(' ');
}

/** What else of a file every check can see: that a collector broke on it, or that it could not be read. */
function hasOther(before: FileFacts, after: FileFacts): boolean {
  return (
    JSON.stringify([before.errors, before.skip ?? null]) !==
    JSON.stringify([after.errors, after.skip ?? null])
  );
}

/** Whether a set of changed paths holds a file or a folder above it: a moved folder is told as one change. */
function holdsPath(changed: ReadonlySet<string>, path: string): boolean {
  for (let current = path; current !== ''; current = parentOf(current)) {
    if (changed.has(current)) {
      return true;
    }
  }
  return false;
}
