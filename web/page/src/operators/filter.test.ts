import { expect, test } from 'vitest';
import { filterOf } from './filter.js';

const form = (fields: Record<string, string>) => filterOf((name) => fields[name] ?? '');

test('What is left empty is not sent', () => {
  expect(form({})).toEqual({});
  expect(form({ owner: '  ', status: 'READY', since: 'x' })).toEqual({});
});

test('What is filled in is sent, times as instants', () => {
  expect(
    form({ owner: ' us-east-1:a ', status: 'FAILED', reason: 'pixels', since: '2026-11-25T10:30', until: '' }),
  ).toEqual({
    owner: 'us-east-1:a',
    status: 'FAILED',
    reasonContains: 'pixels',
    since: new Date('2026-11-25T10:30').toISOString(),
  });
});
