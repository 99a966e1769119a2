import type { SessionCredentials } from '../session.js';
import { presign } from '../sigv4.js';
import type { Access } from './access.js';
import type { PictureCache } from './picture-cache.js';
import type { WorkerSettings } from './settings.js';

/** Codes with which S3 says that the keys, and not the picture, are the reason. */
const KEYS_ENDED = new Set(['ExpiredToken', 'InvalidAccessKeyId', 'InvalidToken', 'TokenRefreshRequired']);
/** Buckets refuse URLs that were signed earlier than ten minutes ago; these are used at once. */
const EXPIRES_S = 60;
/** For so long a refused picture is not asked for again. */
const DENIED_MS = 60_000;
const MOST_DENIED = 1_000;

/** Has what was begun go on after the answer is given. */
export type WaitUntil = (work: Promise<unknown>) => void;

/** Gets pictures in the user's name: from the cache, else from S3 with a signature made for this one request. */
export class Pictures {
  private readonly denied = new Map<string, number>();
  private readonly underWay = new Map<string, Promise<Response>>();

  constructor(
    private readonly settings: WorkerSettings,
    private readonly access: Access,
    private readonly cache: PictureCache,
    private readonly get: typeof fetch = (input, init) => fetch(input, init),
  ) {}

  /**
   * The picture, for this document alone. What S3 says of keeping it is for our cache: the browser's own, in memory, would
   * show it in the next document too, after signing out.
   */
  async answer(request: Request, client: string, waitUntil: WaitUntil): Promise<Response> {
    const response = await this.found(request, client, waitUntil);
    if (!response.ok) return response;
    const { status, statusText } = response;
    const headers = new Headers(response.headers);
    headers.set('cache-control', 'no-store');
    return new Response(response.body, { status, statusText, headers });
  }

  private async found(request: Request, client: string, waitUntil: WaitUntil): Promise<Response> {
    const { identityId, signedOut } = await this.access.state();
    if (signedOut) return refused();
    const { url } = request;
    const range = request.headers.get('range');
    if (range !== null) return this.isDenied(url) ? refused() : this.signed(url, client, { range });
    if (identityId !== null && request.cache !== 'reload' && !this.underWay.has(url)) {
      const kept = await this.cache.match(identityId, url);
      if (kept) return kept;
    }
    return this.isDenied(url) ? refused() : this.shared(url, client, waitUntil);
  }

  async forget(urls: readonly string[]): Promise<void> {
    for (const url of urls) this.denied.delete(url);
    const { identityId } = await this.access.state();
    if (identityId !== null) await this.cache.forget(identityId, urls);
  }

  forgetAll(): void {
    this.denied.clear();
    this.underWay.clear();
  }

  /** The same picture for several images at once is got once. */
  private async shared(url: string, client: string, waitUntil: WaitUntil): Promise<Response> {
    let response = this.underWay.get(url);
    if (!response) {
      const got = this.fresh(url, client, waitUntil, () => {
        if (this.underWay.get(url) === got) this.underWay.delete(url);
      });
      this.underWay.set(url, got);
      response = got;
    }
    return (await response).clone();
  }

  /** @param done is called when the picture is kept: whoever asks before would not find it in the cache */
  private async fresh(url: string, client: string, waitUntil: WaitUntil, done: () => void): Promise<Response> {
    const { epoch } = this.access;
    let keeping = Promise.resolve();
    try {
      const response = await this.signed(url, client, {});
      if (response.status === 200) {
        keeping = this.keep(url, response.clone(), epoch);
        waitUntil(keeping);
      }
      return response;
    } finally {
      void keeping.then(done, done);
    }
  }

  private async keep(url: string, response: Response, epoch: number): Promise<void> {
    const { identityId } = await this.access.state();
    if (identityId === null || epoch !== this.access.epoch) return;
    await this.cache.put(identityId, url, response).catch(() => {}); // it was shown all the same
    if (epoch !== this.access.epoch) await this.cache.forget(identityId, [url]); // somebody signed out meanwhile
  }

  private async signed(url: string, client: string, headers: Record<string, string>): Promise<Response> {
    const keys = await this.access.current(client);
    if (!keys) return refused();
    try {
      let response = await this.fetchSigned(url, keys, headers);
      const again = await this.afterRefusal(response, keys, client);
      if (again) response = await this.fetchSigned(url, again, headers);
      if (response.status === 403) this.deny(url);
      return response;
    } catch {
      return Response.error(); // no connection
    }
  }

  /** Keys to try again with, where the refusal was not about the picture. */
  private async afterRefusal(
    response: Response,
    keys: SessionCredentials,
    client: string,
  ): Promise<SessionCredentials | null> {
    if (response.status !== 400 && response.status !== 403) return null;
    const body = await response.clone().text();
    const code = /<Code>(\w+)<\/Code>/.exec(body)?.[1] ?? '';
    if (code === 'RequestTimeTooSkewed') {
      this.access.learnTime(new Date(/<ServerTime>([^<]+)</.exec(body)?.[1] ?? ''));
      return keys;
    }
    return KEYS_ENDED.has(code) ? this.access.renewed(keys, client) : null;
  }

  private async fetchSigned(url: string, keys: SessionCredentials, headers: Record<string, string>): Promise<Response> {
    const { region } = this.settings;
    const signed = await presign(url, keys, { region, expires: EXPIRES_S, now: this.access.now() });
    // Each address is new: the browser's own cache would only fill up with them.
    const how = { mode: 'cors', credentials: 'omit', cache: 'no-store', redirect: 'error' } as const;
    return this.get(signed, { ...how, headers, referrerPolicy: 'no-referrer' });
  }

  private isDenied(url: string): boolean {
    const until = this.denied.get(url);
    if (until === undefined || until > Date.now()) return until !== undefined;
    this.denied.delete(url);
    return false;
  }

  private deny(url: string): void {
    const oldest = this.denied.keys().next();
    if (this.denied.size >= MOST_DENIED && !oldest.done) this.denied.delete(oldest.value);
    this.denied.set(url, Date.now() + DENIED_MS);
  }
}

function refused(): Response {
  return new Response(null, { status: 403 });
}
