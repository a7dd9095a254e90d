import type { Dockerfile } from '../../facts/dockerfiles.ts';
import { baseName, isWithin, parentOf, resolvePath } from '../../workspace/paths.ts';
import type { CheckContext, Fact, ScopeFile } from '../check.ts';
import { onceFor } from './once.ts';

/** Names and folders of images that build, test or lint and are never shipped. */
const TOOLING_NAME =
  /[._-](dev|debug|local|builder|build|lint|e2e|tests?|ci|devcontainer|tools?|cypress|playwright|mail(dev|hog|pit))$|^(dev|debug|local|builder|lint|e2e|tests?|ci|mail(dev|hog|pit))(\.|$)/i;
const TOOLING_FOLDER =
  /(^|\/)(\.github|\.gitlab|\.circleci|\.devcontainer|\.?ci|tools?|hack|(integration|e2e|smoke|load|performance)[-_]?tests?|local|dev|develop|development|devcontainer|packag(e|ing)\/(deb|debian|rpm))(\/|$)/i;

/** Folders of images that only developers build, for their own machines. */
const LAPTOP_FOLDER = /(^|\/)(local|dev|develop|development|\.?devcontainer)(\/|$)/i;

/** True for an image that developers build on their own machines, and nobody else. */
export function isForLaptops(path: string): boolean {
  return LAPTOP_FOLDER.test(parentOf(path));
}

/** A Dockerfile that a tool once wrote is built all the same; only those of vendored code are not ours. */
export function isOurs(fact: { readonly path: string; readonly class: string }): boolean {
  return fact.class === 'production' || (fact.class === 'generated' && !/(^|\/)vendor\//.test(fact.path));
}

const actionFolders = onceFor((files: readonly ScopeFile[]) => foldersWith(files, /^action\.ya?ml$/));
const ignoreFolders = onceFor((files: readonly ScopeFile[]) => foldersWith(files, /^\.dockerignore$/));

/** The folders that hold a file of such a name. */
function foldersWith(files: readonly ScopeFile[], name: RegExp): ReadonlySet<string> {
  return new Set(files.filter((file) => name.test(baseName(file.path))).map((file) => parentOf(file.path)));
}

/** The images that the repository ships: no tooling, and no container actions, which GitHub wants to start as root. */
export function shippedImages(context: CheckContext<'dockerfile'>): readonly Fact<'dockerfile'>[] {
  const actions = actionFolders(context.allFiles);
  return context
    .facts('dockerfile')
    .filter(
      (fact) =>
        isOurs(fact) &&
        !TOOLING_NAME.test(baseName(fact.path).replace(/\.dockerfile$/i, '')) &&
        !TOOLING_FOLDER.test(parentOf(fact.path)) &&
        !actions.has(parentOf(fact.path)),
    );
}

/** Compose services that a Dockerfile is built for. */
export function servicesOf(
  context: CheckContext<'compose'>,
  dockerfile: string,
): {
  readonly path: string;
  readonly service: Fact<'compose'>['value']['services'][number];
  readonly folder: string;
}[] {
  return context.allFacts('compose').flatMap((fact) =>
    fact.value.services.flatMap((service) => {
      const folder =
        service.build === undefined ? undefined : resolvePath(parentOf(fact.path), service.build.context);
      const file =
        folder === undefined ? undefined : resolvePath(folder, service.build?.dockerfile ?? 'Dockerfile');
      return folder !== undefined && file === dockerfile ? [{ path: fact.path, service, folder }] : [];
    }),
  );
}

/**
 * The folder that is sent to the build: what compose says, else the nearest folder from the Dockerfile up that has an ignore
 * file, else the Dockerfile's own.
 */
export function buildContextOf(context: CheckContext<'compose'>, dockerfile: string): string {
  const [service] = servicesOf(context, dockerfile);
  if (service !== undefined) {
    return service.folder;
  }
  const ignored = ignoreFolders(context.allFiles);
  for (let folder = parentOf(dockerfile); ; folder = parentOf(folder)) {
    if (ignored.has(folder)) {
      return folder;
    }
    if (folder === '') {
      return parentOf(dockerfile);
    }
  }
}

/** True for an image that only carries files out of a build: nothing in it says what to start. */
export function isArtifact(dockerfile: Dockerfile, image: string | undefined): boolean {
  const last = dockerfile.stages.at(-1);
  return (
    image === 'scratch' &&
    last?.instructions.some(({ keyword }) => keyword === 'CMD' || keyword === 'ENTRYPOINT') === false
  );
}

/** The unit that a folder lies in. */
export function unitAt(
  context: Pick<CheckContext, 'repository'>,
  folder: string,
): CheckContext['repository']['units'][number] | undefined {
  return context.repository.units
    .filter((unit) => isWithin(folder, unit.path))
    .sort((a, b) => b.path.length - a.path.length)[0];
}
