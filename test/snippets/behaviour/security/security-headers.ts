/** Success, an unknown route and a failure all carry the headers, and nothing tells the framework's name. */
import assert from 'node:assert';
import type { Behaviour } from '../../model.ts';
import type { Subject } from '../../subject.ts';

const EXPECTED: Readonly<Record<string, RegExp>> = {
  'content-security-policy': /default-src '(none|self)'/,
  'referrer-policy': /^no-referrer$/,
  'strict-transport-security': /^max-age=31536000 ?; includeSubDomains$/,
  'x-content-type-options': /^nosniff$/,
  'x-frame-options': /^DENY$/,
};

/** Some frameworks send HSTS only over TLS, which the fixtures learn from this header. */
const OVER_TLS = { 'x-forwarded-proto': 'https' };
/** Spring Security guards every route until told otherwise. */
const SIGNED_IN = { authorization: `Basic ${Buffer.from('tester:tester').toString('base64')}` };

export const securityHeaders: Behaviour = {
  id: 'security/security-headers',
  check,
  plans: {
    express: {
      mark: 'before-routes',
      mutations: [
        { name: 'may be framed', from: `, frameAncestors: ["'none'"]`, to: '' },
        {
          name: 'helmet without HSTS',
          from: "frameguard: { action: 'deny' },",
          to: "frameguard: { action: 'deny' }, hsts: false,",
        },
      ],
    },
    fastify: {
      mark: 'before-routes',
      mutations: [
        { name: 'may be framed', from: `, frameAncestors: ["'none'"]`, to: '' },
        { name: 'frames of its own allowed', from: "'deny'", to: "'sameorigin'" },
      ],
    },
    fastapi: {
      mark: 'after-routes',
      mutations: [
        {
          name: 'added as inner middleware',
          from: 'app = SecurityHeaders(app)',
          to: 'app.add_middleware(SecurityHeaders)',
        },
      ],
    },
    django: {
      mark: 'settings',
      wiring: [{ mark: 'middleware', line: '"csp.middleware.CSPMiddleware",' }],
      mutations: [{ name: 'no HSTS', from: '‹2:31_536_000›', to: '0' }],
    },
    'spring-boot': {
      profile: 'security',
      env: {
        SPRING_SECURITY_USER_NAME: 'tester',
        SPRING_SECURITY_USER_PASSWORD: 'tester',
        SERVER_FORWARD_HEADERS_STRATEGY: 'native',
      },
      mutations: [{ name: 'no longer a bean', from: '    @Bean\n', to: '' }],
    },
    'net-http': {
      wiring: [{ mark: 'handler', line: 'handler = securityHeaders(handler)' }],
      mutations: [{ name: 'may be framed', from: "; frame-ancestors 'none'", to: '' }],
    },
  },
};

async function check(subject: Subject): Promise<void> {
  const app = await subject.start();
  const failing = subject.stack === 'net-http' ? '/fail' : '/boom';
  for (const [path, status] of [
    ['/hello', 200],
    ['/nowhere', 404],
    [failing, 500],
  ] as const) {
    const answer = await app.ask(path, {
      headers: subject.stack === 'spring-boot' ? { ...OVER_TLS, ...SIGNED_IN } : OVER_TLS,
    });
    assert.equal(answer.status, status, `${path} answers ${status}`);
    if (status === 200) {
      // Express replaces the policy on its own error pages; X-Frame-Options holds there.
      assert.match(
        String(answer.headers['content-security-policy']),
        /frame-ancestors 'none'/,
        `${path} may not be framed`,
      );
    }
    for (const [name, pattern] of Object.entries(EXPECTED)) {
      assert.match(String(answer.headers[name]), pattern, `${path} has ${name}`);
    }
    assert.equal(answer.headers['x-powered-by'], undefined, `${path} does not tell the framework`);
  }
}
