/** Holds a page's `libraries` against what the fixtures lock, so that a tested range is a true statement. */
import * as semver from 'semver';

/** Why the library is not as the page says; undefined when its locked version lies in the page's range. */
export function libraryMistake(library: string, locked: ReadonlyMap<string, string>): string | undefined {
  const at = library.lastIndexOf('@');
  const name = library.slice(0, at);
  const range = library.slice(at + 1);
  if (at <= 0 || semver.validRange(range) === null) {
    return `libraries: ${library} is not name@range`;
  }
  const version = locked.get(name.replace(/\[.*\]$/, '').toLowerCase());
  const known = version === undefined ? null : semver.coerce(version);
  if (known === null) {
    return `libraries: ${name} is not locked in the fixture`;
  }
  return semver.satisfies(known, range)
    ? undefined
    : `libraries: ${name} is locked at ${version}, outside ${range}`;
}
