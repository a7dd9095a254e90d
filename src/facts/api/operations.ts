import type { ApiOperation, ApiPath, SecurityStatement } from './api-model.ts';
import { entriesOf, entryOf, itemsOf, textOf, valueOf, type DataEntry, type DataNode } from './data-node.ts';

const METHOD = /^(get|put|post|delete|options|head|patch|trace|query)$/;

export function securityOf(node: DataNode | undefined): SecurityStatement {
  const list = valueOf(node, 'security');
  return list?.kind !== 'list' ? 'absent' : itemsOf(list).length === 0 ? 'open' : 'required';
}

/** The paths of a description, its webhooks and the callbacks of its operations. */
export function readPaths(root: DataNode): ApiPath[] {
  return ['paths', 'webhooks'].flatMap((section) =>
    entriesOf(valueOf(root, section))
      .filter((entry) => !entry.key.startsWith('x-'))
      .flatMap((entry) => readPath(entry, `/${section}`, section === 'webhooks')),
  );
}

/** Path items of a file that a description refers to: the whole file, or what stands under its keys, two deep. */
export function readLoosePaths(root: DataNode): ApiPath[] {
  const whole = operationsOf(root, '', false);
  if (whole.length > 0) {
    return [{ pointer: '', operations: whole, reference: undefined }];
  }
  const deep = (entries: readonly DataEntry[], parent: string, depth: number): ApiPath[] =>
    entries.flatMap((entry) => {
      const found = readPath(entry, parent, false).filter((path) => path.operations.length > 0);
      return found.length > 0 || depth === 0
        ? found
        : deep(entriesOf(entry.value), pointerOf(parent, entry.key), depth - 1);
    });
  return deep(entriesOf(root), '', 1);
}

function readPath(entry: DataEntry, parent: string, isOutgoing: boolean): ApiPath[] {
  const pointer = pointerOf(parent, entry.key);
  const target = entryOf(entry.value, '$ref');
  const text = textOf(target?.value);
  const [file = '', ...rest] = (text ?? '').split('#');
  return [
    {
      pointer,
      operations: operationsOf(entry.value, entry.key, isOutgoing),
      reference:
        target === undefined || text === undefined
          ? undefined
          : { file, pointer: rest.join('#'), site: target.site() },
    },
  ];
}

function operationsOf(item: DataNode, path: string, isOutgoing: boolean): ApiOperation[] {
  return entriesOf(item).flatMap((entry): ApiOperation[] => {
    // A schema may have a property `get`; an operation is a map that says what it answers or does.
    if (
      !METHOD.test(entry.key) ||
      entry.value.kind !== 'map' ||
      (path === '' && !looksLikeOperation(entry.value))
    ) {
      return [];
    }
    const responses = valueOf(entry.value, 'responses');
    const id = entryOf(entry.value, 'operationId');
    const idText = textOf(id?.value);
    const codes = entriesOf(responses).filter(({ key }) => !key.startsWith('x-'));
    return [
      {
        name: `${entry.key.toUpperCase()} ${path}`.trim(),
        method: entry.key,
        site: entry.site(),
        id: id === undefined || idText === undefined ? undefined : { text: idText, site: id.site() },
        responses: responses === undefined ? 'absent' : codes.length === 0 ? 'empty' : 'present',
        security: securityOf(entry.value),
        isOutgoing,
      },
      ...entriesOf(valueOf(entry.value, 'callbacks')).flatMap((callback) =>
        entriesOf(callback.value).flatMap((called) => operationsOf(called.value, called.key, true)),
      ),
    ];
  });
}

function looksLikeOperation(node: DataNode): boolean {
  return ['responses', 'operationId', 'summary', 'requestBody', 'parameters'].some(
    (key) => entryOf(node, key) !== undefined,
  );
}

function pointerOf(parent: string, key: string): string {
  return `${parent}/${key.replaceAll('~', '~0').replaceAll('/', '~1')}`;
}
