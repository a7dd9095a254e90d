/**
 * The file passes the linter and names only known base images; the image builds from a working copy full of secrets and
 * takes none of them; it runs as nobody in particular, tells its health truthfully, and ends on SIGTERM.
 */
import assert from 'node:assert';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { parse } from 'yaml';
import { buildImage, type Image } from '../../image.ts';
import type { Behaviour, Mutation } from '../../model.ts';
import { CACHE, FIXTURES } from '../../paths.ts';
import { withLimit, type Child } from '../../process.ts';
import { docker } from '../../stacks/docker.ts';
import type { Subject } from '../../subject.ts';

interface Linter {
  validate(text: string): readonly { readonly message: string }[];
}

/** A process may start slowly on a busy machine; once it listens, its health is known soon. */
const LISTEN_LIMIT = 60_000;
const HEALTH_LIMIT = 5_000;

const PORTS: Readonly<Record<string, number>> = { node: 3000, python: 8000, 'spring-boot': 8080, go: 8080 };

const asRoot = (user: string): Mutation => ({ name: 'runs as root', from: `USER ${user}\n`, to: '' });
const unhealthy: Mutation = {
  name: 'asks another port for health',
  from: 'http://127.0.0.1:‹3',
  to: 'http://127.0.0.1:1‹3',
};

export const dockerfile: Behaviour = {
  id: 'delivery/dockerfile',
  adapter: docker,
  check,
  plans: {
    node: {
      overlays: ['node'],
      without: false,
      mutations: [
        asRoot('1000:1000'),
        unhealthy,
        { name: 'development dependencies', from: ' --omit=dev', to: '' },
        {
          name: 'a shell as first process',
          from: 'CMD ["node", "‹2›/server.js"]',
          to: 'CMD node ‹2›/server.js; true',
        },
        { name: '.env of a subfolder', from: '**/.env*', to: '.env*' },
        { name: 'an image without a version', from: 'FROM node:‹1›', to: 'FROM node:latest' },
      ],
    },
    python: {
      overlays: ['python'],
      without: false,
      mutations: [asRoot('10001:10001'), unhealthy],
    },
    'spring-boot': { overlays: ['spring-boot'], without: false, mutations: [asRoot('10001:10001')] },
    go: {
      overlays: ['go'],
      without: false,
      mutations: [
        asRoot('65532:65532'),
        { name: 'no health check', from: 'HEALTHCHECK --interval', to: '# HEALTHCHECK --interval' },
      ],
    },
  },
};

async function check(subject: Subject): Promise<void> {
  const dir = await subject.build();
  const text = readFileSync(join(dir, 'Dockerfile'), 'utf8');
  const linter = createRequire(join(CACHE, 'tools', 'package.json'))('dockerfile-utils') as Linter;
  assert.deepEqual(
    linter.validate(text).map(({ message }) => message),
    [],
    'the linter finds nothing',
  );
  assertKnownBases(text);
  assert.match(
    /^USER (\S+)$/m.exec(text)?.[1] ?? '0',
    /^[1-9]\d*:[1-9]\d*$/,
    'the last USER is a number and not root',
  );
  const image = await buildImage(dir, text, join(CACHE, 'docker', 'mounts'));
  assertContents(image, subject.variantStack);
  await assertRuns(image, PORTS[subject.variantStack] ?? 0);
}

/** Every base image has a tag that we saw listed; stages are no images. */
function assertKnownBases(text: string): void {
  const known = parse(readFileSync(join(FIXTURES, 'docker', 'images.yml'), 'utf8')) as string[];
  for (const [, base = ''] of text.matchAll(/^FROM (\S+)/gm)) {
    assert.ok(known.includes(base), `${base} is a known image`);
  }
}

function assertContents(image: Image, stack: string): void {
  const app = image.path(stack === 'go' ? '/' : '/app');
  const paths = readdirSync(app, { recursive: true, encoding: 'utf8' }).filter(
    (path) => !/^(proc|dev)\b/.test(path),
  );
  assert.deepEqual(
    paths.filter((path) => /(^|\/)(\.env|\.git$|junk$|notes$|is-number$)/.test(path)),
    [],
    'nothing unwanted is in the image',
  );
  assert.equal(existsSync(image.path('/build')), false, 'the last stage holds no sources of the build');
}

async function assertRuns(image: Image, port: number): Promise<void> {
  const child = image.start();
  const whoami = ['curl', '--silent', `http://127.0.0.1:${port}/whoami`];
  try {
    const listens = await succeeds(image, child, whoami, LISTEN_LIMIT);
    assert.ok(listens, `the process listens:\n${child.output.slice(-1500)}`);
    assert.ok(await succeeds(image, child, image.healthCheck, HEALTH_LIMIT), 'the health check passes');
    const { output } = await image.exec(child.pid, whoami);
    assert.match(output, /"uid":[1-9]/, `the process does not run as root: ${output}`);
    child.signal('SIGTERM');
    const result = await withLimit(child.exited, 4_000, () => 'still running').catch(() => undefined);
    assert.ok(result !== undefined, 'the process gets SIGTERM and ends');
  } finally {
    await child.kill();
  }
}

/** Repeats a command inside of the container until it succeeds. The container must not end meanwhile. */
async function succeeds(
  image: Image,
  child: Child,
  command: readonly string[],
  limit: number,
): Promise<boolean> {
  const ended = child.exited.then(() => 'ended' as const);
  for (const deadline = Date.now() + limit; Date.now() < deadline;) {
    const { code } = await image.exec(child.pid, command);
    const state = await Promise.race([ended, pause(code === 0 ? 0 : 100, 'runs' as const)]);
    if (state === 'ended' || code === 0) {
      return state === 'runs';
    }
  }
  return false;
}
