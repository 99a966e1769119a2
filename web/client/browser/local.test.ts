import { copyFileSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { build } from 'vite';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { CHROMIUM, launch } from './chromium.js';
import { START_MS, startLocalMode, type LocalMode } from './local-mode.js';

const LOG = join(import.meta.dirname, '../target/local-mode.log');

interface Photo {
  readonly s3Key: string;
  readonly status: string;
  readonly thumbnails: { readonly key: string }[];
}

describe.skipIf(!CHROMIUM)('the library on local mode', () => {
  let browser: Browser;
  let server: LocalMode;
  let folder: string;

  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), 'shoebox-local-'));
    await build({
      root: join(import.meta.dirname, 'local'),
      configFile: false,
      logLevel: 'error',
      publicDir: false,
      build: { outDir: folder, emptyOutDir: false, target: 'es2022' },
    });
    copyFileSync(join(import.meta.dirname, '../dist/worker.js'), join(folder, 'shoebox-worker.js'));
    server = await startLocalMode(LOG, ['--page', folder]);
    browser = await launch();
  }, START_MS);
  afterAll(async () => {
    await (browser as Browser | undefined)?.close();
    await (server as LocalMode | undefined)?.stop();
    rmSync(folder, { recursive: true });
  });

  const call = <T>(page: Page, expression: string) => page.evaluate<T>(`app.${expression}`);

  async function open(context: BrowserContext): Promise<Page> {
    const page = await context.newPage();
    await page.goto(server.url);
    await expect.poll(() => page.evaluate('"app" in globalThis')).toBe(true);
    return page;
  }

  async function person(name: string): Promise<{ page: Page; context: BrowserContext; seen: string[] }> {
    const context = await browser.newContext();
    const seen: string[] = [];
    context.on('request', (request) => seen.push(`${request.method()} ${request.url()} ${request.postData() ?? ''}`));
    const page = await open(context);
    await page.evaluate(`app.enter(${JSON.stringify(`${name}@example.com`)}, 'Correct-horse-1')`);
    return { page, context, seen };
  }

  const photos = (page: Page) => page.evaluate<Photo[]>('app.told');

  it('uploads, hears what becomes of it, shows it to its owner alone, and nothing after signing out', async () => {
    const [anna, ben] = await Promise.all([person('anna'), person('ben')]);
    await expect.poll(() => call(anna.page, 'states.at(-1)')).toBe('live');

    const uploads = await call<{ state: string; s3Key: string }[]>(anna.page, 'upload(12)');
    expect(uploads.map(({ state }) => state)).toEqual(Array(12).fill('done'));
    await expect.poll(async () => (await photos(anna.page)).filter(({ status }) => status === 'READY').length).toBe(12);
    const asked = anna.seen.filter((request) => request.includes('getPhoto('));
    // It was told; what takes longer than half a minute, on a busy machine, is asked for besides.
    expect(asked.length).toBeLessThan(12);
    expect(await photos(ben.page)).toEqual([]);

    const ready = (await photos(anna.page)).filter(({ status }) => status === 'READY');
    const thumbnails = ready.flatMap((photo) => photo.thumbnails.map(({ key }) => key));
    expect(thumbnails.length).toBeGreaterThanOrEqual(24);
    const keys = [...thumbnails, ...uploads.map(({ s3Key }) => s3Key)];
    expect(await call(anna.page, `show(${JSON.stringify(keys)})`)).toBe(keys.length);
    const reads = () => anna.seen.filter((request) => /^(GET|OPTIONS) \S+X-Amz-Signature/.test(request)).length;
    expect(reads()).toBe(keys.length);
    const second = await open(anna.context);
    await call(second, 'start()');
    expect(await call(second, `show(${JSON.stringify(keys)})`)).toBe(keys.length);
    expect(reads()).toBe(keys.length);

    expect(await call(ben.page, `show(${JSON.stringify(keys)})`)).toBe(0);
    expect(ben.seen.filter((request) => request.includes('X-Amz-Signature'))).toHaveLength(keys.length);

    expect(await call(second, `offered(${JSON.stringify(uploads[0]?.s3Key)})`)).toMatch(/^\d+\.jpg$/);

    const left = anna.page.waitForEvent('load');
    await call(anna.page, 'leave()');
    await left;
    await expect.poll(() => anna.page.evaluate('"app" in globalThis')).toBe(true);
    expect(await call(anna.page, `show(${JSON.stringify(keys)})`)).toBe(0);
    expect(reads()).toBe(keys.length);
    await Promise.all([anna.context.close(), ben.context.close()]);
  });

  it('says in the words of the server what is refused', async () => {
    const { page, context } = await person('carla');
    const [kind, message] = await call<[string, string]>(page, "refused('text/plain', 'text')");
    expect(kind).toBe('InvalidRequest');
    expect(message).toMatch(/^content type text\/plain is not accepted; accepted: image\/jpeg/);
    // The second is refused by what the first has taught, in the same words.
    expect(await call(page, "refused('text/plain', 'other')")).toEqual([kind, message]);
    await context.close();
  });
});
