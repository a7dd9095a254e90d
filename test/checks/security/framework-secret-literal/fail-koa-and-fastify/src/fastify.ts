import fastify from 'fastify';
import fastifyJwt from '@fastify/jwt';

const app = fastify();
app.register(fastifyJwt, { secret: 'supersecret' });
