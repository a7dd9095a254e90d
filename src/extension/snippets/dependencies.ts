import type { Manifest } from '../../workspace/manifests/manifest.ts';
import type { PackageManager, Surroundings } from './surroundings.ts';

/** What a snippet needs and the project does not declare. */
export interface MissingDependencies {
  readonly names: readonly string[];
  /** A command that adds them, or lines for the manifest where no command does. */
  readonly install: string | undefined;
  readonly kind: 'command' | 'lines';
}

/** A library as a page names it: `express-rate-limit@^8.7.0`. */
interface Library {
  readonly name: string;
  readonly range: string;
}

/** Compares what a variant needs with what the nearest manifests declare. */
export function findMissing(
  libraries: readonly string[],
  surroundings: Surroundings,
): MissingDependencies | undefined {
  const { manifests, packageManager } = surroundings;
  if (manifests.length === 0) {
    return undefined;
  }
  const missing = libraries.map(readLibrary).filter(({ name }) => !isDeclared(name, manifests));
  if (missing.length === 0) {
    return undefined;
  }
  const names = missing.map(({ name }) => name);
  if (packageManager !== undefined) {
    return { names, install: commandFor(packageManager, missing), kind: 'command' };
  }
  const isMaven = manifests.some(({ path }) => path.endsWith('pom.xml'));
  const isGradle = manifests.some(({ path }) => /build\.gradle(\.kts)?$/.test(path));
  const lines = isMaven ? missing.map(mavenLines) : isGradle ? missing.map(gradleLine) : undefined;
  return { names, install: lines?.join('\n'), kind: 'lines' };
}

function readLibrary(text: string): Library {
  // A scoped npm name starts with @ itself.
  const at = text.lastIndexOf('@');
  return at <= 0 ? { name: text, range: '' } : { name: text.slice(0, at), range: text.slice(at + 1) };
}

function isDeclared(name: string, manifests: readonly Manifest[]): boolean {
  const bare = name.replace(/\[.*\]$/, '').toLowerCase();
  return manifests.some(({ ecosystem, dependencies }) =>
    dependencies.some((dependency) => {
      const declared = dependency.name.toLowerCase();
      return ecosystem === 'pypi' ? normalise(declared) === normalise(bare) : declared === bare;
    }),
  );
}

/** PyPI does not tell `-`, `_` and `.` apart. */
function normalise(name: string): string {
  return name.replace(/[-_.]+/g, '-');
}

function commandFor(manager: PackageManager, libraries: readonly Library[]): string {
  const quoted = (write: (library: Library) => string): string =>
    libraries.map((library) => `"${write(library)}"`).join(' ');
  const npm = ({ name, range }: Library): string => (range === '' ? name : `${name}@${range}`);
  switch (manager) {
    case 'npm':
      return `npm install ${quoted(npm)}`;
    case 'pnpm':
    case 'yarn':
    case 'bun':
      return `${manager} add ${quoted(npm)}`;
    case 'pip':
      return `python -m pip install ${quoted(pythonRequirement)}`;
    case 'uv':
    case 'poetry':
      return `${manager} add ${quoted(pythonRequirement)}`;
    case 'pipenv':
      return `pipenv install ${quoted(pythonRequirement)}`;
    case 'go':
      return libraries
        .map(({ name, range }) => `go get ${name}@${lowest(range, 'latest', 'v')}`)
        .join(' && ');
  }
}

/** `^1.2.3` as Python writes it: `>=1.2.3,<2`. */
function pythonRequirement({ name, range }: Library): string {
  const caret = /^\^(\d+)\.(\d+)(\.\d+)?$/.exec(range);
  if (caret === null) {
    return `${name}${/^\d/.test(range) ? '==' : ''}${range}`;
  }
  const [, major = '0', minor = '0'] = caret;
  const below = major === '0' ? `0.${Number(minor) + 1}` : String(Number(major) + 1);
  return `${name}>=${range.slice(1)},<${below}`;
}

function mavenLines({ name, range }: Library): string {
  const [group = '', artifact = ''] = name.split(':');
  // Spring Boot's parent decides the version of its own starters.
  const version =
    group === 'org.springframework.boot' ? '' : `\n  <version>${lowest(range, '', '')}</version>`;
  return `<dependency>\n  <groupId>${group}</groupId>\n  <artifactId>${artifact}</artifactId>${version}\n</dependency>`;
}

function gradleLine({ name, range }: Library): string {
  const version = name.startsWith('org.springframework.boot:') ? '' : `:${lowest(range, '+', '')}`;
  return `implementation("${name}${version}")`;
}

function lowest(range: string, fallback: string, prefix: string): string {
  const version = /\d[\w.-]*/.exec(range)?.[0];
  return version === undefined ? fallback : `${prefix}${version}`;
}
