import { LineCounter, parseAllDocuments } from 'yaml';
import type { Site } from './site.ts';
import type { SourceFile } from './source-file.ts';
import { withoutComments } from './update-bots/json5-text.ts';
import { YamlAccess, type YamlNode } from './yaml-access.ts';

/** What Dependabot is told to keep up to date. */
export interface DependabotConfig {
  readonly bot: 'dependabot';
  /** The `updates` key, or the file's first line where there is none. */
  readonly site: Site;
  readonly isValid: boolean;
  readonly entries: readonly {
    readonly ecosystem: string;
    /** As written, without the slash in front; may hold `*`. */
    readonly directories: readonly string[];
    readonly site: Site;
  }[];
}

/** What Renovate is told to leave out; it takes everything else. */
export interface RenovateConfig {
  readonly bot: 'renovate';
  readonly site: Site;
  readonly isValid: boolean;
  readonly disabled: Site | undefined;
  readonly enabledManagers: { readonly names: readonly string[]; readonly site: Site } | undefined;
  readonly disabledManagers: readonly { readonly name: string; readonly site: Site }[];
  readonly ignorePaths: { readonly globs: readonly string[]; readonly site: Site } | undefined;
  readonly includePaths: { readonly globs: readonly string[]; readonly site: Site } | undefined;
}

export type UpdateBot = DependabotConfig | RenovateConfig;

const DEPENDABOT = /^\.github\/dependabot\.ya?ml$/;
const RENOVATE =
  /^((\.github|\.gitlab)\/)?renovate\.(json[5c]?)$|^((\.github|\.gitlab)\/)?\.renovaterc(\.json[5c]?)?$/;

/** The places where the bots look, and nowhere else. */
export function isUpdateBotPath(path: string): boolean {
  return DEPENDABOT.test(path) || RENOVATE.test(path) || path === 'package.json';
}

/** Reads the configuration of an update bot; undefined when the file holds none. */
export function readUpdateBot(source: SourceFile): UpdateBot | undefined {
  if (DEPENDABOT.test(source.path)) {
    const document = source.yaml()[0];
    return document === undefined ? undefined : readDependabot(new YamlAccess(document, source), source);
  }
  if (source.path === 'package.json' && !source.text.includes('"renovate"')) {
    return undefined;
  }
  // JSON5 without its comments is YAML, with the same offsets.
  const documents = parseAllDocuments(withoutComments(source.text), {
    lineCounter: new LineCounter(),
    uniqueKeys: false,
  });
  const document = 'empty' in documents ? undefined : documents[0];
  if (document === undefined) {
    return source.path === 'package.json' ? undefined : unreadable(source);
  }
  const yaml = new YamlAccess(document, source);
  const key = source.path === 'package.json' ? yaml.entry(yaml.root, 'renovate') : undefined;
  if (source.path === 'package.json') {
    return key === undefined ? undefined : readRenovate(yaml, key.value, yaml.entrySite(key));
  }
  return /^\s*\{/.test(withoutComments(source.text))
    ? readRenovate(yaml, yaml.root, source.lineSite(1))
    : unreadable(source);
}

function readDependabot(yaml: YamlAccess, source: SourceFile): DependabotConfig {
  const updates = yaml.entry(yaml.root, 'updates');
  const entries = yaml.items(updates?.value).flatMap((entry) => {
    const ecosystem = yaml.text(yaml.get(entry, 'package-ecosystem'));
    const written = [
      ...yaml.many(yaml.get(entry, 'directory')),
      ...yaml.many(yaml.get(entry, 'directories')),
    ];
    const directories = written.flatMap((item) => yaml.text(item) ?? []).map(withoutSlashes);
    return ecosystem === undefined ? [] : [{ ecosystem, directories, site: yaml.site(entry) }];
  });
  return {
    bot: 'dependabot',
    site: updates === undefined ? source.lineSite(1) : yaml.entrySite(updates),
    isValid: yaml.text(yaml.get(yaml.root, 'version')) === '2' && updates !== undefined,
    entries,
  };
}

/** `/services/*` is `services/*`, `/` and `.` are the empty string. */
function withoutSlashes(directory: string): string {
  return directory.replace(/^\.?\/+|^\.$/, '').replace(/\/+$/, '');
}

function readRenovate(yaml: YamlAccess, root: YamlNode | undefined, site: Site): RenovateConfig {
  const list = (key: string): { names: string[]; site: Site } | undefined => {
    const entry = yaml.entry(root, key);
    const names = yaml.many(entry?.value).flatMap((item) => yaml.text(item) ?? []);
    return entry === undefined ? undefined : { names, site: yaml.entrySite(entry) };
  };
  const globs = (key: string): { globs: string[]; site: Site } | undefined => {
    const found = list(key);
    return found === undefined ? undefined : { globs: found.names, site: found.site };
  };
  const enabled = yaml.entry(root, 'enabled');
  const isOff = (node: YamlNode | undefined): boolean => yaml.text(node) === 'false';
  // A rule that names managers and nothing else switches them off.
  const rules = yaml.items(yaml.get(root, 'packageRules')).flatMap((rule) => {
    const conditions = yaml.entries(rule).filter(({ key }) => /^(match|exclude)/.test(key));
    return isOff(yaml.get(rule, 'enabled')) && conditions.length === 1
      ? yaml
          .many(yaml.get(rule, 'matchManagers'))
          .flatMap((item) => yaml.text(item) ?? [])
          .map((name) => ({ name, site: yaml.site(rule) }))
      : [];
  });
  return {
    bot: 'renovate',
    site,
    isValid: true,
    disabled: enabled !== undefined && isOff(enabled.value) ? yaml.entrySite(enabled) : undefined,
    enabledManagers: list('enabledManagers'),
    disabledManagers: [
      ...yaml
        .entries(root)
        .filter(({ value }) => isOff(yaml.get(value, 'enabled')))
        .map((entry) => ({ name: entry.key, site: yaml.entrySite(entry) })),
      ...rules,
    ],
    ignorePaths: globs('ignorePaths'),
    includePaths: globs('includePaths'),
  };
}

/** A file that is no object. */
function unreadable(source: SourceFile): RenovateConfig {
  return {
    bot: 'renovate',
    site: source.lineSite(1),
    isValid: false,
    disabled: undefined,
    enabledManagers: undefined,
    disabledManagers: [],
    ignorePaths: undefined,
    includePaths: undefined,
  };
}
