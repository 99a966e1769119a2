import { expect, test } from 'vitest';
import { collectionIdOf, collectionName } from './collection-id.js';

test('What people type becomes an id of the API', () => {
  expect(collectionIdOf('Sommer in Köln')).toBe('Sommer-in-Koeln');
  expect(collectionIdOf('  Été 2026 / Provence!  ')).toBe('Ete-2026-Provence');
  expect(collectionIdOf('Über Straßen')).toBe('Ueber-Strassen');
  expect(collectionIdOf('a_b')).toBe('a_b');
  expect(collectionIdOf('📷')).toBe('');
});

test('An id has at most 64 characters, all of them allowed', () => {
  for (const typed of ['ü'.repeat(80), 'x '.repeat(80), '日本 trip']) {
    expect(collectionIdOf(typed)).toMatch(/^[A-Za-z0-9_-]{1,64}$/);
  }
});

test('An id is shown as words', () => {
  expect(collectionName('Sommer-in-Koeln')).toBe('Sommer in Koeln');
  expect(collectionName('--')).toBe('--');
});
