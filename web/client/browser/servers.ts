import { Sha256 } from '@aws-crypto/sha256-js';
import { SignatureV4 } from '@smithy/signature-v4';
import { createHash, randomUUID } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { createServer, type IncomingMessage, type RequestListener, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';

export const REGION = 'eu-central-1';
export const ME = `${REGION}:00000000-0000-0000-0000-000000000001`;
const DIST = join(import.meta.dirname, '../dist');
const PIXEL = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
  'base64',
);

export interface Keys {
  readonly identityId: string;
  readonly accessKeyId: string;
  readonly secretAccessKey: string;
  readonly sessionToken: string;
  readonly expiration: number;
}

/** A request as S3 saw it. */
export interface Seen {
  readonly method: string;
  readonly path: string;
  readonly accessKey: string | null;
  readonly range: string | undefined;
}

export async function listen(answer: RequestListener): Promise<{ server: Server; url: string }> {
  const server = createServer(answer);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return { server, url: `http://127.0.0.1:${(server.address() as AddressInfo).port}` };
}

export function stop(server: Server): Promise<void> {
  server.closeAllConnections();
  return new Promise((resolve) => void server.close(() => resolve()));
}

/** Stands in for S3: users read under their own prefix, by signatures that an independent implementation checks. */
export class FakeS3 {
  readonly keys = new Map<string, Keys>();
  readonly seen: Seen[] = [];
  readonly objects = new Map<string, Buffer>();
  /** Decides on a PUT before it is stored: true, it was answered. */
  onPut: (request: IncomingMessage, response: ServerResponse, key: string) => boolean | Promise<boolean> = () => false;
  private number = 0;

  /** New keys of an identity, good for these seconds. */
  issue(identityId = ME, seconds = 3_600): Keys {
    this.number += 1;
    const keys = {
      ...{
        identityId,
        accessKeyId: `ASIA${this.number}`,
        secretAccessKey: randomUUID(),
        sessionToken: `+/=${randomUUID()}`,
      },
      expiration: Date.now() + seconds * 1_000,
    };
    this.keys.set(keys.accessKeyId, keys);
    return keys;
  }

  readonly answer: RequestListener = (request, response) => void this.serve(request, response);

  private async serve(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const url = new URL(request.url ?? '/', `http://${request.headers.host ?? ''}`);
    const accessKey = url.searchParams.get('X-Amz-Credential')?.split('/')[0] ?? null;
    const method = request.method ?? '';
    this.seen.push({ method, path: url.pathname, accessKey, range: request.headers.range });
    response.setHeader('access-control-allow-origin', '*');
    response.setHeader('access-control-expose-headers', 'ETag');
    if (method === 'OPTIONS') {
      response.setHeader('access-control-allow-methods', 'GET, HEAD, PUT');
      response.setHeader('access-control-allow-headers', String(request.headers['access-control-request-headers']));
      response.writeHead(200).end();
      return;
    }
    const key = decodeURIComponent(url.pathname).split('/').slice(2).join('/');
    if (method === 'PUT') {
      await this.put(request, response, key);
      return;
    }
    const refusal = await this.refusal(url, method, key);
    if (refusal) {
      refuse(response, ...refusal);
      return;
    }
    // Who may not list a bucket is not told that an object is not there.
    const body = this.objects.get(key) ?? (key.includes('/thumb') ? PIXEL : null);
    if (!body) {
      refuse(response, 403, 'AccessDenied');
      return;
    }
    response.setHeader('content-type', 'image/png');
    const range = /^bytes=(\d+)-(\d+)$/.exec(request.headers.range ?? '');
    if (range) {
      response.setHeader('content-range', `bytes ${range[1]}-${range[2]}/${body.length}`);
      response.writeHead(206).end(body.subarray(Number(range[1]), Number(range[2]) + 1));
      return;
    }
    response.setHeader('content-length', body.length);
    response.writeHead(200).end(method === 'HEAD' ? undefined : body);
  }

  private async put(request: IncomingMessage, response: ServerResponse, key: string): Promise<void> {
    const chunks: Buffer[] = [];
    if (await this.onPut(request, response, key)) return;
    for await (const chunk of request) chunks.push(chunk as Buffer);
    const body = Buffer.concat(chunks);
    const checksum = request.headers['x-amz-checksum-sha256'];
    if (checksum !== createHash('sha256').update(body).digest('base64')) {
      refuse(response, 400, 'BadDigest');
      return;
    }
    if (this.objects.has(key)) {
      refuse(response, 412, 'PreconditionFailed');
      return;
    }
    this.objects.set(key, body);
    response.writeHead(200).end();
  }

  private async refusal(url: URL, method: string, key: string): Promise<[number, string] | null> {
    const query = Object.fromEntries(url.searchParams);
    const keys = this.keys.get(query['X-Amz-Credential']?.split('/')[0] ?? '');
    if (!keys) return [403, 'InvalidAccessKeyId'];
    if (Date.now() > keys.expiration) return [400, 'ExpiredToken'];
    const date = (query['X-Amz-Date'] ?? '').replace(/(\d{4})(\d\d)(\d\d)T(\d\d)(\d\d)(\d\d)Z/, '$1-$2-$3T$4:$5:$6Z');
    const signer = new SignatureV4({
      service: 's3',
      region: REGION,
      credentials: { ...keys, expiration: new Date(keys.expiration) },
      sha256: Sha256,
      uriEscapePath: false,
      applyChecksum: false,
    });
    const headers = { host: url.host, 'x-amz-content-sha256': 'UNSIGNED-PAYLOAD' };
    const signed = await signer.presign(
      { method, protocol: 'http:', hostname: url.host, path: url.pathname, query: {}, headers },
      {
        expiresIn: Number(query['X-Amz-Expires']),
        signingDate: new Date(date),
        unhoistableHeaders: new Set(['x-amz-content-sha256']),
        unsignableHeaders: new Set(['x-amz-content-sha256']),
      },
    );
    if (signed.query?.['X-Amz-Signature'] !== query['X-Amz-Signature']) return [403, 'SignatureDoesNotMatch'];
    return key.startsWith(`${keys.identityId}/`) ? null : [403, 'AccessDenied'];
  }
}

export function refuse(response: ServerResponse, status: number, code: string): void {
  response.writeHead(status, { 'content-type': 'application/xml' }).end(`<Error><Code>${code}</Code></Error>`);
}

/** As strict as the page's own policy. */
export const POLICY =
  "default-src 'self'; img-src http://127.0.0.1:*; connect-src 'self' http://127.0.0.1:* ws://127.0.0.1:*";

/** Serves the package as it was built, an empty page, and what a test answers. */
export function appServer(
  more: (path: string, request: IncomingMessage, response: ServerResponse) => boolean,
): RequestListener {
  return (request, response) => {
    const path = new URL(request.url ?? '/', 'http://app').pathname;
    if (more(path, request, response)) return;
    if (path === '/') {
      response.setHeader('content-security-policy', POLICY);
      response
        .writeHead(200, { 'content-type': 'text/html' })
        .end('<!doctype html><title>app</title><script type="module" src="/app.js"></script>');
      return;
    }
    const file =
      path === '/shoebox-worker.js'
        ? join(DIST, 'worker.js')
        : path === '/app.js'
          ? join(import.meta.dirname, 'app.js')
          : path.startsWith('/dist/')
            ? join(DIST, path.slice(6))
            : null;
    if (file === null || !existsSync(file)) return void response.writeHead(404).end();
    response.writeHead(200, { 'content-type': 'text/javascript' }).end(readFileSync(file));
  };
}

export function json(response: ServerResponse, body: unknown): true {
  response.writeHead(200, { 'content-type': 'application/json' }).end(JSON.stringify(body));
  return true;
}

export function configOf(app: string, s3: string) {
  return {
    ...{ region: REGION, photosBucket: 'photos', thumbnailsBucket: 'thumbs', s3Endpoint: s3 },
    ...{ graphqlUrl: `${app}/graphql`, userPoolId: '', userPoolClientId: '', identityPoolId: '' },
  };
}
