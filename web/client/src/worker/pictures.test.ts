import 'fake-indexeddb/auto';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { SessionCredentials } from '../session.js';
import { Access } from './access.js';
import { Disk } from './disk.js';
import { FakeCaches } from './fake-caches.js';
import { PictureCache } from './picture-cache.js';
import { Pictures } from './pictures.js';
import { settingsOf } from './settings.js';

const BUCKET = 'https://thumbs.s3.eu-central-1.amazonaws.com/';
const SETTINGS = settingsOf(`?region=eu-central-1&buckets=${encodeURIComponent(BUCKET)}`);
const ME = 'eu-central-1:me';
const OTHER = 'eu-central-1:other';
const HOUR = 3_600_000;

const keysOf = (accessKeyId: string, change: Partial<SessionCredentials> = {}): SessionCredentials => ({
  ...{ identityId: ME, accessKeyId, secretAccessKey: 's', sessionToken: 't', expiration: new Date(Date.now() + HOUR) },
  ...change,
});
const error = (status: number, code: string, more = '') =>
  new Response(`<Error><Code>${code}</Code>${more}</Error>`, { status });

let database = 0;
let storage = new FakeCaches();

/** A worker, newly started on the same disk and cache as the one before. */
function wake(
  s3: (url: URL, init: RequestInit) => Response | Promise<Response>,
  pages: (SessionCredentials | null)[] = [],
) {
  const disk = new Disk(`images-${database}`);
  const cache = new PictureCache(disk, SETTINGS, storage as unknown as CacheStorage);
  const asked: boolean[] = [];
  const ask = (refresh: boolean) => {
    asked.push(refresh);
    return Promise.resolve(pages[Math.min(asked.length, pages.length) - 1] ?? null);
  };
  const access = new Access(disk, ask, async () => {
    pictures.forgetAll();
    await cache.clear();
  });
  const gets: URL[] = [];
  const inits: RequestInit[] = [];
  const pictures = new Pictures(SETTINGS, access, cache, (url, init) => {
    gets.push(new URL(url as string));
    inits.push(init ?? {});
    return Promise.resolve(s3(new URL(url as string), init ?? {}));
  });
  const late: Promise<unknown>[] = [];
  const show = async (name: string, headers: Record<string, string> = {}) => {
    const response = await pictures.answer(new Request(BUCKET + name, { headers }), 'page', (work) => late.push(work));
    const text = response.type === 'error' ? 'no connection' : await response.text();
    await Promise.all(late);
    return `${response.status} ${text}`;
  };
  return { access, pictures, show, gets, inits, asked };
}

/** Machines may be busy. */
const until = (check: () => void) => vi.waitFor(check, { timeout: 20_000, interval: 5 });

const fine = () => new Response('picture', { headers: { 'content-type': 'image/jpeg' } });
const signer = (url: URL | undefined) => url?.searchParams.get('X-Amz-Credential')?.split('/')[0];

beforeEach(() => {
  database += 1;
  storage = new FakeCaches();
});
afterEach(() => vi.useRealTimers());

describe('a picture', () => {
  it('is for one document: the memory of the browser would show it in the next, after signing out', async () => {
    const immutable = { 'content-type': 'image/jpeg', 'cache-control': 'private, max-age=31536000, immutable' };
    const { access, pictures } = wake(() => new Response('picture', { headers: immutable }));
    await access.begin(keysOf('A'));
    for (const time of ['from S3', 'kept']) {
      const late: Promise<unknown>[] = [];
      const response = await pictures.answer(new Request(BUCKET + '1'), 'page', (work) => late.push(work));
      await Promise.all(late);
      expect([time, response.headers.get('cache-control')]).toEqual([time, 'no-store']);
      expect(response.headers.get('content-type')).toBe('image/jpeg');
    }
  });

  it('is got once, signed by query, and then comes from the cache under its plain address', async () => {
    const { access, show, gets, inits } = wake(fine);
    await access.begin(keysOf('A'));
    expect(await Promise.all([show('1'), show('1')])).toEqual(['200 picture', '200 picture']);
    expect(await show('1')).toBe('200 picture');
    expect(gets).toHaveLength(1);
    expect([signer(gets[0]), gets[0]?.searchParams.get('X-Amz-Expires')]).toEqual(['A', '60']);
    expect(inits[0]).toMatchObject({ mode: 'cors', credentials: 'omit', cache: 'no-store', redirect: 'error' });
    expect(storage.urls()).toEqual([`${BUCKET}1`]);
  });

  it('is got once though it is asked for again before it is kept', async () => {
    const { access, pictures, show, gets } = wake(fine);
    await access.begin(keysOf('A1'));
    const keeping = storage.hold();
    const late: Promise<unknown>[] = [];
    const first = await pictures.answer(new Request(`${BUCKET}a.jpg`), 'page', (work) => late.push(work));
    expect(await first.text()).toBe('picture');
    await keeping.begun;
    const second = await pictures.answer(new Request(`${BUCKET}a.jpg`), 'other page', (work) => late.push(work));
    expect(await second.text()).toBe('picture');

    keeping.goOn();
    await Promise.all(late);
    expect(await show('a.jpg')).toBe('200 picture');
    expect(gets).toHaveLength(1);
    expect(storage.urls()).toEqual([`${BUCKET}a.jpg`]);
  });

  it('comes from the cache in a woken worker, without a page being asked', async () => {
    const first = wake(fine);
    await first.access.begin(keysOf('A'));
    await first.show('1');
    const second = wake(fine);
    expect(await second.show('1')).toBe('200 picture');
    expect([second.gets.length, second.asked.length]).toEqual([0, 0]);
  });

  it('is signed in a woken worker with keys that a page gives, asked once for all', async () => {
    await wake(fine).access.begin(keysOf('A'));
    const woken = wake(fine, [keysOf('B')]);
    await Promise.all(['1', '2', '3'].map((name) => woken.show(name)));
    expect(woken.gets.map(signer)).toEqual(['B', 'B', 'B']);
    expect(woken.asked).toEqual([false]);
  });

  it('is not shown where no page has somebody signed in', async () => {
    const { show, gets } = wake(fine, [null]);
    expect(await show('1')).toBe('403 ');
    expect(gets).toEqual([]);
  });

  it('is passed in part as it is asked for, and not kept', async () => {
    const { access, show, inits } = wake(() => new Response('pic', { status: 206 }));
    await access.begin(keysOf('A'));
    expect(await show('1', { range: 'bytes=0-2' })).toBe('206 pic');
    expect(inits[0]?.headers).toEqual({ range: 'bytes=0-2' });
    expect(storage.urls()).toEqual([]);
  });
});

describe('keys that end', () => {
  it('are refreshed before anything is signed with them, once for all', async () => {
    const ended = keysOf('A', { expiration: new Date(Date.now() + 30_000) });
    const { access, show, gets, asked } = wake(fine, [keysOf('B')]);
    await access.begin(ended);
    await Promise.all(['1', '2', '3'].map((name) => show(name)));
    expect(gets.map(signer)).toEqual(['B', 'B', 'B']);
    expect(asked).toEqual([true]);
  });

  it('are asked for again with refresh if a page gives ended ones from its cache', async () => {
    const ended = keysOf('A', { expiration: new Date(Date.now() - 1) });
    const { show, gets, asked } = wake(fine, [ended, keysOf('B')]);
    await show('1');
    expect([gets.map(signer), asked]).toEqual([['B'], [false, true]]);
  });

  it.each(['ExpiredToken', 'InvalidAccessKeyId', 'InvalidToken'])(
    'are refreshed once when S3 says %s',
    async (code) => {
      const s3 = (url: URL) => (signer(url) === 'A' ? error(400, code) : fine());
      const { access, show, gets, asked } = wake(s3, [keysOf('B')]);
      await access.begin(keysOf('A'));
      expect(await Promise.all([show('1'), show('2')])).toEqual(['200 picture', '200 picture']);
      expect([gets.length, asked]).toEqual([4, [true]]);
    },
  );

  it('are tried again by the clock of the server when ours is wrong', async () => {
    vi.useFakeTimers({ toFake: ['Date'], now: new Date('2026-11-25T12:00:00Z') });
    const right = '2026-11-25T09:00:00Z';
    const s3 = (url: URL) =>
      url.searchParams.get('X-Amz-Date') === '20261125T090000Z'
        ? fine()
        : error(403, 'RequestTimeTooSkewed', `<ServerTime>${right}</ServerTime>`);
    const { access, show, gets, asked } = wake(s3);
    await access.begin(keysOf('A'));
    expect(await show('1')).toBe('200 picture');
    expect(await show('2')).toBe('200 picture');
    expect([gets.length, asked]).toEqual([3, []]);
  });
});

describe('a refused picture', () => {
  it('is asked for once, and again after a minute', async () => {
    vi.useFakeTimers({ toFake: ['Date'] });
    const { access, show, gets, asked } = wake(() => error(403, 'AccessDenied'));
    await access.begin(keysOf('A'));
    expect(await show('1')).toMatch(/^403 /);
    expect(await show('1')).toBe('403 ');
    expect(await show('1', { range: 'bytes=0-2' })).toBe('403 ');
    expect([gets.length, asked]).toEqual([1, []]);
    vi.setSystemTime(Date.now() + 60_001);
    await show('1');
    expect(gets).toHaveLength(2);
    expect(storage.urls()).toEqual([]);
  });

  it('is an error of the network without a connection, and asked for again', async () => {
    const { access, show, gets } = wake(() => Promise.reject(new TypeError('Failed to fetch')));
    await access.begin(keysOf('A'));
    expect(await show('1')).toBe('0 no connection');
    expect(await show('1')).toBe('0 no connection');
    expect(gets).toHaveLength(2);
  });
});

describe('signing out', () => {
  it('leaves nothing to show, also in a woken worker and whatever pages say', async () => {
    const first = wake(fine);
    await first.access.begin(keysOf('A'));
    await first.show('1');
    await first.access.end();
    expect([storage.all.size, await first.show('1'), await first.show('2')]).toEqual([0, '403 ', '403 ']);
    const woken = wake(fine, [keysOf('B')]);
    expect(await woken.show('1')).toBe('403 ');
    expect([first.gets.length, woken.gets.length, woken.asked.length]).toEqual([1, 0, 0]);
  });

  it('holds though a page is just signing in', async () => {
    const { access, show } = wake(fine);
    let list = (_names: string[]) => {};
    const keys = storage.keys.bind(storage);
    storage.keys = () => new Promise((resolve) => (list = resolve));
    const begun = access.begin(keysOf('A'));
    await until(() => expect(access.epoch).toBe(1));
    storage.keys = keys;
    const ended = access.end();
    list([]);
    await Promise.all([begun, ended]);
    expect([await show('1'), await access.state()]).toEqual(['403 ', { identityId: null, signedOut: true }]);
  });

  it('ends with the next sign-in', async () => {
    const { access, show } = wake(fine);
    await access.begin(keysOf('A'));
    await access.end();
    await access.begin(keysOf('B'));
    expect(await show('1')).toBe('200 picture');
  });

  it('keeps nothing of what was under way', async () => {
    let release = (_response: Response) => {};
    const { access, show, gets } = wake(() => new Promise((resolve) => (release = resolve)));
    await access.begin(keysOf('A'));
    const shown = show('1');
    await until(() => expect(gets).toHaveLength(1));
    await access.end();
    release(fine());
    expect(await shown).toBe('200 picture'); // it was asked for before
    expect(storage.urls()).toEqual([]);
  });

  it('ignores keys that a page gives too late', async () => {
    let give = (_keys: SessionCredentials) => {};
    const { access, show, gets, asked } = wake(fine, [new Promise((resolve) => (give = resolve)) as never]);
    const shown = show('1');
    await until(() => expect(asked).toHaveLength(1));
    await access.end();
    give(keysOf('A'));
    expect(await shown).toBe('403 ');
    expect(gets).toEqual([]);
  });
});

describe('another user', () => {
  it("gets nothing of the one's cache, though nobody signed out", async () => {
    const { access, show, gets } = wake((url) => new Response(signer(url)));
    await access.begin(keysOf('A'));
    expect(await show('1')).toBe('200 A');
    await access.begin(keysOf('B', { identityId: 'eu-central-1:other' }));
    expect(await show('1')).toBe('200 B');
    expect([gets.length, await storage.keys()]).toEqual([2, ['shoebox-images eu-central-1:other']]);
  });

  it('is not given what was under way for the one, nor is it kept', async () => {
    let release = (_response: Response) => {};
    const { access, show, gets } = wake(() => new Promise((resolve) => (release = resolve)));
    await access.begin(keysOf('A'));
    const shown = show('1');
    await until(() => expect(gets).toHaveLength(1));
    const releaseFirst = release;
    await access.begin(keysOf('B', { identityId: OTHER }));
    const shownToOther = show('1');
    await until(() => expect(gets).toHaveLength(2));
    releaseFirst(new Response("A's"));
    expect(await shown).toBe("200 A's");
    expect(storage.urls()).toEqual([]);
    release(new Response("B's"));
    expect(await shownToOther).toBe("200 B's");
    expect(await storage.all.get(`shoebox-images ${OTHER}`)?.get(`${BUCKET}1`)?.text()).toBe("B's");
  });

  it("has no picture of the one's that was just being written when they came", async () => {
    const { access, show } = wake(fine);
    await access.begin(keysOf('A'));
    let write = () => {};
    const open = storage.open.bind(storage);
    storage.open = async (name) => {
      await new Promise<void>((resolve) => (write = resolve));
      return open(name);
    };
    const shown = show('1');
    const idle = write;
    await until(() => expect(write).not.toBe(idle));
    storage.open = open;
    await access.begin(keysOf('B', { identityId: OTHER }));
    write();
    await shown;
    expect(storage.urls()).toEqual([]);
  });

  it("is not signed for with the one's keys that come too late", async () => {
    let give = (_keys: SessionCredentials) => {};
    const { access, show, gets, asked } = wake(fine, [new Promise((resolve) => (give = resolve)) as never]);
    const shown = show('1');
    await until(() => expect(asked).toHaveLength(1));
    await access.begin(keysOf('B', { identityId: OTHER }));
    give(keysOf('A'));
    expect(await shown).toBe('403 ');
    await show('2');
    expect(gets.map(signer)).toEqual(['B']);
    expect(await access.state()).toEqual({ identityId: OTHER, signedOut: false });
  });
});

it('forgets single pictures', async () => {
  const { access, pictures, show, gets } = wake(fine);
  await access.begin(keysOf('A'));
  await show('1');
  await show('2');
  await pictures.forget([`${BUCKET}1`]);
  await show('1');
  await show('2');
  expect(gets).toHaveLength(3);
});
