import type { WorkspaceFile } from '../workspace/workspace.ts';
import type { ApiFile } from './api/api-model.ts';
import { entriesOf, entryOf, readDataFile, textOf, valueOf, type DataNode } from './api/data-node.ts';
import { readLoosePaths, readPaths, securityOf } from './api/operations.ts';
import { findReferences, pointersOf, resolvesIn } from './api/pointers.ts';
import { readServers } from './api/servers.ts';
import type { SourceFile } from './source-file.ts';

export type { ApiFile, ApiOperation, ApiPath, ApiServer } from './api/api-model.ts';
export type { ApiReference } from './api/pointers.ts';

/** Descriptions say so with their first key; their parts refer to others, or hold schemas or answers. */
export const API_GATE =
  /^[ \t]{0,4}["']?(openapi|swagger)["']?[ \t]*:|[{,][ \t]*"(openapi|swagger)"[ \t]*:[ \t]*"[23]|["']?(\$ref|responses|properties)["']?[ \t]*:/m;

const NO_API =
  /(^|\/)(\.github|\.vscode|\.circleci|node_modules)\/|(^|\/)(package|tsconfig[\w.-]*|composer|angular|nx|turbo|renovate|jsconfig|lerna|project|(docker-)?compose[\w.-]*|\.gitlab-ci|openapitools|swagger-config|openapi-generator[\w.-]*)\.(json|ya?ml)$/i;

export function isApiPath(file: WorkspaceFile): boolean {
  return file.class !== 'generated' && /\.(ya?ml|json)$/i.test(file.path) && !NO_API.test(file.path);
}

/** Reads a description of an API (OpenAPI 3, Swagger 2.0), or a file that may be part of one. */
export function readApiFile(source: SourceFile): ApiFile | undefined {
  const data = readDataFile(source);
  const root = data.root;
  const edition = root === undefined ? brokenEdition(source) : editionOf(root);
  const isTemplate = /\{\{|\{%/.test(source.text);
  if (root?.kind !== 'map') {
    return edition === undefined
      ? undefined
      : { ...EMPTY, edition, isTemplate, place: source.lineSite(1), problems: data.errors.slice(0, 1) };
  }
  const base = { edition, isTemplate, place: (root.entries[0] ?? { site: () => source.lineSite(1) }).site() };
  if (data.errors.length > 0) {
    // What follows a mistake of form is read wrongly: one message is enough.
    return edition === undefined ? undefined : { ...EMPTY, ...base, problems: data.errors.slice(0, 1) };
  }
  const references = findReferences(root);
  const paths = edition === undefined ? readLoosePaths(root) : readPaths(root);
  return {
    ...base,
    problems: edition === undefined ? [] : problemsOf(root),
    paths,
    security: securityOf(root),
    securityPlace: entryOf(root, 'security')?.site(),
    servers: edition === undefined ? [] : readServers(root),
    references: references.filter((reference) => reference.file !== ''),
    broken: references.filter((reference) => reference.file === '' && !resolvesIn(root, reference.pointer)),
    pointers: pointersOf(root),
  };
}

const EMPTY = {
  paths: [],
  security: 'absent',
  securityPlace: undefined,
  servers: [],
  references: [],
  broken: [],
  pointers: [],
} as const;

function editionOf(root: DataNode): string | undefined {
  const entry = entryOf(root, 'openapi') ?? entryOf(root, 'swagger');
  const text = textOf(entry?.value);
  return text !== undefined && /^[23](\.|$)/.test(text) ? text : undefined;
}

/** A file that nothing can read may still say on its first lines what it wants to be. */
function brokenEdition(source: SourceFile): string | undefined {
  return /^["']?(?:openapi|swagger)["']?\s*:\s*["']?([23]\.[\d.]+)/m.exec(source.text.slice(0, 2000))?.[1];
}

type Problem = ApiFile['problems'][number];

function problemsOf(root: DataNode): Problem[] {
  return [...editionProblems(root), ...infoProblems(root), ...repeatedPaths(root)];
}

function editionProblems(root: DataNode): Problem[] {
  const entry = entryOf(root, 'openapi') ?? entryOf(root, 'swagger');
  if (entry?.value.kind !== 'scalar') {
    return [];
  }
  const { key, value } = entry;
  const isText = typeof value.value === 'string';
  const isKnown = key === 'swagger' ? value.text === '2.0' : /^3\.\d+\.\d+(-\w[\w.]*)?$/.test(value.text);
  return isText && isKnown
    ? []
    : [
        {
          message: isText
            ? `"${value.text}" is no edition of ${key === 'swagger' ? 'Swagger' : 'OpenAPI'}.`
            : `The edition ${value.text} is a number here; tools ask for a text, in quotes.`,
          site: entry.site(),
        },
      ];
}

function infoProblems(root: DataNode): Problem[] {
  const info = entryOf(root, 'info');
  const first = entriesOf(root)[0];
  if (info === undefined) {
    return first === undefined
      ? []
      : [{ message: 'info, with title and version, is missing.', site: first.site() }];
  }
  return ['title', 'version'].flatMap((key): Problem[] => {
    const entry = entryOf(info.value, key);
    if (entry?.value.kind !== 'scalar' || entry.value.value === null) {
      return entryOf(info.value, '$ref') === undefined
        ? [{ message: `info.${key} is missing.`, site: (entry ?? info).site() }]
        : [];
    }
    return typeof entry.value.value === 'number'
      ? [
          {
            message: `info.${key} is the number ${entry.value.text}; tools ask for a text, in quotes.`,
            site: entry.site(),
          },
        ]
      : [];
  });
}

/** Of two equal keys one is lost, and with it its operations. */
function repeatedPaths(root: DataNode): Problem[] {
  const paths = valueOf(root, 'paths');
  return [paths, ...entriesOf(paths).map((entry) => entry.value)].flatMap((node) => {
    const seen = new Set<string>();
    return entriesOf(node).flatMap((entry): Problem[] => {
      const isRepeated = seen.has(entry.key);
      seen.add(entry.key);
      return isRepeated
        ? [
            {
              message: `${entry.key} stands here a second time; tools keep only one of the two.`,
              site: entry.site(),
            },
          ]
        : [];
    });
  });
}
