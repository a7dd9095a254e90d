/**
 * A client gets its share and then 429 with Retry-After; another client is not touched, and a client cannot pass for
 * another one by sending X-Forwarded-For.
 */
import assert from 'node:assert';
import type { Behaviour } from '../../model.ts';
import type { Subject } from '../../subject.ts';

/** The limit that every variant has by default. */
const LIMIT = 100;
/** Token buckets refill while the test runs: on a slow machine a few more get through before the first refusal. */
const PATIENCE = 2 * LIMIT;
const CLIENT = '127.0.0.3';
const OTHER_CLIENT = '127.0.0.4';

export const rateLimit: Behaviour = {
  id: 'security/rate-limit',
  check,
  plans: {
    express: {
      mark: 'before-routes',
      mutations: [
        { name: 'limit far above', from: 'limit: ‹2:100›', to: 'limit: 100_000' },
        { name: 'trusts every proxy', from: '‹0›', to: "app.set('trust proxy', true);\n‹0›" },
      ],
    },
    fastify: {
      mark: 'before-routes',
      mutations: [{ name: 'registered without await', from: 'await app.register', to: 'app.register' }],
    },
    fastapi: {
      mark: 'before-routes',
      mutations: [
        {
          name: 'one count for all clients',
          from: 'request.client.host if request.client else "unknown"',
          to: '"all"',
        },
      ],
    },
    django: {
      mark: 'settings',
      mutations: [
        { name: 'believes X-Forwarded-For', from: '"NUM_PROXIES": ‹3:0›,', to: '"NUM_PROXIES": ‹3:None›,' },
      ],
    },
    'spring-boot': {
      profile: 'limiter',
      mutations: [{ name: 'one count for all clients', from: 'request.getRemoteAddr()', to: '"all"' }],
    },
    'net-http': {
      wiring: [{ mark: 'handler', line: 'handler = rateLimit(handler)' }],
      mutations: [
        {
          name: 'believes X-Forwarded-For',
          from: 'wait(address)',
          to: 'wait(address + r.Header.Get("X-Forwarded-For"))',
        },
      ],
    },
  },
};

async function check(subject: Subject): Promise<void> {
  const app = await subject.start();
  let sent = 0;
  let answer = await app.ask('/hello', { from: CLIENT });
  while (answer.status === 200 && ++sent < PATIENCE) {
    answer = await app.ask('/hello', { from: CLIENT });
  }
  assert.equal(answer.status, 429, `refused with 429 after ${sent} requests`);
  assert.ok(sent >= LIMIT, `${sent} requests are let through, the limit is ${LIMIT}`);
  const retryAfter = Number(answer.headers['retry-after']);
  assert.ok(retryAfter >= 1 && retryAfter <= 60, `Retry-After is ${answer.headers['retry-after']}`);
  const spoofed = await Promise.all(
    [1, 2, 3, 4, 5].map((last) =>
      app.ask('/hello', { from: CLIENT, headers: { 'x-forwarded-for': `203.0.113.${last}` } }),
    ),
  );
  const through = spoofed.filter(({ status }) => status === 200).length;
  assert.ok(through <= 1, `${through} of 5 requests with another X-Forwarded-For are let through`);
  assert.equal(
    (await app.ask('/hello', { from: OTHER_CLIENT })).status,
    200,
    'another client is not limited',
  );
}
