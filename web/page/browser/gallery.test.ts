import type { Browser, CDPSession, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { hasChromium, inContext, launch, WIDE } from './chromium.js';
import { Fake } from './fake.js';

const MANY = 5_000;

describe.runIf(hasChromium)('The gallery', () => {
  let browser: Browser;
  const fake = new Fake();

  beforeAll(async () => {
    await fake.start();
    fake.fill('Many', MANY);
    fake.fill('Some', 500);
    fake.fill('Few', 30);
    browser = await launch();
  });

  afterAll(async () => {
    await browser.close();
    await fake.stop();
  });

  const opened = async (page: Page, collection: string, count: number) => {
    await page.goto(`${fake.url}/#/${collection}`);
    await page.getByRole('grid', { name: `${count.toLocaleString('en')} photos` }).waitFor();
  };

  test('paints the first photos of 500 quickly', () =>
    inContext(browser, WIDE, async (context) => {
      await fake.signIn(context);
      const page = await context.newPage();
      await opened(page, 'Few', 30); // the service worker is there, as at each visit but the first
      await page.goto('about:blank');
      await page.goto(`${fake.url}/#/Some`);
      await expect.poll(() => page.locator('.cell img.loaded').count()).toBeGreaterThan(10);
      const ms = await page.evaluate(() => {
        const pictures = performance.getEntriesByType('resource').filter(({ name }) => name.includes('/s3/'));
        return Math.min(...pictures.map((entry) => (entry as PerformanceResourceTiming).responseEnd));
      });
      console.log(`first thumbnail of 500 photos after ${Math.round(ms)} ms`);
      expect(ms).toBeLessThan(5_000); // a busy machine; the figure is printed
    }));

  test('has few of thousands in the document, and scrolls without holes', () =>
    inContext(browser, WIDE, async (context) => {
      await fake.signIn(context);
      const page = await context.newPage();
      await opened(page, 'Many', MANY);
      const frames = await scrolledFrames(page);
      const worst = Math.max(...frames);
      const late = frames.filter((ms) => ms > 17.5).length;
      console.log(`${frames.length} frames, worst ${worst.toFixed(1)} ms, ${late} over 17.5 ms`);
      expect(frames.length).toBeGreaterThan(100);
      expect(await page.locator('.cell').count()).toBeLessThan(200);
      await page.keyboard.press('End');
      await page.evaluate(() => scrollTo(0, document.documentElement.scrollHeight));
      await expect.poll(() => page.locator(`[data-index="${MANY - 1}"]`).count()).toBe(1);
      await expect.poll(() => page.locator('.cell img.loaded').count()).toBeGreaterThan(8);
    }));

  test('is gone through by keys alone', () =>
    inContext(browser, WIDE, async (context) => {
      await fake.signIn(context);
      const page = await context.newPage();
      await opened(page, 'Few', 30);
      const focused = () => page.evaluate(() => document.activeElement?.getAttribute('data-index') ?? null);
      await page.keyboard.press('Tab'); // the way around the bars
      await page.keyboard.press('Enter');
      expect(await focused()).toBe('0');
      await page.keyboard.press('ArrowRight');
      await page.keyboard.press('ArrowRight');
      expect(await focused()).toBe('2');
      await page.keyboard.press('Enter');
      const viewer = page.getByRole('dialog');
      await viewer.getByText('3 of 30').waitFor();
      await page.keyboard.press('ArrowRight');
      await viewer.getByText('4 of 30').waitFor();
      await page.keyboard.press('+');
      await expect.poll(() => page.locator('.stage.zoomed').count()).toBe(1);
      await page.keyboard.press('i');
      await viewer.getByText('Pixel 9').waitFor();
      await page.keyboard.press('Escape');
      await viewer.waitFor({ state: 'detached' });
      await expect.poll(focused).toBe('3');
      await page.keyboard.press(' ');
      await page.keyboard.press('Shift+ArrowRight');
      await page.getByRole('toolbar', { name: '2 selected' }).waitFor();
      await page.keyboard.press('End');
      await expect.poll(focused).toBe('29');
    }));

  test('deletes, and takes it back', () =>
    inContext(browser, WIDE, async (context) => {
      await fake.signIn(context);
      const page = await context.newPage();
      await opened(page, 'Few', 30);
      await page.locator('.cell').first().focus();
      await page.keyboard.press('Delete');
      await page.getByRole('grid', { name: '29 photos' }).waitFor();
      await page.getByRole('button', { name: 'Undo' }).click();
      await page.getByRole('grid', { name: '30 photos' }).waitFor();
      expect(fake.photos.filter(({ collectionId }) => collectionId === 'Few')).toHaveLength(30);
      await page.locator('.cell').first().focus();
      await page.keyboard.press('Delete');
      await expect.poll(() => fake.photos.filter(({ collectionId }) => collectionId === 'Few').length).toBe(29);
    }));

  test('asks for each picture once, and in a second tab for none', () =>
    inContext(browser, { viewport: { width: 1280, height: 2_000 } }, async (context) => {
      await fake.signIn(context);
      fake.asked.length = 0;
      const page = await context.newPage();
      await opened(page, 'Some', 500);
      await expect.poll(() => page.locator('.cell img.loaded').count()).toBeGreaterThan(50);
      const loaded = () => page.locator('.cell img:not(.loaded)').count();
      await expect.poll(loaded).toBe(0);
      const asked = fake.asked.filter((path) => path.includes('/Some/'));
      expect(new Set(asked).size).toBe(asked.length);
      const before = fake.asked.length;
      const second = await context.newPage();
      await second.goto(`${fake.url}/#/Some`);
      await expect.poll(() => second.locator('.cell img.loaded').count()).toBeGreaterThan(50);
      expect(fake.asked.length).toBe(before);
    }));

  test('speaks German to whoever wants that, and keeps what was chosen', () =>
    inContext(browser, { ...WIDE, locale: 'de-DE' }, async (context) => {
      await fake.signIn(context);
      const page = await context.newPage();
      await page.goto(`${fake.url}/#/Few`);
      await page
        .getByText(/^\d+ Fotos/)
        .first()
        .waitFor();
      expect(await page.evaluate(() => document.documentElement.lang)).toBe('de');
      await page.getByRole('button', { name: 'Konto' }).click();
      await page.getByLabel('Sprache').selectOption('English');
      await page.getByRole('heading', { name: 'Account' }).waitFor();
      await page.reload();
      await page.getByRole('button', { name: 'New collection' }).waitFor();
    }));
});

/** Milliseconds between the frames of ten seconds of scrolling, as the browser composes them. */
async function scrolledFrames(page: Page): Promise<number[]> {
  const session: CDPSession = await page.context().newCDPSession(page);
  const { width, height } = page.viewportSize() ?? { width: 800, height: 600 };
  const frames = page.evaluate(
    () =>
      new Promise<number[]>((resolve) => {
        const found: number[] = [];
        let before = performance.now();
        const end = before + 6_000;
        const next = (now: number) => {
          found.push(now - before);
          before = now;
          if (now < end) requestAnimationFrame(next);
          else resolve(found.slice(1));
        };
        requestAnimationFrame(next);
      }),
  );
  await session.send('Input.synthesizeScrollGesture', {
    x: width / 2,
    y: height / 2,
    yDistance: -12_000,
    speed: 2_400,
    gestureSourceType: 'mouse',
  });
  return frames;
}
