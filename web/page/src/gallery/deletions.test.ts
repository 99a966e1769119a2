import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { deletions, eachOf } from './deletions.js';

describe('Deleting', () => {
  beforeEach(() => void vi.useFakeTimers());
  afterEach(() => void vi.useRealTimers());

  const started = (broken: readonly string[] = []) => {
    const removed: string[] = [];
    const failed: string[] = [];
    const all = deletions({
      remove: (key) => (broken.includes(key) ? Promise.reject(new Error('no')) : Promise.resolve(removed.push(key))),
      failed: (keys) => failed.push(...keys),
      undoMs: 8_000,
    });
    return { all, removed, failed };
  };

  test('waits for as long as it may be undone', async () => {
    const { all, removed } = started();
    all.begin(['a', 'b']);
    await vi.advanceTimersByTimeAsync(7_999);
    expect(removed).toEqual([]);
    await vi.advanceTimersByTimeAsync(1);
    expect(removed).toEqual(['a', 'b']);
    expect(all.undo()).toEqual([]);
  });

  test('is undone wholly', async () => {
    const { all, removed } = started();
    all.begin(['a']);
    expect(all.undo()).toEqual(['a']);
    await vi.advanceTimersByTimeAsync(20_000);
    expect(removed).toEqual([]);
  });

  test('of more ends the waiting of what came before', async () => {
    const { all, removed } = started();
    all.begin(['a']);
    all.begin(['b']);
    await vi.advanceTimersByTimeAsync(0);
    expect(removed).toEqual(['a']);
    expect(all.undo()).toEqual(['b']);
  });

  test('tells what could not be deleted', async () => {
    const { all, removed, failed } = started(['b']);
    all.begin(['a', 'b', 'c']);
    await all.flush();
    expect(removed).toEqual(['a', 'c']);
    expect(failed).toEqual(['b']);
  });
});

test('Much is done a few at a time', async () => {
  let running = 0;
  let most = 0;
  const done: number[] = [];
  await eachOf(
    Array.from({ length: 20 }, (_, i) => i),
    3,
    async (i) => {
      most = Math.max(most, (running += 1));
      await Promise.resolve();
      running -= 1;
      done.push(i);
    },
  );
  expect(most).toBe(3);
  expect(done).toHaveLength(20);
});
