import { APP_SECRET_GATE, isAppSecretConfigPath, readAppSecrets, type AppSecret } from '../app-secrets.ts';
import { BIDI_GATE, mayHideBidi, readBidiChars, type BidiChar } from '../bidi-chars.ts';
import { COOKIE_GATE, isCookieConfigPath, readCookies, type CookieFacts } from '../cookies.ts';
import { CORS_GATE, isCorsConfigPath, readCors, type CorsSite } from '../cors.ts';
import { DEBUG_GATE, isDebugConfigPath, readDebugSettings, type DebugSetting } from '../debug-settings.ts';
import { LOADER_GATE, readLoaders, type Loader } from '../deserialization.ts';
import { JWT_GATE, readJwtCalls, type JwtCall } from '../jwt-calls.ts';
import { EVAL_GATE, readEvalCalls, type EvalCall } from '../eval-calls.ts';
import { isManagementPath, MANAGEMENT_GATE, readManagement, type ManagementFact } from '../management.ts';
import { mayHoldSecrets, readSecretFacts, type SecretFacts } from '../secret-facts.ts';
import { readSqlCalls, SQL_GATE, type SqlCall } from '../sql-calls.ts';
import { mayHoldTlsSwitch, readTlsSwitches, TLS_GATE, type TlsSwitch } from '../tls-switches.ts';
import { isSource } from './accepts.ts';
import type { Collector } from '../kinds.ts';

/** The kinds of facts about what could be attacked: secrets, tokens, cookies, queries and loaders. */
export interface SecurityFacts {
  readonly 'app-secrets': readonly AppSecret[];
  readonly 'bidi-chars': readonly BidiChar[];
  readonly cookies: CookieFacts;
  readonly cors: readonly CorsSite[];
  readonly 'debug-settings': readonly DebugSetting[];
  readonly deserialization: readonly Loader[];
  readonly 'eval-calls': readonly EvalCall[];
  readonly 'jwt-calls': readonly JwtCall[];
  readonly management: readonly ManagementFact[];
  readonly secrets: SecretFacts;
  readonly 'sql-calls': readonly SqlCall[];
  readonly 'tls-switches': readonly TlsSwitch[];
}

export const SECURITY_COLLECTORS: { readonly [K in keyof SecurityFacts]: Collector<K> } = {
  'app-secrets': {
    kind: 'app-secrets',
    version: 2,
    accepts: (file) => isSource(file) || isAppSecretConfigPath(file.path),
    gate: APP_SECRET_GATE,
    collect: readAppSecrets,
  },
  'bidi-chars': {
    kind: 'bidi-chars',
    version: 2,
    accepts: (file) => file.class !== 'generated' && mayHideBidi(file.path),
    gate: BIDI_GATE,
    collect: readBidiChars,
  },
  cookies: {
    kind: 'cookies',
    version: 3,
    accepts: (file) => file.class === 'production' && (isSource(file) || isCookieConfigPath(file.path)),
    gate: COOKIE_GATE,
    collect: readCookies,
  },
  cors: {
    kind: 'cors',
    version: 2,
    accepts: (file) => file.class === 'production' && (isSource(file) || isCorsConfigPath(file.path)),
    gate: CORS_GATE,
    collect: readCors,
  },
  'debug-settings': {
    kind: 'debug-settings',
    version: 2,
    accepts: (file) => file.class === 'production' && (isSource(file) || isDebugConfigPath(file.path)),
    gate: DEBUG_GATE,
    collect: readDebugSettings,
  },
  deserialization: {
    kind: 'deserialization',
    version: 2,
    accepts: isSource,
    gate: LOADER_GATE,
    collect: readLoaders,
  },
  'eval-calls': {
    kind: 'eval-calls',
    version: 2,
    accepts: isSource,
    gate: EVAL_GATE,
    collect: readEvalCalls,
  },
  'jwt-calls': { kind: 'jwt-calls', version: 2, accepts: isSource, gate: JWT_GATE, collect: readJwtCalls },
  management: {
    kind: 'management',
    version: 3,
    accepts: (file) => file.class === 'production' && isManagementPath(file.path),
    gate: MANAGEMENT_GATE,
    collect: readManagement,
  },
  secrets: {
    kind: 'secrets',
    version: 2,
    accepts: (file) => file.class !== 'generated' && mayHoldSecrets(file.path),
    collect: readSecretFacts,
  },
  'sql-calls': { kind: 'sql-calls', version: 2, accepts: isSource, gate: SQL_GATE, collect: readSqlCalls },
  'tls-switches': {
    kind: 'tls-switches',
    version: 4,
    accepts: mayHoldTlsSwitch,
    gate: TLS_GATE,
    collect: readTlsSwitches,
  },
};
