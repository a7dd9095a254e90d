import type { Runtime } from '../workspace/technologies.ts';
import { baseName } from '../workspace/paths.ts';
import type { Site } from './site.ts';
import type { SourceFile } from './source-file.ts';

/** A runtime's version as a file of a version manager or platform states it; several texts are alternatives. */
export interface RuntimeVersion {
  readonly runtime: Runtime;
  readonly texts: readonly string[];
  readonly site: Site;
}

/** Files that hold one version and nothing else. */
const SINGLE: Readonly<Record<string, Runtime>> = {
  '.nvmrc': 'node',
  '.node-version': 'node',
  '.python-version': 'python',
  '.ruby-version': 'ruby',
  '.java-version': 'java',
  '.php-version': 'php',
  '.go-version': 'go',
};

/** The names that version managers and platforms have for runtimes. */
const NAMES: Readonly<Record<string, Runtime>> = {
  node: 'node',
  nodejs: 'node',
  python: 'python',
  java: 'java',
  go: 'go',
  golang: 'go',
  ruby: 'ruby',
  php: 'php',
};

const LISTED =
  /^(\.tool-versions|\.?mise\.toml|\.sdkmanrc|runtime\.txt|system\.properties|app\.ya?ml|serverless\.ya?ml|package\.json)$/;

export const RUNTIME_GATE = /\d|lts|node|stable/;

export function isRuntimeVersionPath(path: string): boolean {
  const name = baseName(path);
  return name in SINGLE || LISTED.test(name);
}

/** Reads the runtime versions that a file states for a folder and all below it. */
export function readRuntimeVersions(source: SourceFile): readonly RuntimeVersion[] | undefined {
  const name = baseName(source.path);
  const runtime = SINGLE[name];
  const found = runtime === undefined ? readListed(source, name) : readSingle(source, runtime);
  return found.length === 0 ? undefined : found;
}

function readSingle(source: SourceFile, runtime: Runtime): RuntimeVersion[] {
  const lines = source.text.split('\n').map((line) => line.replace(/#.*$/, '').trim());
  const first = lines.findIndex((line) => line !== '');
  const texts = lines.filter((line) => line !== '');
  return first < 0 || texts.length > 10 ? [] : [{ runtime, texts, site: source.lineSite(first + 1) }];
}

function readListed(source: SourceFile, name: string): RuntimeVersion[] {
  if (name === 'package.json') {
    return readVolta(source);
  }
  return source.text.split('\n').flatMap((raw, index): RuntimeVersion[] => {
    const [key, texts] = readLine(raw.replace(/(^|\s)#.*$/, '').trim(), name);
    const runtime = NAMES[key];
    return runtime === undefined || texts.length === 0
      ? []
      : [{ runtime, texts, site: source.lineSite(index + 1) }];
  });
}

/** The key of a line and the versions it gives, in the form of each file. */
function readLine(line: string, name: string): readonly [string, readonly string[]] {
  switch (name) {
    case '.tool-versions': {
      const [key = '', ...versions] = line.split(/\s+/);
      return [key, versions];
    }
    case '.sdkmanrc':
      return ['java', /^java=(\S+)/.exec(line)?.slice(1, 2) ?? []];
    case 'system.properties':
      return ['java', /^java\.runtime\.version\s*=\s*(\S+)/.exec(line)?.slice(1, 2) ?? []];
    case 'runtime.txt':
      return ['python', /^python-(\d\S*)$/.exec(line)?.slice(1, 2) ?? []];
    case 'mise.toml':
    case '.mise.toml': {
      const [, key = '', value = ''] = /^"?(\w+)"?\s*=\s*(.*)$/.exec(line) ?? [];
      return [
        key,
        [...value.matchAll(/["']([\w.-]*\d[\w.-]*|lts|latest)["']/g)].map((match) => match[1] ?? ''),
      ];
    }
    default:
      return readPlatformRuntime(line);
  }
}

/** `runtime: nodejs22.x`, `runtime: python313`: the last digits of a name without a dot are the minor version. */
function readPlatformRuntime(line: string): readonly [string, readonly string[]] {
  const [, key = '', version = ''] =
    /^runtime:\s*["']?(nodejs|python|java|go|ruby|php)(\d[\d.]*)(?:\.x)?["']?$/.exec(line) ?? [];
  if (version === '') {
    return ['', []];
  }
  const isSplit = key === 'nodejs' || key === 'java' || version.includes('.');
  return [key, [isSplit ? version.replace(/\.$/, '') : `${version.slice(0, 1)}.${version.slice(1)}`]];
}

function readVolta(source: SourceFile): RuntimeVersion[] {
  const match = /"volta"\s*:\s*\{[^{}]{0,500}?("node"\s*:\s*"([^"]+)")/.exec(source.text);
  if (match === null) {
    return [];
  }
  const end = match.index + match[0].length;
  return [
    { runtime: 'node', texts: [match[2] ?? ''], site: source.site(end - (match[1] ?? '').length, end) },
  ];
}
