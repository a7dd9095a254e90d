import type { IgnoreComment } from '../../facts/ignore-comments.ts';
import type { CheckResult, Finding, Suppression } from '../result.ts';
import { fromOpenFolder, type Decisions, type LocalNotice, type Suppressor } from './suppressor.ts';

interface KnownIgnore {
  readonly path: string;
  readonly comment: IgnoreComment;
  /** Today's id of the check; undefined when no check has ever had the one it names. */
  readonly check: string | undefined;
  isUsed: boolean;
}

/** Comments in the code, on the line of a finding or above it. */
export class IgnoreUse implements Suppressor {
  readonly #decisions: Decisions;
  readonly #ignores: readonly KnownIgnore[];
  readonly #byFile = new Map<string, KnownIgnore[]>();

  constructor(decisions: Decisions) {
    this.#decisions = decisions;
    this.#ignores = decisions.ignores.flatMap(({ path, comments }) =>
      comments.map((comment) => ({
        path,
        comment,
        check: decisions.known.checks.get(comment.check),
        isUsed: false,
      })),
    );
    for (const ignore of this.#ignores.filter(({ comment }) => comment.reason !== '')) {
      this.#byFile.set(ignore.path, [...(this.#byFile.get(ignore.path) ?? []), ignore]);
    }
  }

  suppress(result: CheckResult, { location }: Finding): Suppression | undefined {
    if (location === null) {
      return undefined;
    }
    const ignore = this.#byFile
      .get(location.path)
      ?.find(({ check, comment }) => check === result.check && comment.covers.includes(location.line));
    if (ignore === undefined) {
      return undefined;
    }
    ignore.isUsed = true;
    return { kind: 'inline', reason: ignore.comment.reason, owner: null, expires: null };
  }

  notices(): LocalNotice[] {
    return this.#ignores.flatMap((ignore): LocalNotice[] => {
      const { path, comment, check } = ignore;
      const { line, column } = comment.site;
      const at = { path: fromOpenFolder(this.#decisions, path), line, column };
      if (check === undefined) {
        const name = comment.check === '' ? 'it names no check' : `there is no check "${comment.check}"`;
        return [{ kind: 'invalid-ignore', ...at, message: `This comment ignores nothing: ${name}.` }];
      }
      if (comment.reason === '') {
        return [
          {
            kind: 'invalid-ignore',
            ...at,
            message: `This comment ignores nothing: it gives no reason. Write "backend-roadmap-ignore ${comment.check}: why".`,
          },
        ];
      }
      return ignore.isUsed || !this.#decisions.ran.has(check)
        ? []
        : [
            {
              kind: 'unused-ignore',
              ...at,
              message: `${check} finds nothing here, so that this comment can go.`,
            },
          ];
    });
  }
}
