/** The stacks that snippets can be run on, the slowest first. */
import type { Adapter } from '../model.ts';
import { docker } from './docker.ts';
import { git } from './git.ts';
import { githubActions } from './github-actions.ts';
import { netHttp } from './net-http.ts';
import { nodeAdapter } from './node.ts';
import { django, fastapi } from './python.ts';
import { springBoot } from './spring-boot.ts';

const all: readonly Adapter[] = [
  springBoot,
  docker,
  githubActions,
  django,
  fastapi,
  nodeAdapter('fastify'),
  nodeAdapter('express'),
  netHttp,
  git,
];

export const adapters: ReadonlyMap<string, Adapter> = new Map(all.map((adapter) => [adapter.stack, adapter]));
