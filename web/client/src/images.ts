import { imageUrl, type ShoeboxConfig } from './config.js';
import { ShoeboxError } from './errors.js';
import { CACHE_PREFIX, isToPage, type ToWorker } from './messages.js';
import type { Session } from './session.js';
import { workerUrl, type CacheLimits } from './worker-url.js';

export interface ImagesOptions extends CacheLimits {
  /** Where the application serves the file `@shoebox/client/worker`; its folder is what it is in charge of. */
  readonly worker?: string;
  /** Somebody signed out in another tab: end this document too, for example by `location.reload()`. */
  readonly onSignedOut?: () => void;
}

/** The page's side of the service worker. */
export interface Images {
  /**
   * Resolves when plain image URLs work in this document. Call it after each sign-in, before pictures are shown. Rejected
   * as `Unavailable` where the browser has no service workers; use `signedUrl` there.
   */
  start(options?: ImagesOptions): Promise<void>;
  /** Drops pictures from the cache, by their keys; `delete` does it by itself. */
  forget(...keys: string[]): Promise<void>;
  /**
   * Ends access, deletes what was kept, and goes on in a new document, since pictures that this one has shown would stay.
   * Sign out at the user pool before. Never resolves, unless `to` is null: then loading a document is left to the caller.
   */
  signOut(to?: string | null): Promise<void>;
}

const ANSWER_MS = 10_000;

export function images(config: ShoeboxConfig, session: Session): Images {
  const container = (globalThis.navigator as Partial<Navigator> | undefined)?.serviceWorker;
  let onSignedOut = () => {};

  /** A worker that was stopped and woken knows nothing: it asks. */
  const answer = (event: MessageEvent) => {
    const port = event.ports[0];
    if (!isToPage(event.data)) return;
    if (event.data.shoebox === 'signed-out') onSignedOut();
    if (event.data.shoebox !== 'credentials' || !port) return;
    session.credentials({ refresh: event.data.refresh }).then(
      (credentials) => port.postMessage(credentials),
      () => port.postMessage(null),
    );
  };

  container?.addEventListener('message', answer);
  container?.startMessages();

  const active = async (): Promise<ServiceWorker | null> =>
    (container && ((await container.getRegistration())?.active ?? container.controller)) ?? null;

  return {
    async start(options) {
      if (!container) throw new ShoeboxError('Unavailable', 'This browser, or this page, has no service workers');
      onSignedOut = options?.onSignedOut ?? onSignedOut;
      const credentials = await session.credentials();
      const registration = await container.register(workerUrl(config, options), { updateViaCache: 'none' });
      const worker = await activated(registration);
      await send(worker, { shoebox: 'session', credentials });
      if (!container.controller) await claimed(container, worker);
    },
    async forget(...keys) {
      const worker = await active();
      if (worker) await send(worker, { shoebox: 'forget', urls: keys.map((key) => imageUrl(config, key)) });
    },
    async signOut(to = location.href) {
      const worker = await active();
      if (worker) await send(worker, { shoebox: 'sign-out' }).catch(() => withoutWorker(container));
      if (to === null) return;
      const target = new URL(to, location.href);
      target.hash = ''; // with one, it could be a jump within this document
      location.replace(target);
      await new Promise(() => {});
    },
  };
}

/** For a worker that does not answer any more: nothing of it may stay. */
async function withoutWorker(container: ServiceWorkerContainer | undefined): Promise<void> {
  await (await container?.getRegistration())?.unregister();
  const names = (await caches.keys()).filter((name) => name.startsWith(CACHE_PREFIX));
  await Promise.all(names.map((name) => caches.delete(name)));
}

async function activated(registration: ServiceWorkerRegistration): Promise<ServiceWorker> {
  const coming = registration.installing ?? registration.waiting;
  if (!coming) return registration.active as ServiceWorker;
  await bounded(
    new Promise<void>((resolve, reject) => {
      const look = () => {
        if (coming.state === 'activated') resolve();
        if (coming.state === 'redundant')
          reject(new ShoeboxError('Unavailable', 'The service worker cannot be installed'));
      };
      coming.addEventListener('statechange', look);
      look();
    }),
    'The service worker does not start',
  );
  return coming;
}

/** On a first visit, and after a reload past the worker. */
async function claimed(container: ServiceWorkerContainer, worker: ServiceWorker): Promise<void> {
  const controlled = new Promise((resolve) => container.addEventListener('controllerchange', resolve, { once: true }));
  await send(worker, { shoebox: 'claim' });
  if (!container.controller) await bounded(controlled, 'The service worker does not take charge of the page');
}

async function send(worker: ServiceWorker, message: ToWorker): Promise<void> {
  const { port1, port2 } = new MessageChannel();
  try {
    const done = new Promise<boolean>((resolve) => (port1.onmessage = ({ data }) => resolve(data === true)));
    worker.postMessage(message, [port2]);
    if (await bounded(done, 'The service worker does not answer')) return;
    throw new ShoeboxError('Unavailable', 'The service worker could not do it');
  } finally {
    port1.close();
  }
}

/** The promise, for a bounded time. */
async function bounded<T>(promise: Promise<T>, otherwise: string): Promise<T> {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new ShoeboxError('Unavailable', otherwise)), ANSWER_MS);
  });
  try {
    return await Promise.race([promise, late]);
  } finally {
    clearTimeout(timer);
  }
}
