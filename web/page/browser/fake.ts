import { existsSync, readFileSync } from 'node:fs';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { extname, join } from 'node:path';
import type { BrowserContext } from 'playwright-core';
import { gradient } from './png.js';

const DIST = join(import.meta.dirname, '../dist');
export const IDENTITY = 'us-east-1:00000000-0000-0000-0000-000000000001';
export const EMAIL = 'mia@example.org';
const CLIENT = 'client1';
const TYPES: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript',
  '.css': 'text/css',
  '.svg': 'image/svg+xml',
  '.webmanifest': 'application/manifest+json',
};

interface PhotoRecord {
  readonly s3Key: string;
  readonly collectionId: string;
  readonly filename: string;
  readonly [field: string]: unknown;
}

/** The policy of the deployed page, with this machine in place of AWS. */
const POLICY = (own: string) =>
  [
    "default-src 'self'",
    `connect-src 'self' ${own}`,
    `img-src 'self' blob: data: ${own}`,
    "style-src 'self'",
    "object-src 'none'",
    "base-uri 'none'",
    "form-action 'self'",
    "frame-ancestors 'none'",
  ].join('; ');

/**
 * Stands in for all servers of the page, for what needs thousands of photos or a look alone: it checks no signatures and
 * makes no thumbnails. What Shoebox itself does is tried in e2e/.
 */
export class Fake {
  readonly photos: PhotoRecord[] = [];
  /** Paths under the buckets that were asked for. */
  readonly asked: string[] = [];
  readonly queries: string[] = [];
  /** As `./shoebox local --faults` has them. */
  faults = '';
  url = '';
  private server: Server | null = null;
  private readonly pictures = Array.from({ length: 12 }, (_, i) => gradient(256, 192 + 16 * (i % 4), i * 30));

  async start(): Promise<void> {
    const server = createServer((request, response) => void this.answer(request, response));
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    this.server = server;
    this.url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  }

  async stop(): Promise<void> {
    this.server?.closeAllConnections();
    await new Promise((resolve) => this.server?.close(resolve));
  }

  /** Has a context be signed in, by tokens that nobody checks. */
  async signIn(context: BrowserContext, user = '00000000-user'): Promise<void> {
    const prefix = `CognitoIdentityServiceProvider.${CLIENT}`;
    const entries = {
      [`${prefix}.LastAuthUser`]: user,
      [`${prefix}.${user}.idToken`]: jwt({ sub: user, email: EMAIL, token_use: 'id' }),
      [`${prefix}.${user}.accessToken`]: jwt({ token_use: 'access', username: user }),
      [`${prefix}.${user}.refreshToken`]: 'refresh',
      [`${prefix}.${user}.clockDrift`]: '0',
    };
    await context.addInitScript((kept) => {
      for (const [name, value] of Object.entries(kept)) localStorage.setItem(name, value);
    }, entries);
  }

  /** So many photos in a collection, three days of each month. */
  fill(collectionId: string, count: number): void {
    for (let i = 0; i < count; i++) this.photos.push(this.photo(collectionId, i));
  }

  photo(collectionId: string, i: number, more: Record<string, unknown> = {}): PhotoRecord {
    const at = new Date(Date.UTC(2026, 9, 20, 14, 0, 0) - Math.floor(i / 17) * 86_400_000 * 3 - (i % 17) * 360_000);
    const s3Key = `${IDENTITY}/${collectionId}/${String(i).padStart(6, '0')}`;
    const size = (edge: number) => ({
      key: `${s3Key}/${edge}`,
      width: edge,
      height: Math.round(edge * 0.75),
      contentType: 'image/jpeg',
      bytes: 9_000,
    });
    return {
      s3Key,
      collectionId,
      filename: `IMG_${4_000 + i}.jpg`,
      contentType: 'image/jpeg',
      bytes: 3_400_000 + i,
      eTag: null,
      width: 4032,
      height: 3024,
      takenAt: at.toISOString(),
      camera: 'Pixel 9',
      place: null,
      placeholder: 'LEHV6nWB2yk8pyo0adR*.7kCMdnj',
      status: 'READY',
      reason: null,
      damage: null,
      thumbnails: [size(256), size(640), size(1280)],
      createdAt: at.toISOString(),
      updatedAt: at.toISOString(),
      ...more,
    };
  }

  private async answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const path = new URL(request.url ?? '/', this.url).pathname;
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk as Buffer);
    const body = Buffer.concat(chunks).toString();
    if (path === '/config.json') this.json(response, this.config());
    else if (path === '/local/faults') this.json(response, { on: this.faults !== '', faults: this.faults });
    else if (path === '/graphql') this.graphQl(body, response);
    else if (path === '/identity') this.identity(String(request.headers['x-amz-target']), response);
    else if (path === '/pool') this.json(response, {});
    else if (path.startsWith('/s3/')) this.s3(request.method ?? '', path, response);
    else this.file(path, response);
  }

  private config(): object {
    return {
      region: 'us-east-1',
      userPoolId: 'us-east-1_shoebox',
      userPoolClientId: CLIENT,
      identityPoolId: 'us-east-1:00000000-0000-0000-0000-0000000000aa',
      graphqlUrl: `${this.url}/graphql`,
      photosBucket: 'photos',
      thumbnailsBucket: 'thumbnails',
      s3Endpoint: `${this.url}/s3`,
      userPoolEndpoint: `${this.url}/pool`,
      identityPoolEndpoint: `${this.url}/identity`,
      local: true,
    };
  }

  private graphQl(body: string, response: ServerResponse): void {
    const { query, variables } = JSON.parse(body) as { query: string; variables: Record<string, unknown> };
    this.queries.push(query);
    const from = Number(variables['nextToken'] ?? 0);
    const s3Key = variables['s3Key'];
    if (query.includes('listMyCollections')) {
      const ids = [...new Set(this.photos.map(({ collectionId }) => collectionId))];
      const items = ids.map((collectionId) => ({
        collectionId,
        photoCount: this.photos.filter((photo) => photo.collectionId === collectionId).length,
        createdAt: '2026-01-01T00:00:00Z',
        updatedAt: '2026-01-01T00:00:00Z',
      }));
      this.json(response, { data: { listMyCollections: { items, nextToken: null } } });
    } else if (query.includes('listPhotos')) {
      const all = this.photos.filter(({ collectionId }) => collectionId === variables['collectionId']);
      const nextToken = from + 100 < all.length ? String(from + 100) : null;
      this.json(response, { data: { listPhotos: { items: all.slice(from, from + 100), nextToken } } });
    } else if (query.includes('deletePhoto')) {
      const index = this.photos.findIndex((photo) => photo.s3Key === s3Key);
      const [deletePhoto = null] = index < 0 ? [] : this.photos.splice(index, 1);
      this.json(response, { data: { deletePhoto } });
    } else {
      this.json(response, { data: { getPhoto: this.photos.find((photo) => photo.s3Key === s3Key) ?? null } });
    }
  }

  private identity(target: string, response: ServerResponse): void {
    if (target.endsWith('GetId')) this.json(response, { IdentityId: IDENTITY });
    else {
      const Credentials = {
        AccessKeyId: 'ASIAFAKE',
        SecretKey: 'secret',
        SessionToken: 'token',
        Expiration: Date.now() / 1_000 + 3_600,
      };
      this.json(response, { IdentityId: IDENTITY, Credentials });
    }
  }

  private s3(method: string, path: string, response: ServerResponse): void {
    response.setHeader('access-control-allow-origin', '*');
    response.setHeader('access-control-allow-headers', '*');
    if (method === 'GET') this.asked.push(path);
    const number = Number(/\/(\d{6})/.exec(path)?.[1] ?? 0);
    response.writeHead(200, { 'content-type': 'image/png' }).end(this.pictures[number % this.pictures.length]);
  }

  private file(path: string, response: ServerResponse): void {
    const file = join(DIST, path === '/' ? 'index.html' : path);
    if (!file.startsWith(DIST) || !existsSync(file)) {
      response.writeHead(404).end();
      return;
    }
    response.setHeader('content-type', TYPES[extname(file)] ?? 'application/octet-stream');
    response.setHeader('content-security-policy', POLICY(`${this.url} ${this.url.replace('http', 'ws')}`));
    response.writeHead(200).end(readFileSync(file));
  }

  private json(response: ServerResponse, value: object): void {
    response.setHeader('content-type', 'application/json');
    response.writeHead(200).end(JSON.stringify(value));
  }
}

function jwt(claims: object): string {
  const part = (value: object) => Buffer.from(JSON.stringify(value)).toString('base64url');
  const now = Math.floor(Date.now() / 1_000);
  const all = {
    iss: 'http://127.0.0.1/us-east-1_shoebox',
    iat: now,
    exp: now + 86_400,
    ...claims,
  };
  return `${part({ alg: 'none' })}.${part(all)}.c2ln`;
}
