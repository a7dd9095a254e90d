/** A small HTTP client for the behaviour tests: no keep-alive, no redirects, a limit on every request. */
import { request, type IncomingHttpHeaders } from 'node:http';

export interface Answer {
  readonly status: number;
  readonly headers: IncomingHttpHeaders;
  readonly text: string;
}

export interface Ask {
  readonly method?: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string;
  /** The loopback address to come from: `127.0.0.2` is another client than `127.0.0.1`. */
  readonly from?: string;
  readonly limit?: number;
}

/** Sends one request over a connection of its own. Rejects on a refused or broken connection, or after the limit. */
export function ask(port: number, path: string, options: Ask = {}): Promise<Answer> {
  return new Promise((resolve, reject) => {
    const outgoing = request(
      {
        host: '127.0.0.1',
        port,
        path,
        method: options.method ?? 'GET',
        headers: {
          ...options.headers,
          ...(options.body === undefined
            ? {}
            : { 'content-length': String(Buffer.byteLength(options.body)) }),
        },
        agent: false,
        ...(options.from === undefined ? {} : { localAddress: options.from }),
      },
      (incoming) => {
        const chunks: Buffer[] = [];
        incoming.on('data', (chunk: Buffer) => chunks.push(chunk));
        incoming.on('error', reject);
        incoming.on('end', () =>
          resolve({
            status: incoming.statusCode ?? 0,
            headers: incoming.headers,
            text: Buffer.concat(chunks).toString(),
          }),
        );
      },
    );
    const limit = options.limit ?? 15_000;
    outgoing.setTimeout(limit, () => outgoing.destroy(new Error(`no answer to ${path} within ${limit} ms`)));
    outgoing.on('error', reject);
    outgoing.end(options.body);
  });
}
