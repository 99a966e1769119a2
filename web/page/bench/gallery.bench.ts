import { execFileSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { cpus, loadavg } from 'node:os';
import { join } from 'node:path';
import type { Browser, BrowserContext } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { inContext, launch, WIDE } from '../browser/chromium.js';
import { Fake } from '../browser/fake.js';
import { traced, type Frames } from './trace.js';

/** Measures the gallery and the bytes, and writes docs/page.md: `npm run bench` on a quiet machine. */
const REPORT = join(import.meta.dirname, '../../../docs/page.md');
const WEB = join(import.meta.dirname, '../..');
const VISITS = 7;
const SCROLLS = 3;
const SCROLL = { pixels: 12_000, pixelsPerSecond: 2_400 };
const FRAME_MS = 1_000 / 60;
/** As far as clocks agree. */
const LATE_MS = FRAME_MS + 1;

let browser: Browser;
const fake = new Fake();

beforeAll(async () => {
  await fake.start();
  fake.fill('Some', 500);
  fake.fill('Many', 5_000);
  browser = await launch();
});

afterAll(async () => {
  await browser.close();
  await fake.stop();
});

test('what the page costs', { timeout: 300_000 }, async () => {
  const load = loadavg()[0] ?? 0;
  const first: Paint[] = [];
  const again: Paint[] = [];
  for (let i = 0; i < VISITS; i++) {
    await inContext(browser, WIDE, async (context) => {
      await fake.signIn(context);
      first.push(await visit(context));
      again.push(await visit(context));
    });
  }
  const scrolls: Frames[] = [];
  for (let i = 0; i < SCROLLS; i++) scrolls.push(await scrolled());
  const machine = `${cpus()[0]?.model ?? 'unknown'}, ${cpus().length} cores, load ${load.toFixed(1)} at the beginning`;
  writeFileSync(
    REPORT,
    report(`${machine}; Chromium ${browser.version()}, headless, without a GPU`, first, again, scrolls),
  );
  expect(scrolls.flatMap(({ intervals }) => intervals).length).toBeGreaterThan(100);
});

/** Milliseconds from the beginning of the navigation. */
interface Paint {
  /** Until the first thumbnail was on the screen, and until all of the window were. */
  readonly first: number;
  readonly all: number;
}

async function visit(context: BrowserContext): Promise<Paint> {
  const page = await context.newPage();
  await page.addInitScript(() => {
    const times: number[] = ((globalThis as { painted?: number[] }).painted = []);
    const painted = () => requestAnimationFrame(() => requestAnimationFrame(() => times.push(performance.now())));
    document.addEventListener(
      'load',
      ({ target }) => target instanceof HTMLImageElement && target.closest('.cell') && painted(),
      true,
    );
  });
  await page.goto(`${fake.url}/#/Some`);
  await page.getByRole('grid', { name: '500 photos' }).waitFor();
  await page.waitForFunction(() => {
    const inWindow = [...document.querySelectorAll('.cell')].filter(
      (cell) => cell.getBoundingClientRect().top < innerHeight,
    );
    return inWindow.length > 0 && inWindow.every((cell) => cell.querySelector('img.loaded'));
  });
  const { times, count } = await page.evaluate(() => ({
    times: (globalThis as { painted?: number[] }).painted ?? [],
    count: [...document.querySelectorAll('.cell')].filter((cell) => cell.getBoundingClientRect().top < innerHeight)
      .length,
  }));
  await page.close();
  return { first: times[0] ?? NaN, all: times[Math.min(count, times.length) - 1] ?? NaN };
}

async function scrolled(): Promise<Frames> {
  const frames: Frames[] = [];
  await inContext(browser, WIDE, async (context) => {
    await fake.signIn(context);
    const page = await context.newPage();
    await page.goto(`${fake.url}/#/Many`);
    await page.getByRole('grid', { name: '5,000 photos' }).waitFor();
    const session = await context.newCDPSession(page);
    const scroll = await traced(browser, page, async () => {
      await session.send('Input.synthesizeScrollGesture', {
        x: 640,
        y: 400,
        yDistance: -SCROLL.pixels,
        speed: SCROLL.pixelsPerSecond,
        gestureSourceType: 'mouse',
      });
    });
    frames.push(scroll);
  });
  return frames[0] ?? { intervals: [], dropped: 0, tasks: [] };
}

function report(machine: string, first: readonly Paint[], again: readonly Paint[], scrolls: readonly Frames[]): string {
  const ms = (value: number) => `${value.toFixed(value < 100 ? 1 : 0)} ms`;
  const row = (what: string, values: readonly number[]) =>
    `| ${what} | ${ms(at(values, 0.5))} | ${ms(Math.max(...values))} |`;
  const intervals = scrolls.flatMap((one) => one.intervals);
  const tasks = scrolls.flatMap((one) => one.tasks);
  const onTime = intervals.filter((interval) => interval <= LATE_MS).length;
  const sizes = (folder: string) =>
    execFileSync('npm', ['run', '--silent', 'size'], { cwd: join(WEB, folder) }).toString();
  return `# The page in figures

Written by \`npm run bench\` in \`web/page\`, on the built page and a stand-in for all servers on the same machine.
${machine}.

## The first paint of 500 photos

From the beginning of the navigation to two frames after the picture was there; ${VISITS} visits in new contexts. The goal is one
second.

| | median | worst |
|---|---|---|
${row(
  'first visit: first thumbnail',
  first.map((one) => one.first),
)}
${row(
  'first visit: all in the window',
  first.map((one) => one.all),
)}
${row(
  'second visit: first thumbnail',
  again.map((one) => one.first),
)}
${row(
  'second visit: all in the window',
  again.map((one) => one.all),
)}

## Scrolling 5,000 photos

${SCROLLS} times ${SCROLL.pixels.toLocaleString('en')} pixels at ${SCROLL.pixelsPerSecond.toLocaleString('en')} a second, through pictures that were never seen; from Chromium's trace. The goal is 60 frames a
second. A task's own time is that of its thread's clock: what others have of the machine meanwhile is not in it.

| | |
|---|---|
| frames drawn | ${intervals.length.toLocaleString('en')} |
| of them within ${LATE_MS.toFixed(1)} ms of the one before | ${((100 * onTime) / intervals.length).toFixed(1)} % |
| median between two frames | ${ms(at(intervals, 0.5))} |
| 99th percentile | ${ms(at(intervals, 0.99))} |
| worst | ${ms(Math.max(...intervals))} |
| dropped, by Chromium's count | ${scrolls.reduce((sum, one) => sum + one.dropped, 0)} |
| longest task of the main thread: own time | ${ms(Math.max(...tasks.map(({ cpu }) => cpu)))} |
| tasks whose own time is over a frame's ${FRAME_MS.toFixed(1)} ms | ${tasks.filter(({ cpu }) => cpu > FRAME_MS).length} of ${tasks.length.toLocaleString('en')} |

## Bytes

After gzip, with the budgets that the build fails beyond (\`npm run size\` in \`web\`).

${sizes('page')}
${sizes('client')}`;
}

function at(values: readonly number[], part: number): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(part * sorted.length))] ?? NaN;
}
