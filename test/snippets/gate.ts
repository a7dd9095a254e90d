/**
 * A loopback socket that holds a request of the app under test: the fixture's `/slow` connects here and answers once
 * it has read a byte. So a test knows that the request is being handled, and decides when it ends, without a sleep.
 */
import { createServer, type Server, type Socket } from 'node:net';
import type { AddressInfo } from 'node:net';
import { withLimit } from './process.ts';

const HELD_LIMIT = 15_000;

export class Gate {
  private readonly held: Socket[] = [];
  private readonly waiting: (() => void)[] = [];

  private constructor(private readonly server: Server) {
    server.on('connection', (socket) => {
      socket.on('error', () => undefined);
      this.held.push(socket);
      this.waiting.splice(0).forEach((resolve) => resolve());
    });
  }

  static async open(): Promise<Gate> {
    const server = createServer();
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    return new Gate(server);
  }

  get port(): string {
    return String((this.server.address() as AddressInfo).port);
  }

  /** Waits until a request is held. */
  async holds(): Promise<void> {
    while (this.held.length === 0) {
      await withLimit(
        new Promise<void>((resolve) => this.waiting.push(resolve)),
        HELD_LIMIT,
        () => 'no request reached /slow',
      );
    }
  }

  /** Lets every held request go on. */
  release(): void {
    this.held.splice(0).forEach((socket) => socket.end('x'));
  }

  close(): void {
    this.held.splice(0).forEach((socket) => socket.destroy());
    this.server.close();
  }
}
