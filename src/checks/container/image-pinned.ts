import type { Dockerfile, DockerStage } from '../../facts/dockerfiles.ts';
import type { Site } from '../../facts/site.ts';
import { expandVariables } from '../../facts/variables.ts';
import { defineCheck, type CheckContext, type Fact } from '../check.ts';
import { judgeSites, notApplicable, type JudgedSite } from '../conclude.ts';
import { isOurs } from '../shared/docker-images.ts';
import { baseOf, globalValues } from '../shared/docker-stages.ts';
import { readImage } from '../shared/images.ts';
import { isOtherCluster, workloadsOf } from '../shared/manifests.ts';

type Context = CheckContext<'dockerfile' | 'compose' | 'kubernetes' | 'ci-images'>;

/** An image that a file names; `text` is undefined where a variable comes from elsewhere. */
interface Reference {
  readonly written: string;
  readonly text: string | undefined;
  readonly path: string;
  readonly site: Site;
  /** Why a missing tag may be filled in before anything runs. */
  readonly filledInBy?: string | undefined;
}

/** Variables that name one build: an image tagged with them never changes. */
const OWN_BUILD =
  /CI_COMMIT_(SHORT_)?SHA|CI_COMMIT_TAG|CI_PIPELINE_I?ID|github\.(sha|run_id)|GITHUB_SHA|CIRCLE_SHA1|BITBUCKET_COMMIT/;
/** What a template engine fills in, or a reader: `{{ base_image }}`, `<YOUR-CONTAINER>`. */
const FILLED_IN = /\{\{|<[^>]*>/;
/** Tools that put the tag of a fresh build into manifests. */
const BUILD_TOOL = /(^|\/)(skaffold\.ya?ml|Tiltfile|werf\.ya?ml|devspace\.ya?ml)$/;

/** Images of others have a fixed version. */
export const check = defineCheck({
  id: 'container/image-pinned',
  scopes: ['unit', 'infrastructure'],
  reads: ['dockerfile', 'compose', 'kubernetes', 'ci-images'],
  conclude(context) {
    const isJudged = (fact: { readonly class: string }): boolean => fact.class === 'production';
    const built = new Set(
      context
        .allFacts('compose')
        .flatMap((fact) =>
          fact.value.services.flatMap(({ build, image }) => (build === undefined ? [] : (image?.text ?? []))),
        ),
    );
    const references = [
      ...context.facts('dockerfile').filter(isOurs).flatMap(ofDockerfile),
      ...context
        .facts('compose')
        .filter((fact) => isJudged(fact) && !isOtherCluster(fact))
        .flatMap((fact) => ofCompose(fact, built)),
      ...ofManifests(context),
      ...context
        .facts('ci-images')
        .filter(isJudged)
        .flatMap((fact) => fact.value.map((image) => ({ ...image, path: fact.path }))),
    ];
    // An anchor that is used twice is one place.
    const places = new Map(
      references.map((reference) => [
        `${reference.path}:${reference.site.line}:${reference.site.column}`,
        reference,
      ]),
    );
    return judgeSites([...places.values()].flatMap(judge), {
      whenNone: notApplicable('No Dockerfile, compose file, manifest or CI file names an image of others.'),
      passMessage: 'Every image has a fixed version.',
    });
  },
});

function judge(reference: Reference): JudgedSite[] {
  const { written, text, path, site, filledInBy } = reference;
  const at = { path, site };
  if (text === 'scratch') {
    return [];
  }
  if (text === undefined && OWN_BUILD.test(written)) {
    return [{ verdict: 'good', at }];
  }
  if (text !== undefined && FILLED_IN.test(text)) {
    return [{ verdict: 'unknown', message: 'This image is filled in before the file is used.', at }];
  }
  // A variable in the name hides whose image it is, not its version.
  const { name, tag, digest } = readImage(text ?? written);
  const hidden =
    text === undefined && /[$\uE000]|\{\{|<</.test(digest ?? tag ?? (endsOpen(written) ? '$' : ''));
  const shown = written.replace(/\uE000+/g, '…');
  if (hidden) {
    return [{ verdict: 'unknown', message: `The version of ${shown} is filled in from elsewhere.`, at }];
  }
  if (digest !== undefined) {
    return [{ verdict: 'good', at }];
  }
  if (tag === undefined) {
    return [
      filledInBy === undefined
        ? {
            verdict: 'bad',
            message: `${shown} has no tag, so it is whatever "latest" is today: name a version.`,
            at,
          }
        : { verdict: 'unknown', message: `${shown} has no tag here; ${filledInBy} may put one in.`, at },
    ];
  }
  if (/^latest\b/i.test(tag)) {
    return [{ verdict: 'bad', message: `${shown} names no version: "${tag}" moves with every release.`, at }];
  }
  return [
    // `distroless/static-debian13:nonroot` has its version in its name.
    /\d/.test(tag) || /[a-z]\d+$/i.test(name)
      ? { verdict: 'good', at }
      : {
          verdict: 'review',
          message: `The tag "${tag}" of ${shown} holds no version: may it move under you?`,
          at,
        },
  ];
}

/** True where the reference ends in a variable that may hold the tag too. */
function endsOpen(written: string): boolean {
  return /(\$\w+|[}\uE000])$/.test(written);
}

function ofDockerfile(fact: Fact<'dockerfile'>): Reference[] {
  const dockerfile = fact.value;
  return dockerfile.stages.flatMap((stage) => {
    const base = baseOf(stage, dockerfile);
    const own =
      base.kind === 'stage'
        ? []
        : [{ written: stage.from, text: base.text, path: fact.path, site: stage.site }];
    return [...own, ...copiedFrom(stage, dockerfile, fact.path)];
  });
}

/** Images that files are copied from: `COPY --from=image`, `RUN --mount=from=image`. */
function copiedFrom(stage: DockerStage, dockerfile: Dockerfile, path: string): Reference[] {
  const values = globalValues(dockerfile);
  return stage.instructions.flatMap((instruction) =>
    instruction.flags.flatMap((flag): Reference[] => {
      const written = /^--from=(.+)$/.exec(flag)?.[1] ?? /^--mount=(?:.*,)?from=([^,]+)/.exec(flag)?.[1];
      const text = written === undefined ? undefined : expandVariables(written, values);
      const isStage =
        /^\d+$/.test(text ?? '') ||
        dockerfile.stages.some((other) => other.name?.toLowerCase() === text?.toLowerCase());
      // A name without any mark of an image is a build context that is passed in by name.
      const isContext = text !== undefined && /^[\w-]+$/.test(text);
      return written === undefined || isStage || isContext
        ? []
        : [{ written, text, path, site: instruction.site }];
    }),
  );
}

/** The images of services, except those that a service of this repository builds. */
function ofCompose(fact: Fact<'compose'>, built: ReadonlySet<string>): Reference[] {
  return fact.value.services.flatMap(({ image, build }): Reference[] =>
    image === undefined || build !== undefined || built.has(image.text)
      ? []
      : [
          {
            written: image.text,
            text: expandVariables(image.text, new Map()),
            path: fact.path,
            site: image.site,
          },
        ],
  );
}

function ofManifests(context: Context): Reference[] {
  const tool = context.allFiles.find((file) => BUILD_TOOL.test(file.path))?.path;
  return workloadsOf(context)
    .filter((workload) => !workload.isOtherCluster)
    .flatMap(({ path, object, isTemplate }) =>
      (object.pod?.containers ?? []).flatMap(({ image }): Reference[] =>
        image === undefined
          ? []
          : [
              {
                written: image.text,
                text: image.isTemplated || image.text.includes('$') ? undefined : image.text,
                path,
                site: image.site,
                filledInBy: isTemplate ? 'Helm or Kustomize' : tool,
              },
            ],
      ),
    );
}
