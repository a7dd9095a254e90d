/** Go's net/http: `go vet` and `go build` with the fixture's go.mod and go.sum, offline after the first download. */
import { cpSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { installOnce } from '../install.ts';
import type { Adapter } from '../model.ts';
import { FIXTURES } from '../paths.ts';
import { mustRun, run } from '../process.ts';

const STACK = 'net-http';
/** Modules come from the download step alone; a build that needs another one fails. */
const OFFLINE = { GOPROXY: 'off', GOFLAGS: '-mod=mod -buildvcs=false', GOTOOLCHAIN: 'local' };

export const netHttp: Adapter = {
  stack: STACK,
  level: 4,
  main: 'main.go',
  comment: '//',
  async missing() {
    const { output } = await run(['go', 'env', 'GOVERSION'], { cwd: FIXTURES });
    const minor = Number(/^go1\.(\d+)/.exec(output)?.[1] ?? 0);
    return minor >= 25 ? undefined : 'go 1.25 or newer is missing';
  },
  prepare: () =>
    installOnce(STACK, ['go.mod', 'go.sum'], async (dir) => {
      await mustRun(['go', 'mod', 'download'], { cwd: dir });
    }),
  locked() {
    const mod = readFileSync(join(FIXTURES, STACK, 'go.mod'), 'utf8');
    const pins = [...mod.matchAll(/^\s*(?:require )?([\w./-]+) v(\S+)/gm)];
    return Promise.resolve(new Map(pins.map(([, name = '', version = '']) => [name.toLowerCase(), version])));
  },
  async compile(dir) {
    cpSync(join(FIXTURES, STACK, 'go.mod'), join(dir, 'go.mod'));
    cpSync(join(FIXTURES, STACK, 'go.sum'), join(dir, 'go.sum'));
    await mustRun(['go', 'vet', './...'], { cwd: dir, env: OFFLINE });
    await mustRun(['go', 'build', '-o', 'app', '.'], { cwd: dir, env: OFFLINE });
  },
  serve: (dir) => ({ command: [join(dir, 'app')], env: OFFLINE, ready: /^listening on (\d+)$/m }),
};
