import Fastify from 'fastify';

const app = Fastify({ requestTimeout: 0, logger: true });
await app.listen({ port: 3000 });
