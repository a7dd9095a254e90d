import { baseName } from '../workspace/paths.ts';
import { readProperties } from './properties.ts';
import type { Site } from './site.ts';
import type { SourceFile } from './source-file.ts';
import { YamlAccess, type YamlNode } from './yaml-access.ts';

/** One setting of a Spring configuration file, its key dotted: `app.jwt.secret`. */
export interface SpringSetting {
  readonly key: string;
  readonly value: string;
  readonly site: Site;
}

/** How deep nested settings are followed; deeper ones are none of a person's. */
const MAX_DEPTH = 20;

export function isSpringConfigPath(path: string): boolean {
  return /^(application|bootstrap)(-[\w.-]+)?\.(properties|ya?ml)$/i.test(baseName(path));
}

/** The settings that production gets: documents of a file that are for a development or test profile are left out. */
export function readSpringSettings(source: SourceFile): SpringSetting[] {
  if (/(sample|example)s?\b/i.test(baseName(source.path))) {
    return [];
  }
  const documents = /\.properties$/i.test(source.path) ? fromProperties(source) : fromYaml(source);
  return documents.filter((settings) => !isDevelopmentProfile(settings)).flat();
}

/** What `${NAME:default}` falls back to; undefined for other values and where there is no default. */
export function placeholderDefault(value: string): string | undefined {
  return /^\s*\$\{[^:{}]+:([^{}]*)\}\s*$/.exec(value)?.[1];
}

function isDevelopmentProfile(settings: readonly SpringSetting[]): boolean {
  const profile = settings.find((setting) =>
    /^spring\.(config\.activate\.on-profile|profiles)$/.test(setting.key),
  )?.value;
  return profile !== undefined && /^\s*["']?(!prod|dev|local|test|default & !prod)/i.test(profile);
}

function fromProperties(source: SourceFile): SpringSetting[][] {
  return readProperties(source.text).map((properties) =>
    properties.map(({ key, value, start, end }) => ({ key, value, site: source.site(start, end) })),
  );
}

function fromYaml(source: SourceFile): SpringSetting[][] {
  return source.yaml().map((document) => {
    const yaml = new YamlAccess(document, source);
    const settings: SpringSetting[] = [];
    const visit = (node: YamlNode | undefined, prefix: string, depth: number): void => {
      for (const entry of depth > MAX_DEPTH ? [] : yaml.entries(node)) {
        const key = prefix === '' ? entry.key : `${prefix}.${entry.key}`;
        const value = yaml.text(entry.value);
        if (value === undefined) {
          visit(entry.value, key, depth + 1);
        } else {
          settings.push({ key, value, site: yaml.entrySite(entry) });
        }
      }
    };
    visit(yaml.root, '', 0);
    return settings;
  });
}
