import type { LiveState, Photo, Shoebox } from '@shoebox/client';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { Gallery } from './gallery.js';
import { photo } from './photo.fixture.js';

beforeEach(() => {
  vi.useFakeTimers();
  vi.stubGlobal('localStorage', { getItem: () => null, setItem: () => {}, removeItem: () => {} });
});
afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

function scene() {
  let listed: Photo[] = [];
  let lists = 0;
  let say = (_state: LiveState) => {};
  const shoebox = {
    onPhoto: (_listener: unknown, { onState }: { onState: (state: LiveState) => void }) => {
      say = onState;
      return () => {};
    },
    photos: () => ({
      async *pages() {
        lists += 1;
        yield await Promise.resolve({ items: listed, nextToken: null });
      },
    }),
    watch: () => {},
  } as unknown as Shoebox;
  const gallery = new Gallery(shoebox);
  const names = () => gallery.view.value.photos.map(({ filename }) => filename);
  return {
    gallery,
    names,
    list: (...photos: Photo[]) => void (listed = photos),
    say: (state: LiveState) => say(state),
    lists: () => lists,
    settle: () => vi.advanceTimersByTimeAsync(100),
  };
}

const ready = (name: string) => photo(name, { filename: name });

test('What happened while there was no live status is listed when there is again', async () => {
  const { gallery, names, list, say, lists, settle } = scene();
  gallery.start();
  list(ready('a'), ready('b'), photo('c', { filename: 'c', status: 'REGISTERED' }));
  await gallery.open('summer');
  say('live');
  await settle();
  expect([names().sort(), lists()]).toEqual([['a', 'b', 'c'], 1]);
  say('polling');
  list(ready('b'), ready('d'));
  say('live');
  await settle();
  // What was just registered may be missing in a list for a moment.
  expect([names().sort(), lists()]).toEqual([['b', 'c', 'd'], 2]);
});
