import Fastify from 'fastify';

const app = Fastify({
  http: { headersTimeout: 0 },
  requestTimeout: 60_000,
});
await app.listen({ port: 3000 });
