import { join } from 'node:path';
import type { TestProject } from 'vitest/node';
import { hasChromium } from '../browser/chromium.js';
import { startLocalMode } from '../../client/browser/local-mode.js';

declare module 'vitest' {
  interface ProvidedContext {
    /** Where the page of the Shoebox under test is. */
    shoeboxUrl: string;
  }
}

const LOG = join(import.meta.dirname, '../target/local-mode.log');

/** One for all tests; without a browser none of them runs. */
export default async function setup({ provide }: TestProject): Promise<() => Promise<void>> {
  const running = process.env['SHOEBOX_URL'] ?? (hasChromium ? null : '');
  const started = running === null ? await startLocalMode(LOG) : { url: running, stop: () => Promise.resolve() };
  provide('shoeboxUrl', started.url);
  return () => started.stop();
}
