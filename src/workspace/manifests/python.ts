import { getStaticTOMLValue, parseTOML, type AST } from 'toml-eslint-parser';
import { baseName } from '../paths.ts';
import type { Span } from '../source-text.ts';
import {
  emptyManifest,
  type Dependency,
  type DependencyScope,
  type Manifest,
  type ManifestResult,
} from './manifest.ts';
import { normalizePypiName, readRequirement, readRequirements } from './requirements.ts';

/** Three words in a row: a folder called `requirements` may hold a specification that people read. */
const PROSE = /^[A-Za-z][\w'’]* [A-Za-z][\w'’]* [A-Za-z]/m;

/** What a `setup.py` must hold to be a package's: an application may have a module of that name, too. */
const PACKAGER = /\b(setuptools|distutils|skbuild)\b|\bimport\b.*\bsetup\b/;
const SETUP_CALL = /^(?![ \t]*(async[ \t]+)?def[ \t])[^#\n]*\bsetup[ \t]*\(/m;

/** Reads the manifests of Python: requirements files, `pyproject.toml`, `Pipfile`, `setup.py` and `setup.cfg`. */
export function readPythonManifest(path: string, text: string): ManifestResult {
  const name = baseName(path).toLowerCase();
  if (name.endsWith('.txt') || name.endsWith('.in')) {
    const scope = /dev|test|lint|docs?|local|ci\b/.test(name) ? 'dev' : 'runtime';
    const isProse = !name.includes('requirements') && PROSE.test(text);
    const dependencies = isProse ? [] : readRequirements(text, scope);
    return { manifest: { ...emptyManifest(path, 'pypi'), dependencies } };
  }
  if (name === 'setup.py' && !(PACKAGER.test(text) && SETUP_CALL.test(text))) {
    return {};
  }
  if (name === 'setup.py' || name === 'setup.cfg') {
    return { manifest: { ...emptyManifest(path, 'pypi'), dependencies: readSetup(text) } };
  }
  let program: AST.TOMLProgram;
  try {
    program = parseTOML(text);
  } catch (error) {
    const { lineNumber, message } = error as { lineNumber?: number; message: string };
    return { problem: { path, message: `not valid TOML on line ${lineNumber ?? 1}: ${message}` } };
  }
  return { manifest: name === 'pipfile' ? readPipfile(path, program) : readPyproject(path, program) };
}

/** A flattened TOML entry: its full key path, its value, and where it stands. */
interface TomlEntry {
  readonly keys: readonly string[];
  readonly value: unknown;
  readonly node: AST.TOMLContentNode;
  readonly span: Span;
}

function entriesOf(program: AST.TOMLProgram): TomlEntry[] {
  const entries: TomlEntry[] = [];
  const visit = (node: AST.TOMLKeyValue, prefix: readonly string[]): void => {
    const keys = [...prefix, ...node.key.keys.map((key) => (key.type === 'TOMLBare' ? key.name : key.value))];
    if (node.value.type === 'TOMLInlineTable') {
      node.value.body.forEach((child) => {
        visit(child, keys);
      });
    }
    entries.push({ keys, value: getStaticTOMLValue(node.value), node: node.value, span: spanOf(node.loc) });
  };
  for (const node of program.body[0].body) {
    if (node.type === 'TOMLKeyValue') {
      visit(node, []);
    } else {
      const prefix = node.resolvedKey.map(String);
      node.body.forEach((child) => {
        visit(child, prefix);
      });
    }
  }
  return entries;
}

function readPyproject(path: string, program: AST.TOMLProgram): Manifest {
  const entries = entriesOf(program);
  const at = (...keys: string[]): TomlEntry | undefined =>
    entries.find((entry) => entry.keys.join('\0') === keys.join('\0'));
  const dependencies: Dependency[] = [];
  for (const entry of entries) {
    const [first, second, third, fourth, fifth] = entry.keys;
    if (first === 'project' && second === 'dependencies') {
      dependencies.push(...readArray(entry, 'runtime'));
    } else if ((first === 'project' && second === 'optional-dependencies') || first === 'dependency-groups') {
      dependencies.push(...readArray(entry, 'dev'));
    } else if (first === 'tool' && second === 'uv' && third === 'dev-dependencies') {
      dependencies.push(...readArray(entry, 'dev'));
    } else if (first === 'tool' && second === 'poetry') {
      const isGroup = third === 'group' && fifth === 'dependencies' && entry.keys.length === 6;
      if ((third === 'dependencies' || third === 'dev-dependencies') && entry.keys.length === 4) {
        dependencies.push(...readPoetry(entry, third === 'dependencies' ? 'runtime' : 'dev'));
      } else if (isGroup) {
        dependencies.push(...readPoetry(entry, fourth === 'main' ? 'runtime' : 'dev'));
      }
    }
  }
  const runtime = at('project', 'requires-python') ?? at('tool', 'poetry', 'dependencies', 'python');
  const name = at('project', 'name') ?? at('tool', 'poetry', 'name');
  return {
    ...emptyManifest(path, 'pypi'),
    name: typeof name?.value === 'string' ? name.value : undefined,
    dependencies,
    runtime: typeof runtime?.value === 'string' ? { range: runtime.value, span: runtime.span } : undefined,
  };
}

function readArray(entry: TomlEntry, scope: DependencyScope): Dependency[] {
  if (entry.node.type !== 'TOMLArray') {
    return [];
  }
  return entry.node.elements.flatMap((element) => {
    const value: unknown = getStaticTOMLValue(element);
    const dependency =
      typeof value === 'string' ? readRequirement(value, scope, spanOf(element.loc)) : undefined;
    return dependency === undefined ? [] : [dependency];
  });
}

function readPoetry(entry: TomlEntry, scope: DependencyScope): Dependency[] {
  const name = entry.keys.at(-1) ?? '';
  if (name === 'python') {
    return [];
  }
  const version =
    typeof entry.value === 'string' ? entry.value : (entry.value as { version?: unknown } | null)?.version;
  return [
    {
      name: normalizePypiName(name),
      range: typeof version === 'string' ? version : undefined,
      scope,
      span: entry.span,
      ...(isConditional(entry.value) ? { isConditional: true } : {}),
    },
  ];
}

/** True for a dependency with a marker, and for one that a list gives several forms. */
function isConditional(value: unknown): boolean {
  return (
    typeof value === 'object' &&
    value !== null &&
    /"(python|markers|platform|platform_\w+|sys_platform|python_\w+)":/.test(JSON.stringify(value))
  );
}

function readPipfile(path: string, program: AST.TOMLProgram): Manifest {
  const dependencies = entriesOf(program).flatMap((entry) =>
    entry.keys.length === 2 && (entry.keys[0] === 'packages' || entry.keys[0] === 'dev-packages')
      ? readPoetry(entry, entry.keys[0] === 'packages' ? 'runtime' : 'dev')
      : [],
  );
  return { ...emptyManifest(path, 'pypi'), dependencies };
}

/** `setup.py` is a program, which we never run: the quoted requirements of its `install_requires` are read. */
function readSetup(text: string): Dependency[] {
  const dependencies: Dependency[] = [];
  let open = false;
  text.split(/\r?\n/).forEach((raw, index) => {
    const starts = /install_requires\s*=/.exec(raw);
    open ||= starts !== null;
    if (!open) {
      return;
    }
    const part = starts === null ? raw : raw.slice(starts.index + starts[0].length);
    for (const match of part.matchAll(/["']([A-Za-z0-9][^"']*)["']/g)) {
      const column = raw.indexOf(match[0]) + 1;
      const span = { line: index + 1, column, endLine: index + 1, endColumn: column + match[0].length };
      const dependency = readRequirement(match[1] ?? '', 'runtime', span);
      if (dependency !== undefined) {
        dependencies.push(dependency);
      }
    }
    const isConfigLine = /^\s+[A-Za-z0-9]/.test(raw) && !/["'\]]/.test(raw) && starts === null;
    if (isConfigLine) {
      const column = raw.length - raw.trimStart().length + 1;
      const span = { line: index + 1, column, endLine: index + 1, endColumn: raw.length + 1 };
      const dependency = readRequirement(raw, 'runtime', span);
      if (dependency !== undefined) {
        dependencies.push(dependency);
      }
    }
    open = !part.includes(']') && !(starts === null && raw.trim() === '');
  });
  return dependencies;
}

function spanOf(loc: AST.SourceLocation): Span {
  return {
    line: loc.start.line,
    column: loc.start.column + 1,
    endLine: loc.end.line,
    endColumn: loc.end.column + 1,
  };
}
