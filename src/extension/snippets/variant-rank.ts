import coerce from 'semver/functions/coerce';
import intersects from 'semver/ranges/intersects';
import subset from 'semver/ranges/subset';
import validRange from 'semver/ranges/valid';
import type { SnippetVariant } from '../../content/snippet-variants.ts';
import { languageFits, type LanguageFit } from './snippet-language.ts';
import type { Surroundings } from './surroundings.ts';

/**
 * How well a variant fits, best first:
 * `fits` stack and version are those of the project; `likely` the stack is, the version is not known or not certain;
 * `other-version` the project has another version; `open` nothing is known about the project; `other-stack`.
 */
export const FITS = ['fits', 'likely', 'open', 'other-version', 'other-stack'] as const;
export type Fit = (typeof FITS)[number];

export interface RankedVariant {
  /** Its place among the snippet's variants. */
  readonly index: number;
  readonly variant: SnippetVariant;
  readonly fit: Fit;
  readonly language: LanguageFit;
  /** The version the project declares, where it declares the stack. */
  readonly version: string | undefined;
}

export interface RankContext {
  readonly surroundings: Pick<Surroundings, 'technologies' | 'module'>;
  /** VS Code language id of the document to insert into; undefined where there is none. */
  readonly language: string | undefined;
  /** The module kind of that document, which beats the package's. */
  readonly module: 'esm' | 'cjs' | undefined;
}

/** All variants, the best fitting first; equals stay in the page's order. */
export function rankVariants(variants: readonly SnippetVariant[], context: RankContext): RankedVariant[] {
  const module = context.module ?? context.surroundings.module;
  return variants
    .map((variant, index): RankedVariant => {
      const found = context.surroundings.technologies.find(({ id }) => id === variant.stack);
      return {
        index,
        variant,
        fit: fitOf(variant, found, context.surroundings.technologies.length === 0),
        language: languageFits(variant, context.language),
        version: found?.version,
      };
    })
    .sort(
      (a, b) =>
        FITS.indexOf(a.fit) - FITS.indexOf(b.fit) ||
        languageRank(a) - languageRank(b) ||
        technologyRank(a, context) - technologyRank(b, context) ||
        moduleRank(a, module) - moduleRank(b, module) ||
        a.index - b.index,
    );
}

/**
 * The variant to take without asking, if there is one: it fits, its language is the document's, and no other fits as
 * well. A variant for another version or another stack is never chosen silently.
 */
export function obviousVariant(
  ranked: readonly RankedVariant[],
  context: RankContext,
): RankedVariant | undefined {
  const [first, second] = ranked;
  if (first === undefined || !['fits', 'likely'].includes(first.fit) || first.language === 'other') {
    return undefined;
  }
  const module = context.module ?? context.surroundings.module;
  const isTie = second !== undefined && ranksAlike(first, second, context);
  return !isTie && moduleRank(first, module) < 2 ? first : undefined;
}

function ranksAlike(a: RankedVariant, b: RankedVariant, context: RankContext): boolean {
  const module = context.module ?? context.surroundings.module;
  const ranks = (ranked: RankedVariant): string =>
    [ranked.fit, languageRank(ranked), technologyRank(ranked, context), moduleRank(ranked, module)].join();
  return ranks(a) === ranks(b);
}

/** True when a declared version or range lies within a variant's range; undefined when that is not certain. */
export function versionFits(declared: string | undefined, range: string | undefined): boolean | undefined {
  if (range === undefined) {
    return true;
  }
  const version = declared === undefined ? undefined : readVersion(declared);
  if (version === undefined || validRange(range) === null) {
    return undefined;
  }
  if (subset(version, range)) {
    return true;
  }
  return intersects(version, range) ? undefined : false;
}

/** A declared version as a semver range: npm's as it stands, Python's, Go's and Maven's brought near to it. */
function readVersion(declared: string): string | undefined {
  const text = declared
    .trim()
    .replace(/^v(?=\d)/, '')
    .replace(/\+incompatible$/, '')
    .replace(/~=\s*(\d+)\.(\d+)\.(\d+)/g, '~$1.$2.$3')
    .replace(/~=\s*(\d+)\.(\d+)/g, '^$1.$2')
    .replace(/={2,3}\s*/g, '=')
    .replaceAll(',', ' ')
    .replace(/!=\s*[\w.*]+/g, '');
  if (/^[\d.]+$/.test(text)) {
    // A single version, perhaps with fewer or more than three parts.
    return coerce(text)?.version;
  }
  const range = validRange(text, { loose: true });
  return range === null || range === '*' ? coerceLone(text) : range;
}

/** `4.0.0.RELEASE` and the like: one version with a suffix of its own. */
function coerceLone(text: string): string | undefined {
  return /^\d+\.\d+[\w.-]*$/.test(text) ? coerce(text)?.version : undefined;
}

function fitOf(
  variant: SnippetVariant,
  found: { readonly version: string | undefined } | undefined,
  isUnknown: boolean,
): Fit {
  if (found === undefined) {
    return isUnknown ? 'open' : 'other-stack';
  }
  const fits = versionFits(found.version, variant.range);
  return fits === undefined ? 'likely' : fits ? 'fits' : 'other-version';
}

function languageRank({ language }: RankedVariant): number {
  return language === 'same' ? 0 : language === 'usable' ? 1 : language === 'any' ? 2 : 3;
}

/** The order in which the project's technologies tell about it: frameworks before runtimes. */
function technologyRank({ variant }: RankedVariant, { surroundings }: RankContext): number {
  const rank = surroundings.technologies.findIndex(({ id }) => id === variant.stack);
  return rank < 0 ? surroundings.technologies.length : rank;
}

function moduleRank({ variant }: RankedVariant, module: 'esm' | 'cjs' | undefined): number {
  if (variant.module === undefined || module === undefined) {
    return 1;
  }
  // TypeScript is written with import, whatever it is compiled to.
  return variant.module === module || (variant.module === 'esm' && variant.language === 'ts') ? 0 : 2;
}
