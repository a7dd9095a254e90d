import { hasGeneratedMarker, isBinaryName, type FileClass } from '../workspace/file-class.ts';
import { decodeText } from '../workspace/file-system.ts';
import type { Skip } from '../workspace/walk.ts';
import type { WorkspaceFile } from '../workspace/workspace.ts';
import { COLLECTORS, FACT_KINDS, type FactKind, type FactMap } from './kinds.ts';
import { SourceFile } from './source-file.ts';
import { familyOfPath } from './syntax/languages.ts';
import type { SyntaxTrees } from './syntax/syntax-trees.ts';

/** All facts of one file, by kind. */
export interface FileFacts {
  readonly path: string;
  /** The class after a look at the content: a generated file says so in its first lines. */
  readonly class: FileClass;
  readonly facts: Partial<FactMap>;
  /** Collectors that broke on this file; the checks that read their kind become errors. */
  readonly errors: readonly { readonly kind: FactKind; readonly message: string }[];
  readonly skip: Skip | undefined;
}

/** The kinds that want a file, among those asked for; a file that none wants is not read. */
export function kindsFor(file: WorkspaceFile, kinds: Iterable<FactKind>): FactKind[] {
  if (isBinaryName(file.path)) {
    return [];
  }
  const wanted = [...kinds].filter((kind) => COLLECTORS[kind].accepts(file));
  // A comment that excuses a finding matters only where there can be one.
  return wanted.every((kind) => kind === 'ignore-comments') ? [] : wanted;
}

/**
 * Reads the facts of one file from its bytes. Never throws: a collector that breaks is an entry in `errors`, and the others
 * go on.
 */
export function collectFacts(
  file: WorkspaceFile,
  bytes: Uint8Array,
  kinds: readonly FactKind[],
  trees: SyntaxTrees,
): FileFacts {
  if (bytes.subarray(0, 8000).includes(0)) {
    return {
      path: file.path,
      class: file.class,
      facts: {},
      errors: [],
      skip: { path: file.path, reason: 'binary' },
    };
  }
  const text = decodeText(bytes);
  // A generated Dockerfile or workflow is still what ships; only source code that a program wrote is nobody's to mend.
  const isGenerated =
    file.class === 'production' && familyOfPath(file.path) !== undefined && hasGeneratedMarker(text);
  const classified: WorkspaceFile = isGenerated ? { ...file, class: 'generated' } : file;
  const source = new SourceFile(classified, text, trees);
  const facts: Record<string, unknown> = {};
  const errors: { kind: FactKind; message: string }[] = [];
  try {
    for (const kind of kinds) {
      const collector = COLLECTORS[kind];
      if (!collector.accepts(classified) || collector.gate?.test(text) === false) {
        continue;
      }
      try {
        const value = collector.collect(source);
        if (value !== undefined) {
          facts[kind] = value;
        }
      } catch (error) {
        errors.push({ kind, message: error instanceof Error ? error.message : String(error) });
      }
    }
  } finally {
    source.dispose();
  }
  return { path: file.path, class: classified.class, facts: facts, errors, skip: undefined };
}

/** Kinds in a stable order, each once. */
export function sortKinds(kinds: Iterable<FactKind>): FactKind[] {
  const wanted = new Set(kinds);
  return FACT_KINDS.filter((kind) => wanted.has(kind));
}
