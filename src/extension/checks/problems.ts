import * as vscode from 'vscode';
import type { Severity } from '../../content/schemas.ts';
import { COMMANDS } from '../names.ts';
import { locationUri, selectionOf } from './locations.ts';
import type { FolderResult, ResultsStore } from './results-store.ts';

const SEVERITY: Readonly<Record<Severity, vscode.DiagnosticSeverity>> = {
  high: vscode.DiagnosticSeverity.Error,
  medium: vscode.DiagnosticSeverity.Warning,
  low: vscode.DiagnosticSeverity.Information,
};

/** Shows the findings that fail in the Problems panel, each with a link to its check's page. */
export class Problems implements vscode.Disposable {
  readonly #collection = vscode.languages.createDiagnosticCollection('backend-roadmap');
  readonly #subscription: vscode.Disposable;

  constructor(results: ResultsStore) {
    this.#subscription = vscode.Disposable.from(
      results.onDidChange(() => {
        if (results.state !== 'running') {
          this.#show(results.results);
        }
      }),
    );
  }

  dispose(): void {
    this.#subscription.dispose();
    this.#collection.dispose();
  }

  #show(results: readonly FolderResult[]): void {
    const byFile = new Map<string, { uri: vscode.Uri; diagnostics: vscode.Diagnostic[] }>();
    for (const { folder, result } of results) {
      for (const finding of result.findings) {
        if (finding.outcome !== 'fail' || finding.location === null || finding.suppression !== null) {
          continue;
        }
        const place = { folder: folder.folder, repository: result.scope.repository };
        const uri = locationUri({ ...finding.location, ...place });
        const diagnostic = new vscode.Diagnostic(
          selectionOf(finding.location),
          finding.message,
          SEVERITY[finding.severity],
        );
        diagnostic.source = 'Backend Roadmap';
        diagnostic.code = { value: result.check, target: pageLink(result.check) };
        diagnostic.relatedInformation = finding.related.map(
          ({ message, location }) =>
            new vscode.DiagnosticRelatedInformation(
              new vscode.Location(locationUri({ ...location, ...place }), selectionOf(location)),
              message,
            ),
        );
        const entry = byFile.get(uri.toString()) ?? { uri, diagnostics: [] };
        entry.diagnostics.push(diagnostic);
        byFile.set(uri.toString(), entry);
      }
    }
    this.#collection.clear();
    this.#collection.set([...byFile.values()].map(({ uri, diagnostics }) => [uri, diagnostics]));
  }
}

/** A link that opens a check's page inside the editor. */
function pageLink(check: string): vscode.Uri {
  const argument = encodeURIComponent(JSON.stringify([`check:${check}`]));
  return vscode.Uri.parse(`command:${COMMANDS.openPage}?${argument}`, true);
}
