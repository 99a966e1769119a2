import { expect, test } from 'vitest';
import { bytes, dayLabel, duration, percent } from './format.js';

test('Sizes have three figures at most, in the language', () => {
  expect([0, 999, 1_000, 999_499, 999_500, 12_345_678, 5e12].map((n) => bytes(n, 'en'))).toEqual([
    '0 B',
    '999 B',
    '1 kB',
    '999 kB',
    '1 MB',
    '12.3 MB',
    '5 TB',
  ]);
  expect(bytes(1_250_000, 'de')).toBe('1,3 MB');
});

test('Times left are clocks', () => {
  expect([0, 6.2, 59.5, 185, 3_723, -4].map(duration)).toEqual(['0:00', '0:07', '1:00', '3:05', '1:02:03', '0:00']);
});

test('Nothing is never a part of nothing, and all is not more than all', () => {
  expect(percent(0, 0)).toBe(0);
  expect(percent(999, 1_000)).toBe(99);
  expect(percent(2_000, 1_000)).toBe(100);
});

test('A day of another year says so', () => {
  const now = new Date(2026, 10, 25);
  expect(dayLabel(new Date(2026, 6, 4), 'en-GB', now)).toBe('Saturday 4 July');
  expect(dayLabel(new Date(2025, 6, 4), 'de', now)).toBe('Freitag, 4. Juli 2025');
});
