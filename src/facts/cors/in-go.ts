import { property, type CodeModel, type Value } from '../code/code-model.ts';
import { objectsOf } from '../cookies/flags.ts';
import type { CorsFound, CorsValues, Origins } from './origins.ts';

const GO_TYPES =
  /^github\.com\/(rs\/cors\.Options|gin-contrib\/cors\.Config|labstack\/echo\/v\d+\/middleware\.CORSConfig|go-chi\/cors\.Options|gofiber\/fiber\/v\d+\/middleware\/cors\.Config)$/;
const GO_ORIGINS = ['AllowedOrigins', 'AllowOrigins'];
const GO_FUNCTIONS = [
  'AllowOriginFunc',
  'AllowOriginRequestFunc',
  'AllowOriginVaryRequestFunc',
  'AllowOriginsFunc',
  'AllowOriginWithContextFunc',
];

/** Finds the places in Go: options of the common middleware, and what is ready-made. */
export function findInGo(code: CodeModel, values: CorsValues): CorsFound[] {
  const literals = objectsOf(code, GO_TYPES).map((object): CorsFound => {
    const entry = (key: string): Value | undefined => property(object, key);
    const check = GO_FUNCTIONS.map(entry).find((value) => value !== undefined);
    const all = entry('AllowAllOrigins');
    const list =
      all?.kind === 'boolean' && all.value
        ? all
        : (GO_ORIGINS.map(entry).find((value) => value !== undefined) ?? check);
    const origins =
      check !== undefined && list === check ? ofGoFunction(check, values) : values.origins(list);
    const credentials = entry('AllowCredentials');
    return {
      what: object.type?.replace(/^.*\//, '') ?? '',
      origins: origins === 'unset' ? 'any' : origins,
      credentials: values.credentials(credentials),
      at: list ?? object,
      credentialsAt: credentials,
    };
  });
  const later = code.assignments.filter(({ target }) =>
    /gin-contrib\/cors\.DefaultConfig\(\)\.\w+$/.test(target),
  );
  const on = later.find(({ name }) => name === 'AllowCredentials');
  const assigned = later
    .filter(({ name }) => name === 'AllowAllOrigins' || name === 'AllowOrigins')
    .map((item): CorsFound => ({
      what: 'cors.Config',
      origins: values.origins(item.value),
      credentials: values.credentials(on?.value),
      at: item,
      credentialsAt: on,
    }));
  const ready = code.calls
    .filter(({ callee }) =>
      /(gin-contrib|rs|go-chi)\/cors\.(Default|AllowAll)$|echo\/v\d+\/middleware\.CORS$/.test(callee),
    )
    .map((call): CorsFound => ({ what: `${call.method}()`, origins: 'any', credentials: 'off', at: call }));
  return [...literals, ...assigned, ...ready];
}

/** `func(origin string) bool { return true }` */
function ofGoFunction(value: Value, values: CorsValues): Origins {
  const body = values.textOf(value);
  return value.kind !== 'function'
    ? 'unresolved'
    : /\{\s*return true,?\s*(nil)?\s*\}$/.test(body)
      ? 'any'
      : 'listed';
}
