import 'fake-indexeddb/auto';
import { beforeEach, describe, expect, it } from 'vitest';
import { Disk } from './disk.js';
import { FakeCaches } from './fake-caches.js';
import { PictureCache } from './picture-cache.js';

const ME = 'me';
const HOUR = 3_600_000;
let database = 0;
let storage: FakeCaches;
let now: number;

beforeEach(() => {
  database += 1;
  storage = new FakeCaches();
  now = 1_000_000_000_000;
});

function open(limits: Partial<{ mostEntries: number; mostBytes: number; mostAgeMs: number }> = {}) {
  const settings = { mostEntries: 1_000, mostBytes: 1_000_000, mostAgeMs: 24 * HOUR, ...limits };
  return new PictureCache(new Disk(`cache-${database}`), settings, storage as unknown as CacheStorage, () => now);
}
const bytes = (count: number) =>
  new Response(new Uint8Array(count), { headers: { 'content-type': 'image/png', 'x-amz-request-id': '1' } });

async function fill(cache: PictureCache, count: number, size: number) {
  for (let i = 0; i < count; i++) {
    now += 1;
    await cache.put(ME, `u${i}`, bytes(size));
  }
}

describe('the cache of pictures', () => {
  it('gives what it keeps, with its type and length alone', async () => {
    const cache = open();
    await cache.put(ME, 'u', bytes(5));
    const found = await cache.match(ME, 'u');
    expect(Object.fromEntries(found?.headers ?? [])).toEqual({ 'content-type': 'image/png', 'content-length': '5' });
    expect(await cache.match(ME, 'other')).toBeNull();
  });

  it('is bounded in number, and lets go of what was used longest ago', async () => {
    const cache = open({ mostEntries: 20 });
    await fill(cache, 20, 1);
    now += 2 * HOUR;
    await cache.match(ME, 'u0');
    await fill(cache, 21, 1);
    expect(storage.urls().length).toBeLessThanOrEqual(20);
    const again = open({ mostEntries: 20 }); // what is on disk says the same
    expect(await again.match(ME, 'u20')).not.toBeNull();
  });

  it('keeps what was just used when another goes', async () => {
    const cache = open({ mostEntries: 3 });
    await fill(cache, 3, 1);
    now += 2 * HOUR;
    await cache.match(ME, 'u0');
    now += 1;
    await cache.put(ME, 'new', bytes(1));
    expect(storage.urls()).toContain('u0');
    expect(storage.urls()).toContain('new');
    expect(storage.urls()).not.toContain('u1');
  });

  it('is bounded in bytes, and does not keep one that would fill it', async () => {
    const cache = open({ mostBytes: 800 });
    await fill(cache, 10, 100);
    expect(storage.urls().length).toBeLessThanOrEqual(8);
    expect(storage.urls()).toContain('u9');
    await cache.put(ME, 'large', bytes(101));
    expect(storage.urls()).not.toContain('large');
  });

  it('lets go of what is too old', async () => {
    const cache = open();
    await cache.put(ME, 'u', bytes(1));
    now += 24 * HOUR + 1;
    expect(await cache.match(ME, 'u')).toBeNull();
    expect(storage.urls()).toEqual([]);
  });

  it('mends an index whose pictures the browser has removed', async () => {
    const cache = open();
    await cache.put(ME, 'u', bytes(1));
    storage.all.clear();
    expect(await cache.match(ME, 'u')).toBeNull();
    await cache.put(ME, 'u', bytes(1));
    expect(await cache.match(ME, 'u')).not.toBeNull();
  });

  it('clears all identities, and nothing of the application', async () => {
    const cache = open();
    await cache.put(ME, 'u', bytes(1));
    await cache.put('other', 'v', bytes(1));
    await storage.open('the application');
    await cache.clear();
    expect([...storage.all.keys()]).toEqual(['the application']);
    expect(await cache.match(ME, 'u')).toBeNull();
  });

  it('shows pictures though there is no space to keep them', async () => {
    const cache = open();
    const full = await storage.open('x');
    full.put = () => Promise.reject(new DOMException('', 'QuotaExceededError'));
    storage.open = () => Promise.resolve(full);
    await expect(cache.put(ME, 'u', bytes(1))).resolves.toBeUndefined();
    expect(await cache.match(ME, 'u')).toBeNull();
  });
});
