import { baseName, joinPath, parentOf } from '../../workspace/paths.ts';
import { defineCheck, type CheckContext, type Fact } from '../check.ts';
import { judgeSites, notApplicable, type JudgedSite } from '../conclude.ts';
import { programName } from '../shared/commands.ts';
import { buildContextOf, servicesOf, shippedImages } from '../shared/docker-images.ts';
import { isDevelopmentStage, shippedStage } from '../shared/docker-stages.ts';
import { commandOf } from '../shared/image-commands.ts';
import { workloadsOf } from '../shared/manifests.ts';
import { onceFor } from '../shared/once.ts';
import { PRODUCTION_NAME } from '../shared/production-modules.ts';
import { judgeStart } from '../shared/start-commands.ts';

const KINDS = [
  'dockerfile',
  'compose',
  'kubernetes',
  'procfile',
  'shell-script',
  'makefile',
  'python-servers',
] as const;
type Context = CheckContext<(typeof KINDS)[number]>;

/** Programs that say that a container runs code of the project, not a tool with options. */
const STARTS_PROGRAM =
  /^(python[\d.]*|node|npm|pnpm|yarn|bun|deno|java|php|ruby|bundle|rails|puma|gunicorn|uvicorn|fastapi|hypercorn|granian|daphne|uwsgi|pm2-runtime)$/;

/** Images and platforms start servers that are made for production. */
export const check = defineCheck({
  id: 'rel/dev-server-in-production',
  scopes: ['unit', 'infrastructure'],
  reads: KINDS,
  conclude(context) {
    const sites = [
      ...shippedImages(context).flatMap((fact) => judgeImage(fact, context)),
      ...judgeProcfiles(context),
      ...judgeCompose(context),
      ...judgeWorkloads(context),
    ];
    return judgeSites(sites, {
      whenNone: notApplicable('No image, Procfile or manifest here says what is started in production.'),
      passMessage: 'Nothing that is started in production is a development server.',
    });
  },
});

function judgeImage(fact: Fact<'dockerfile'>, context: Context): JudgedSite[] {
  const image = commandOf(fact.value);
  if (
    image === undefined ||
    isDevelopmentStage(shippedStage(fact.value)?.name) ||
    (baseName(fact.path) === 'Dockerfile' && hasProductionTwin(fact.path, context))
  ) {
    return [];
  }
  const { instruction, values, workingDirectory = '' } = image;
  const folder = buildContextOf(context, fact.path);
  const services = servicesOf(context, fact.path).filter(({ path }) => isForProduction(path, context));
  const hinted = context.repository.units.filter(
    (unit) => unit.path !== '' && workingDirectory.endsWith(`/${unit.path}`),
  );
  const site = judgeStart(
    {
      commands: image.commands,
      folders: [...hinted.map((unit) => unit.path), folder, parentOf(fact.path), context.unit?.path ?? ''],
      at: { path: fact.path, site: instruction.site },
      mode: (name) =>
        values.get(name) ??
        services.flatMap(({ service }) => service.modeVariables).find((item) => item.name === name)?.value,
      isWhole: image.commands.length === 1,
    },
    context,
  );
  if (site.verdict === 'good') {
    return [site];
  }
  // Production does not start the image's own command where everything that runs it names another.
  const replaced = services.map(({ path, service }) => {
    const start = service.command ?? service.entrypoint;
    return start === undefined
      ? undefined
      : judgeStart(
          {
            commands: start.commands,
            folders: [folder],
            at: { path, site: start.site },
            mode: () => 'production',
            isWhole: false,
          },
          context,
        );
  });
  const [other] = replaced;
  return other !== undefined && replaced.every((item) => item?.verdict === 'good') ? [other] : [site];
}

/** `Dockerfile.prod` beside it leaves the plain one to development. */
function hasProductionTwin(path: string, context: Context): boolean {
  return productionFolders(context.allFiles).has(parentOf(path));
}

const productionFolders = onceFor(
  (files: Context['allFiles']): ReadonlySet<string> =>
    new Set(
      files
        .filter((file) =>
          /^(Dockerfile|Containerfile)[._-](prod|production|release|deploy)$|^(prod|production)\.Dockerfile$/i.test(
            baseName(file.path),
          ),
        )
        .map((file) => parentOf(file.path)),
    ),
);

function judgeProcfiles(context: Context): JudgedSite[] {
  return context
    .facts('procfile')
    .filter((fact) => fact.class === 'production')
    .flatMap((fact) =>
      fact.value.processes.map((process) =>
        judgeStart(
          {
            commands: process.commands.map((command) => command.words),
            folders: [parentOf(fact.path)],
            at: { path: fact.path, site: process.site },
            // Platforms that read a Procfile set the mode themselves.
            mode: (name) => new RegExp(`\\b${name}=["']?(\\w+)`).exec(process.text)?.[1] ?? 'production',
            isWhole: false,
          },
          context,
        ),
      ),
    );
}

/** Only what a compose file puts in place of an image's own command, and only if it is a development server, is a site. */
function judgeCompose(context: Context): JudgedSite[] {
  return context
    .facts('compose')
    .filter((fact) => isForProduction(fact.path, context))
    .flatMap((fact) =>
      fact.value.services.flatMap((service): JudgedSite[] => {
        const start = service.command ?? service.entrypoint;
        const mountsSource = service.mounts.some(
          ({ source }) => source !== undefined && /^\.{1,2}(\/|$)/.test(source) && !/\.\w{1,5}$/.test(source),
        );
        if (
          start === undefined ||
          isDevelopmentStage(service.build?.target) ||
          (mountsSource && !PRODUCTION_NAME.test(baseName(fact.path)))
        ) {
          return [];
        }
        const folder = service.build === undefined ? '' : service.build.context.replace(/^\.\/?/, '');
        const at = { path: fact.path, site: start.site };
        const site = judgeStart(
          {
            commands: start.commands,
            folders: [joinPath(parentOf(fact.path), folder)],
            at,
            mode: (name) => service.modeVariables.find((item) => item.name === name)?.value ?? 'production',
            isWhole: false,
          },
          context,
        );
        if (site.verdict !== 'bad') {
          return [];
        }
        // Most plain compose files are for laptops, some are the deployment: only their name tells.
        return PRODUCTION_NAME.test(baseName(fact.path))
          ? [site]
          : [
              {
                ...site,
                verdict: 'review',
                message: `${site.message} Does production use ${baseName(fact.path)}?`,
              },
            ];
      }),
    );
}

/** False for compose files of laptops and tests by their name or class. */
function isForProduction(path: string, context: Context): boolean {
  return (
    context.allFiles.find((file) => file.path === path)?.class === 'production' &&
    !/[._-](dev|develop|local|test|tests|ci|debug|e2e|override)[._-]/i.test(baseName(path))
  );
}

function judgeWorkloads(context: Context): JudgedSite[] {
  return workloadsOf(context)
    .filter((workload) => !workload.isOtherCluster)
    .flatMap(({ path, object }) =>
      (object.pod?.containers ?? []).flatMap((container): JudgedSite[] => {
        const { start } = container;
        if (start === undefined) {
          return [];
        }
        const site = judgeStart(
          {
            commands: [[...start.command, ...start.args]],
            folders: [''],
            at: { path, site: start.site },
            mode: () => 'production',
            isWhole: false,
          },
          context,
        );
        const isProgram = STARTS_PROGRAM.test(programName(start.command[0] ?? ''));
        return site.verdict === 'bad' || (isProgram && site.verdict === 'good') ? [site] : [];
      }),
    );
}
