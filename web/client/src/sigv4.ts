import { encodeSegment } from './config.js';

/** Keys of a session; the service worker keeps them in memory only. */
export interface SigningKeys {
  readonly accessKeyId: string;
  readonly secretAccessKey: string;
  readonly sessionToken: string;
}

export interface PresignOptions {
  readonly region: string;
  readonly method?: 'GET' | 'HEAD';
  /** Seconds for which the URL is good. */
  readonly expires: number;
  /** By the server's clock. */
  readonly now?: Date;
  /** More parameters to sign, such as `response-content-disposition`. */
  readonly query?: Readonly<Record<string, string>>;
}

const ALGORITHM = 'AWS4-HMAC-SHA256';

/**
 * Signs a URL of S3 by its query: AWS's "Signature Version 4 signing process", of which S3 needs one header (host), no
 * body and a path that is encoded once. A query that the URL has already is dropped.
 */
export async function presign(url: string, keys: SigningKeys, options: PresignOptions): Promise<string> {
  const { protocol, host, pathname } = new URL(url);
  const path = pathname.split('/').map(reencode).join('/');
  const time = (options.now ?? new Date()).toISOString().replace(/[-:]|\.\d{3}/g, '');
  const scope = `${time.slice(0, 8)}/${options.region}/s3/aws4_request`;
  const query = canonicalQuery({
    ...options.query,
    'X-Amz-Algorithm': ALGORITHM,
    'X-Amz-Credential': `${keys.accessKeyId}/${scope}`,
    'X-Amz-Date': time,
    'X-Amz-Expires': String(options.expires),
    'X-Amz-Security-Token': keys.sessionToken,
    'X-Amz-SignedHeaders': 'host',
  });
  const request = `${options.method ?? 'GET'}\n${path}\n${query}\nhost:${host}\n\nhost\nUNSIGNED-PAYLOAD`;
  const toSign = `${ALGORITHM}\n${time}\n${scope}\n${hex(await crypto.subtle.digest('SHA-256', bytes(request)))}`;
  const signature = hex(await hmac(await signingKey(keys.secretAccessKey, scope), toSign));
  return `${protocol}//${host}${path}?${query}&X-Amz-Signature=${signature}`;
}

async function signingKey(secret: string, scope: string): Promise<ArrayBuffer> {
  let key: ArrayBuffer | Uint8Array<ArrayBuffer> = bytes(`AWS4${secret}`);
  for (const part of scope.split('/')) key = await hmac(key, part);
  return key as ArrayBuffer;
}

async function hmac(key: ArrayBuffer | Uint8Array<ArrayBuffer>, text: string): Promise<ArrayBuffer> {
  const imported = await crypto.subtle.importKey('raw', key, { name: 'HMAC', hash: 'SHA-256' }, false, ['sign']);
  return crypto.subtle.sign('HMAC', imported, bytes(text));
}

function canonicalQuery(parameters: Readonly<Record<string, string>>): string {
  return Object.entries(parameters)
    .map(([name, value]) => `${encodeSegment(name)}=${encodeSegment(value)}`)
    .sort()
    .join('&');
}

/** A segment as browsers write it, as SigV4 wants it. */
function reencode(segment: string): string {
  try {
    return encodeSegment(decodeURIComponent(segment));
  } catch {
    return segment; // a bare percent sign: no key of ours
  }
}

function bytes(text: string): Uint8Array<ArrayBuffer> {
  return new TextEncoder().encode(text);
}

function hex(buffer: ArrayBuffer): string {
  return Array.from(new Uint8Array(buffer), (byte) => byte.toString(16).padStart(2, '0')).join('');
}
