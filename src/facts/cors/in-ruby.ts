import type { Call, CodeModel, Value } from '../code/code-model.ts';
import type { SourceFile } from '../source-file.ts';
import type { CorsFound, CorsValues, Origins } from './origins.ts';

const named = (call: Call, key: string): Value | undefined =>
  call.named.find((entry) => entry.key === key)?.value;

/** rack-cors: `allow do origins …; resource …, credentials: true end`, or `allow do |allow| allow.origins … end`. */
export function findInRuby(call: Call, source: SourceFile, code: CodeModel, values: CorsValues): CorsFound[] {
  const is = (other: Call, name: string): boolean =>
    other.method === name && /^(\w+\.)?\w+$/.test(other.callee);
  if (!is(call, 'origins') || !code.calls.some((other) => is(other, 'resource'))) {
    return [];
  }
  const block = call.args.length === 0 ? ofBlock(source.text.slice(call.argsRange.end, call.end)) : undefined;
  if (call.args.length === 0 && block === undefined) {
    return [];
  }
  const next = code.calls.find((other) => is(other, 'origins') && other.start > call.start);
  const resources = code.calls.filter(
    (other) =>
      is(other, 'resource') && other.start > call.start && (next === undefined || other.start < next.start),
  );
  const stated = resources
    .map((resource) => named(resource, 'credentials'))
    .filter((value) => value !== undefined);
  const credentials = stated.find((value) => values.credentials(value) === 'on') ?? stated[0];
  const found = block === undefined ? call.args.map((arg) => values.origins(arg)) : [block];
  const origins: Origins = found.includes('any')
    ? 'any'
    : found.includes('unresolved')
      ? 'unresolved'
      : 'listed';
  return [
    {
      what: 'rack-cors origins',
      origins,
      credentials: values.credentials(credentials),
      at: call,
      credentialsAt: credentials,
    },
  ];
}

/** `{ |source, env| true }`: a block that gives back true or the origin lets everybody in; one that compares does not. */
function ofBlock(text: string): Origins | undefined {
  const block = /^\s*(?:\{|do\b)\s*(?:\|\s*(\w+)[^|]*\|)?([\s\S]*?)(?:\}|\bend)\s*$/.exec(text);
  const body = block?.[2]?.trim();
  return body === undefined ? undefined : body === 'true' || body === block?.[1] ? 'any' : 'listed';
}
