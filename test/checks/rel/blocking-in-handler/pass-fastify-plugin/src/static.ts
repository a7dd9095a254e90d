import fs from 'node:fs';
import fp from 'fastify-plugin';
import type { FastifyInstance } from 'fastify';

export const autoConfig = (fastify: FastifyInstance) => {
  if (!fs.existsSync('public')) fs.mkdirSync('public');
  return { root: 'public' };
};
export default fp(autoConfig);
