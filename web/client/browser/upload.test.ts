import { createHash } from 'node:crypto';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { CHROMIUM, launch } from './chromium.js';
import { FakeApi } from './graphql.js';
import { appServer, configOf, FakeS3, json, listen, stop } from './servers.js';

const SIZE = 300_000;
const SUMMER = "{ collection: 'summer' }";

describe.skipIf(!CHROMIUM)('uploads in Chromium', () => {
  let browser: Browser;
  let context: BrowserContext;
  let page: Page;
  let s3: FakeS3;
  let app: string;
  let servers: Awaited<ReturnType<typeof listen>>[];
  let api: FakeApi;
  let workers: string[];

  beforeAll(async () => {
    browser = await launch();
  });
  afterAll(() => browser.close());

  beforeEach(async () => {
    s3 = new FakeS3();
    workers = [];
    const keys = s3.issue();
    const store = await listen(s3.answer);
    api = new FakeApi(store.url);
    const served = await listen(
      appServer((path, request, response) => {
        if (path === '/config.json') return json(response, configOf(app, store.url));
        if (path === '/session') return json(response, keys);
        return path === '/graphql' && api.answer(request, response);
      }),
    );
    app = served.url;
    servers = [store, served];
    context = await browser.newContext();
    page = await context.newPage();
    page.on('worker', (worker) => workers.push(new URL(worker.url()).pathname));
    await open();
  });
  afterEach(async () => {
    await context.close();
    await Promise.all(servers.map(({ server }) => stop(server)));
  });

  async function open(): Promise<void> {
    await page.goto(app);
    await expect.poll(() => page.evaluate('"app" in globalThis')).toBe(true);
  }

  const states = () => page.evaluate<string[]>('app.list().map(({ state }) => state)');
  const stored = () => [...s3.objects.values()].map((body) => body.length);

  it('sends a file with its checksum, computed in a worker under a strict policy, and tells the progress', async () => {
    // Fills what lies in between, so that there is progress to tell.
    s3.onPut = () => new Promise((resolve) => setTimeout(resolve, 300, false));
    const progress = await page.evaluate<number[][]>(`(async () => {
      const told = [];
      const [file] = app.files(1, 20_000_000);
      await app.shoebox.upload(file, { collection: 'summer', onProgress: (...bytes) => told.push(bytes) });
      return told;
    })()`);
    expect(stored()).toEqual([20_000_000]);
    const [body] = [...s3.objects.values()];
    expect(api.tickets[0]?.checksumSha256).toBe(
      createHash('sha256')
        .update(body as Buffer)
        .digest('base64'),
    );
    expect(workers).toEqual(['/dist/digest-worker.js']);
    expect(progress.length).toBeGreaterThan(1);
    expect(progress.at(-1)).toEqual([20_000_000, 20_000_000]);
  });

  it('survives connections that are cut before and after the bytes are stored, without sending twice', async () => {
    const cut = new Set<string>();
    s3.onPut = async (request, response, key) => {
      if (cut.has(key)) return false;
      cut.add(key);
      const chunks: Buffer[] = [];
      if (key.includes('-0.jpg')) {
        // In the middle.
        await new Promise((resolve) => request.once('data', resolve));
      } else {
        // The bytes are there, and the answer is lost.
        for await (const chunk of request) chunks.push(chunk as Buffer);
        s3.objects.set(key, Buffer.concat(chunks));
      }
      response.destroy();
      return true;
    };
    await page.evaluate(
      `app.shoebox.uploads.add(app.files(2, ${SIZE}), ${SUMMER}).then(() => app.shoebox.uploads.idle())`,
    );
    expect(await states()).toEqual(['done', 'done']);
    expect(stored()).toEqual([SIZE, SIZE]);
    expect(api.tickets).toHaveLength(2);
  });

  it('goes on after a reload in the middle, and sends nothing twice', async () => {
    let hanging = 0;
    let arrives = true;
    s3.onPut = async (request, _response, key) => {
      if (hanging >= 2) return false;
      hanging += 1;
      if (arrives) {
        // Stored, but the page is gone before it learns of it.
        arrives = false;
        const chunks: Buffer[] = [];
        for await (const chunk of request) chunks.push(chunk as Buffer);
        s3.objects.set(key, Buffer.concat(chunks));
      }
      return true; // no answer, ever
    };
    await page.evaluate(`app.shoebox.uploads.add(app.files(5, ${SIZE}), ${SUMMER}).then(() => {})`);
    await expect.poll(() => hanging).toBe(2);
    await expect.poll(() => s3.objects.size).toBe(1);
    await page.reload();
    await expect.poll(() => page.evaluate('"app" in globalThis')).toBe(true);
    await page.evaluate('app.shoebox.uploads.restore().then(() => app.shoebox.uploads.idle())');
    expect(await page.evaluate('app.list().map(({ name, state }) => `${name} ${state}`)')).toEqual(
      [0, 1, 2, 3, 4].map((number) => `${number}.jpg done`),
    );
    expect(stored()).toEqual(Array(5).fill(SIZE));
    // Five files, and one more ticket for the one that had not arrived.
    expect(api.tickets).toHaveLength(6);
    await open();
    expect(await page.evaluate('app.shoebox.uploads.restore()')).toEqual([]);
  });

  it("leaves another tab's uploads to that tab", async () => {
    s3.onPut = () => true;
    await page.evaluate(`app.shoebox.uploads.add(app.files(1, ${SIZE}), ${SUMMER}).then(() => {})`);
    await expect.poll(states).toEqual(['sending']);
    const other = await context.newPage();
    await other.goto(app);
    await expect.poll(() => other.evaluate('"app" in globalThis')).toBe(true);
    expect(await other.evaluate('app.shoebox.uploads.restore()')).toEqual([]);
    await page.close();
    // The browser gives up the closed tab's lock a moment later.
    await expect.poll(() => other.evaluate('app.shoebox.uploads.restore().then((list) => list.length)')).toBe(1);
  });
});
