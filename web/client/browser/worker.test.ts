import type { Browser, BrowserContext, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { CHROMIUM, launch } from './chromium.js';
import { appServer, configOf, FakeS3, json, listen, ME, stop, type Keys } from './servers.js';

const OTHER = ME.replace(/1$/, '2');

describe.skipIf(!CHROMIUM)('the service worker in Chromium', () => {
  let browser: Browser;
  let context: BrowserContext;
  let s3: FakeS3;
  let urls: { app: string; s3: string; elsewhere: string };
  let elsewhere: string[];
  let servers: Awaited<ReturnType<typeof listen>>[];
  /** What the application's sign-in would give; null: nobody is signed in. */
  let session: { current: Keys | null; refreshed: Keys | null; refreshes: number };

  beforeAll(async () => {
    browser = await launch();
  });
  afterAll(() => browser.close());

  beforeEach(async () => {
    s3 = new FakeS3();
    elsewhere = [];
    session = { current: s3.issue(), refreshed: null, refreshes: 0 };
    servers = [
      await listen(
        appServer((path, request, response) => {
          if (path === '/config.json') return json(response, configOf(urls.app, urls.s3));
          if (path !== '/session') return false;
          const refresh = request.url?.endsWith('?refresh') ?? false;
          if (refresh) {
            session.refreshes += 1;
            session.current = session.refreshed ?? session.current;
          }
          return json(response, session.current);
        }),
      ),
      await listen(s3.answer),
      await listen((request, response) => {
        elsewhere.push(request.url ?? '');
        response.writeHead(404).end();
      }),
    ];
    const [app, store, other] = servers.map(({ url }) => url) as [string, string, string];
    urls = { app, s3: store, elsewhere: other };
    context = await browser.newContext();
  });
  afterEach(async () => {
    await context.close();
    await Promise.all(servers.map(({ server }) => stop(server)));
  });

  /** A tab in which the library has started. */
  async function tab(start = true): Promise<Page> {
    const page = await context.newPage();
    await page.goto(urls.app);
    await ready(page, start);
    return page;
  }

  async function ready(page: Page, start = true): Promise<void> {
    await expect.poll(() => page.evaluate('"app" in globalThis')).toBe(true);
    if (start) await page.evaluate('app.start()');
  }

  const call = <T>(page: Page, name: string, ...given: unknown[]) =>
    page.evaluate<T>(`app.${name}(...${JSON.stringify(given)})`);
  const show = (page: Page, keys: string[]) => call<number>(page, 'show', keys);

  const thumbs = (count: number, owner = ME, from = 0) =>
    Array.from({ length: count }, (_, i) => `${owner}/summer/photo ${from + i} (ä)/thumb.jpg`);
  const gets = () => s3.seen.filter(({ method }) => method === 'GET').length;
  const methods = () => [...new Set(s3.seen.map(({ method }) => method))];

  async function stopWorker(page: Page): Promise<void> {
    const devtools = await context.newCDPSession(page);
    const versions: { versionId: string; runningStatus: string }[] = [];
    devtools.on('ServiceWorker.workerVersionUpdated', (event) => versions.push(...event.versions));
    await devtools.send('ServiceWorker.enable');
    await expect.poll(() => versions.at(-1)?.runningStatus).toBe('running');
    await devtools.send('ServiceWorker.stopAllWorkers');
    await expect.poll(() => versions.at(-1)?.runningStatus).toBe('stopped');
    await devtools.detach();
  }

  it('shows 100 thumbnails on a first visit by 100 GETs and no preflight, in a second tab by none', async () => {
    const page = await tab();
    expect(await show(page, thumbs(100))).toBe(100);
    expect([gets(), methods()]).toEqual([100, ['GET']]);
    expect(await show(await tab(), thumbs(100))).toBe(100);
    expect(gets()).toBe(100);
  });

  it("shows nothing of another's, and asks once", async () => {
    const page = await tab();
    expect(await show(page, thumbs(3, OTHER))).toBe(0);
    expect(await show(page, thumbs(3, OTHER))).toBe(0);
    expect([gets(), session.refreshes]).toEqual([3, 0]);
  });

  it('signs for no other host', async () => {
    const page = await tab();
    await call(page, 'load', `${urls.elsewhere}/thumbs/1.jpg`);
    await call(page, 'load', `${urls.s3}/other/1.jpg`);
    expect(elsewhere).toEqual(['/thumbs/1.jpg']);
    expect(s3.seen).toEqual([{ method: 'GET', path: '/other/1.jpg', accessKey: null, range: undefined }]);
  });

  it('is woken with nothing in memory: shows what it keeps, and asks a page for keys for the rest', async () => {
    const page = await tab();
    expect(await show(page, thumbs(5))).toBe(5);
    await stopWorker(page);
    expect(await show(page, thumbs(5))).toBe(5);
    expect(gets()).toBe(5);
    expect(await show(page, thumbs(5, ME, 5))).toBe(5);
    expect(gets()).toBe(10);
  });

  it('refreshes ended keys once for 20 images, before it signs', async () => {
    session.current = s3.issue(ME, 30);
    session.refreshed = s3.issue();
    const page = await tab();
    expect(await show(page, thumbs(20))).toBe(20);
    expect([gets(), session.refreshes]).toEqual([20, 1]);
  });

  it('refreshes once for 10 images when S3 refuses the keys', async () => {
    const page = await tab();
    s3.keys.clear();
    session.refreshed = s3.issue();
    expect(await show(page, thumbs(10))).toBe(10);
    expect(session.refreshes).toBe(1);
    expect(gets()).toBeLessThanOrEqual(20);
  });

  it('passes parts, and keeps none', async () => {
    const page = await tab();
    const part = await call(page, 'part', thumbs(1)[0], 'bytes=0-3');
    expect(part).toEqual([206, 4]);
    expect(s3.seen.at(-1)?.range).toBe('bytes=0-3');
    expect(await show(page, thumbs(1))).toBe(1);
    expect(gets()).toBe(2);
  });

  it('takes charge again after a reload past it', async () => {
    const page = await tab();
    await page.goto('about:blank');
    await page.goto(urls.app);
    const devtools = await context.newCDPSession(page);
    const loaded = page.waitForEvent('load');
    await devtools.send('Page.reload', { ignoreCache: true });
    await loaded;
    await ready(page, false);
    expect(await call(page, 'controlled')).toBe(false);
    await ready(page);
    expect(await show(page, thumbs(3))).toBe(3);
  });

  it('shows nothing in the new document after signing out, from the cache neither, also when woken', async () => {
    const page = await tab();
    expect(await show(page, thumbs(5))).toBe(5);
    const second = await tab();
    const navigated = page.waitForEvent('load');
    await page.evaluate('globalThis.marked = true; app.signOut(`${location.href}#photos`)');
    await navigated;
    expect(await page.evaluate('"marked" in globalThis')).toBe(false);
    await ready(page, false);
    expect(await show(page, thumbs(5))).toBe(0);
    expect(await show(second, thumbs(5, ME, 5))).toBe(0);
    expect(await call(page, 'caches')).toEqual([]);
    await stopWorker(page);
    expect(await show(page, thumbs(5))).toBe(0);
    expect(gets()).toBe(5);
    await ready(page);
    expect(await show(page, thumbs(5))).toBe(5);
  });

  it("shows a second user nothing of the first's, though nobody signed out", async () => {
    expect(await show(await tab(), thumbs(5))).toBe(5);
    session.current = s3.issue(OTHER);
    const page = await tab();
    expect(await show(page, thumbs(5))).toBe(0);
    expect(await show(page, thumbs(5, OTHER))).toBe(5);
    expect(await call(page, 'caches')).toEqual([`shoebox-images ${OTHER}`]);
  });

  it('forgets a picture that is deleted', async () => {
    const page = await tab();
    await show(page, thumbs(2));
    await call(page, 'forget', thumbs(1)[0]);
    await show(await tab(), thumbs(2));
    expect(gets()).toBe(3);
  });
});
