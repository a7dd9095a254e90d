/** The behaviour test of each snippet. A snippet without one fails the run. */
import type { Behaviour } from '../model.ts';
import { problemDetails } from './apis/problem-details.ts';
import { dockerfile } from './delivery/dockerfile.ts';
import { githubActionsCi } from './delivery/github-actions-ci.ts';
import { healthEndpoint } from './observability/health-endpoint.ts';
import { ignoreEnvFiles } from './security/ignore-env-files.ts';
import { jwtVerify } from './security/jwt-verify.ts';
import { rateLimit } from './security/rate-limit.ts';
import { securityHeaders } from './security/security-headers.ts';
import { gracefulShutdown } from './servers/graceful-shutdown.ts';
import { validatedConfig } from './servers/validated-config.ts';
import { apiTest } from './testing/api-test.ts';

const all: readonly Behaviour[] = [
  rateLimit,
  jwtVerify,
  securityHeaders,
  ignoreEnvFiles,
  validatedConfig,
  gracefulShutdown,
  problemDetails,
  healthEndpoint,
  apiTest,
  dockerfile,
  githubActionsCi,
];

export const behaviours: ReadonlyMap<string, Behaviour> = new Map(
  all.map((behaviour) => [behaviour.id, behaviour]),
);
