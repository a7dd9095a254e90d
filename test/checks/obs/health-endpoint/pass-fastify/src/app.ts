import type { FastifyInstance } from 'fastify';

export default async function routes(fastify: FastifyInstance) {
  fastify.get('/users', list);
  fastify.route({ method: 'GET', url: '/readyz', handler: async () => ({ ok: true }) });
}
