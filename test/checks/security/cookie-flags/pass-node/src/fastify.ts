import fastifySession from '@fastify/session';
import Fastify from 'fastify';

Fastify().register(fastifySession, { secret: process.env.SECRET });
