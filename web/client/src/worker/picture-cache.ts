import { CACHE_PREFIX } from '../messages.js';
import type { Disk, Kept } from './disk.js';
import type { WorkerSettings } from './settings.js';

/** A use is written down when the last that was written is so old. */
const USE_MS = 3_600_000;
/** A picture larger than this part of all is not kept. */
const LARGEST_PART = 1 / 8;

/** Pictures in the Cache API under their plain addresses, bounded in number, bytes and age. */
export class PictureCache {
  private index: Promise<Map<string, Kept>> | null = null;

  constructor(
    private readonly disk: Disk,
    private readonly settings: Pick<WorkerSettings, 'mostEntries' | 'mostBytes' | 'mostAgeMs'>,
    private readonly storage: CacheStorage = caches,
    private readonly now: () => number = Date.now,
  ) {}

  async match(identityId: string, url: string): Promise<Response | null> {
    const index = await this.known();
    const kept = index.get(url);
    if (!kept) return null;
    const found = await (await this.storage.open(CACHE_PREFIX + identityId)).match(url, { ignoreVary: true });
    if (!found || this.now() - kept.keptAt > this.settings.mostAgeMs) {
      await this.forget(identityId, [url]);
      return null;
    }
    if (this.now() - kept.usedAt > USE_MS) await this.note(index, { ...kept, usedAt: this.now() });
    return found;
  }

  /** Keeps a picture, unless it is too large, and lets go of those that were used longest ago. */
  async put(identityId: string, url: string, response: Response): Promise<void> {
    const blob = await response.blob();
    if (blob.size > this.settings.mostBytes * LARGEST_PART) return;
    const index = await this.known();
    const now = this.now();
    await this.note(index, { url, bytes: blob.size, keptAt: now, usedAt: now });
    const headers = new Headers({ 'content-length': String(blob.size) });
    for (const name of ['content-type', 'etag', 'last-modified']) {
      const value = response.headers.get(name);
      if (value !== null) headers.set(name, value);
    }
    const cache = await this.storage.open(CACHE_PREFIX + identityId);
    try {
      await cache.put(url, new Response(blob, { headers }));
    } catch {
      await this.forget(identityId, [url]); // no space
    }
    await this.evict(identityId, index);
  }

  async forget(identityId: string, urls: readonly string[]): Promise<void> {
    const index = await this.known();
    const cache = await this.storage.open(CACHE_PREFIX + identityId);
    for (const url of urls) {
      index.delete(url);
      await cache.delete(url, { ignoreVary: true });
    }
    await this.disk.deletePictures(urls).catch(() => {});
  }

  /** Of all identities. */
  async clear(): Promise<void> {
    this.index = null;
    const names = (await this.storage.keys()).filter((name) => name.startsWith(CACHE_PREFIX));
    await Promise.all(names.map((name) => this.storage.delete(name)));
    this.index = null;
    await this.disk.clearPictures();
  }

  private known(): Promise<Map<string, Kept>> {
    this.index ??= this.disk.pictures().then(
      (all) => new Map(all.map((kept) => [kept.url, kept])),
      () => new Map<string, Kept>(),
    );
    return this.index;
  }

  private async note(index: Map<string, Kept>, kept: Kept): Promise<void> {
    index.set(kept.url, kept);
    await this.disk.putPicture(kept).catch(() => {});
  }

  private async evict(identityId: string, index: Map<string, Kept>): Promise<void> {
    let bytes = 0;
    for (const kept of index.values()) bytes += kept.bytes;
    let entries = index.size;
    if (entries <= this.settings.mostEntries && bytes <= this.settings.mostBytes) return;
    const gone: string[] = [];
    for (const kept of [...index.values()].sort((a, b) => a.usedAt - b.usedAt)) {
      // A little more than needed, so that not every picture brings this work.
      if (entries <= this.settings.mostEntries * 0.95 && bytes <= this.settings.mostBytes * 0.95) break;
      gone.push(kept.url);
      entries -= 1;
      bytes -= kept.bytes;
    }
    await this.forget(identityId, gone);
  }
}
