import { baseName, parentOf } from '../../workspace/paths.ts';
import type { Fact } from '../check.ts';
import type { FactKind } from '../../facts/kinds.ts';

/** Names of modules that production loads. */
export const PRODUCTION_NAME = /prod|live|deploy/i;

/**
 * True for settings in a shared module (`base.py`) where a module for production beside it (`production.py`) sets the same
 * thing: what the shared one says, production never sees.
 *
 * @param isReplaced whether the facts of the production module replace what is asked about
 */
export function isReplacedInProduction<K extends FactKind>(
  path: string,
  facts: readonly Fact<K>[],
  isReplaced: (fact: Fact<K>) => boolean,
): boolean {
  return (
    !PRODUCTION_NAME.test(baseName(path)) &&
    facts.some(
      (fact) =>
        PRODUCTION_NAME.test(baseName(fact.path)) &&
        parentOf(fact.path) === parentOf(path) &&
        isReplaced(fact),
    )
  );
}
