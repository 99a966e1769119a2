import { expect, test } from 'vitest';
import { dollars, figure, millis, moment, span } from './figures.js';

test('Small figures have a decimal, large ones none, unknown ones a dash', () => {
  expect([0, 0.25, 9.96, 12.4, 12_345, null].map((n) => figure(n, 'en'))).toEqual([
    '0',
    '0.3',
    '10',
    '12',
    '12,345',
    '–',
  ]);
  expect(figure(12_345, 'de')).toBe('12.345');
});

test('Times are told in the largest unit that they have two of', () => {
  expect([0, 3.14, 45, 119, 120, 7_100, 7_200, 172_800, null].map((n) => span(n, 'en'))).toEqual([
    '0 sec',
    '3.1 sec',
    '45 sec',
    '119 sec',
    '2 min',
    '118 min',
    '2 hr',
    '2 days',
    '–',
  ]);
  expect(span(240, 'de')).toBe('4 Min.');
  expect([12, 999, 1_500, 65_000, null].map((n) => millis(n, 'en'))).toEqual([
    '12 ms',
    '999 ms',
    '1.5 sec',
    '65 sec',
    '–',
  ]);
});

test('Cents of a cent are told as long as they are all there is', () => {
  expect([0, 0.0042, 12.345].map((n) => dollars(n, 'en'))).toEqual(['$0.00', '$0.0042', '$12.35']);
});

test('What is no moment is shown as it came', () => {
  expect(moment('soon', 'en')).toBe('soon');
  expect(moment(null, 'en')).toBe('–');
});

test('Moments have their seconds, and the year only if it is another', () => {
  const now = new Date(2026, 10, 25);
  const at = new Date(2026, 10, 24, 9, 5, 7).toISOString();
  expect(moment(at, 'en', now)).toBe('Nov 24, 09:05:07');
  expect(moment(at, 'de', now)).toBe('24. Nov., 09:05:07');
  expect(moment(at, 'en', new Date(2027, 0, 1))).toBe('Nov 24, 2026, 09:05:07');
});
