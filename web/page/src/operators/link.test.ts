import { afterEach, expect, test, vi } from 'vitest';
import type { PageConfig } from '../config.js';
import { readLink, takesLinks } from './link.js';
import { takeLink } from './mark.js';
import { placeHash } from './place.js';

const encode = (value: unknown) =>
  btoa(String.fromCharCode(...new TextEncoder().encode(JSON.stringify(value))))
    .replace(/\+/g, '-')
    .replace(/\//g, '_')
    .replace(/=+$/, '');
const local = { local: true, userPoolEndpoint: 'http://127.0.0.1:9104/pool' } as PageConfig;

afterEach(() => vi.unstubAllGlobals());

test('The link is out of the address before it is read', () => {
  const replaceState = vi.fn();
  vi.stubGlobal('location', { hash: '#operator=abc' });
  vi.stubGlobal('history', { replaceState });
  expect(takeLink()).toBe('abc');
  expect(replaceState).toHaveBeenCalledExactlyOnceWith(null, '', expect.stringMatching(/^#\/~operators$/));
  expect(placeHash('overview')).toMatch(/^#\/~operators\//);
});

test('An address without one stays as it is', () => {
  vi.stubGlobal('location', { hash: '#/operator' });
  expect(takeLink()).toBeNull();
});

test('A name and a password come back, whatever their characters', () => {
  const link = { username: 'köhler@localhost', password: 'ÿ?>~ 📷 "' };
  expect(readLink(encode(link))).toEqual(link);
});

test.each(['', '%%%', 'e30', encode({ username: 'a' }), encode({ username: '', password: 'p' }), encode(null)])(
  'What is no whole link is told without a word of it: %s',
  (encoded) => {
    expect(() => readLink(encoded)).toThrow(/^The operator’s link is not whole$/);
  },
);

test('Only a page of this computer takes one, with a user pool of this computer', () => {
  expect(takesLinks(local, '127.0.0.1')).toBe(true);
  expect(takesLinks({ ...local, userPoolEndpoint: 'http://localhost:9104' }, 'localhost')).toBe(true);
  expect(takesLinks(local, 'photos.example.org')).toBe(false);
  expect(takesLinks({ ...local, local: false }, '127.0.0.1')).toBe(false);
  expect(takesLinks({ ...local, userPoolEndpoint: 'https://evil.example/127.0.0.1' }, '127.0.0.1')).toBe(false);
  expect(takesLinks({ local: true } as PageConfig, '127.0.0.1')).toBe(false);
});
