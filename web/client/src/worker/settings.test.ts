import { describe, expect, it } from 'vitest';
import { workerUrl } from '../worker-url.js';
import { isOurs, settingsOf } from './settings.js';

const config = { region: 'eu-central-1', photosBucket: 'photos', thumbnailsBucket: 'thumbs' };
const aws = settingsOf(new URL(workerUrl(config), 'https://app.example').search);
const local = settingsOf(
  new URL(workerUrl({ ...config, s3Endpoint: 'http://127.0.0.1:9100' }, { mostEntries: 7 }), 'http://localhost').search,
);
const image = { method: 'GET', destination: 'image', mode: 'no-cors' } as const;
const THUMBS = 'https://thumbs.s3.eu-central-1.amazonaws.com/';

describe('the worker', () => {
  it('is told the buckets by its address', () => {
    expect(aws.buckets).toEqual(['https://photos.s3.eu-central-1.amazonaws.com/', THUMBS]);
    expect(local).toMatchObject({
      buckets: ['http://127.0.0.1:9100/photos/', 'http://127.0.0.1:9100/thumbs/'],
      mostEntries: 7,
    });
  });

  it.each([`${THUMBS}me/summer/1/240.jpg`, 'https://photos.s3.eu-central-1.amazonaws.com/me/summer/1'])(
    'signs images at %s',
    (url) => expect(isOurs({ ...image, url }, aws)).toBe(true),
  );

  it.each([
    'https://example.com/me/1.jpg',
    'https://thumbs.s3.eu-central-1.amazonaws.com.example.com/me/1.jpg',
    'https://other.s3.eu-central-1.amazonaws.com/me/1.jpg',
    'http://thumbs.s3.eu-central-1.amazonaws.com/me/1.jpg',
    `https://example.com/?${THUMBS}me/1.jpg`,
    `${THUMBS}me/1.jpg?X-Amz-Signature=1`,
    `${THUMBS}?list-type=2`,
    'https://app.example/photos/me/1.jpg',
  ])('never signs %s', (url) => expect(isOurs({ ...image, url }, aws)).toBe(false));

  it('signs no other bucket behind a path-style endpoint', () => {
    expect(isOurs({ ...image, url: 'http://127.0.0.1:9100/thumbs/me/1.jpg' }, local)).toBe(true);
    expect(isOurs({ ...image, url: 'http://127.0.0.1:9100/thumbs2/me/1.jpg' }, local)).toBe(false);
    expect(isOurs({ ...image, url: 'http://127.0.0.1:9101/thumbs/me/1.jpg' }, local)).toBe(false);
  });

  it.each([
    { method: 'PUT' },
    { method: 'HEAD' },
    { mode: 'navigate', destination: 'document' },
    { destination: 'script' },
    { destination: 'style' },
    { destination: 'worker' },
    { destination: 'iframe' },
  ] as const)('does not sign %j', (change) => {
    expect(isOurs({ ...image, url: `${THUMBS}me/1.jpg`, ...change }, aws)).toBe(false);
  });

  it('signs what a script fetches', () => {
    expect(isOurs({ ...image, url: `${THUMBS}me/1.jpg`, destination: '', mode: 'cors' }, aws)).toBe(true);
  });
});
