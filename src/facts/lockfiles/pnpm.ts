import { emptyLockfile, type LockedDependency, type LockImporter, type Lockfile } from './lockfile-model.ts';

/** A dependency while its lines are read. */
interface Open {
  name: string;
  range: string | undefined;
  version: string | undefined;
  line: number;
}

const SECTIONS = /^(dependencies|optionalDependencies|devDependencies|specifiers):\s*$/;

/**
 * Reads a `pnpm-lock.yaml` (formats 5, 6 and 9). The file is written by a program and always looks the same, so its lines
 * are read as they stand: parsing megabytes of YAML would cost a second, and all that is wanted stands under `importers`.
 */
export function readPnpmLock(text: string): Lockfile {
  const importers = new Map<string, Open[]>();
  const changed = new Set<string>();
  const ignored = new Set<string>();
  let top = '';
  let folder = '.';
  let section = '';
  let open: Open | undefined;
  let hooked = false;
  text.split(/\r?\n/).forEach((raw, index) => {
    const indent = raw.length - raw.trimStart().length;
    const line = raw.trim();
    if (line === '' || line.startsWith('#')) {
      return;
    }
    if (indent === 0) {
      top = line.replace(/:.*$/, '');
      // What `.pnpmfile.cjs` or an override changes stands changed in the file.
      hooked ||= top === 'pnpmfileChecksum';
      folder = '.';
      section = SECTIONS.exec(line)?.[1] ?? '';
      open = undefined;
      return;
    }
    if (top === 'overrides' || top === 'ignoredOptionalDependencies') {
      (top === 'overrides' ? changed : ignored).add(overridden(line));
      return;
    }
    // Without `importers` (one package, format 5) the sections stand at the top.
    const base = top === 'importers' ? 4 : 0;
    if (top === 'importers' && indent === 2) {
      folder = unquote(line.replace(/:( \{\})?$/, ''));
      section = '';
      importers.set(folder, importers.get(folder) ?? []);
    } else if (top === 'importers' && indent === 4) {
      section = SECTIONS.exec(line)?.[1] ?? '';
      open = undefined;
    } else if (section !== '' && indent === base + 2) {
      open = readEntry(line, section, index + 1, listOf(importers, folder));
    } else if (section !== '' && indent === base + 4 && open !== undefined) {
      const [, key, value = ''] = /^(specifier|version): (.*)$/.exec(line) ?? [];
      if (key === 'specifier') {
        open.range = unquote(value);
      } else if (key === 'version') {
        open.version = plainVersion(value);
      }
    }
  });
  const isChanged = (name: string): boolean => hooked || changed.has(name);
  return {
    ...emptyLockfile('pnpm'),
    importers: [...importers].map(([path, dependencies]): LockImporter => ({
      folder: path === '.' ? '' : path,
      dependencies: [
        ...dependencies.map((item): LockedDependency =>
          isChanged(item.name) ? { ...item, range: undefined } : item,
        ),
        ...[...ignored].map((name) => ({ name, range: undefined, version: undefined, line: 1 })),
      ],
    })),
  };
}

function listOf(importers: Map<string, Open[]>, folder: string): Open[] {
  const list = importers.get(folder) ?? [];
  importers.set(folder, list);
  return list;
}

/** `express:` with lines below it (format 6 and 9), or `express: 5.1.0` (format 5, whose ranges stand in `specifiers`). */
function readEntry(line: string, section: string, number: number, list: Open[]): Open | undefined {
  const match = /^('[^']+'|"[^"]+"|[^\s:]+):\s*(.*)$/.exec(line);
  if (match === null) {
    return undefined;
  }
  const name = unquote(match[1] ?? '');
  const value = match[2] ?? '';
  let entry = list.find((candidate) => candidate.name === name);
  if (entry === undefined) {
    entry = { name, range: undefined, version: undefined, line: number };
    list.push(entry);
  }
  if (section === 'specifiers') {
    entry.range = unquote(value);
  } else {
    entry.line = number;
    if (value !== '') {
      entry.version = plainVersion(value);
    }
  }
  return entry;
}

/** `5.1.0(supports-color@9.0.0)` and `5.1.0_typescript@5.0.0` are version 5.1.0. */
function plainVersion(value: string): string | undefined {
  const version = unquote(value).replace(/[(_].*$/, '');
  return /^\d/.test(version) ? version : undefined;
}

/** The package that an override is about: `foo`, `foo@1`, `parent>foo`. */
function overridden(line: string): string {
  const key = unquote(line.replace(/^- /, '').replace(/: .*$/, ''));
  const last = key.slice(key.lastIndexOf('>') + 1);
  const at = last.indexOf('@', 1);
  return at < 0 ? last : last.slice(0, at);
}

function unquote(text: string): string {
  return text.replace(/^(["'])(.*)\1$/, '$2');
}
