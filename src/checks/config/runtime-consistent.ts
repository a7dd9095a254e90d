import { RUNTIME_OF, type Runtime } from '../../workspace/technologies.ts';
import type { Unit } from '../../workspace/units.ts';
import { defineCheck, type CheckContext } from '../check.ts';
import { judgeSites, notApplicable, type JudgedSite } from '../conclude.ts';
import { runtimePlaces, type RuntimeKinds, type RuntimePlace } from '../shared/runtime-places.ts';
import { RUNTIME_TITLES, share } from '../shared/runtime-sets.ts';

/** Laptop, pipeline and image run the same line of a runtime. */
export const check = defineCheck({
  id: 'config/runtime-consistent',
  scopes: ['unit'],
  reads: ['runtime-versions', 'dockerfile', 'workflow', 'ci-images'],
  conclude(context: CheckContext<RuntimeKinds>) {
    const { unit } = context;
    const sites =
      unit === undefined ? [] : runtimesOf(unit).flatMap((runtime) => judge(runtime, unit, context));
    return judgeSites(sites, {
      whenNone: notApplicable('Fewer than two places name a version of the runtime.'),
      passMessage: 'All places that name a version of the runtime agree.',
    });
  },
});

function runtimesOf(unit: Unit): Runtime[] {
  return [...new Set(unit.manifests.map((manifest) => RUNTIME_OF[manifest.ecosystem]))];
}

function judge(runtime: Runtime, unit: Unit, context: CheckContext<RuntimeKinds>): JudgedSite[] {
  const places = runtimePlaces(runtime, unit, context);
  if (places.length < 2) {
    return [];
  }
  const agreed: RuntimePlace[] = [];
  return places.map((place) => {
    const site = judgePlace(place, agreed, runtime);
    if (site.verdict === 'good') {
      agreed.push(place);
    }
    return site;
  });
}

/** A place is judged against those before it that agree with each other. */
function judgePlace(place: RuntimePlace, earlier: readonly RuntimePlace[], runtime: Runtime): JudgedSite {
  const title = RUNTIME_TITLES[runtime];
  const rival = earlier.find((other) => share(place.set, other.set, runtime) === false);
  if (rival !== undefined) {
    return {
      verdict: 'bad',
      message: `${place.what} names ${title} ${place.text}, and ${rival.what} ${rival.text}: what is tested on one runs on the other.`,
      at: place.at,
      related: [{ message: `${rival.what}: ${rival.text}`, at: rival.at }],
    };
  }
  if (place.set === undefined) {
    return {
      verdict: 'unknown',
      message: `${place.what} takes its version of ${title} from elsewhere (${place.text}).`,
      at: place.at,
    };
  }
  const moving = earlier.find(
    (other) => other.set !== undefined && share(place.set, other.set, runtime) === undefined,
  );
  return moving === undefined
    ? { verdict: 'good', at: place.at }
    : {
        verdict: 'unknown',
        message: `${place.what} names ${title} ${place.text}, and ${moving.what} ${moving.text}: one of them moves with each release, so whether they meet changes with time.`,
        at: place.at,
        related: [{ message: `${moving.what}: ${moving.text}`, at: moving.at }],
      };
}
