import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { hasChromium, inContext, launch, WIDE } from './chromium.js';
import { Fake } from './fake.js';

describe.runIf(hasChromium)('A new collection', () => {
  let browser: Browser;
  const fake = new Fake();

  beforeAll(async () => {
    await fake.start();
    browser = await launch();
  });

  afterAll(async () => {
    await browser.close();
    await fake.stop();
  });

  const make = async (page: Page, name: string) => {
    await page.getByRole('navigation').getByRole('button', { name: 'New collection' }).click();
    await page.getByRole('dialog').getByLabel('Name').fill(name);
    await page.getByRole('dialog').getByRole('button', { name: 'Create' }).click();
    await page.getByRole('heading', { name, level: 1 }).waitFor();
  };
  const listed = (page: Page) =>
    page.getByRole('navigation', { name: 'Collections' }).locator('.name').allTextContents();
  const kept = (page: Page) =>
    page.evaluate(() => Object.keys(localStorage).filter((name) => name.startsWith('shoebox-new-collections')));

  test('is there in the next tab, until its first photo is, and for nobody else', () =>
    inContext(browser, WIDE, async (context) => {
      await fake.signIn(context);
      const first = await context.newPage();
      await first.goto(fake.url);
      await make(first, 'Rome');
      await first.close();

      const second = await context.newPage();
      await second.goto(fake.url);
      await expect.poll(() => listed(second)).toEqual(['Rome']);
      await second.getByText('Nothing here yet').waitFor();

      await fake.signIn(context, 'somebody-else');
      await second.goto(fake.url);
      await second.getByText('Start with a collection').waitFor();
      expect(await listed(second)).toEqual([]);

      await fake.signIn(context);
      fake.fill('Rome', 1);
      await second.goto(fake.url);
      await second.getByRole('grid', { name: '1 photo' }).waitFor();
      await expect.poll(() => kept(second)).toEqual([]);
    }));

  test('that was a mistake is taken off the list', () =>
    inContext(browser, WIDE, async (context) => {
      await fake.signIn(context);
      const page = await context.newPage();
      await page.goto(fake.url);
      await make(page, 'Mistake');
      await page.getByRole('button', { name: 'Remove this empty collection' }).click();
      await page.getByRole('heading', { name: 'Rome', level: 1 }).waitFor();
      await page.reload();
      await page.getByRole('grid', { name: '1 photo' }).waitFor();
      expect(await listed(page)).toEqual(['Rome']);
    }));
});
