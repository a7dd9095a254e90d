import { optionsOf, property, type CodeModel, type Value } from '../code/code-model.ts';
import type { ServerTimeout } from '../server-timeouts.ts';
import type { SourceFile } from '../source-file.ts';

const LIMITS = /^(requestTimeout|headersTimeout)$/;
const CREATES_SERVER =
  /(^|\.)(https?|http2)\.(createServer|createSecureServer|Server)$|^(createServer|Server)$/;
const IS_SERVER = /((https?|http2)\.(createServer|createSecureServer|Server)|\.(listen|getHttpServer))\(\)$/;

/** The limits of Node's HTTP server that code sets. Its defaults are 60 seconds for headers and 300 for a request. */
export function readNodeTimeouts(code: CodeModel, source: SourceFile): ServerTimeout[] {
  const assigned = code.assignments.flatMap(({ target, name, value, start, end }) => {
    const owner = target.slice(0, Math.max(target.lastIndexOf('.'), 0));
    const isServer = IS_SERVER.test(owner) || /(^|\.)(http|https)?[sS]erver$/.test(owner);
    return LIMITS.test(name) && isServer ? read(name, value, start, end, source) : [];
  });
  const options = code.calls.flatMap((call) => {
    const [first] = call.args;
    if (CREATES_SERVER.test(call.callee)) {
      return fromOptions(first, source);
    }
    if (!/^fastify(\.(default|fastify))?$/i.test(call.callee)) {
      return [];
    }
    const http = [
      ...fromOptions(property(first, 'http'), source),
      ...fromOptions(property(first, 'https'), source),
    ];
    const own = property(first, 'requestTimeout');
    // Unlimited is Fastify's own default: writing it down changes nothing.
    const request = own === undefined ? [] : read('requestTimeout', own, own.start, own.end, source);
    return [
      ...http,
      ...request.map((item) =>
        item.state === 'unbounded' ? { ...item, state: 'own-default' as const } : item,
      ),
    ];
  });
  return [...assigned, ...options];
}

function fromOptions(options: Value | undefined, source: SourceFile): ServerTimeout[] {
  return options?.kind === 'object'
    ? options.entries.flatMap(({ key, value, start, end }) =>
        key !== undefined && LIMITS.test(key) ? read(key, value, start, end, source) : [],
      )
    : [];
}

function read(what: string, value: Value, start: number, end: number, source: SourceFile): ServerTimeout[] {
  const isZero = optionsOf(value).some((option) => option.kind === 'number' && Number(option.text) === 0);
  return [
    { what, state: isZero ? 'unbounded' : 'bounded', isLoopback: false, site: source.site(start, end) },
  ];
}
