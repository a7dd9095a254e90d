import { scryptSync } from 'node:crypto';
import Fastify from 'fastify';

const app = Fastify();
app.post('/hash', async (request) => {
  return scryptSync(String(request.body), 'salt', 64).toString('hex');
});
await app.listen({ port: 3000 });
