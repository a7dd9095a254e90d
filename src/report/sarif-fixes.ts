import type { Finding, TextEdit } from '../checks/result.ts';

/**
 * The edits of a finding as SARIF has them. A file that does not exist yet has no region, so what would make one is left out.
 *
 * @param artifact the location of a file, from its path in the repository
 */
export function sarifFixes({ fixes }: Finding, artifact: (path: string) => object): { fixes?: object[] } {
  const edits = fixes.flatMap((fix) =>
    fix.kind === 'edit' && fix.edits.every((edit) => edit.create !== true) ? [fix] : [],
  );
  return edits.length === 0
    ? {}
    : {
        fixes: edits.map((fix) => ({
          description: { text: fix.title },
          artifactChanges: [...new Set(fix.edits.map(({ path }) => path))].map((path) => ({
            artifactLocation: artifact(path),
            replacements: fix.edits.filter((edit) => edit.path === path).map(replacement),
          })),
          properties: { disposition: fix.disposition },
        })),
      };
}

function replacement({ line, column, endLine, endColumn, newText }: TextEdit): object {
  return {
    deletedRegion: { startLine: line, startColumn: column, endLine, endColumn },
    ...(newText === '' ? {} : { insertedContent: { text: newText } }),
  };
}
