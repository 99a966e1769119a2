import type { Browser, BrowserContext, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { seriousFindings } from '../browser/axe.js';
import { hasChromium, inContext, launch, newContext, NARROW, shoot, WIDE } from '../browser/chromium.js';
import { newCollection, person, signIn, signOut, signUp, URL_UNDER_TEST } from './people.js';
import { draw, drop, fixture, garbled, text, zeros, type Made } from './pictures.js';

/** One person's photos, from dropping them to leaving; each test goes on where the one before ended. */
describe.runIf(hasChromium)('Photos', () => {
  let browser: Browser;
  let context: BrowserContext;
  let page: Page;
  let files: Made[];
  const ann = person('ann');
  const ready = () => page.locator('.cell[data-status="READY"]').count();
  const firstPicture = () => page.locator('.cell img').first().getAttribute('src');

  beforeAll(async () => {
    browser = await launch();
    context = await newContext(browser, WIDE);
    page = await context.newPage();
    await signUp(page, ann);
    await newCollection(page, 'Trip');
    files = await draw(page, [
      ...[1, 2, 3, 4, 5, 6, 7, 8].map((orientation) => {
        return { name: `turned-${orientation}.jpg`, type: 'image/jpeg' as const, width: 600, height: 400, orientation };
      }),
      ...[1, 2, 3].map((i) => ({ name: `plain-${i}.jpg`, type: 'image/jpeg' as const, width: 900, height: 600 })),
      ...[1, 2].map((i) => ({ name: `drawn-${i}.png`, type: 'image/png' as const, width: 320, height: 240 })),
      ...[1, 2].map((i) => ({ name: `web-${i}.webp`, type: 'image/webp' as const, width: 320, height: 240 })),
    ]);
    files.push(
      fixture('phone-1.heic', 'image/heic', 'thumbnailer/src/test/resources/io/shoebox/thumbnailer/quarters.heic'),
      fixture('phone-2.heic', 'image/heic', 'heif/src/test/resources/io/shoebox/heif/golden/plain.heic'),
    );
  });

  afterAll(() => browser.close());

  test('that are dropped become thumbnails without a reload; what is none says why', async () => {
    await page.evaluate(() => ((globalThis as { marked?: boolean }).marked = true));
    const corrupt = garbled(files[8] as Made, 'corrupt.jpg');
    const huge = zeros('huge.jpg', 26 * 1024 * 1024);
    const all = [...files, corrupt, huge, text('letter.jpg', 'Dear Ann, this is no picture.')];
    expect(all).toHaveLength(20);
    await drop(page, all);
    await expect.poll(ready).toBe(files.length);
    await expect.poll(() => page.locator('.cell[data-status="REJECTED"]', { hasText: 'letter.jpg' }).count()).toBe(1);
    await expect.poll(() => page.locator('.cell[data-status="FAILED"]', { hasText: 'corrupt.jpg' }).count()).toBe(1);
    await page
      .locator('.uploads li[data-state="failed"]', { hasText: 'The file is too large: at most 26.2 MB' })
      .waitFor();
    expect(await page.locator('.uploads li[data-state="failed"]').count()).toBe(1);
    await page.getByRole('heading', { name: '19 of 20 uploaded' }).waitFor();
    expect(await page.locator('.cell').count()).toBe(19);
    await expect.poll(() => page.locator('.cell img.loaded').count()).toBe(files.length);
    await page.getByText('Live', { exact: true }).waitFor();
    expect(await page.evaluate(() => (globalThis as { marked?: boolean }).marked)).toBe(true);
    await shoot(page, 'dropped');
    expect(await seriousFindings(page)).toEqual([]);
  });

  test('are shown by plain addresses', async () => {
    const sources = await page
      .locator('.cell img')
      .evaluateAll((all) => all.map((img) => (img as HTMLImageElement).src));
    expect(sources).toHaveLength(files.length);
    for (const source of sources) expect([new URL(source).search, new URL(source).protocol]).toEqual(['', 'http:']);
  });

  test('stand upright, however the camera was held', async () => {
    for (const orientation of [1, 3, 6, 8]) {
      await page.getByRole('gridcell', { name: `turned-${orientation}.jpg` }).click();
      const image = page.locator('.stage img');
      await image.waitFor();
      const { width, height } = await image.evaluate(async (img: HTMLImageElement) => {
        await img.decode();
        return { width: img.naturalWidth, height: img.naturalHeight };
      });
      expect(width > height).toBe(orientation < 5);
      await page.keyboard.press('Escape');
      await image.waitFor({ state: 'detached' });
    }
  });

  test('that are there already are offered to be skipped', async () => {
    await page.getByRole('button', { name: 'Clear the list' }).click();
    await drop(page, files.slice(0, 3));
    await page.getByText('3 photos are in the collection already.').waitFor();
    await shoot(page, 'duplicates');
    await page.getByRole('button', { name: 'Skip them' }).click();
    await page.locator('.uploads').waitFor({ state: 'detached' });
  });

  test('are downloaded as they were', async () => {
    await page.getByRole('gridcell', { name: 'drawn-1.png' }).click();
    const download = page.waitForEvent('download');
    await page.getByRole('dialog').getByRole('button', { name: 'Download' }).click();
    const saved = await download;
    expect(saved.suggestedFilename()).toBe('drawn-1.png');
    const chunks: Buffer[] = [];
    for await (const chunk of await saved.createReadStream()) chunks.push(chunk as Buffer);
    expect(Buffer.concat(chunks).toString('base64')).toBe(files.find(({ name }) => name === 'drawn-1.png')?.base64);
    await page.keyboard.press('Escape');
  });

  test('are not shown to another person', () =>
    inContext(browser, WIDE, async (other) => {
      const source = await firstPicture();
      const tom = await other.newPage();
      await signUp(tom, person('tom'));
      expect(await loads(tom, String(source))).toBe(false);
      expect(await statusOf(tom, String(source))).toBe(403);
      // Nor to whom has the address alone, without the page.
      expect((await other.request.get(String(source))).status()).toBe(403);
      expect(await loads(page, String(source))).toBe(true);
      expect(await statusOf(page, String(source))).toBe(200);
    }));

  test('fit a phone', () =>
    inContext(browser, { ...NARROW, colorScheme: 'dark' }, async (other) => {
      const phone = await other.newPage();
      await signIn(phone, ann);
      await expect.poll(() => phone.locator('.cell img.loaded').count()).toBeGreaterThan(8);
      expect(await phone.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(390);
      await shoot(phone, 'phone');
    }));

  test('are deleted for good when nobody took it back', async () => {
    const before = await ready();
    await page.getByRole('gridcell', { name: 'web-1.webp' }).focus();
    await page.keyboard.press('Delete');
    await page.getByText('1 photo deleted.').waitFor();
    await page.getByText('1 photo deleted.').waitFor({ state: 'hidden' });
    await page.reload();
    await expect.poll(ready).toBe(before - 1);
  });

  test('are gone after signing out: from the cache, from memory, and when the worker was stopped', async () => {
    await expect.poll(() => page.locator('.cell img.loaded').count()).toBeGreaterThan(4);
    const sources = await page
      .locator('.cell img.loaded')
      .evaluateAll((all) => all.map((img) => (img as HTMLImageElement).src));
    const second = await context.newPage();
    await second.goto(URL_UNDER_TEST);
    await expect.poll(() => second.locator('.cell img.loaded').count()).toBeGreaterThan(4);
    await signOut(page);
    const shown = async (where: Page) =>
      (await Promise.all(sources.map((source) => loads(where, source)))).filter(Boolean);
    expect(await shown(page)).toEqual([]);
    // Whoever looks in another tab is sent away too.
    await second.getByRole('button', { name: 'Sign in' }).waitFor();
    expect(await shown(second)).toEqual([]);
    const session = await context.newCDPSession(page);
    await session.send('ServiceWorker.enable');
    await session.send('ServiceWorker.stopAllWorkers');
    expect(await shown(page)).toEqual([]);
    await page.reload();
    await page.getByRole('button', { name: 'Sign in' }).waitFor();
    expect(await shown(page)).toEqual([]);
    expect(await page.evaluate(async () => (await caches.keys()).length)).toBe(0);
    expect(page.url()).toBe(new URL('/', URL_UNDER_TEST).href);
  });
});

/** What a script of the page gets. */
function statusOf(page: Page, source: string): Promise<number> {
  return page.evaluate(async (address) => (await fetch(address)).status, source);
}

async function loads(page: Page, source: string): Promise<boolean> {
  return page.evaluate(async (src) => {
    const image = new Image();
    image.src = src;
    return image.decode().then(
      () => true,
      () => false,
    );
  }, source);
}
