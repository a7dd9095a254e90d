/** What lets a container reach its host, in words for a person; undefined for what does not. */

const SOCKET = /(docker|containerd|crio|podman)\.sock\b/;
/** Folders of the host that give it away as a whole. */
const HOST_FOLDER =
  /^\/(host)?$|^\/(etc|proc|root|boot|dev)\/?$|^\/etc\/(shadow|passwd|sudoers|kubernetes|docker)(\/|$)|^\/proc\/|^\/var\/lib\/(docker|kubelet)\/?$/;

/** A folder or socket of the host inside a container. */
export function describeMount(source: string): string | undefined {
  if (SOCKET.test(source)) {
    return 'The socket of the container engine is mounted: whoever speaks to it is root on the host, read-only or not';
  }
  return HOST_FOLDER.test(source) ? `${source} of the host is mounted` : undefined;
}

export function describeCapability(name: string): string | undefined {
  const capability = name.toUpperCase().replace(/^CAP_/, '');
  return capability === 'ALL' || capability === 'SYS_ADMIN'
    ? `The capability ${capability} is nearly all that root may do on the host`
    : undefined;
}

export function describeMode(key: string, value: string): string | undefined {
  return value === 'host'
    ? `"${key}: host" takes the wall to the host's ${NAMESPACES[key] ?? 'namespace'} down`
    : undefined;
}

const NAMESPACES: Readonly<Record<string, string>> = {
  network_mode: 'network',
  network: 'network',
  net: 'network',
  hostNetwork: 'network',
  pid: 'processes',
  hostPID: 'processes',
  ipc: 'shared memory',
  hostIPC: 'shared memory',
  userns_mode: 'users',
  userns: 'users',
};

export const PRIVILEGED = 'A privileged container has every capability and every device of the host';

/** What `docker run` with these words gives away. */
export function describeRun(words: readonly string[]): string[] {
  const start = words.findIndex((word, index) => /(^|\/)(docker|podman|nerdctl)$/.test(word) && index < 3);
  const rest = words.slice(start + 1);
  const verb = rest[0] === 'container' ? rest[1] : rest[0];
  if (start < 0 || (verb !== 'run' && verb !== 'create')) {
    return [];
  }
  return rest.flatMap((word, index) => {
    const [, name = '', joined] = /^--?([\w-]+)(?:=(.*))?$/.exec(word) ?? [];
    const value = joined ?? rest[index + 1] ?? '';
    switch (name) {
      case 'privileged':
        return joined === 'false' ? [] : [PRIVILEGED];
      case 'network':
      case 'net':
      case 'pid':
      case 'ipc':
      case 'userns':
        return describeMode(name, value) ?? [];
      case 'cap-add':
        return describeCapability(value) ?? [];
      case 'v':
      case 'volume':
        return describeMount(value.split(':')[0] ?? '') ?? [];
      case 'mount':
        return describeMount(/(?:^|,)(?:source|src)=([^,]+)/.exec(value)?.[1] ?? '') ?? [];
      default:
        return [];
    }
  });
}
