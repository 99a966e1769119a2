import { expect, test } from 'vitest';
import { parseRoute, routeHash } from './route.js';

test('A route is found again in its address', () => {
  for (const route of [
    { collection: null, photo: null },
    { collection: 'Sommer-2026', photo: null },
    { collection: 'a', photo: 'eu-central-1:0/a/01J/x y%20+.jpg' },
  ]) {
    expect(parseRoute(routeHash(route))).toEqual(route);
  }
});

test('Of a broken address nothing is taken', () => {
  expect(parseRoute('#/%E0%A4%A')).toEqual({ collection: null, photo: null });
  expect(parseRoute('')).toEqual({ collection: null, photo: null });
});
