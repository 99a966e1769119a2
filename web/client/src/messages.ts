import type { SessionCredentials } from './session.js';

/** Pictures are kept in a cache of this name and the identity's id, so that nobody gets another's. */
export const CACHE_PREFIX = 'shoebox-images ';

/** The page to the worker; each is answered by `true` on the port that comes with it, when it is done. */
export type ToWorker =
  | { readonly shoebox: 'session'; readonly credentials: SessionCredentials }
  | { readonly shoebox: 'claim' }
  | { readonly shoebox: 'forget'; readonly urls: readonly string[] }
  | { readonly shoebox: 'sign-out' };

/** The worker to a page; the first is answered with credentials on the port that comes with it, null if nobody is signed in. */
export type ToPage =
  { readonly shoebox: 'credentials'; readonly refresh: boolean } | { readonly shoebox: 'signed-out' };

export function isToWorker(data: unknown): data is ToWorker {
  return typeof data === 'object' && data !== null && 'shoebox' in data;
}

export function isToPage(data: unknown): data is ToPage {
  return typeof data === 'object' && data !== null && 'shoebox' in data;
}
