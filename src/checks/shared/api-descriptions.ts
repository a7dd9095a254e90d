import type { ApiFile, ApiOperation, ApiPath, ApiReference } from '../../facts/api-files.ts';
import { parentOf, relativeTo, resolvePath } from '../../workspace/paths.ts';
import type { CheckContext, Fact } from '../check.ts';

export type ApiContext = CheckContext<'api'>;

/** An operation with the file that it stands in: path items may lie in files of their own. */
export interface PlacedOperation {
  readonly path: string;
  readonly operation: ApiOperation;
}

/** Descriptions of the scope that this project answers for; `docs/` is a good place for one, `examples/` and tests are not. */
export function ownDescriptions(context: ApiContext): readonly Fact<'api'>[] {
  return context
    .facts('api')
    .filter(
      (fact) =>
        fact.value.edition !== undefined &&
        fact.class !== 'test' &&
        !/(^|\/)(examples?|samples?|demos?)\//i.test(relativeTo(fact.path, fact.unit ?? '')),
    );
}

/** The file of the repository that a reference names; undefined for addresses of the network. */
export function referencedPath(from: string, reference: Pick<ApiReference, 'file'>): string | undefined {
  if (/^[a-z][a-z\d+.-]*:|^\/\//i.test(reference.file)) {
    return undefined;
  }
  return reference.file === '' ? from : resolvePath(parentOf(from), reference.file);
}

/** The operations of a description, those in other files included, and the paths that could not be read. */
export function operationsOf(
  context: ApiContext,
  description: Fact<'api'>,
): { readonly operations: readonly PlacedOperation[]; readonly unread: readonly ApiReference[] } {
  const files = new Map(context.allFacts('api').map((fact) => [fact.path, fact.value]));
  const operations: PlacedOperation[] = [];
  const unread: ApiReference[] = [];
  for (const item of description.value.paths) {
    operations.push(...item.operations.map((operation) => ({ path: description.path, operation })));
    if (item.reference !== undefined) {
      const path = referencedPath(description.path, item.reference);
      const found = path === undefined ? undefined : findPath(files.get(path), item.reference.pointer);
      if (path === undefined || found === undefined) {
        unread.push(item.reference);
      } else if (path !== description.path) {
        operations.push(
          ...found.operations.map((operation) => ({ path, operation: named(operation, item.pointer) })),
        );
      }
    }
  }
  return { operations, unread };
}

function findPath(file: ApiFile | undefined, pointer: string): ApiPath | undefined {
  const wanted = pointer === '/' ? '' : decodePointer(pointer);
  return file?.paths.find((path) => path.pointer === wanted);
}

function decodePointer(pointer: string): string {
  try {
    return decodeURIComponent(pointer);
  } catch {
    return pointer;
  }
}

/** A path item of its own does not know the path that it is used for. */
function named(operation: ApiOperation, pointer: string): ApiOperation {
  const path = pointer
    .replace(/^\/\w+\//, '')
    .replaceAll('~1', '/')
    .replaceAll('~0', '~');
  return { ...operation, name: `${operation.method.toUpperCase()} ${path}` };
}

/** The description and every file that it refers to, directly or through others. */
export function filesOf(context: ApiContext, description: Fact<'api'>): readonly Fact<'api'>[] {
  const facts = new Map(context.allFacts('api').map((fact) => [fact.path, fact]));
  const reached = new Map([[description.path, description]]);
  for (const fact of reached.values()) {
    for (const reference of fact.value.references) {
      const path = referencedPath(fact.path, reference);
      const target = path === undefined ? undefined : facts.get(path);
      if (target !== undefined) {
        reached.set(target.path, target);
      }
    }
  }
  return [...reached.values()];
}
