import { isToWorker, type ToPage, type ToWorker } from '../messages.js';
import type { SessionCredentials } from '../session.js';
import { Access } from './access.js';
import { Disk } from './disk.js';
import { PictureCache } from './picture-cache.js';
import { Pictures } from './pictures.js';
import { isOurs, settingsOf } from './settings.js';

declare const self: ServiceWorkerGlobalScope;

/** A page may have to ask its servers first. */
const ANSWER_MS = 10_000;

const settings = settingsOf(self.location.search);
const disk = new Disk();
const cache = new PictureCache(disk, settings);
const access = new Access(disk, askPages, async () => {
  pictures.forgetAll();
  await cache.clear();
});
const pictures = new Pictures(settings, access, cache);

self.addEventListener('install', (event) => event.waitUntil(self.skipWaiting()));
self.addEventListener('activate', (event) => event.waitUntil(self.clients.claim()));

self.addEventListener('fetch', (event) => {
  if (!isOurs(event.request, settings)) return;
  event.respondWith(pictures.answer(event.request, event.clientId, (work) => event.waitUntil(work)));
});

self.addEventListener('message', (event) => {
  const port = event.ports[0];
  if (!port || !isToWorker(event.data)) return;
  const from = (event.source as WindowClient | null)?.id ?? '';
  const done = receive(event.data, from).then(
    () => port.postMessage(true),
    () => port.postMessage(false),
  );
  event.waitUntil(done);
});

async function receive(message: ToWorker, from: string): Promise<void> {
  switch (message.shoebox) {
    case 'session':
      return access.begin(message.credentials);
    case 'claim':
      return self.clients.claim();
    case 'forget':
      return pictures.forget(message.urls);
    case 'sign-out':
      await access.end();
      for (const page of await self.clients.matchAll({ type: 'window' })) {
        if (page.id !== from) page.postMessage({ shoebox: 'signed-out' } satisfies ToPage);
      }
  }
}

/** One page after the other, so that one alone refreshes: first the one that wants the picture, then those in sight. */
async function askPages(refresh: boolean, firstClient: string): Promise<SessionCredentials | null> {
  const pages = await self.clients.matchAll({ type: 'window' });
  const rank = (page: WindowClient) => (page.id === firstClient ? 0 : page.visibilityState === 'visible' ? 1 : 2);
  for (const page of pages.toSorted((a, b) => rank(a) - rank(b))) {
    const keys = await askPage(page, refresh);
    if (keys) return keys;
  }
  return null;
}

function askPage(page: WindowClient, refresh: boolean): Promise<SessionCredentials | null> {
  const { port1, port2 } = new MessageChannel();
  return new Promise<SessionCredentials | null>((resolve) => {
    setTimeout(resolve, ANSWER_MS, null);
    port1.onmessage = ({ data }: MessageEvent<SessionCredentials | null>) => resolve(data);
    page.postMessage({ shoebox: 'credentials', refresh } satisfies ToPage, [port2]);
  }).finally(() => port1.close());
}
