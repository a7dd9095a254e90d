/** An identity provider for tests: serves its public key on loopback and signs genuine and forged tokens. */
import { createHmac, createSign, generateKeyPairSync, type KeyObject } from 'node:crypto';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';

export const ISSUER = 'https://issuer.test/';
export const AUDIENCE = 'https://api.test';

export type Claims = Readonly<Record<string, unknown>>;

const newKey = (): { privateKey: KeyObject; publicKey: KeyObject } =>
  generateKeyPairSync('rsa', { modulusLength: 2048 });
const encode = (value: unknown): string => Buffer.from(JSON.stringify(value)).toString('base64url');

export class Issuer {
  private readonly key = newKey();
  private readonly stranger = newKey();
  private readonly server: Server;

  private constructor() {
    // Without `alg`, as some providers publish keys: then only the verifier's own list keeps other algorithms out.
    const jwk = { ...this.key.publicKey.export({ format: 'jwk' }), kid: 'k1', use: 'sig' };
    this.server = createServer((_request, response) => {
      response.setHeader('content-type', 'application/json').end(JSON.stringify({ keys: [jwk] }));
    });
  }

  static async open(): Promise<Issuer> {
    const issuer = new Issuer();
    await new Promise<void>((resolve) => issuer.server.listen(0, '127.0.0.1', resolve));
    return issuer;
  }

  close(): void {
    this.server.close();
    this.server.closeAllConnections();
  }

  get jwksUrl(): string {
    return `http://127.0.0.1:${(this.server.address() as AddressInfo).port}/jwks.json`;
  }

  /** The claims of a token that every variant must accept. */
  claims(changes: Claims = {}): Claims {
    const now = Math.floor(Date.now() / 1000);
    return { iss: ISSUER, aud: AUDIENCE, sub: 'user-1', iat: now, exp: now + 300, ...changes };
  }

  /** Signed with the published key. */
  genuine(changes: Claims = {}): string {
    return this.rs256(this.key.privateKey, 'k1', changes);
  }

  /** Every token that must be refused, by what is wrong with it. */
  forgeries(): Record<string, string> {
    const now = Math.floor(Date.now() / 1000);
    const genuine = this.genuine();
    const [header = '', , signature = ''] = genuine.split('.');
    return {
      'no token': '',
      'not a token': 'abc',
      expired: this.genuine({ iat: now - 7200, exp: now - 3600 }),
      'without exp': this.genuine({ exp: undefined }),
      'not valid yet': this.genuine({ nbf: now + 3600 }),
      'of another issuer': this.genuine({ iss: 'https://evil.test/' }),
      'without iss': this.genuine({ iss: undefined }),
      'for another audience': this.genuine({ aud: 'https://other.test' }),
      'without aud': this.genuine({ aud: undefined }),
      'with a changed payload': `${header}.${encode(this.claims({ sub: 'admin' }))}.${signature}`,
      'signed by another key': this.rs256(this.stranger.privateKey, 'k1', {}),
      'with an unknown kid': this.rs256(this.stranger.privateKey, 'k2', {}),
      'alg none': `${encode({ alg: 'none', typ: 'JWT' })}.${encode(this.claims())}.`,
      'HS256 with the public key as the secret': this.confused(),
      'RS512 with the right key': this.sign('RS512', 'RSA-SHA512', this.key.privateKey, 'k1', {}),
    };
  }

  private rs256(key: KeyObject, kid: string, changes: Claims): string {
    return this.sign('RS256', 'RSA-SHA256', key, kid, changes);
  }

  private sign(alg: string, digest: string, key: KeyObject, kid: string, changes: Claims): string {
    const text = `${encode({ alg, typ: 'JWT', kid })}.${encode(this.claims(changes))}`;
    return `${text}.${createSign(digest).update(text).sign(key).toString('base64url')}`;
  }

  /** The classic confusion of key types: an HMAC keyed with the public key's text. */
  private confused(): string {
    const text = `${encode({ alg: 'HS256', typ: 'JWT', kid: 'k1' })}.${encode(this.claims())}`;
    const secret = this.key.publicKey.export({ type: 'spki', format: 'pem' });
    return `${text}.${createHmac('sha256', secret).update(text).digest('base64url')}`;
  }
}
