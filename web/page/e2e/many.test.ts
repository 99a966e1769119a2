import type { Browser, BrowserContext, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { hasChromium, inContext, launch } from '../browser/chromium.js';
import { newCollection, person, signIn, signUp, URL_UNDER_TEST } from './people.js';
import { draw, drop } from './pictures.js';

const MANY = 100;
/** So tall that all pictures are in the window. */
const TALL = { viewport: { width: 1280, height: 5_000 } };

/** What a gallery of a hundred photos asks for. */
describe.runIf(hasChromium)('A hundred photos', () => {
  let browser: Browser;
  const ann = person('ann');

  beforeAll(async () => {
    browser = await launch();
    await inContext(browser, TALL, async (context) => {
      const page = await context.newPage();
      await signUp(page, ann);
      await newCollection(page, 'Many');
      const wishes = Array.from({ length: MANY }, (_, i) => {
        return { name: `${i}.jpg`, type: 'image/jpeg' as const, width: 320, height: 240 };
      });
      await drop(page, await draw(page, wishes));
      const all = { cells: { READY: MANY }, uploads: `${MANY} of ${MANY} uploaded` };
      await vi.waitFor(async () => expect(await statuses(page)).toEqual(all), { timeout: 180_000, interval: 100 });
    });
  });

  afterAll(() => browser.close());

  const loaded = (page: Page) => page.locator('.cell img.loaded').count();

  test('are 100 requests to S3, in a second tab and after a reload none', () =>
    inContext(browser, TALL, async (context) => {
      const asked = requestsToS3(context);
      const page = await context.newPage();
      await signIn(page, ann);
      await expect.poll(() => loaded(page)).toBe(MANY);
      expect(asked.map((request) => request.split(' ')[0])).toEqual(Array(MANY).fill('GET'));
      expect(new Set(asked).size).toBe(MANY);
      const second = await context.newPage();
      await second.goto(page.url());
      await expect.poll(() => loaded(second)).toBe(MANY);
      await page.reload();
      await expect.poll(() => loaded(page)).toBe(MANY);
      expect(asked).toHaveLength(MANY);
    }));

  test('are shown with keys that are about to end after one refresh', () =>
    inContext(browser, TALL, async (context) => {
      const asked = requestsToS3(context);
      let issued = 0;
      await context.route('**/*', async (route) => {
        const target = route.request().headers()['x-amz-target'] ?? '';
        if (!target.endsWith('GetCredentialsForIdentity')) return route.fallback();
        issued += 1;
        if (issued > 1) return route.fallback();
        const response = await route.fetch();
        const answer = (await response.json()) as { Credentials: { Expiration: number } };
        answer.Credentials.Expiration = Date.now() / 1_000 + 30;
        return route.fulfill({ response, json: answer });
      });
      const page = await context.newPage();
      await signIn(page, ann);
      await expect.poll(() => loaded(page)).toBe(MANY);
      expect(issued).toBe(2);
      const keys = asked.map((request) => /X-Amz-Credential=([^%/]+)/.exec(request)?.[1]);
      expect(new Set(keys).size).toBe(1);
      expect(asked).toHaveLength(MANY);
    }));

  test('are reached and left by keys alone', () =>
    inContext(browser, { viewport: { width: 1280, height: 800 } }, async (context) => {
      const page = await context.newPage();
      const { keyboard } = page;
      const focused = () =>
        page.evaluate(() => {
          const { activeElement } = document;
          return activeElement?.getAttribute('aria-label') ?? activeElement?.textContent ?? '';
        });
      const tabTo = async (name: string) => {
        for (let i = 0; i < 25 && (await focused()) !== name; i++) await keyboard.press('Tab');
        expect(await focused()).toBe(name);
      };
      await page.goto(URL_UNDER_TEST);
      await expect.poll(() => page.evaluate(() => document.activeElement?.getAttribute('name'))).toBe('email');
      await keyboard.type(ann.email);
      await keyboard.press('Tab');
      await keyboard.type(ann.password);
      await keyboard.press('Enter');
      await page.getByRole('grid', { name: '100 photos' }).waitFor();

      await tabTo('New collection');
      await keyboard.press('Enter');
      await page.getByRole('dialog').waitFor();
      await keyboard.type('By keys');
      await keyboard.press('Enter');
      await page.getByRole('heading', { name: 'By keys', level: 1 }).waitFor();

      await tabTo('Add photos');
      const choosing = page.waitForEvent('filechooser');
      await keyboard.press('Enter');
      const [file] = await draw(page, [{ name: 'key.jpg', type: 'image/jpeg', width: 300, height: 200 }]);
      const buffer = Buffer.from(file?.base64 ?? '', 'base64');
      await (await choosing).setFiles({ name: 'key.jpg', mimeType: 'image/jpeg', buffer });
      await page.locator('.cell img.loaded').waitFor();

      await page.locator('body').press('Home');
      await tabTo('Skip to the photos');
      await keyboard.press('Enter');
      await keyboard.press('Enter');
      await page.getByRole('dialog', { name: 'Photo: key.jpg' }).waitFor();
      await keyboard.press('Escape');
      await page.getByRole('dialog').waitFor({ state: 'detached' });
      await expect.poll(focused).toContain('key.jpg');
      await keyboard.press('Delete');
      await page.getByText('Nothing here yet').waitFor();
      await tabTo('Undo');
      await keyboard.press('Enter');
      await page.locator('.cell img.loaded').waitFor();

      await tabTo('Account');
      await keyboard.press('Enter');
      await page.getByRole('dialog', { name: 'Account' }).waitFor();
      await tabTo('Sign out');
      await keyboard.press('Enter');
      await page.getByRole('button', { name: 'Sign in' }).waitFor();
    }));
});

/** How many photos there are of each status, and what the panel says of the uploads: what a failure tells. */
function statuses(page: Page): Promise<{ cells: Record<string, number>; uploads: string }> {
  return page.evaluate(() => {
    const cells: Record<string, number> = {};
    for (const { dataset } of document.querySelectorAll<HTMLElement>('.cell')) {
      const status = dataset['status'] ?? '';
      cells[status] = (cells[status] ?? 0) + 1;
    }
    return { cells, uploads: document.querySelector('.uploads h2')?.textContent ?? '' };
  });
}

/** Whatever goes to S3, preflights and the worker's own included. */
function requestsToS3(context: BrowserContext): string[] {
  const asked: string[] = [];
  context.on('request', (request) => {
    const signed = request.url().includes('X-Amz-Signature');
    if (signed || (request.method() === 'OPTIONS' && request.url().includes('/thumbnails/'))) {
      asked.push(`${request.method()} ${request.url()}`);
    }
  });
  return asked;
}
