import type { Fence } from './fences.ts';
import { tabStopMistake } from './tab-stops.ts';

/** A whole file that a variant proposes to create. */
export interface FilePart {
  /** Proposed path, relative to the unit's folder. May hold tab stops. */
  readonly path: string;
  readonly language: string;
  readonly code: string;
}

/** One way to insert a snippet: for one stack, version range, language and module kind. */
export interface SnippetVariant {
  /** The heading it stands under, for example `Express 5`. */
  readonly title: string;
  readonly stack: string;
  /** Semver range of the stack's version it was run on; undefined when it fits any. */
  readonly range: string | undefined;
  /** Language of the code, as a fence names it. */
  readonly language: string;
  readonly module: 'esm' | 'cjs' | undefined;
  /** Import lines to merge at the top; our tab-stop syntax is not used here. */
  readonly imports: string | undefined;
  /** Code for the cursor, with our tab stops. */
  readonly body: string | undefined;
  /** Whole files, with our tab stops. */
  readonly files: readonly FilePart[];
}

/** A mistake with the line of the fence it belongs to, counted from 1 in the body. */
export interface VariantMistake {
  readonly line: number;
  readonly reason: string;
}

interface Draft {
  variant: SnippetVariant;
  line: number;
}

/**
 * Groups the fences of a snippet page into variants. Fences that agree in stack, range, module and heading belong
 * together; the language of a variant is that of its body, or of its first file.
 */
export function readVariants(fences: readonly Fence[]): {
  variants: SnippetVariant[];
  mistakes: VariantMistake[];
} {
  const drafts = new Map<string, Draft>();
  const mistakes: VariantMistake[] = [];
  for (const fence of fences) {
    const stack = fence.attributes.get('stack');
    if (stack === undefined) {
      continue;
    }
    const reason = mistakeOf(fence);
    if (reason !== undefined) {
      mistakes.push({ line: fence.line, reason });
      continue;
    }
    const key = [stack, fence.attributes.get('range'), fence.attributes.get('module'), fence.heading].join('|');
    const draft = drafts.get(key) ?? { variant: emptyVariant(fence, stack), line: fence.line };
    drafts.set(key, { ...draft, variant: withPart(draft.variant, fence) });
  }
  for (const { variant, line } of drafts.values()) {
    if (variant.body === undefined && variant.files.length === 0) {
      mistakes.push({ line, reason: `variant "${variant.title}" has imports but neither a body nor a file` });
    }
  }
  return { variants: [...drafts.values()].map((draft) => draft.variant), mistakes };
}

function mistakeOf(fence: Fence): string | undefined {
  const part = fence.attributes.get('part');
  if (part !== 'imports' && part !== 'body' && part !== 'file') {
    return `part must be imports, body or file, not ${part ?? 'missing'}`;
  }
  if ((part === 'file') !== fence.attributes.has('path')) {
    return part === 'file' ? 'a file part needs path=' : 'only file parts have path=';
  }
  const module = fence.attributes.get('module');
  if (module !== undefined && module !== 'esm' && module !== 'cjs') {
    return `module must be esm or cjs, not ${module}`;
  }
  if (fence.language === '') {
    return 'a snippet fence needs a language';
  }
  if (fence.heading === '') {
    return 'a variant needs a ## heading above it';
  }
  return part === 'imports' && /[‹›]/.test(fence.code)
    ? 'imports hold no tab stops'
    : tabStopMistake(fence.code);
}

function emptyVariant(fence: Fence, stack: string): SnippetVariant {
  const module = fence.attributes.get('module');
  return {
    title: fence.heading,
    stack,
    range: fence.attributes.get('range'),
    language: fence.language,
    module: module === 'esm' || module === 'cjs' ? module : undefined,
    imports: undefined,
    body: undefined,
    files: [],
  };
}

function withPart(variant: SnippetVariant, fence: Fence): SnippetVariant {
  switch (fence.attributes.get('part')) {
    case 'imports':
      return { ...variant, imports: fence.code };
    case 'body':
      return { ...variant, language: fence.language, body: fence.code };
    default: {
      const file = { path: fence.attributes.get('path') ?? '', language: fence.language, code: fence.code };
      return { ...variant, files: [...variant.files, file] };
    }
  }
}
