import type { JwtCall } from '../../facts/jwt-calls.ts';
import type { Unit } from '../../workspace/units.ts';
import { defineCheck } from '../check.ts';
import { judgeSites, notApplicable, type JudgedSite } from '../conclude.ts';

/** JSON Web Tokens are verified, with an algorithm that the code names. */
export const check = defineCheck({
  id: 'security/jwt-verification',
  scopes: ['unit'],
  reads: ['jwt-calls'],
  conclude(context) {
    const isBrowser = isBrowserApplication(context.unit);
    const sites = context
      .facts('jwt-calls')
      .filter((fact) => fact.class === 'production')
      .flatMap((fact) =>
        fact.value
          .filter((call) => !(isBrowser && call.verdict === 'decode-only'))
          .map((call) => judge(call, fact.path)),
      );
    return judgeSites(sites, {
      whenNone: notApplicable('No call of a known JWT library verifies or decodes a token here.'),
      passMessage: 'Every token is verified with algorithms that the code names.',
    });
  },
});

/** A browser holds no key to verify with: it decodes its token to show a name, and the server verifies. */
function isBrowserApplication(unit: Unit | undefined): boolean {
  const names =
    unit?.manifests.flatMap((manifest) => manifest.dependencies.map((dependency) => dependency.name)) ?? [];
  return (
    unit?.kind === 'library' &&
    names.some((name) => /^(react-dom|react-native|vue|@angular\/core|svelte|solid-js|preact)$/.test(name))
  );
}

function judge(call: JwtCall, path: string): JudgedSite {
  const at = { path, site: call.site };
  switch (call.verdict) {
    case 'verified':
      return { verdict: 'good', at };
    case 'unverified':
      return {
        verdict: 'bad',
        message: `The token's signature is not checked (${call.seen}): anyone can write such a token.`,
        at,
      };
    case 'read-first':
      return {
        verdict: 'review',
        message: `The token is read before it is verified (${call.seen}): is nothing trusted but what the verified call gives?`,
        at,
      };
    case 'any-algorithm':
      return {
        verdict: 'review',
        message: `The token is verified without a list of algorithms (${call.seen}): is the algorithm fixed elsewhere?`,
        at,
      };
    case 'decode-only':
      return {
        verdict: 'review',
        message: `The token is only decoded (${call.seen}): is it verified before anything trusts it?`,
        at,
      };
    case 'unresolved':
      return {
        verdict: 'unknown',
        message: `Whether the token is verified cannot be told: ${call.seen}.`,
        at,
      };
  }
}
