import type { Browser, BrowserContext, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { hasChromium, launch, newContext, shoot, WIDE } from '../browser/chromium.js';
import { newCollection, person, signUp } from './people.js';
import { draw, drop } from './pictures.js';

/** What happens to uploads when something happens to the connection or the page. */
describe.runIf(hasChromium)('Uploads', () => {
  let browser: Browser;
  let context: BrowserContext;
  let page: Page;
  beforeAll(async () => void (browser = await launch()));
  afterAll(() => browser.close());

  beforeEach(async () => {
    context = await newContext(browser, WIDE);
    page = await context.newPage();
    await signUp(page, person('ann'));
    await newCollection(page, 'Trip');
  });
  afterEach(() => context.close());

  const noisy = (count: number) =>
    draw(
      page,
      Array.from({ length: count }, (_, i) => {
        return { name: `noise-${i}.jpg`, type: 'image/jpeg' as const, width: 1_600, height: 1_200, noise: true };
      }),
    );
  const slow = async (bytesPerSecond: number) => {
    const session = await context.newCDPSession(page);
    await session.send('Network.enable');
    await session.send('Network.emulateNetworkConditions', {
      offline: false,
      latency: 20,
      downloadThroughput: -1,
      uploadThroughput: bytesPerSecond,
    });
    return session;
  };
  const sending = () => page.locator('.uploads li[data-state="sending"]').count();
  const done = (count: number) => expect.poll(() => page.locator('.cell[data-status="READY"]').count()).toBe(count);

  test('go on when the connection is back', async () => {
    const files = await noisy(4);
    const session = await slow(200_000);
    await drop(page, files);
    await expect.poll(sending).toBeGreaterThan(0);
    await context.setOffline(true);
    await page.getByText('No connection. It goes on by itself.').waitFor();
    await shoot(page, 'offline');
    await context.setOffline(false);
    await session.detach();
    await done(4);
  });

  test('go on after a reload in the middle, each once', async () => {
    const files = await noisy(5);
    const session = await slow(200_000);
    await drop(page, files);
    await expect.poll(sending).toBeGreaterThan(0);
    await shoot(page, 'uploading');
    await page.reload();
    await session.detach(); // and with it, what slows down
    await done(5);
    await page.getByRole('heading', { name: '5 of 5 uploaded' }).waitFor();
    await page.reload();
    await page.getByRole('grid', { name: '5 photos' }).waitFor(); // and no more
  });

  test('are paused, resumed and cancelled', async () => {
    const files = await noisy(6);
    const session = await slow(150_000);
    await drop(page, files);
    await expect.poll(sending).toBeGreaterThan(0);
    await page.getByRole('button', { name: 'Pause all' }).click();
    await page.getByText(/ · Paused$/).waitFor();
    await expect.poll(sending).toBe(0);
    await page.getByRole('button', { name: 'Cancel: noise-5.jpg' }).click();
    await page.getByText('of 5 uploaded').waitFor();
    await session.send('Network.emulateNetworkConditions', {
      offline: false,
      latency: 0,
      downloadThroughput: -1,
      uploadThroughput: -1,
    });
    await page.getByRole('button', { name: 'Resume all' }).click();
    await page.getByRole('heading', { name: '5 of 5 uploaded' }).waitFor();
    await done(5);
  });
});
