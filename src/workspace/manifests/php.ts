import { findNodeAtLocation, parseTree, type Node, type ParseError } from 'jsonc-parser';
import { LineMap } from '../source-text.ts';
import {
  emptyManifest,
  type Dependency,
  type DependencyScope,
  type ManifestResult,
  type Script,
} from './manifest.ts';

/** Reads a `composer.json`. */
export function readComposerJson(path: string, text: string): ManifestResult {
  const errors: ParseError[] = [];
  const root = parseTree(text, errors, { allowTrailingComma: false });
  const lines = new LineMap(text);
  if (root?.type !== 'object' || errors[0] !== undefined) {
    const where = errors[0] === undefined ? '' : ` on line ${lines.at(errors[0].offset).line}`;
    return { problem: { path, message: `not valid JSON${where}` } };
  }
  const spanOf = (node: Node): Dependency['span'] => lines.span(node.offset, node.offset + node.length);
  const section = (key: string): Node[] => findNodeAtLocation(root, [key])?.children ?? [];
  const read = (key: string, scope: DependencyScope): Dependency[] =>
    section(key).flatMap((property) => {
      const [name, range] = property.children ?? [];
      return typeof name?.value !== 'string'
        ? []
        : [{ name: name.value, range: String(range?.value), scope, span: spanOf(property) }];
    });
  const all = [...read('require', 'runtime'), ...read('require-dev', 'dev')];
  const php = all.find((dependency) => dependency.name === 'php');
  const scripts = section('scripts').flatMap((property): Script[] => {
    const [name, command] = property.children ?? [];
    const commands = command?.type === 'array' ? (command.children ?? []) : [command];
    return commands.flatMap((item) =>
      typeof name?.value === 'string' && typeof item?.value === 'string'
        ? [{ name: name.value, command: item.value, span: spanOf(property) }]
        : [],
    );
  });
  return {
    manifest: {
      ...emptyManifest(path, 'packagist'),
      name: findNodeAtLocation(root, ['name'])?.value as string | undefined,
      dependencies: all.filter((dependency) => dependency.name.includes('/')),
      scripts,
      runtime: php?.range === undefined ? undefined : { range: php.range, span: php.span },
    },
  };
}
