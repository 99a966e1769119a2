import type { Upload } from '@shoebox/client';
import { expect, test } from 'vitest';
import { merged, stillNew } from '../app/collections.js';
import { meant } from './dropped.js';
import { mostUrgent } from './panel.js';

const upload = (name: string, state: Upload['state']): Upload => ({
  id: name,
  collection: 'c',
  name,
  type: 'image/jpeg',
  size: 10,
  sentBytes: 0,
  state,
  s3Key: null,
  error: null,
  retryAt: null,
  duplicateOf: null,
  file: null,
});

test('What asks something comes first, what is over last and the latest of it first', () => {
  const list = [
    upload('done 1', 'done'),
    upload('done 2', 'done'),
    upload('waiting', 'waiting'),
    upload('gone', 'cancelled'),
    upload('sending', 'sending'),
    upload('failed', 'failed'),
    upload('twice', 'duplicate'),
  ];
  expect(mostUrgent(list).map(({ name }) => name)).toEqual([
    'failed',
    'twice',
    'sending',
    'waiting',
    'done 2',
    'done 1',
  ]);
  expect(mostUrgent(list, 2)).toHaveLength(2);
});

test('What systems put beside photos is left out', () => {
  const names = ['a.jpg', '.DS_Store', 'Thumbs.db', 'desktop.ini', 'b.txt'].map((name) => ({ name }));
  expect(meant(names).map(({ name }) => name)).toEqual(['a.jpg', 'b.txt']);
});

test('Collections that are new stand among the others, and counts are the server’s', () => {
  expect(
    merged(
      [
        { collectionId: 'b', photoCount: 3 },
        { collectionId: 'a10', photoCount: 1 },
      ],
      ['a9', 'b'],
    ),
  ).toEqual([
    { id: 'a9', photos: 0 },
    { id: 'a10', photos: 1 },
    { id: 'b', photos: 3 },
  ]);
});

test('A collection is kept on the device until its first photo', () => {
  const served = [
    { collectionId: 'trip', photoCount: 3 },
    { collectionId: 'emptied', photoCount: 0 },
  ];
  expect(stillNew(served, ['trip', 'emptied', 'next'])).toEqual(['emptied', 'next']);
});
