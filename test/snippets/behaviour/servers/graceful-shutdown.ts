/**
 * SIGTERM while a request runs: nothing new is served, the running request gets its answer, the process ends well. And a
 * request that never ends does not hold the process beyond the limit.
 */
import assert from 'node:assert';
import { setTimeout as pause } from 'node:timers/promises';
import { Gate } from '../../gate.ts';
import type { Behaviour } from '../../model.ts';
import { withLimit, type ExitResult } from '../../process.ts';
import type { App, Subject } from '../../subject.ts';

/** Half a second as each stack writes it; one second where it counts in whole ones. */
const SHORT: Readonly<Record<string, string>> = {
  express: '500',
  fastify: '500',
  fastapi: '1',
  django: '1',
  'spring-boot': '1s',
  'net-http': '500*time.Millisecond',
};
/** By when a process with the short limit must be gone; every default limit is longer. */
const GONE_BY = 5_000;
/** Tomcat gives a thread that ignores its interruption five seconds more. */
const GONE_BY_WITH_TOMCAT = 9_000;

export const gracefulShutdown: Behaviour = {
  id: 'servers/graceful-shutdown',
  check,
  plans: {
    express: {
      mark: 'after-listen',
      mutations: [
        { name: 'no limit', from: 'setTimeout(() => process.exit(1), ‹1:10_000›).unref();', to: '' },
        { name: 'ends at once', from: 'server.close(', to: 'process.exit(0);\n    server.close(' },
      ],
    },
    fastify: {
      mark: 'after-listen',
      mutations: [
        { name: 'no limit', from: '‹1:10_000›', to: 'false' },
        { name: 'ends at once', from: 'await app.close();', to: '' },
      ],
    },
    fastapi: {
      mark: 'after-routes',
      env: { PORT: '0' },
      mutations: [{ name: 'no limit', from: '        timeout_graceful_shutdown=‹1:10›,\n', to: '' }],
    },
    django: {
      mutations: [{ name: 'no limit', from: 'graceful_timeout = ‹1:10›', to: '' }],
    },
    'spring-boot': {
      mark: 'settings',
      mutations: [
        { name: 'ends at once', from: 'graceful', to: 'immediate' },
        { name: 'no limit', from: '    timeout-per-shutdown-phase: ‹1:10s›', to: '    ' },
      ],
    },
    'net-http': {
      mark: 'serve',
      mutations: [
        {
          name: 'no limit',
          from: 'context.WithTimeout(context.Background(), ‹1:10*time.Second›)',
          to: 'context.WithCancel(context.Background())',
        },
        { name: 'ends at once', from: 'srv.Shutdown(ctx); err', to: 'srv.Close(); ctx.Err() != nil || err' },
      ],
    },
  },
};

async function check(subject: Subject): Promise<void> {
  const gate = await Gate.open();
  try {
    await assertFinishes(await subject.start({ env: { GATE_PORT: gate.port } }), gate);
    const limit = SHORT[subject.stack] ?? '';
    await assertGivesUp(
      await subject.start({ env: { GATE_PORT: gate.port }, fill: { 1: limit } }),
      gate,
      subject.stack === 'spring-boot' ? GONE_BY_WITH_TOMCAT : GONE_BY,
    );
  } finally {
    gate.close();
  }
}

async function assertFinishes(app: App, gate: Gate): Promise<void> {
  const running = app.ask('/slow').catch(String);
  await gate.holds();
  app.child.signal('SIGTERM');
  await assertNothingNew(app);
  gate.release();
  const answer = await running;
  if (typeof answer === 'string') {
    assert.fail(`the running request gets its answer, not ${answer}`);
  }
  assert.equal(answer.status, 200, 'the running request is answered with 200');
  const result = await endOf(app, 10_000);
  assert.ok(result !== undefined, 'the process ends after the last request');
  // uvicorn and the JVM repeat the signal once they are done: 143 is 128 + SIGTERM.
  assert.ok(
    result.code === 0 || result.code === 143 || result.signal === 'SIGTERM',
    `it ends well, not with ${result.code}`,
  );
}

async function assertGivesUp(app: App, gate: Gate, limit: number): Promise<void> {
  const running = app.ask('/slow').catch(String);
  await gate.holds();
  app.child.signal('SIGTERM');
  const result = await endOf(app, limit);
  assert.ok(result !== undefined, `a request that hangs does not hold the process for ${limit} ms`);
  await running;
}

/** Asks until nothing answers any more: a refusal, a broken connection and silence all count. */
async function assertNothingNew(app: App): Promise<void> {
  for (let tries = 0; tries < 100; tries++) {
    const answer = await app.ask('/hello', { limit: 500 }).catch(() => undefined);
    if (answer === undefined || answer.status === 503) {
      return;
    }
    await pause(20);
  }
  assert.fail('new requests are still served two seconds after SIGTERM');
}

function endOf(app: App, limit: number): Promise<ExitResult | undefined> {
  return withLimit(app.child.exited, limit, () => 'still running').catch(() => undefined);
}
