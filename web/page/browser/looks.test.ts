import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { seriousFindings } from './axe.js';
import { complaints, hasChromium, inContext, launch, LOOKS, shoot } from './chromium.js';
import { Fake } from './fake.js';

/** Each view in each look, looked at by axe-core, and kept as pictures for people under target/screenshots. */
describe.runIf(hasChromium)('The views', () => {
  let browser: Browser;
  const fake = new Fake();

  beforeAll(async () => {
    await fake.start();
    fake.fill('Sommer-2026', 240);
    fake.fill('Garden', 12);
    const [working, failed, rejected] = [0, 1, 2].map((i) => ({ ...fake.photo('Sommer-2026', i) }));
    const nothing = { thumbnails: [], placeholder: null };
    fake.photos.splice(0, 3, { ...working, ...nothing, status: 'REGISTERED' } as never);
    fake.photos.push(
      { ...failed, ...nothing, status: 'FAILED', reason: 'the image is truncated' } as never,
      { ...rejected, ...nothing, status: 'REJECTED', reason: 'declared as image/jpeg, but is no known image' } as never,
    );
    browser = await launch();
  });

  afterAll(async () => {
    await browser.close();
    await fake.stop();
  });

  for (const { name, options } of LOOKS) {
    test(`of the door have no serious fault: ${name}`, () =>
      inContext(browser, options, async (context) => {
        const page = await context.newPage();
        const found = complaints(page);
        await page.goto(fake.url);
        await page.getByRole('button', { name: 'Sign in' }).waitFor();
        expect(await seriousFindings(page)).toEqual([]);
        await shoot(page, `sign-in-${name}`);
        await page.getByRole('button', { name: 'New here? Create an account' }).click();
        await page.getByLabel('E-mail address').fill('nobody');
        await page.getByRole('button', { name: 'Create account' }).click();
        await page.getByText('Enter a complete e-mail address.').waitFor();
        expect(await seriousFindings(page)).toEqual([]);
        await shoot(page, `sign-up-${name}`);
        await page.getByRole('button', { name: 'I have an account' }).click();
        await page.getByRole('button', { name: 'Forgotten your password?' }).click();
        await page.getByRole('button', { name: 'Send code' }).waitFor();
        await shoot(page, `forgot-${name}`);
        expect(found).toEqual([]);
      }));

    test(`of photos have no serious fault: ${name}`, () =>
      inContext(browser, options, async (context) => {
        await fake.signIn(context);
        const page = await context.newPage();
        const found = complaints(page);
        await page.goto(`${fake.url}/#/Sommer-2026`);
        await expect.poll(() => page.locator('.cell img.loaded').count()).toBeGreaterThan(8);
        await page.waitForTimeout(400); // the last fade in
        expect(await seriousFindings(page)).toEqual([]);
        await shoot(page, `gallery-${name}`);

        await page.locator('.cell').nth(4).locator('.tick').click({ force: true });
        await page.locator('.cell').nth(6).click();
        await page.getByRole('toolbar', { name: '2 selected' }).waitFor();
        await shoot(page, `selection-${name}`);
        await page.getByRole('button', { name: 'Select none' }).click();

        await page.locator('.cell[data-status="READY"]').nth(3).click();
        await page.locator('.stage img').waitFor();
        await page.getByRole('button', { name: 'Information' }).click();
        expect(await seriousFindings(page)).toEqual([]);
        await shoot(page, `lightbox-${name}`);
        await page.keyboard.press('Escape');

        await page.locator('.cell[data-status="REJECTED"]').click();
        await page.getByRole('dialog').getByText('JPEG, HEIC, PNG, GIF and WebP can be read.').waitFor();
        await shoot(page, `rejected-${name}`);
        await page.keyboard.press('Escape');

        await page.getByRole('button', { name: 'Account', exact: true }).click();
        await page.getByText('Delete account').first().click();
        expect(await seriousFindings(page)).toEqual([]);
        await shoot(page, `account-${name}`);
        await page.keyboard.press('Escape');
        // The fake has no live status: the browser says that.
        expect(found.filter((text) => !text.includes('WebSocket'))).toEqual([]);
      }));

    test(`of nothing have no serious fault: ${name}`, () =>
      inContext(browser, options, async (context) => {
        await fake.signIn(context);
        const page = await context.newPage();
        await page.goto(`${fake.url}/#/Empty`);
        await page.getByText('Nothing here yet').waitFor();
        expect(await seriousFindings(page)).toEqual([]);
        await shoot(page, `empty-${name}`);
      }));

    test(`tell of faults that are made on purpose: ${name}`, () =>
      inContext(browser, options, async (context) => {
        fake.faults = 'latency=200ms,errors=0.05,drop-events=0.0,duplicate-events=0.2,reorder=0.0,seed=7';
        try {
          const page = await context.newPage();
          await page.goto(fake.url);
          const banner = page.getByRole('complementary', { name: 'Faults are made on purpose here:' });
          await banner.getByText('5% of requests fail, 20% of events come twice').waitFor();
          expect(await banner.textContent()).not.toContain('lost');
          expect(await seriousFindings(page)).toEqual([]);
          await shoot(page, `faults-door-${name}`);

          await fake.signIn(context);
          await page.goto(`${fake.url}/#/Garden`);
          await page.reload();
          await expect.poll(() => page.locator('.cell img.loaded').count()).toBeGreaterThan(3);
          expect(await banner.isVisible()).toBe(true);
          expect(await seriousFindings(page)).toEqual([]);
          await shoot(page, `faults-${name}`);
        } finally {
          fake.faults = '';
        }
      }));

    test(`tell of none where there are none: ${name}`, () =>
      inContext(browser, options, async (context) => {
        const page = await context.newPage();
        const asked = page.waitForResponse('**/local/faults');
        await page.goto(fake.url);
        await (await asked).finished();
        await page.getByRole('button', { name: 'Sign in' }).waitFor();
        expect(await page.locator('.faults').count()).toBe(0);
      }));
  }
});
