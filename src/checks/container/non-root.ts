import { expandVariables } from '../../facts/variables.ts';
import type { DockerInstruction, DockerStage } from '../../facts/dockerfiles.ts';
import { baseName, parentOf } from '../../workspace/paths.ts';
import { defineCheck, type CheckContext, type Evidence, type Fact } from '../check.ts';
import { judgeSites, notApplicable, type JudgedSite } from '../conclude.ts';
import type { EditFix } from '../result.ts';
import { insertLines, reviewEdit, withEdit } from '../shared/edits.ts';
import { isArtifact, isOurs, servicesOf, shippedImages } from '../shared/docker-images.ts';
import { lineageOf, rootImageOf, shippedStage, valuesOf } from '../shared/docker-stages.ts';
import { matchesGlob, readImage, userOfImage } from '../shared/images.ts';
import { refusesRoot } from '../shared/pod-users.ts';
import { workloadsOf } from '../shared/manifests.ts';

type Context = CheckContext<'dockerfile' | 'compose' | 'kubernetes'>;

/** Programs that start as root and go on as somebody else. */
const STEPS_DOWN = /\b(gosu|su-exec|setpriv|chroot --userspec|s6-setuidgid|runuser|setuidgid)\b/;
const ROOT = /^(root|0+|ContainerAdministrator)(:.*)?$/i;

/** The image that is shipped does not start as root. */
export const check = defineCheck({
  id: 'container/non-root',
  scopes: ['unit', 'infrastructure'],
  reads: ['dockerfile', 'compose', 'kubernetes'],
  conclude(context) {
    return judgeSites(
      shippedImages(context).flatMap((fact) => judge(fact, context)),
      {
        whenNone: notApplicable('No Dockerfile here builds an image that is shipped.'),
        passMessage: 'Every shipped image starts as a user other than root.',
      },
    );
  },
});

function judge(fact: Fact<'dockerfile'>, context: Context): JudgedSite[] {
  const stage = shippedStage(fact.value);
  const image = stage === undefined ? undefined : rootImageOf(stage, fact.value);
  if (stage === undefined || isArtifact(fact.value, image)) {
    return [];
  }
  const instructions = lineageOf(stage, fact.value).flatMap((member) => member.instructions);
  const user = instructions.findLast(({ keyword }) => keyword === 'USER');
  const at: Evidence = { path: fact.path, site: user?.site ?? stage.site };
  const name =
    user === undefined
      ? undefined
      : expandVariables(user.argument.replace(/^["']|["']$/g, ''), valuesOf(stage, fact.value));
  const isRoot =
    user === undefined
      ? image === undefined
        ? undefined
        : isRootImage(image, context)
      : name === undefined
        ? undefined
        : ROOT.test(name);
  if (isRoot === false) {
    return [{ verdict: 'good', at }];
  }
  const runner = findRunner(fact.path, context);
  if (runner !== undefined) {
    return [{ verdict: 'good', at: runner }];
  }
  if (isRoot === undefined) {
    return [
      {
        verdict: 'unknown',
        message:
          user === undefined
            ? `No USER is set, and what ${image ?? 'the base image'} starts as is not known.`
            : `The user ${user.argument} is filled in from elsewhere.`,
        at,
      },
    ];
  }
  const helper = user === undefined ? instructions.find(stepsDown) : undefined;
  if (helper !== undefined) {
    return [
      {
        verdict: 'review',
        message: 'The image starts as root; does its entry point go on as another user in every case?',
        at: { path: fact.path, site: helper.site },
      },
    ];
  }
  const message =
    user === undefined
      ? `The image starts as root: no USER is set, and ${image ?? 'its base'} has none. Add one as the last step before CMD.`
      : `The image starts as root: its last USER is ${user.argument}.`;
  return [
    {
      verdict: 'bad',
      message,
      at,
      ...withEdit(user === undefined ? nodeUser(fact.path, stage, image) : undefined),
    },
  ];
}

/** The official images of Node.js bring a user along. What it must write to needs an owner, which a person has to look at. */
function nodeUser(path: string, stage: DockerStage, image: string | undefined): EditFix | undefined {
  const isOfficial = /^((docker\.io\/)?library\/)?node$/.test(readImage(image ?? '').name);
  const start = stage.instructions.find(({ keyword }) => keyword === 'CMD' || keyword === 'ENTRYPOINT');
  return isOfficial && start?.roomLine !== undefined
    ? reviewEdit('Start as the user "node"', insertLines(path, start.roomLine, ['USER node']))
    : undefined;
}

function isRootImage(image: string, context: Context): boolean | undefined {
  const user = userOfImage(image, context.lists);
  return user === undefined ? undefined : user === 'root';
}

function stepsDown(instruction: DockerInstruction): boolean {
  return (
    ['RUN', 'ENTRYPOINT', 'CMD', 'COPY', 'ADD'].includes(instruction.keyword) &&
    STEPS_DOWN.test(instruction.argument)
  );
}

/** A place of this repository that starts the image as somebody else: a compose service, or its workload. */
function findRunner(path: string, context: Context): Evidence | undefined {
  const services = servicesOf(context, path);
  const users = services.flatMap(({ path: file, service }) =>
    service.user === undefined ? [] : [{ path: file, site: service.user.site, text: service.user.text }],
  );
  const [user] = users;
  if (
    user !== undefined &&
    users.length === services.length &&
    users.every(({ text }) => /^[\w-]+(:.*)?$/.test(text.replace(/^user:\s*/, '')) && !ROOT.test(text))
  ) {
    return user;
  }
  const name = baseName(parentOf(path)).toLowerCase();
  const isOnlyImage = context.allFacts('dockerfile').filter(isOurs).length === 1;
  const runs = workloadsOf({ ...context, facts: context.allFacts.bind(context) }).flatMap((workload) =>
    (workload.object.pod?.containers ?? [])
      .filter((container) => {
        const image = readImage(container.image?.text ?? '').name.toLowerCase();
        const isOthers =
          userOfImage(image, context.lists) !== undefined ||
          context.lists['datastore-images'].some((pattern) => matchesGlob(image, pattern));
        return !container.isInit && ((name !== '' && baseName(image) === name) || (isOnlyImage && !isOthers));
      })
      .map((container) => ({ workload, container })),
  );
  const places = runs.map(({ workload, container }) => {
    const site = workload.object.pod === undefined ? undefined : refusesRoot(workload.object.pod, container);
    return site === undefined ? undefined : { path: workload.path, site };
  });
  return places.length > 0 && places.every((place) => place !== undefined) ? places[0] : undefined;
}
