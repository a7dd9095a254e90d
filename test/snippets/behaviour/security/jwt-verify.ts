/**
 * A genuine token opens the route and tells who asks; every forgery gets 401 with a challenge. A missing setting stops
 * the start, because most libraries take an absent issuer or audience for "do not check".
 */
import assert from 'node:assert';
import type { Behaviour } from '../../model.ts';
import type { Subject } from '../../subject.ts';
import { AUDIENCE, ISSUER, Issuer } from './issuer.ts';

/** A handler that shows what `userID` gives; the bare app has no such route. */
const ME_IN_GO = `mux.HandleFunc("GET /me", func(w http.ResponseWriter, r *http.Request) {
	fmt.Fprint(w, userID(r.Context()))
})`;

export const jwtVerify: Behaviour = {
  id: 'security/jwt-verify',
  check,
  plans: {
    express: {
      mark: 'before-routes',
      mutations: [
        { name: 'any algorithm', from: "algorithms: ['‹1|RS256,ES256,EdDSA|›'],", to: '' },
        { name: 'any audience', from: '      audience,', to: '' },
        { name: 'tokens without exp', from: "requiredClaims: ['sub', 'exp']", to: "requiredClaims: ['sub']" },
      ],
    },
    fastify: {
      mark: 'before-routes',
      mutations: [
        { name: 'any algorithm', from: "algorithms: ['‹1|RS256,ES256,EdDSA|›'],", to: '' },
        { name: 'any issuer', from: '      issuer,', to: '' },
        { name: 'tokens without exp', from: "requiredClaims: ['sub', 'exp']", to: "requiredClaims: ['sub']" },
      ],
    },
    fastapi: {
      mark: 'before-routes',
      wiring: [
        {
          mark: 'user-route',
          line: '@app.get("/me")\ndef me(user: CurrentUser) -> dict[str, object]:\n    return user',
          told: 'user: CurrentUser',
        },
      ],
      mutations: [
        { name: 'another algorithm', from: '‹1|RS256,ES256,EdDSA|›', to: 'RS512' },
        { name: 'any audience', from: 'audience=AUTH_AUDIENCE,', to: '' },
        { name: 'tokens without exp', from: '["exp", "sub"]', to: '["sub"]' },
      ],
    },
    django: {
      mark: 'settings',
      mutations: [
        { name: 'another algorithm', from: '‹1|RS256,ES256|›', to: 'RS512' },
        { name: 'any audience', from: '"AUDIENCE": os.environ["AUTH_AUDIENCE"],', to: '' },
        { name: 'any issuer', from: '"ISSUER": os.environ["AUTH_ISSUER"],', to: '' },
      ],
    },
    'spring-boot': {
      profile: 'security',
      mutations: [
        {
          name: 'one more algorithm',
          from: '.build();\n        //',
          to: '.jwsAlgorithm(SignatureAlgorithm.RS512).build();\n        //',
        },
        { name: 'any audience', from: 'aud != null && aud.contains(audience)', to: 'true' },
        {
          name: 'tokens without exp',
          from: ',\n                new JwtClaimValidator<>(JwtClaimNames.EXP, Objects::nonNull)',
          to: '',
        },
        {
          name: 'every request is let through',
          from: '.anyRequest().authenticated()',
          to: '.anyRequest().permitAll()',
        },
      ],
    },
    'net-http': {
      wiring: [
        { mark: 'handler', line: 'handler = requireUser(handler)' },
        { mark: 'before-routes', line: ME_IN_GO, told: 'userID(r.Context())' },
      ],
      mutations: [
        { name: 'one more algorithm', from: '{"‹2|RS256,ES256,EdDSA|›"}', to: '{"RS256", "RS512"}' },
        { name: 'any issuer', from: 'jwt.WithIssuer(mustEnv("AUTH_ISSUER")),', to: '' },
        { name: 'tokens without exp', from: 'jwt.WithExpirationRequired(),', to: '' },
      ],
    },
  },
};

async function check(subject: Subject): Promise<void> {
  const issuer = await Issuer.open();
  try {
    const env = { AUTH_ISSUER: ISSUER, AUTH_AUDIENCE: AUDIENCE, AUTH_JWKS_URL: issuer.jwksUrl };
    const app = await subject.start({ env });
    const accepted = await app.ask('/me', { headers: bearer(issuer.genuine()) });
    assert.equal(accepted.status, 200, 'a genuine token is accepted');
    assert.match(accepted.text, /user-1/, 'the handler learns who asks');
    for (const [name, token] of Object.entries(issuer.forgeries())) {
      const { status, headers } = await app.ask('/me', { headers: bearer(token) });
      assert.equal(status, 401, `a token ${name} is refused`);
      assert.match(
        String(headers['www-authenticate']),
        /^Bearer/,
        `the answer to a token ${name} has a challenge`,
      );
    }
    await app.child.kill();
    for (const name of Object.keys(env)) {
      const refused = await subject.startRefused({ env: { ...env, [name]: undefined } });
      assert.ok(refused !== undefined, `the app does not start without ${name}`);
      assert.match(refused.output, new RegExp(name), `the refusal names ${name}`);
    }
  } finally {
    issuer.close();
  }
}

function bearer(token: string): Record<string, string> {
  return token === '' ? {} : { authorization: `Bearer ${token}` };
}
