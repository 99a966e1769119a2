import { describe, expect, test } from 'vitest';
import { Album } from './album.js';
import { photo } from './photo.fixture.js';
import { largestShown, previewKey, thumbnailFilling } from './picture.js';

const keys = (album: Album) => album.list().photos.map(({ s3Key }) => s3Key);

describe('An album', () => {
  test('has the newest first, by when they were taken', () => {
    const album = new Album();
    album.put(photo('old', { takenAt: '2019-01-01T12:00:00Z' }));
    album.put(photo('unknown'));
    album.put(photo('new', { takenAt: '2026-11-24T12:00:00Z' }));
    album.put(photo('nonsense', { takenAt: 'yesterday', createdAt: '2026-11-01T10:00:00Z' }));
    expect(keys(album)).toEqual(['new', 'unknown', 'nonsense', 'old']);
    expect(album.list().days.at(-1)).toBe('2019-01-01');
  });

  test('does not go back to an older record, in whatever order they come', () => {
    const registered = photo('a', { status: 'REGISTERED', thumbnails: [], updatedAt: '2026-11-20T10:00:00Z' });
    const ready = photo('a');
    for (const order of [
      [registered, ready],
      [ready, registered],
    ]) {
      const album = new Album();
      for (const one of order) album.put(one);
      expect(album.get('a')?.status).toBe('READY');
    }
    const album = new Album();
    album.put(photo('a'));
    expect(album.put({ ...registered, updatedAt: ready.updatedAt })).toBe(false);
    expect(album.put(ready)).toBe(false);
  });

  test('loses what is deleted, and hides what may come back', () => {
    const album = new Album();
    album.put(photo('a'));
    album.put(photo('b'));
    album.hide('a', true);
    expect(keys(album)).toEqual(['b']);
    album.hide('a', false);
    album.put(photo('b', { status: 'DELETED' }));
    expect(keys(album)).toEqual(['a']);
    expect(album.remove('b')).toBe(false);
  });
});

describe('The picture', () => {
  test('of a square is the smallest thumbnail that fills it', () => {
    expect(thumbnailFilling(photo('a'), 180)?.key).toBe('a/256');
    expect(thumbnailFilling(photo('a'), 376)?.key).toBe('a/640');
    expect(thumbnailFilling(photo('a'), 9_000)?.key).toBe('a/1280');
    expect(thumbnailFilling(photo('a', { thumbnails: [] }), 10)).toBeNull();
  });

  test('of the lightbox is the original only where the thumbnails are too small for the window', () => {
    expect(previewKey(photo('a'), 1_280)).toBe('a/1280');
    expect(previewKey(photo('a'), 3_000)).toBe('a');
    expect(previewKey(photo('a', { contentType: 'image/heic' }), 3_000)).toBe('a/1280');
    expect(largestShown(photo('a', { status: 'REJECTED', thumbnails: [] }))).toBeNull();
  });
});
