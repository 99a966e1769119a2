import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { keepDeletions, takeDeletions } from './left-overs.js';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

function place() {
  const kept = new Map<string, string>();
  return {
    kept,
    getItem: (name: string) => kept.get(name) ?? null,
    setItem: (name: string, value: string) => void kept.set(name, value),
    removeItem: (name: string) => void kept.delete(name),
  };
}

test('What was being deleted when the page was closed is deleted at the next visit, once', async () => {
  const disk = place();
  keepDeletions(['a', 'b'], 8_000, disk);
  vi.setSystemTime(Date.now() + 8_000);
  expect(await takeDeletions(disk)).toEqual(['a', 'b']);
  expect(await takeDeletions(disk)).toEqual([]);
});

test('What another tab may still undo is left to it until it cannot', async () => {
  const disk = place();
  keepDeletions(['a'], 8_000, disk);
  const taken = takeDeletions(disk);
  await vi.advanceTimersByTimeAsync(7_999);
  keepDeletions([], 8_000, disk); // undone there
  await vi.advanceTimersByTimeAsync(1);
  expect(await taken).toEqual([]);
});

test('What is deleted meanwhile is nobody else’s', async () => {
  const disk = place();
  keepDeletions(['a'], 8_000, disk);
  const taken = takeDeletions(disk);
  await vi.advanceTimersByTimeAsync(5_000);
  keepDeletions(['b'], 8_000, disk);
  await vi.advanceTimersByTimeAsync(3_000);
  expect(await taken).toEqual([]);
  expect(disk.kept.size).toBe(1);
});

test('What is no list is no harm', async () => {
  const disk = place();
  for (const text of ['{', '["a"]', 'null']) {
    disk.kept.set('shoebox-deleting', text);
    expect(await takeDeletions(disk)).toEqual([]);
  }
});
