import { randomUUID } from 'node:crypto';
import type { Page } from 'playwright-core';
import { inject } from 'vitest';

export const URL_UNDER_TEST = inject('shoeboxUrl');
export const PASSWORD = 'Sommer-am-See-26';

export interface Person {
  readonly email: string;
  password: string;
}

export function person(name: string): Person {
  return { email: `${name}-${randomUUID().slice(0, 8)}@example.org`, password: PASSWORD };
}

/** By the page, with the code that local mode offers there. */
export async function signUp(page: Page, someone: Person, url = URL_UNDER_TEST): Promise<void> {
  await fillSignUp(page, someone, url);
  await useLocalCode(page);
  await page.getByRole('button', { name: 'Confirm' }).click();
  await signedIn(page);
}

/** Up to the code. */
export async function fillSignUp(page: Page, { email, password }: Person, url = URL_UNDER_TEST): Promise<void> {
  await page.goto(url);
  await page.getByRole('button', { name: 'New here? Create an account' }).click();
  await page.getByLabel('E-mail address').fill(email);
  await page.getByLabel('Password', { exact: true }).fill(password);
  await page.getByRole('button', { name: 'Create account' }).click();
}

export async function signIn(page: Page, { email, password }: Person): Promise<void> {
  await page.goto(URL_UNDER_TEST);
  await page.getByLabel('E-mail address').fill(email);
  await page.getByLabel('Password', { exact: true }).fill(password);
  await page.getByRole('button', { name: 'Sign in' }).click();
  await signedIn(page);
}

export async function useLocalCode(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'Use it' }).click();
}

export async function signedIn(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'Account', exact: true }).waitFor();
}

export async function signOut(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'Account', exact: true }).click();
  await page.getByRole('button', { name: 'Sign out' }).click();
  await page.getByRole('button', { name: 'Sign in' }).waitFor();
}

export async function newCollection(page: Page, name: string): Promise<void> {
  await page.getByRole('navigation', { name: 'Collections' }).getByRole('button', { name: 'New collection' }).click();
  await page.getByRole('dialog').getByLabel('Name').fill(name);
  await page.getByRole('dialog').getByRole('button', { name: 'Create' }).click();
  await page.getByRole('heading', { name, level: 1 }).waitFor();
}
