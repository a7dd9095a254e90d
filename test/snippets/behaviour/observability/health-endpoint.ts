/**
 * With the database up both routes answer 200. Without it readiness answers 503 and tells no reason, liveness stays 200,
 * and both recover. A database that hangs counts as down within the limit.
 */
import assert from 'node:assert';
import type { Behaviour } from '../../model.ts';
import type { App, Subject } from '../../subject.ts';

const PATHS = { live: '/health/live', ready: '/health/ready' };
const ACTUATOR = { live: '/actuator/health/liveness', ready: '/actuator/health/readiness' };
/** Where the limit is the snippet's own, not a setting of the database driver. */
const LIMITS_ITSELF: readonly string[] = ['express', 'fastify', 'fastapi', 'net-http'];
const HANG_LIMIT = 4_000;

export const healthEndpoint: Behaviour = {
  id: 'observability/health-endpoint',
  check,
  plans: {
    express: {
      mark: 'before-routes',
      mutations: [
        { name: 'no limit', from: '‹1:1_000›', to: '60_000' },
        { name: 'always ready', from: 'res.status(503)', to: 'res.status(200)' },
      ],
    },
    fastify: {
      mark: 'before-routes',
      mutations: [
        { name: 'no limit', from: '‹1:1_000›', to: '60_000' },
        { name: 'tells the reason', from: "{ status: 'down' }", to: '{ status: String(error) }' },
      ],
    },
    fastapi: {
      mark: 'before-routes',
      wiring: [{ mark: 'config', line: 'engine = support.engine', told: 'engine' }],
      mutations: [
        { name: 'no limit', from: ', timeout=‹2:1›', to: ', timeout=60' },
        { name: 'always ready', from: '        response.status_code = 503\n', to: '' },
      ],
    },
    django: {
      wiring: [
        {
          file: 'project/urls.py',
          mark: 'imports',
          line: 'from project import health',
          told: 'path("health/live", health.live),',
        },
        { file: 'project/urls.py', mark: 'urls', line: 'path("health/live", health.live),' },
        { file: 'project/urls.py', mark: 'more-urls', line: 'path("health/ready", health.ready),' },
      ],
      mutations: [
        { name: 'always ready', from: ', status=503', to: '' },
        {
          name: 'liveness asks the database',
          from: 'return JsonResponse({"status": "up"})',
          to: 'return ready(request)',
        },
      ],
    },
    'spring-boot': {
      mark: 'settings',
      profile: 'health',
      overlays: ['health'],
      mutations: [{ name: 'asks nothing', from: 'readinessState,‹1:db›', to: 'readinessState' }],
    },
    'net-http': {
      mark: 'before-routes',
      mutations: [
        {
          name: 'no limit',
          from: 'context.WithTimeout(r.Context(), ‹1:time.Second›)',
          to: 'context.WithTimeout(r.Context(), time.Minute)',
        },
        { name: 'always ready', from: 'w.WriteHeader(http.StatusServiceUnavailable)', to: '' },
      ],
    },
  },
};

async function check(subject: Subject): Promise<void> {
  const { live, ready } = subject.stack === 'spring-boot' ? ACTUATOR : PATHS;
  const app = await subject.start();
  await assertAnswers(app, live, 200, 'with the database up');
  await assertAnswers(app, ready, 200, 'with the database up');
  await turn(app, 'down');
  await assertAnswers(app, ready, 503, 'without the database');
  await assertAnswers(app, live, 200, 'without the database');
  await turn(app, 'up');
  await assertAnswers(app, ready, 200, 'with the database back');
  if (LIMITS_ITSELF.includes(subject.stack)) {
    await turn(app, 'hangs');
    await assertAnswers(app, ready, 503, 'with a database that hangs');
  }
}

async function assertAnswers(app: App, path: string, status: number, when: string): Promise<void> {
  const answer = await app.ask(path, { limit: HANG_LIMIT }).catch(() => undefined);
  assert.ok(answer !== undefined, `${path} answers within ${HANG_LIMIT} ms ${when}`);
  assert.equal(answer.status, status, `${path} answers ${status} ${when}`);
  assert.doesNotMatch(answer.text, /refused|unable to open|Error|SQL/, `${path} does not tell the reason`);
}

async function turn(app: App, mode: string): Promise<void> {
  const { status } = await app.ask(`/test/database/${mode}`, { method: 'POST' });
  assert.ok(status === 204 || status === 200, `the fixture's database is ${mode}`);
}
