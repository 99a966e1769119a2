import { md5 } from './md5.js';

/** What is computed over a whole file. */
export interface Digests {
  /** Base64, as a ticket takes it. */
  readonly sha256: string;
  /** Hexadecimal, as S3's entity tags have it; null if it was not asked for. */
  readonly md5: string | null;
}

/** Reads the file and computes. */
export async function digestsOf(blob: Blob, withMd5: boolean): Promise<Digests> {
  const bytes = await blob.arrayBuffer();
  const hash = new Uint8Array(await crypto.subtle.digest('SHA-256', bytes));
  return { sha256: btoa(String.fromCharCode(...hash)), md5: withMd5 ? md5(new Uint8Array(bytes)) : null };
}

export interface DigestQuestion {
  readonly id: number;
  readonly blob: Blob;
  readonly withMd5: boolean;
}

export type DigestAnswer = { readonly id: number } & ({ readonly digests: Digests } | { readonly error: string });
