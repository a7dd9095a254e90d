import type { Site } from '../site.ts';
import type { ApiServer } from './api-model.ts';
import { entriesOf, itemsOf, textOf, valueOf, type DataNode } from './data-node.ts';

/** The servers of a description: of the whole, of single paths and of operations; for Swagger 2.0 its host and schemes. */
export function readServers(root: DataNode): ApiServer[] {
  if (textOf(valueOf(root, 'swagger')) !== undefined) {
    return fromSwagger(root);
  }
  const paths = entriesOf(valueOf(root, 'paths')).map((entry) => entry.value);
  const operations = paths.flatMap((item) => entriesOf(item).map((entry) => entry.value));
  return [root, ...paths, ...operations].flatMap((node) =>
    itemsOf(valueOf(node, 'servers')).flatMap((server) => {
      const url = valueOf(server, 'url');
      const text = textOf(url);
      return url === undefined || text === undefined
        ? []
        : [resolveServer(text, valueOf(server, 'variables'), url.site())];
    }),
  );
}

function resolveServer(text: string, variables: DataNode | undefined, site: Site): ApiServer {
  const found = { isOpen: false, mayBeHttp: false };
  const url = text.replace(/\{([^{}]+)\}/g, (_, name: string) => {
    const variable = valueOf(variables, name);
    const value = textOf(valueOf(variable, 'default'));
    // Only what stands in front of the host decides: the rest may be anything.
    found.isOpen ||= value === undefined && text.startsWith(`{${name}}`);
    found.mayBeHttp ||=
      text.startsWith(`{${name}}`) &&
      itemsOf(valueOf(variable, 'enum')).some((item) => /^http(:|$)/i.test(textOf(item) ?? ''));
    return value ?? `{${name}}`;
  });
  return { url: found.isOpen ? undefined : url, mayBeHttp: found.mayBeHttp, site };
}

/** Without schemes, clients use the one that the description came by. */
function fromSwagger(root: DataNode): ApiServer[] {
  const host = textOf(valueOf(root, 'host'));
  return itemsOf(valueOf(root, 'schemes')).flatMap((item) => {
    const scheme = textOf(item) ?? '';
    return [
      {
        url:
          host === undefined || host === '' ? (scheme === 'http' ? undefined : '/') : `${scheme}://${host}`,
        mayBeHttp: false,
        site: item.site(),
      },
    ];
  });
}
