import {
  findNodeAtLocation,
  getNodeValue,
  parseTree,
  printParseErrorCode,
  type Node,
  type ParseError,
} from 'jsonc-parser';
import { LineMap } from '../source-text.ts';
import {
  emptyManifest,
  type Dependency,
  type DependencyScope,
  type ManifestResult,
  type Script,
} from './manifest.ts';

const SECTIONS: readonly (readonly [string, DependencyScope])[] = [
  ['dependencies', 'runtime'],
  ['optionalDependencies', 'runtime'],
  ['devDependencies', 'dev'],
];

/** Reads a `package.json`. */
export function readPackageJson(path: string, text: string): ManifestResult {
  const errors: ParseError[] = [];
  const root = parseTree(text, errors, { allowTrailingComma: false });
  const lines = new LineMap(text);
  const error = errors[0];
  if (root?.type !== 'object' || error !== undefined) {
    const where = error === undefined ? '' : ` on line ${lines.at(error.offset).line}`;
    const what = error === undefined ? 'it holds no object' : printParseErrorCode(error.error);
    return { problem: { path, message: `not valid JSON${where}: ${what}` } };
  }
  const properties = (...keys: string[]): Node[] => {
    const node = findNodeAtLocation(root, keys);
    return node?.type === 'object' ? (node.children ?? []) : [];
  };
  const stringAt = (...keys: string[]): string | undefined => {
    const node = findNodeAtLocation(root, keys);
    return node?.type === 'string' ? (getNodeValue(node) as string) : undefined;
  };
  const dependencies = SECTIONS.flatMap(([section, scope]) =>
    properties(section).flatMap((property): Dependency[] => {
      const [key, value] = property.children ?? [];
      return key === undefined
        ? []
        : [
            {
              name: String(key.value),
              range: typeof value?.value === 'string' ? value.value : undefined,
              scope,
              span: lines.span(property.offset, property.offset + property.length),
            },
          ];
    }),
  );
  const scripts = properties('scripts').flatMap((property): Script[] => {
    const [key, value] = property.children ?? [];
    return key === undefined || typeof value?.value !== 'string'
      ? []
      : [
          {
            name: String(key.value),
            command: value.value,
            span: lines.span(property.offset, property.offset + property.length),
          },
        ];
  });
  const packageManager = stringAt('packageManager')?.replace(/@.*$/, '');
  const overridden = [['overrides'], ['resolutions'], ['pnpm', 'overrides']]
    .flatMap((keys) => properties(...keys))
    .map((property) => overriddenName(String(property.children?.[0]?.value)));
  const engine = findNodeAtLocation(root, ['engines', 'node']);
  return {
    manifest: {
      ...emptyManifest(path, 'npm'),
      name: stringAt('name'),
      private: findNodeAtLocation(root, ['private'])?.value === true,
      dependencies,
      scripts,
      workspaces: readWorkspaces(root),
      runtime:
        engine?.type === 'string'
          ? { range: String(engine.value), span: lines.span(engine.offset, engine.offset + engine.length) }
          : undefined,
      ...(packageManager === undefined ? {} : { packageManager }),
      ...(overridden.length === 0 ? {} : { overridden }),
    },
  };
}

/** The package that `foo`, `foo@1`, `parent>foo` and a path that ends in `/foo` are about. */
function overriddenName(key: string): string {
  const last = /(?:^|[>/])((?:@[^/>@]+\/)?[^/>@]+)(?:@[^/>]*)?$/.exec(key)?.[1];
  return last ?? key;
}

function readWorkspaces(root: Node): string[] {
  const node =
    findNodeAtLocation(root, ['workspaces', 'packages']) ?? findNodeAtLocation(root, ['workspaces']);
  const value: unknown = node === undefined ? undefined : getNodeValue(node);
  return Array.isArray(value) ? value.filter((item): item is string => typeof item === 'string') : [];
}
