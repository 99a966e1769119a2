import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { EVERY_MS, KEPT_MS, pauseAfter, pointsOf, Sampler } from './sampler.js';
import { queue } from './queue.fixture.js';

class Page extends EventTarget {
  hidden = false;
}

let page: Page;
beforeEach(() => {
  vi.useFakeTimers();
  page = new Page();
  vi.stubGlobal('document', page);
});
afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

test('An hour of answers is kept, and no more', async () => {
  let waiting = 0;
  const sampler = new Sampler(() => Promise.resolve([queue({ waiting: waiting++ })]));
  const stop = sampler.start();
  await vi.advanceTimersByTimeAsync(KEPT_MS + 60_000);
  stop();
  const points = pointsOf(sampler.samples.value, 'UPLOADS', 'waiting');
  expect(points).toHaveLength(KEPT_MS / EVERY_MS + 1);
  expect(points[0]?.value).toBe(60_000 / EVERY_MS);
  expect(pointsOf(sampler.samples.value, 'RECONCILE', 'waiting')).toEqual([]);
});

test('Nothing is asked while nobody looks, and at once when somebody does', async () => {
  const load = vi.fn(() => Promise.resolve([queue()]));
  const sampler = new Sampler(load);
  const stop = sampler.start();
  await vi.advanceTimersByTimeAsync(1);
  page.hidden = true;
  page.dispatchEvent(new Event('visibilitychange'));
  await vi.advanceTimersByTimeAsync(600_000);
  expect(load).toHaveBeenCalledTimes(1);
  page.hidden = false;
  page.dispatchEvent(new Event('visibilitychange'));
  expect(load).toHaveBeenCalledTimes(2);
  await vi.advanceTimersByTimeAsync(1);
  stop();
  await vi.advanceTimersByTimeAsync(600_000);
  expect(load).toHaveBeenCalledTimes(2);
});

test('Failures are followed by growing pauses, and told until there is an answer', async () => {
  const load = vi.fn(() => Promise.reject<never[]>(new Error('away')));
  const sampler = new Sampler(load);
  const stop = sampler.start();
  await vi.advanceTimersByTimeAsync(pauseAfter(1) + pauseAfter(2) + 1);
  expect(load).toHaveBeenCalledTimes(3);
  expect(sampler.trouble.value).toEqual(new Error('away'));
  expect([0, 1, 2, 3, 4, 9].map(pauseAfter)).toEqual([5_000, 10_000, 20_000, 40_000, 60_000, 60_000]);
  load.mockImplementation(() => Promise.resolve([]));
  await sampler.now();
  expect(sampler.trouble.value).toBeNull();
  stop();
});

test('After a change it is asked anew, though an answer is on its way', async () => {
  const load = vi.fn(() => Promise.resolve([queue()]));
  const sampler = new Sampler(load);
  const stop = sampler.start();
  await sampler.now();
  expect(load).toHaveBeenCalledTimes(2);
  stop();
});
