import type { Ticket } from './types.js';

/** What became of one PUT. */
export type PutOutcome =
  | { readonly kind: 'stored' }
  /** 412: there is an object under the key. */
  | { readonly kind: 'exists' }
  /** 409: two PUTs of the key at once. */
  | { readonly kind: 'conflict' }
  /** 403, or a key of the signer that is no longer good. */
  | { readonly kind: 'refused'; readonly status: number; readonly code: string }
  /** 400 and the like, for good. */
  | { readonly kind: 'invalid'; readonly status: number; readonly code: string }
  /** The bytes are not those of the checksum. */
  | { readonly kind: 'changed' }
  /** 429, 5xx, or a connection that S3 found too slow. */
  | { readonly kind: 'busy'; readonly status: number }
  /** No answer: nobody knows whether it is stored. */
  | { readonly kind: 'lost' }
  | { readonly kind: 'aborted' };

/** Without progress for so long, a connection is taken for dead. */
const STALLED_MS = 60_000;

const CHANGED = new Set(['BadDigest', 'InvalidDigest', 'XAmzContentChecksumMismatch', 'XAmzContentSHA256Mismatch']);
const SIGNER_EXPIRED = new Set(['ExpiredToken', 'InvalidToken', 'TokenRefreshRequired']);
const PASSING = new Set(['RequestTimeout', 'IncompleteBody', 'OperationAborted']);

/** PUTs a file as a ticket says: by XMLHttpRequest, since fetch tells no progress. */
export function put(
  ticket: Ticket,
  file: Blob,
  onProgress: (sentBytes: number) => void,
  signal: AbortSignal,
): Promise<PutOutcome> {
  return new Promise((resolve) => {
    if (signal.aborted) {
      resolve({ kind: 'aborted' });
      return;
    }
    const request = new XMLHttpRequest();
    let timer: ReturnType<typeof setTimeout>;
    const alive = () => {
      clearTimeout(timer);
      timer = setTimeout(() => end({ kind: 'lost' }), STALLED_MS);
    };
    const stop = () => end({ kind: 'aborted' });
    const end = (outcome: PutOutcome) => {
      clearTimeout(timer);
      signal.removeEventListener('abort', stop);
      request.onload = request.onerror = request.upload.onprogress = null;
      request.abort();
      resolve(outcome);
    };
    request.upload.onprogress = (event) => {
      alive();
      onProgress(event.loaded);
    };
    request.onload = () => end(outcomeOf(request.status, request.responseText));
    request.onerror = () => end({ kind: 'lost' });
    signal.addEventListener('abort', stop);
    request.open('PUT', ticket.url);
    for (const { name, value } of ticket.headers) request.setRequestHeader(name, value);
    alive();
    request.send(file);
  });
}

export function outcomeOf(status: number, body: string): PutOutcome {
  const code = /<Code>(\w+)<\/Code>/.exec(body)?.[1] ?? '';
  if (status >= 200 && status < 300) return { kind: 'stored' };
  if (status === 412) return { kind: 'exists' };
  if (status === 409) return { kind: 'conflict' };
  if (status === 429 || status >= 500 || PASSING.has(code)) return { kind: 'busy', status };
  if (CHANGED.has(code)) return { kind: 'changed' };
  if (status === 401 || status === 403 || SIGNER_EXPIRED.has(code)) return { kind: 'refused', status, code };
  return { kind: 'invalid', status, code };
}
