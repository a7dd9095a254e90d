import { pathMatcher } from '../../workspace/project-file/path-globs.ts';
import type { Waiver } from '../../workspace/project-file/read-project.ts';
import type { CheckResult, Finding, Suppression } from '../result.ts';
import { placeOf, type Decisions, type LocalNotice, type Suppressor } from './suppressor.ts';

interface ReadyWaiver {
  readonly waiver: Waiver;
  readonly matches: (path: string) => boolean;
  readonly isExpired: boolean;
  uses: number;
}

/** Waivers of the project file. They hold up to and including the day on which they expire. */
export class WaiverUse implements Suppressor {
  readonly #decisions: Decisions;
  readonly #waivers: readonly ReadyWaiver[];

  constructor(decisions: Decisions) {
    this.#decisions = decisions;
    this.#waivers = (decisions.project?.waivers ?? []).map((waiver) => ({
      waiver,
      matches: pathMatcher([waiver.path]),
      isExpired: waiver.expires < decisions.evaluatedOn,
      uses: 0,
    }));
  }

  suppress(result: CheckResult, finding: Finding): Suppression | undefined {
    const matching = this.#waivers.filter(
      ({ waiver, matches }) => waiver.check === result.check && matches(placeOf(result, finding)),
    );
    matching.forEach((waiver) => waiver.uses++);
    const valid = matching.find((waiver) => !waiver.isExpired)?.waiver;
    if (valid === undefined) {
      return undefined;
    }
    const reason = valid.note === undefined ? valid.reason : `${valid.reason}: ${valid.note}`;
    return { kind: 'waiver', reason, owner: valid.owner, expires: valid.expires };
  }

  notices(): LocalNotice[] {
    return this.#waivers.flatMap(({ waiver, isExpired, uses }): LocalNotice[] => {
      const at = { path: this.#decisions.project?.path ?? '', ...waiver.at };
      const name = `The waiver of ${waiver.check} for "${waiver.path}"`;
      if (!this.#decisions.ran.has(waiver.check)) {
        return [];
      }
      if (isExpired) {
        const rest =
          uses === 0
            ? 'nothing is left that it would waive: take it out.'
            : `${uses === 1 ? 'its finding counts' : `its ${uses} findings count`} again.`;
        return [
          {
            kind: 'expired-waiver',
            ...at,
            message: `${name} ended on ${waiver.expires}, and ${rest}`,
          },
        ];
      }
      return uses > 0
        ? []
        : [{ kind: 'unused-waiver', ...at, message: `${name} waives nothing: take it out.` }];
    });
  }
}
