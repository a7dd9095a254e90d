import cors from '@fastify/cors';
import Fastify from 'fastify';

const app = Fastify();
await app.register(cors, {
  origin: '*',
  credentials: true,
});
