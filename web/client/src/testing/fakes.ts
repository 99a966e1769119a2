import { ShoeboxError } from '../errors.js';
import type { GraphQl } from '../graphql.js';
import type { PutOutcome } from '../put.js';
import type { SessionCredentials } from '../session.js';
import type { Photo, Ticket } from '../types.js';

export const IDENTITY = 'eu-central-1:01234567-89ab-cdef-0123-456789abcdef';

export function keyOf(name: string, collection = 'summer'): string {
  return `${IDENTITY}/${collection}/019a9d5e-2b1c-7def-8123-456789abcdef-${name}`;
}

export function photoOf(s3Key: string, change: Partial<Photo> = {}): Photo {
  return {
    s3Key,
    collectionId: 'summer',
    filename: 'a.jpg',
    contentType: 'image/jpeg',
    bytes: 3,
    eTag: null,
    width: 4,
    height: 3,
    takenAt: null,
    camera: null,
    place: null,
    placeholder: null,
    status: 'REGISTERED',
    reason: null,
    damage: null,
    thumbnails: [],
    createdAt: '2026-11-25T09:00:00Z',
    updatedAt: '2026-11-25T09:00:00Z',
    ...change,
  };
}

export function credentialsOf(change: Partial<SessionCredentials> = {}): SessionCredentials {
  return {
    identityId: IDENTITY,
    accessKeyId: 'ASIA1',
    secretAccessKey: 'secret',
    sessionToken: 'token',
    expiration: new Date(Date.now() + 3_600_000),
    ...change,
  };
}

export function ticketOf(number: number, seconds = 300): Ticket {
  return {
    url: `https://photos.example/${number}?X-Amz-Expires=${seconds}`,
    s3Key: keyOf(`${number}.jpg`),
    headers: [{ name: 'if-none-match', value: '*' }],
    expiresAt: new Date(Date.now() + seconds * 1_000).toISOString(),
  };
}

/** A JPEG as far as its first bytes, different by its number. */
export function jpeg(name: string, number = 0): File {
  return new File([Uint8Array.of(0xff, 0xd8, 0xff, number)], name, { type: 'image/jpeg' });
}

/** Answers in their order; an error is thrown. The last one stays. */
export function answers<T>(...given: (T | ShoeboxError)[]): () => Promise<T> {
  let next = 0;
  return () => {
    const answer = given[Math.min(next++, given.length - 1)] as T | ShoeboxError;
    return answer instanceof ShoeboxError ? Promise.reject(answer) : Promise.resolve(answer);
  };
}

/** A `put` that gives these outcomes in their order, and notes the keys. */
export function puts(...outcomes: PutOutcome[]) {
  const keys: string[] = [];
  const give = answers<PutOutcome>(...outcomes);
  const put = (ticket: Ticket, _file: Blob, onProgress: (bytes: number) => void) => {
    keys.push(ticket.s3Key);
    onProgress(1);
    return give();
  };
  return { put, keys };
}

/** An API of functions by the field that is asked for. */
export function apiOf(fields: Record<string, (variables: Record<string, unknown>) => unknown>) {
  const asked: string[] = [];
  const api: GraphQl = {
    ask: async <T>(query: string, variables: Record<string, unknown> = {}) => {
      const field = Object.keys(fields).find((name) => query.includes(`${name}(`));
      if (field === undefined) throw new Error(`nobody answers ${query}`);
      asked.push(field);
      return { [field]: await fields[field]?.(variables) } as T;
    },
  };
  return { api, asked };
}
