import type { Lists } from '../../content/lists.ts';

/** The parts of an image reference such as `registry:5000/team/app:1.2@sha256:…`. */
export interface ImageReference {
  /** Without what Docker Hub adds by itself: `docker.io/library/node` is `node`. */
  readonly name: string;
  readonly tag: string | undefined;
  readonly digest: string | undefined;
}

/** Mirrors of Docker Hub's official images, and Docker Hub itself. */
const HUB =
  /^((registry-1\.|index\.)?docker\.io\/|mirror\.gcr\.io\/|public\.ecr\.aws\/docker\/)?(library\/)?/i;

/** Reads an image reference. The colon of a registry's port is no tag. */
export function readImage(text: string): ImageReference {
  const at = text.indexOf('@');
  const named = at < 0 ? text : text.slice(0, at);
  const colon = named.lastIndexOf(':');
  const hasTag = colon > named.lastIndexOf('/');
  return {
    name: (hasTag ? named.slice(0, colon) : named).replace(HUB, ''),
    tag: hasTag ? named.slice(colon + 1) : undefined,
    digest: at < 0 ? undefined : text.slice(at + 1),
  };
}

/** The user that an image starts as, where the closed lists know it. */
export function userOfImage(
  text: string,
  lists: Pick<Lists, 'root-bases' | 'non-root-bases'>,
): 'root' | 'other' | undefined {
  const image = readImage(text);
  const matches = [
    ...lists['non-root-bases'].map((entry) => ({ entry, user: 'other' as const })),
    ...lists['root-bases'].map((entry) => ({ entry, user: 'root' as const })),
  ].filter(
    ({ entry }) =>
      matchesGlob(image.name, entry.image) &&
      (entry.tag === undefined || matchesGlob(image.tag ?? 'latest', entry.tag)),
  );
  // What is said of a tag is closer than what is said of an image, and a longer name closer than a shorter one.
  const weight = ({ entry }: (typeof matches)[number]): number =>
    (entry.tag === undefined ? 0 : 1000) + entry.image.length;
  return matches.reduce<(typeof matches)[number] | undefined>(
    (best, next) => (best === undefined || weight(next) > weight(best) ? next : best),
    undefined,
  )?.user;
}

/** True for a name that a pattern of the lists names; `*` stands for any characters. */
export function matchesGlob(name: string, pattern: string): boolean {
  const parts = pattern.split('*').map((part) => part.replace(/[^\w]/g, '\\$&'));
  return name.length <= 300 && new RegExp(`^${parts.join('.*')}$`, 'i').test(name);
}
