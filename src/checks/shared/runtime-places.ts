import { RUNTIME_OF, type Runtime } from '../../workspace/technologies.ts';
import type { WorkflowJob, WorkflowSetting, WorkflowStep } from '../../facts/workflow-model.ts';
import { baseName, isWithin, parentOf } from '../../workspace/paths.ts';
import type { Unit } from '../../workspace/units.ts';
import type { CheckContext, Evidence, Fact } from '../check.ts';
import { isRunByCi } from './ci.ts';
import { shippedImages } from './docker-images.ts';
import { baseOf } from './docker-stages.ts';
import { asMinimum, readVersionSet, runtimeOfImage, type VersionSet } from './runtime-sets.ts';

export type RuntimeKinds = 'runtime-versions' | 'dockerfile' | 'workflow' | 'ci-images';
type Context = CheckContext<RuntimeKinds>;

/** A place that names a version of a runtime. */
export interface RuntimePlace {
  readonly what: string;
  readonly text: string;
  readonly set: VersionSet;
  readonly at: Evidence;
}

/** The setup actions with the input that names a version. */
const SETUP: Readonly<Record<string, readonly [Runtime, string]>> = {
  'actions/setup-node': ['node', 'node-version'],
  'actions/setup-python': ['python', 'python-version'],
  'actions/setup-java': ['java', 'java-version'],
  'actions/setup-go': ['go', 'go-version'],
  'ruby/setup-ruby': ['ruby', 'ruby-version'],
  'shivammathur/setup-php': ['php', 'php-version'],
};

/** Folders beside a unit that hold the files its image is built from. */
const IMAGE_FOLDER = /(^|\/)\.?(docker|deploy|deployments?|build|ops|infra|containers?|images?)$/i;

/** All places that name a version of a runtime for a unit: manifests, version files, CI, images. */
export function runtimePlaces(runtime: Runtime, unit: Unit, context: Context): RuntimePlace[] {
  const alone = context.repository.units.every(
    (other) =>
      other.path === unit.path ||
      other.manifests.every((manifest) => RUNTIME_OF[manifest.ecosystem] !== runtime),
  );
  return [
    ...fromManifests(runtime, unit),
    ...fromVersionFiles(runtime, unit, context),
    // With several units of a runtime, a pipeline's version may be meant for any of them.
    ...(alone ? fromCi(runtime, unit, context) : []),
    ...fromImages(runtime, unit, alone, context),
  ];
}

function fromManifests(runtime: Runtime, unit: Unit): RuntimePlace[] {
  return unit.manifests
    .filter((manifest) => RUNTIME_OF[manifest.ecosystem] === runtime)
    .flatMap((manifest): RuntimePlace[] => {
      if (manifest.runtime === undefined || manifest.runtime.range.includes('${')) {
        return [];
      }
      const { range, span } = manifest.runtime;
      const set = readVersionSet(range, runtime);
      return [
        {
          what: baseName(manifest.path),
          text: range,
          set: runtime === 'go' || runtime === 'java' ? asMinimum(set) : set,
          at: { path: manifest.path, site: { ...span, excerpt: `${runtime} ${range}` } },
        },
      ];
    });
}

/** A version file holds for its folder and all below; of each name, the closest counts. */
function fromVersionFiles(runtime: Runtime, unit: Unit, context: Context): RuntimePlace[] {
  const closest = new Map<string, Fact<'runtime-versions'>>();
  for (const fact of context.allFacts('runtime-versions')) {
    const folder = parentOf(fact.path);
    const name = baseName(fact.path);
    const known = closest.get(name);
    if (
      fact.class !== 'test' &&
      isWithin(unit.path, folder) &&
      (known === undefined || folder.length > parentOf(known.path).length)
    ) {
      closest.set(name, fact);
    }
  }
  return [...closest.values()].flatMap((fact) =>
    fact.value
      .filter((version) => version.runtime === runtime)
      .map(({ texts, site }): RuntimePlace => ({
        what: baseName(fact.path),
        text: texts.join(', '),
        set: union(texts.map((text) => readVersionSet(text, runtime))),
        at: { path: fact.path, site },
      })),
  );
}

/** Several versions that are all used. One that cannot be read hides nothing of the others. */
function union(sets: readonly VersionSet[]): VersionSet {
  const known = sets.flatMap((set) => set ?? []);
  return known.length === 0 ? undefined : known;
}

/** CI is one place: its jobs may run on several versions, and one of them must be that of the rest. */
function fromCi(runtime: Runtime, unit: Unit, context: Context): RuntimePlace[] {
  const found: { text: string; at: Evidence }[] = [
    ...context
      .allFacts('workflow')
      .filter(isRunByCi)
      .flatMap((fact) =>
        fact.value.jobs.flatMap((job) =>
          job.steps.flatMap((step) => {
            const setting = versionInput(step, runtime);
            const texts =
              setting === undefined
                ? []
                : setting.key.endsWith('-file')
                  ? versionsOfFile(setting.value, runtime, unit, context)
                  : valuesOf(setting, job, [...step.env, ...job.env, ...fact.value.env]);
            return setting === undefined
              ? []
              : texts.map((text) => ({ text, at: { path: fact.path, site: setting.site } }));
          }),
        ),
      ),
    ...context
      .allFacts('ci-images')
      .filter(isRunByCi)
      .flatMap((fact) =>
        fact.value.flatMap((image) => {
          const known = image.text === undefined ? undefined : runtimeOfImage(image.text);
          return known?.runtime === runtime
            ? [{ text: known.version, at: { path: fact.path, site: image.site } }]
            : [];
        }),
      ),
  ];
  const [first] = found;
  if (first === undefined) {
    return [];
  }
  const texts = [...new Set(found.map((item) => item.text))];
  const set = union(texts.map((text) => readVersionSet(text, runtime)));
  return [{ what: 'CI', text: texts.join(', '), set, at: first.at }];
}

function versionInput(step: WorkflowStep, runtime: Runtime): WorkflowSetting | undefined {
  const [known, input] = SETUP[step.uses?.text.split('@')[0]?.toLowerCase() ?? ''] ?? [];
  return known === runtime
    ? step.inputs.find((setting) => setting.key === input || setting.key === `${input}-file`)
    : undefined;
}

/** What a step reads from a version file or manifest. */
function versionsOfFile(path: string, runtime: Runtime, unit: Unit, context: Context): readonly string[] {
  const name = path.trim().replace(/^\.\//, '');
  const fact = context.allFacts('runtime-versions').find((candidate) => candidate.path === name);
  const manifest = unit.manifests.find((candidate) => candidate.path === name);
  return [
    ...(fact?.value.filter((version) => version.runtime === runtime).flatMap(({ texts }) => texts) ?? []),
    // What Go's and Java's name is the lowest version, as in the manifest itself.
    ...(manifest?.runtime === undefined || runtime === 'go' || runtime === 'java'
      ? []
      : [manifest.runtime.range]),
  ];
}

/** The literal values of an input: its lines, the matrix or the variable that it names; none where it comes from elsewhere. */
function valuesOf(setting: WorkflowSetting, job: WorkflowJob, env: readonly WorkflowSetting[]): string[] {
  const [, scope, key] = /^\s*\$\{\{\s*(matrix|env)\.([\w-]+)\s*\}\}\s*$/.exec(setting.value) ?? [];
  const values =
    scope === 'matrix'
      ? (job.matrix.find((entry) => entry.key === key)?.values ?? [])
      : scope === 'env'
        ? env
            .filter((entry) => entry.key === key)
            .slice(0, 1)
            .map((entry) => entry.value)
        : setting.value.split('\n');
  return values.map((value) => value.trim()).filter((value) => value !== '' && !value.includes('${{'));
}

function fromImages(runtime: Runtime, unit: Unit, alone: boolean, context: Context): RuntimePlace[] {
  const own = shippedImages(context).filter((fact) => fact.class === 'production');
  const around = context
    .allFacts('dockerfile')
    .filter((fact) => fact.class === 'production' && fact.unit === undefined && alone)
    .filter((fact) => isWithin(unit.path, parentOf(fact.path)) || IMAGE_FOLDER.test(parentOf(fact.path)));
  return [...own, ...around].flatMap((fact) =>
    fact.value.stages.flatMap((stage): RuntimePlace[] => {
      const base = baseOf(stage, fact.value);
      if (base.kind === 'stage') {
        return [];
      }
      const { text } = base;
      const image = runtimeOfImage(text ?? stage.from);
      if (image?.runtime !== runtime) {
        return [];
      }
      const set = text === undefined ? undefined : readVersionSet(image.version, runtime);
      const at = { path: fact.path, site: stage.site };
      return [{ what: baseName(fact.path), text: text === undefined ? stage.from : image.version, set, at }];
    }),
  );
}
