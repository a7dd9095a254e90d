import { parseXml, XmlElement, XmlError } from '@rgrove/parse-xml';
import { LineMap } from '../source-text.ts';
import { emptyManifest, type Dependency, type ManifestResult } from './manifest.ts';

/** Reads a `pom.xml`. Properties of the same file are resolved in versions. */
export function readPom(path: string, text: string): ManifestResult {
  let root: XmlElement | null;
  try {
    root = parseXml(text, { includeOffsets: true }).root;
  } catch (error) {
    const message = error instanceof XmlError ? `not valid XML on line ${error.line}` : 'not valid XML';
    return { problem: { path, message } };
  }
  if (root?.name !== 'project') {
    return { problem: { path, message: 'its root element is not <project>' } };
  }
  const lines = new LineMap(text);
  const properties = new Map<string, string>(
    elements(child(root, 'properties')).map((property) => [property.name, property.text.trim()]),
  );
  const resolve = (value: string | undefined): string | undefined =>
    value?.replace(/\$\{([^}]+)\}/g, (whole, name: string) => properties.get(name) ?? whole);
  const dependencyOf = (element: XmlElement): Dependency => ({
    name: `${textOf(element, 'groupId') ?? ''}:${textOf(element, 'artifactId') ?? ''}`,
    range: resolve(textOf(element, 'version')),
    scope: textOf(element, 'scope') === 'test' ? 'dev' : 'runtime',
    span: lines.span(element.start, element.end),
  });
  const parent = child(root, 'parent');
  const runtime =
    properties.get('java.version') ??
    properties.get('maven.compiler.release') ??
    properties.get('maven.compiler.source');
  const runtimeElement = elements(child(root, 'properties')).find(
    (property) => property.text.trim() === runtime,
  );
  return {
    manifest: {
      ...emptyManifest(path, 'maven'),
      name: textOf(root, 'artifactId'),
      dependencies: elements(child(root, 'dependencies')).map(dependencyOf),
      workspaces: elements(child(root, 'modules')).map((module) => module.text.trim()),
      parent: parent === undefined ? undefined : dependencyOf(parent),
      runtime:
        runtime === undefined || runtimeElement === undefined
          ? undefined
          : { range: runtime, span: lines.span(runtimeElement.start, runtimeElement.end) },
    },
  };
}

function elements(parent: XmlElement | undefined): XmlElement[] {
  return (parent?.children ?? []).filter((node): node is XmlElement => node instanceof XmlElement);
}

function child(parent: XmlElement, name: string): XmlElement | undefined {
  return elements(parent).find((element) => element.name === name);
}

function textOf(parent: XmlElement, name: string): string | undefined {
  return child(parent, name)?.text.trim();
}
