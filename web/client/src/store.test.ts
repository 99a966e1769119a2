import 'fake-indexeddb/auto';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { indexedDbStore, type StoredUpload } from './store.js';
import { IDENTITY, jpeg } from './testing/fakes.js';

function upload(id: string, change: Partial<StoredUpload> = {}): StoredUpload {
  return {
    ...{
      id,
      identityId: IDENTITY,
      collection: 'summer',
      name: `${id}.jpg`,
      type: 'image/jpeg',
      size: 4,
      lastModified: 0,
    },
    ...{ source: jpeg(`${id}.jpg`), paused: false, duplicates: 'ask', begunKey: null, addedAt: Number(id), ...change },
  };
}

/** Locks as browsers have them, as far as they are used; `close` is what the end of a page does. */
class FakeLocks {
  readonly held = new Map<string, () => void>();

  request(name: string, work: () => Promise<unknown>): Promise<unknown> {
    return new Promise((resolve, reject) => {
      this.held.set(name, () => resolve(undefined));
      work()
        .then(resolve, reject)
        .finally(() => this.held.delete(name));
    });
  }
  query() {
    return Promise.resolve({ held: [...this.held.keys()].map((name) => ({ name })) });
  }
}

let database = 0;
const options = () => ({ name: `uploads-${database}` });
let locks: FakeLocks;

beforeEach(() => {
  database += 1;
  locks = new FakeLocks();
  vi.stubGlobal('navigator', { locks });
});
afterEach(() => vi.unstubAllGlobals());

/** What a page holds ends with it. */
function closeAllPages() {
  locks.held.clear();
}

describe('the store in IndexedDB', () => {
  it('gives a later page what was left, in its order, with the files', async () => {
    const first = indexedDbStore(options());
    await first.put(upload('2'));
    await first.put(upload('1'));
    await first.put(upload('1', { begunKey: 'key' }));
    closeAllPages();
    const left = await indexedDbStore(options()).claim(IDENTITY);
    expect(left.map(({ id, begunKey }) => [id, begunKey])).toEqual([
      ['1', 'key'],
      ['2', null],
    ]);
    expect(left[0]?.source).toBeInstanceOf(Blob);
    expect((left[0]?.source as File).size).toBe(4);
  });

  it('leaves alone what another open page is at work on', async () => {
    await indexedDbStore(options()).put(upload('1'));
    expect(await indexedDbStore(options()).claim(IDENTITY)).toEqual([]);
  });

  it('gives it to one page only', async () => {
    await indexedDbStore(options()).put(upload('1'));
    closeAllPages();
    expect(await indexedDbStore(options()).claim(IDENTITY)).toHaveLength(1);
    expect(await indexedDbStore(options()).claim(IDENTITY)).toHaveLength(0);
  });

  it("does not give one user another's files", async () => {
    await indexedDbStore(options()).put(upload('1'));
    closeAllPages();
    expect(await indexedDbStore(options()).claim(`${IDENTITY}x`)).toEqual([]);
  });

  it('forgets what is deleted, and does not copy what is too large', async () => {
    const store = indexedDbStore({ ...options(), mostBytes: 4 });
    await store.put(upload('1'));
    await store.put(upload('2'));
    await store.delete('1');
    await store.put(upload('3', { source: new File(['12345'], 'large.jpg') }));
    closeAllPages();
    expect((await indexedDbStore(options()).claim(IDENTITY)).map(({ id }) => id)).toEqual(['2']);
  });

  it('works without locks', async () => {
    vi.stubGlobal('navigator', {});
    await indexedDbStore(options()).put(upload('1'));
    expect(await indexedDbStore(options()).claim(IDENTITY)).toHaveLength(1);
  });
});
