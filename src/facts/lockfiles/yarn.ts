import { emptyLockfile, type LockedDependency, type LockImporter, type Lockfile } from './lockfile-model.ts';

/** One entry of a `yarn.lock`: the requests that it answers, its version, and what it needs in turn. */
interface YarnEntry {
  readonly requests: readonly { readonly name: string; readonly range: string }[];
  readonly line: number;
  version: string | undefined;
  readonly needs: Map<string, { range: string; line: number }>;
}

/**
 * Reads a `yarn.lock`. Version 1 names each request (`express@^5.1.0`) without saying who made it; the later formats hold an
 * entry for each package of the project, with what it asks for.
 */
export function readYarnLock(text: string): Lockfile {
  const isModern = /^__metadata:/m.test(text);
  const entries = readEntries(text);
  const requests = entries.flatMap((entry) =>
    entry.requests.map(({ name, range }): LockedDependency => ({
      name,
      range,
      version: entry.version,
      line: entry.line,
    })),
  );
  if (!isModern) {
    return { ...emptyLockfile('yarn'), packages: requests };
  }
  const versions = new Map(requests.map((request) => [`${request.name}@${request.range}`, request]));
  return {
    ...emptyLockfile('yarn'),
    importers: entries.flatMap((entry): LockImporter[] => {
      // Beside its folder, an entry of the project may name how others ask for it: `workspace:^`.
      const folder = entry.requests.find((request) => /^workspace:(?![\^~*]|\d)/.test(request.range))?.range;
      return folder === undefined
        ? []
        : [
            {
              folder: folder.slice('workspace:'.length).replace(/^\.$/, ''),
              dependencies: [...entry.needs].map(([name, { range, line }]) => {
                const answered = versions.get(`${name}@${range}`);
                const plain = range.replace(/^npm:/, '');
                return { name, range: plain, version: answered?.version, line: answered?.line ?? line };
              }),
            },
          ];
    }),
  };
}

function readEntries(text: string): YarnEntry[] {
  const entries: YarnEntry[] = [];
  let current: YarnEntry | undefined;
  let block = '';
  text.split(/\r?\n/).forEach((raw, index) => {
    if (raw === '' || raw.startsWith('#')) {
      return;
    }
    if (!raw.startsWith(' ')) {
      current = { requests: readRequests(raw), line: index + 1, version: undefined, needs: new Map() };
      entries.push(current);
      block = '';
    } else if (/^ {2}\S/.test(raw)) {
      block = /^ {2}(\w+):$/.exec(raw)?.[1] ?? '';
      const version = /^ {2}version:? "?([^"\s]+)"?$/.exec(raw)?.[1];
      if (version !== undefined && current !== undefined) {
        current.version = version;
      }
    } else if (block === 'dependencies' && current !== undefined) {
      const [, name = '', range = ''] = /^ {4}"?([^"\s:]+)"?:? "?(.*?)"?$/.exec(raw) ?? [];
      current.needs.set(name, { range, line: index + 1 });
    }
  });
  return entries;
}

/** `"@a/b@^1.0.0", "@a/b@^1.1.0":` or `"a@npm:^1, a@npm:^2":` */
function readRequests(line: string): { name: string; range: string }[] {
  return line
    .replace(/:$/, '')
    .split(/,\s*/)
    .flatMap((part) => {
      const request = part.replace(/^"|"$/g, '');
      const at = request.indexOf('@', 1);
      return at < 0 ? [] : [{ name: request.slice(0, at), range: request.slice(at + 1) }];
    });
}
