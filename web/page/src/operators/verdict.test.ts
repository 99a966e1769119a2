import { expect, test } from 'vitest';
import { queue } from './queue.fixture.js';
import { verdictOn } from './verdict.js';

const worker = { name: 'UPLOADS', paused: true, by: 'mia', reason: 'a look', since: null } as const;

test('A paused worker is told before all else, with what waits for it', () => {
  expect(verdictOn(queue({ worker, waiting: 7, delayed: 2, outPerMinute: 5 }))).toEqual({ is: 'paused', held: 9 });
  expect(verdictOn(queue({ worker }))).toEqual({ is: 'paused', held: 0 });
});

test('A queue from which nobody takes is stuck, unless it is only a moment', () => {
  expect(verdictOn(queue({ waiting: 3, oldestSeconds: 600 }))).toEqual({ is: 'stuck', held: 3 });
  expect(verdictOn(queue({ waiting: 3, oldestSeconds: 4 }))).toEqual({ is: 'working' });
  expect(verdictOn(queue({ waiting: 3, inFlight: 1, oldestSeconds: 600 }))).toEqual({ is: 'working' });
});

test('What comes faster than it goes grows; what goes faster is empty at some time', () => {
  const rates = { waiting: 300, oldestSeconds: 60, inPerMinute: 90, outPerMinute: 30 };
  expect(verdictOn(queue(rates))).toEqual({ is: 'growing', perMinute: 60 });
  expect(verdictOn(queue({ ...rates, outPerMinute: 100, secondsToDrain: 42 }))).toEqual({
    is: 'draining',
    seconds: 42,
  });
  expect(verdictOn(queue({ inFlight: 2, secondsToDrain: 0 }))).toEqual({ is: 'working' });
  expect(verdictOn(queue({ secondsToDrain: 0 }))).toEqual({ is: 'empty' });
  expect(verdictOn(queue({ inFlight: 1, worker: null, inPerMinute: null, outPerMinute: null }))).toEqual({
    is: 'working',
  });
});
