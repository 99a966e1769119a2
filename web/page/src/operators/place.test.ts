import { expect, test } from 'vitest';
import { collectionIdOf } from '../collection-id.js';
import { OPERATORS, parseRoute } from '../route.js';
import { placeHash, placeOf, VIEWS } from './place.js';

test('A place is found again in its address, whatever the key', () => {
  for (const view of VIEWS) {
    for (const of of ['', 'eu-central-1:0/a/01J/x y%20+#.jpg']) {
      const { collection, photo } = parseRoute(placeHash(view, of));
      expect(collection).toBe(OPERATORS);
      expect(placeOf(photo)).toEqual({ view, of });
    }
  }
});

test('What is no view is the overview', () => {
  expect(placeOf(null)).toEqual({ view: 'overview', of: '' });
  expect(placeOf('nowhere/at/all')).toEqual({ view: 'overview', of: '' });
});

test('No collection is taken for it', () => {
  expect(collectionIdOf(OPERATORS)).not.toBe(OPERATORS);
});
