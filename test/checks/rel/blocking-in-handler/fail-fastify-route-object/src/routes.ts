import * as fs from 'fs';
import type { FastifyInstance } from 'fastify';

export default async function routes(fastify: FastifyInstance) {
  if (!fs.existsSync('uploads')) fs.mkdirSync('uploads');
  fastify.route({
    method: 'GET',
    url: '/list', async handler() { return fs.readdirSync('uploads'); },
  });
}
