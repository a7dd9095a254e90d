import type { Call, CodeModel } from '../code/code-model.ts';
import type { SourceFile } from '../source-file.ts';
import type { CorsFound, CorsValues, Origins } from './origins.ts';

const SPRING_ORIGINS =
  /^(setAllowedOrigins|addAllowedOrigin|setAllowedOriginPatterns|addAllowedOriginPattern|allowedOrigins|allowedOriginPatterns)$/;

/** Spring: `@CrossOrigin`, `CorsRegistry` and `CorsConfiguration`. */
export function findInJava(call: Call, source: SourceFile, code: CodeModel, values: CorsValues): CorsFound[] {
  if (call.isDecorator && /(^|\.)CrossOrigin$/.test(call.callee)) {
    return [ofAnnotation(call, values)];
  }
  if (!SPRING_ORIGINS.test(call.method) || call.args.length === 0) {
    return [];
  }
  const found = call.args.map((arg) => values.origins(arg));
  const origins: Origins = found.includes('any')
    ? 'any'
    : found.includes('unresolved')
      ? 'unresolved'
      : 'listed';
  const value = credentialsOf(call, source, code)?.args[0];
  const state = value?.kind === 'name' && value.path === 'Boolean.TRUE' ? 'on' : values.credentials(value);
  return [
    {
      what: call.method,
      origins,
      credentials: state,
      at: { start: call.calleeRange.start, end: call.end },
      credentialsAt: value,
    },
  ];
}

function ofAnnotation(call: Call, values: CorsValues): CorsFound {
  const named = (key: string): Call['named'][number]['value'] | undefined =>
    call.named.find((entry) => entry.key === key)?.value;
  const origins = values.origins(named('origins') ?? named('originPatterns') ?? named('value'));
  const credentials = named('allowCredentials');
  return {
    what: '@CrossOrigin',
    origins: origins === 'unset' ? 'any' : origins,
    credentials: values.credentials(credentials),
    at: call,
    credentialsAt: credentials,
  };
}

/** The call of the same chain, or of the same object in the same method: a method may configure several. */
function credentialsOf(call: Call, source: SourceFile, code: CodeModel): Call | undefined {
  const candidates = code.calls.filter((other) =>
    /^(setAllowCredentials|allowCredentials)$/.test(other.method),
  );
  const around = code.functions.filter(({ start, end }) => start <= call.start && call.end <= end).at(-1);
  const receiver = receiverOf(call, source);
  return (
    candidates.find((other) => other.start === call.start) ??
    candidates.find(
      (other) =>
        around !== undefined &&
        around.start <= other.start &&
        other.end <= around.end &&
        receiverOf(other, source) === receiver,
    )
  );
}

/** The name that a chain begins with, `config`; the whole chain for one that begins with a call of its own. */
function receiverOf(call: Call, source: SourceFile): string {
  const text = source.text.slice(call.start, call.argsRange.start);
  return /^\s*(?:this\s*\.\s*)?(\w+)\s*\.\s*\w+\s*$/.exec(text)?.[1] ?? text;
}
