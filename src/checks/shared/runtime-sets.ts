import type { Runtime } from '../../workspace/technologies.ts';
import { overlaps, readRange, widen, type Interval } from '../../workspace/version-ranges.ts';
import { readImage } from './images.ts';

/** The releases that a place names; undefined where the file does not say. */
export type VersionSet = readonly Interval[] | undefined;

/** What names that move stand for (`lts`, `latest`): some release that every open range allows. */
const NEWEST: Interval = { from: [100_000], to: undefined };

export const RUNTIME_TITLES: Readonly<Record<Runtime, string>> = {
  node: 'Node.js',
  python: 'Python',
  java: 'Java',
  go: 'Go',
  ruby: 'Ruby',
  php: 'PHP',
};

/** How many numbers make a line of releases: Node.js 22, Java 21, but Python 3.13 and Go 1.26. */
const DEPTH: Readonly<Record<Runtime, number>> = { node: 1, java: 1, python: 2, go: 2, ruby: 2, php: 2 };

/** Release names of Node.js with long-term support. */
const NODE_NAMES: Readonly<Record<string, number>> = {
  erbium: 12,
  fermium: 14,
  gallium: 16,
  hydrogen: 18,
  iron: 20,
  jod: 22,
  krypton: 24,
};

const MOVING =
  /^(lts|latest|current|node|stable|slim|alpine|bookworm|trixie|bullseye|fpm|cli|jdk|jre)(?![a-z])|^lts\/(\*|-\d)$/i;

/** The releases that one text names: a version, a range, the tag of an image. */
export function readVersionSet(text: string, runtime: Runtime): VersionSet {
  const trimmed = text.trim();
  const [, named = ''] = /^(?:lts\/)?([a-z]+)/i.exec(trimmed) ?? [];
  const major = runtime === 'node' ? NODE_NAMES[named.toLowerCase()] : undefined;
  if (major !== undefined) {
    return [{ from: [major], to: [major + 1] }];
  }
  if (MOVING.test(trimmed)) {
    return [NEWEST];
  }
  const plain = trimmed
    // ruby-3.4.1, go1.26, python-3.13.1, temurin-21.0.5+11, v22.11.0
    .replace(/^(v|ruby-|go|node-|python-|[a-z]+-(?=\d))/i, '')
    // Java 8 was 1.8.
    .replace(runtime === 'java' ? /^1\.(?=\d)/ : /$^/, '');
  const asRange = readRange(plain, runtime === 'php' ? 'composer' : 'prefix');
  if (asRange !== undefined) {
    // Composer takes a bare version as exact; a version file or tag means all that begin so.
    return /^\d+(\.\d+)?$/.test(plain) ? readRange(plain, 'prefix') : asRange;
  }
  const [version] = /^\d+(\.\d+)*/.exec(plain) ?? [];
  return version === undefined ? undefined : readRange(version, 'prefix');
}

/** A version that the place asks for at least: Go's and Java's build files accept every later one. */
export function asMinimum(set: VersionSet): VersionSet {
  return set?.map(({ from }) => ({ from, to: undefined }));
}

/** Whether two sets share a line of releases; undefined where a moving name decides. */
export function share(a: VersionSet, b: VersionSet, runtime: Runtime): boolean | undefined {
  if (a === undefined || b === undefined) {
    return undefined;
  }
  const shares = a.some((one) =>
    b.some((two) => overlaps(widen(one, DEPTH[runtime]), widen(two, DEPTH[runtime]))),
  );
  const isMoving = [...a, ...b].some((interval) => interval === NEWEST);
  return shares || !isMoving ? shares : undefined;
}

const IMAGES: Readonly<Record<string, Runtime>> = {
  node: 'node',
  python: 'python',
  golang: 'go',
  ruby: 'ruby',
  php: 'php',
  openjdk: 'java',
  'eclipse-temurin': 'java',
  amazoncorretto: 'java',
  corretto: 'java',
  jdk: 'java',
  sapmachine: 'java',
};

/** The runtime that an image is of, with the version its name or tag gives; undefined for other images. */
export function runtimeOfImage(text: string): { runtime: Runtime; version: string } | undefined {
  const { name, tag = '' } = readImage(text);
  const last = name.slice(name.lastIndexOf('/') + 1).toLowerCase();
  const runtime = IMAGES[last];
  if (runtime !== undefined) {
    return tag === '' && text.includes('@') ? undefined : { runtime, version: tag === '' ? 'latest' : tag };
  }
  const [, distroless, number] = /^(nodejs|java)(\d+)(?=-|$)/.exec(last) ?? [];
  if (distroless !== undefined && name.includes('distroless')) {
    return { runtime: distroless === 'java' ? 'java' : 'node', version: number ?? '' };
  }
  // Tools that bring a runtime: maven:3.9-eclipse-temurin-21, gradle:9-jdk21, uv:python3.13-bookworm.
  const [, kind, version] =
    /(?:^|-)(jdk|jre|temurin|corretto|openjdk|python|php|node)-?(\d+(?:\.\d+)*)(?=-|$)/.exec(tag) ?? [];
  return kind === undefined || version === undefined
    ? undefined
    : { runtime: /^(python|php|node)$/.test(kind) ? (kind as Runtime) : 'java', version };
}
