import type { ContentStore } from '../content/content-store.ts';
import type { ProjectEvidence, ProjectResult, ProjectStatus } from '../pages/project-status.ts';
import type { ProjectStatusSource } from '../reader/page-source.ts';
import { Signal, type Subscription } from '../signal.ts';
import { locationUri } from './locations.ts';
import { scopeLabel, type FolderResult, type ResultsStore } from './results-store.ts';

/** What the "In this project" part of a page shows: the last results of the checks that judge it. */
export class ProjectResults implements ProjectStatusSource, Subscription {
  readonly #results: ResultsStore;
  readonly #changed = new Signal<undefined>();
  readonly #subscription: Subscription;
  #titles: ReadonlyMap<string, string> = new Map();

  readonly onDidChange = this.#changed.event;

  constructor(results: ResultsStore, content: ContentStore) {
    this.#results = results;
    this.#subscription = results.onDidChange(async () => {
      const { index } = await content.catalogue();
      this.#titles = new Map(index.checks.map((check) => [check.id, check.title]));
      this.#changed.fire(undefined);
    });
  }

  statusOf(checks: readonly string[]): ProjectStatus {
    if (this.#results.state === 'not-run') {
      return { kind: 'not-run' };
    }
    if (this.#results.state === 'running') {
      return { kind: 'running' };
    }
    const severalFolders = this.#results.reports.length > 1;
    return {
      kind: 'results',
      stale: false,
      results: checks.flatMap((check) =>
        this.#results.resultsOf(check).map((item): ProjectResult => ({
          check,
          title: this.#titles.get(check) ?? check,
          scope: scopeLabel(item, severalFolders),
          outcome: item.result.outcome,
          message: item.result.message,
          evidence: evidenceOf(item),
        })),
      ),
    };
  }

  dispose(): void {
    this.#subscription.dispose();
    this.#changed.dispose();
  }
}

function evidenceOf({ folder, result }: FolderResult): ProjectEvidence[] {
  const places = [
    ...result.findings.flatMap(({ location, message }) => (location === null ? [] : [{ location, message }])),
    ...result.passEvidence.map((location) => ({ location, message: location.excerpt.split('\n')[0] ?? '' })),
  ];
  return places.map(({ location, message }) => ({
    label: `${location.path}:${location.line}`,
    message,
    uri: locationUri({ ...location, folder: folder.folder, repository: result.scope.repository }).toString(),
    line: location.line,
    column: location.column,
    endLine: location.endLine,
    endColumn: location.endColumn,
  }));
}
