import type { Browser, BrowserContext } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { complaints, hasChromium, inContext, launch, shoot, WIDE } from '../browser/chromium.js';
import {
  fillSignUp,
  newCollection,
  person,
  signedIn,
  signIn,
  signOut,
  signUp,
  URL_UNDER_TEST,
  useLocalCode,
} from './people.js';

describe.runIf(hasChromium)('An account', () => {
  let browser: Browser;
  beforeAll(async () => void (browser = await launch()));
  afterAll(() => browser.close());

  test('is made, left and entered again, and without faults on the way', () =>
    inContext(browser, WIDE, async (context) => {
      const page = await context.newPage();
      const found = complaints(page);
      const ann = person('ann');
      await signUp(page, ann);
      await page.getByText('Start with a collection').waitFor();
      await shoot(page, 'first-visit');
      await newCollection(page, 'Summer by the lake');
      await page.reload();
      await page.getByRole('heading', { name: 'Summer by the lake', level: 1 }).waitFor();
      await signOut(page);
      expect(page.url()).toBe(new URL('/', URL_UNDER_TEST).href);
      await signIn(page, ann);
      expect(found).toEqual([]);
    }));

  test('is entered with nothing but keys', () =>
    inContext(browser, WIDE, async (context) => {
      const tom = person('tom');
      const page = await context.newPage();
      await signUp(page, tom);
      await signOut(page);
      const keys = page.keyboard;
      await expect.poll(() => page.evaluate(() => document.activeElement?.getAttribute('name'))).toBe('email');
      await keys.type(tom.email);
      await keys.press('Tab');
      await keys.type(tom.password);
      await keys.press('Enter');
      await signedIn(page);
    }));

  test('is refused with a wrong password, in words', () =>
    inContext(browser, WIDE, async (context) => {
      const eve = person('eve');
      const page = await context.newPage();
      await signUp(page, eve);
      await signOut(page);
      await page.getByLabel('E-mail address').fill(eve.email);
      await page.getByLabel('Password', { exact: true }).fill('Not-the-password-1');
      await page.getByRole('button', { name: 'Sign in' }).click();
      await page.getByRole('alert').getByText('The address or the password is not right.').waitFor();
    }));

  test('gets a new password, by a code and by itself', () =>
    inContext(browser, WIDE, async (context) => {
      const mia = person('mia');
      const page = await context.newPage();
      await signUp(page, mia);
      await signOut(page);
      await page.getByLabel('E-mail address').fill(mia.email);
      await page.getByRole('button', { name: 'Forgotten your password?' }).click();
      await page.getByRole('button', { name: 'Send code' }).click();
      await useLocalCode(page);
      await page.getByLabel('New password').fill('Winter-am-See-27');
      await page.getByRole('button', { name: 'Set password' }).click();
      await signedIn(page);
      await page.getByRole('button', { name: 'Account', exact: true }).click();
      await page.getByText('Change password').click();
      await page.getByLabel('Present password').fill('Winter-am-See-27');
      await page.getByLabel('New password').fill('Herbst-am-See-28');
      await page.getByRole('button', { name: 'Save' }).click();
      await page.getByText('The password is changed.').waitFor();
      await signOut(page);
      mia.password = 'Herbst-am-See-28';
      await signIn(page, mia);
    }));

  test('is entered by its password when signing in fails after the code was used', () =>
    inContext(browser, WIDE, async (context) => {
      const una = person('una');
      const page = await context.newPage();
      await fillSignUp(page, una);
      await useLocalCode(page);
      const cut = await withoutSigningIn(context);
      await page.getByRole('button', { name: 'Confirm' }).click();
      await page.getByText('Your account is confirmed. Sign in now.').waitFor();
      expect(cut()).toBeGreaterThan(0);
      await context.unrouteAll();
      // The code is spent: only the password is asked for, and the address is there.
      expect(await page.getByLabel('E-mail address').inputValue()).toBe(una.email);
      expect(await page.getByLabel('Code').count()).toBe(0);
      await page.getByLabel('Password', { exact: true }).fill(una.password);
      await page.getByRole('button', { name: 'Sign in' }).click();
      await signedIn(page);
      await signOut(page);

      await page.getByLabel('E-mail address').fill(una.email);
      await page.getByRole('button', { name: 'Forgotten your password?' }).click();
      await page.getByRole('button', { name: 'Send code' }).click();
      await useLocalCode(page);
      await page.getByLabel('New password').fill('Winter-am-See-27');
      await withoutSigningIn(context);
      await page.getByRole('button', { name: 'Set password' }).click();
      await page.getByText('The new password is set. Sign in with it.').waitFor();
      await context.unrouteAll();
      await page.getByLabel('Password', { exact: true }).fill('Winter-am-See-27');
      await page.getByRole('button', { name: 'Sign in' }).click();
      await signedIn(page);
    }));

  test('is deleted, and is no more', () =>
    inContext(browser, WIDE, async (context) => {
      const gone = person('gone');
      const page = await context.newPage();
      await signUp(page, gone);
      await page.getByRole('button', { name: 'Account', exact: true }).click();
      await page.locator('summary', { hasText: 'Delete account' }).click();
      await page.getByLabel(`Type ${gone.email} to confirm`).fill(gone.email);
      await page.getByRole('button', { name: 'Delete account' }).click();
      await page.getByLabel('E-mail address').fill(gone.email);
      await page.getByLabel('Password', { exact: true }).fill(gone.password);
      await page.getByRole('button', { name: 'Sign in' }).click();
      await page.getByText('The address or the password is not right.').waitFor();
    }));
});

/** The connection is lost at each sign-in; gives how often it was tried. */
async function withoutSigningIn(context: BrowserContext): Promise<() => number> {
  let tried = 0;
  await context.route('**/*', (route) => {
    const target = route.request().headers()['x-amz-target'] ?? '';
    if (!target.endsWith('.InitiateAuth')) return route.fallback();
    tried += 1;
    return route.abort();
  });
  return () => tried;
}
