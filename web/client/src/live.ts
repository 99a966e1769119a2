import { online, pause, pauseMs, type Backoff } from './backoff.js';
import { aborted } from './errors.js';
import type { GraphQl } from './graphql.js';
import { Poller, type PollTimes } from './poller.js';
import { ON_PHOTO } from './queries.js';
import { subscribe } from './realtime.js';
import type { Session } from './session.js';
import type { Photo } from './types.js';

/** `live`: the server tells of each change; `polling`: photos on their way are asked for; `off`: nobody listens. */
export type LiveState = 'off' | 'polling' | 'live';

export type PhotoListener = (photo: Photo) => void;

export interface LiveOptions {
  /** Called with the state now, and with each change. When it is `live` again after a gap, list anew what is shown. */
  readonly onState?: (state: LiveState) => void;
  readonly signal?: AbortSignal;
}

export interface LiveTimes extends PollTimes {
  readonly reconnect: Backoff;
}

const TIMES: LiveTimes = {
  reconnect: { firstMs: 1_000, mostMs: 60_000 },
  poll: { firstMs: 1_000, mostMs: 10_000 },
  safetyMs: 30_000,
};

/** Versions of photos that were told, so that none is told twice; the oldest are forgotten. */
const MOST_REMEMBERED = 10_000;

/** Tells of photos that change: by a subscription, and by asking while there is none. */
export class LivePhotos {
  private readonly listeners = new Map<PhotoListener, LiveOptions>();
  private readonly told = new Map<string, string>();
  private readonly poller: Poller;
  private state: LiveState = 'off';
  private running: AbortController | null = null;

  constructor(
    private readonly graphqlUrl: string,
    private readonly session: Session,
    api: GraphQl,
    private readonly times: LiveTimes = TIMES,
  ) {
    this.poller = new Poller(api, times, (photo) => this.tell(photo));
  }

  listen(listener: PhotoListener, options: LiveOptions = {}): () => void {
    const unique: PhotoListener = (photo) => listener(photo);
    const stop = () => {
      options.signal?.removeEventListener('abort', stop);
      if (this.listeners.delete(unique) && this.listeners.size === 0) this.stop();
    };
    if (options.signal?.aborted) return stop;
    options.signal?.addEventListener('abort', stop);
    this.listeners.set(unique, options);
    if (this.running) options.onState?.(this.state);
    else this.start();
    return stop;
  }

  /** Photos of unknown or unfinished status, asked for at once. */
  watch(s3Keys: Iterable<string>): void {
    for (const key of s3Keys) this.poller.expect(key, true);
  }

  /** A photo that was just uploaded. */
  expect(s3Key: string): void {
    this.poller.expect(s3Key, false);
  }

  forget(s3Key: string): void {
    this.poller.forget(s3Key);
    this.told.delete(s3Key);
  }

  settled(s3Key: string, signal?: AbortSignal): Promise<Photo> {
    return new Promise((resolve, reject) => {
      if (signal?.aborted) {
        reject(aborted(signal.reason));
        return;
      }
      const finish = (end: () => void) => {
        signal?.removeEventListener('abort', stop);
        unlisten();
        end();
      };
      const stop = () => finish(() => reject(aborted(signal?.reason)));
      const look = (photo: Photo) => {
        if (photo.s3Key === s3Key && photo.status !== 'REGISTERED') finish(() => resolve(photo));
      };
      const unlisten = this.listen(look);
      signal?.addEventListener('abort', stop);
      this.told.delete(s3Key); // it may be final already, and told
      this.watch([s3Key]);
    });
  }

  private tell(photo: Photo): void {
    const isFinal = photo.status !== 'REGISTERED';
    if (isFinal) this.poller.forget(photo.s3Key);
    const version = `${photo.updatedAt} ${photo.status}`;
    if (this.told.get(photo.s3Key) === version) return;
    if (!isFinal) this.poller.expect(photo.s3Key, false);
    this.told.delete(photo.s3Key);
    this.told.set(photo.s3Key, version);
    const oldest = this.told.keys().next();
    if (this.told.size > MOST_REMEMBERED && !oldest.done) this.told.delete(oldest.value);
    for (const listener of [...this.listeners.keys()]) listener(photo);
  }

  private start(): void {
    this.running = new AbortController();
    this.change('polling');
    void this.poller.run(this.running.signal);
    void this.keepConnected(this.running.signal);
  }

  private stop(): void {
    this.running?.abort();
    this.running = null;
    this.told.clear();
    this.state = 'off';
    this.poller.setLive(false);
  }

  private change(state: LiveState): void {
    if (this.state === state) return;
    this.state = state;
    this.poller.setLive(state === 'live');
    for (const options of [...this.listeners.values()]) options.onState?.(state);
  }

  private async keepConnected(signal: AbortSignal): Promise<void> {
    let failures = 0;
    while (!signal.aborted) {
      const wasLive = await this.connection(signal).catch(() => false);
      if (this.running?.signal !== signal) return;
      this.change('polling');
      failures = wasLive ? 1 : failures + 1;
      await pause(pauseMs(this.times.reconnect, failures), signal)
        .then(() => online(signal))
        .catch(() => {});
    }
  }

  /** One connection, to its end; gives whether it ever was live. */
  private async connection(signal: AbortSignal): Promise<boolean> {
    const [token, { identityId }] = await Promise.all([this.session.token(), this.session.credentials()]);
    if (signal.aborted) return false;
    return new Promise((resolve) => {
      let wasLive = false;
      const close = subscribe({
        graphqlUrl: this.graphqlUrl,
        token,
        query: ON_PHOTO,
        variables: { identityId },
        onReady: () => {
          wasLive = true;
          this.change('live');
        },
        onData: (data) => {
          const photo = (data as { onPhoto?: Photo } | undefined)?.onPhoto;
          if (photo) this.tell(photo);
        },
        onEnd: () => resolve(wasLive),
      });
      signal.addEventListener('abort', () => {
        close();
        resolve(wasLive);
      });
    });
  }
}
