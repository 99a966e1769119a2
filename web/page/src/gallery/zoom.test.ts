import { expect, test } from 'vitest';
import { FITTED, MOST_SCALE, swipe, within, zoomed } from './zoom.js';

test('What is under the pointer stays there', () => {
  const at = { x: 100, y: -40 };
  const once = zoomed(FITTED, 2, at);
  // A point of the picture is at scale * p + offset.
  const p = { x: (at.x - FITTED.x) / FITTED.scale, y: (at.y - FITTED.y) / FITTED.scale };
  expect(once.scale * p.x + once.x).toBeCloseTo(at.x);
  expect(once.scale * p.y + once.y).toBeCloseTo(at.y);
});

test('The scale has ends, and at its least the picture is fitted again', () => {
  expect(zoomed(FITTED, 100, { x: 0, y: 0 }).scale).toBe(MOST_SCALE);
  expect(zoomed({ scale: 2, x: 50, y: 9 }, 0.1, { x: 3, y: 3 })).toEqual(FITTED);
});

test('A picture is moved to its edge and no further', () => {
  const frame = { width: 400, height: 400 };
  expect(within({ scale: 2, x: 999, y: 999 }, { width: 400, height: 100 }, frame)).toEqual({ scale: 2, x: 200, y: 0 });
  expect(within({ scale: 2, x: -999, y: 0 }, { width: 400, height: 100 }, frame).x).toBe(-200);
});

test('A finger says where to go', () => {
  expect(swipe(-120, 10, 500)).toBe('next');
  expect(swipe(120, 10, 500)).toBe('previous');
  expect(swipe(-30, 2, 50)).toBe('next');
  expect(swipe(-30, 2, 500)).toBeNull();
  expect(swipe(10, 160, 300)).toBe('close');
  expect(swipe(4, -160, 300)).toBeNull();
});
