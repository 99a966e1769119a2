import { existsSync, mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { chromium, type Browser, type BrowserContext, type BrowserContextOptions, type Page } from 'playwright-core';

/** Where Chromium is; a browser of one's own is named by SHOEBOX_CHROMIUM. */
const CHROMIUM = [
  process.env['SHOEBOX_CHROMIUM'],
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
].find((path) => path !== undefined && existsSync(path));

export const hasChromium = CHROMIUM !== undefined;
export const WIDE = { viewport: { width: 1280, height: 800 } } satisfies BrowserContextOptions;
export const NARROW = {
  viewport: { width: 390, height: 844 },
  deviceScaleFactor: 2,
  hasTouch: true,
  isMobile: true,
} satisfies BrowserContextOptions;

export function launch(): Promise<Browser> {
  return chromium.launch({
    executablePath: CHROMIUM ?? '',
    args: ['--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking'],
  });
}

/** Everything the browser complains about: a page without faults has none of it. */
export function complaints(page: Page): string[] {
  const found: string[] = [];
  page.on('console', (message) => {
    if (message.type() === 'error') found.push(message.text());
  });
  page.on('pageerror', (error) => found.push(String(error)));
  return found;
}

const SCREENSHOTS = join(import.meta.dirname, '../target/screenshots');

export async function shoot(page: Page, name: string, fullPage = false): Promise<void> {
  mkdirSync(SCREENSHOTS, { recursive: true });
  await page.screenshot({ path: join(SCREENSHOTS, `${name}.png`), fullPage });
}

export const LOOKS = [
  { name: 'wide-light', options: { ...WIDE, colorScheme: 'light' } },
  { name: 'wide-dark', options: { ...WIDE, colorScheme: 'dark' } },
  { name: 'narrow-light', options: { ...NARROW, colorScheme: 'light' } },
  { name: 'narrow-dark', options: { ...NARROW, colorScheme: 'dark' } },
] as const satisfies readonly { name: string; options: BrowserContextOptions }[];

/** A test's own limit is longer: what was waited for is named. */
const ACTION_MS = 60_000;

export async function newContext(browser: Browser, options: BrowserContextOptions): Promise<BrowserContext> {
  const context = await browser.newContext({ locale: 'en-GB', ...options });
  context.setDefaultTimeout(ACTION_MS);
  return context;
}

export async function inContext(
  browser: Browser,
  options: BrowserContextOptions,
  work: (context: BrowserContext) => Promise<void>,
): Promise<void> {
  const context = await newContext(browser, options);
  try {
    await work(context);
  } catch (e) {
    for (const page of context.pages()) await tellOf(page).catch(() => {});
    throw e;
  } finally {
    await context.close();
  }
}

let failures = 0;

/** What there was to see when a test failed. */
async function tellOf(page: Page): Promise<void> {
  const name = `failed-${(failures += 1)}`;
  console.error(`${name}.png, ${page.url()}: ${await page.locator('body').innerText({ timeout: 2_000 })}`);
  await shoot(page, name);
}
