import { ShoeboxError } from '@shoebox/client';
import { expect, test } from 'vitest';
import { adviceOn } from '../advice.js';
import { en } from '../i18n/en.js';
import { isNotThere, operatorsAdvice } from './advice.js';
import { en as texts } from './texts/en.js';

test.each([
  "Validation error of type FieldUndefined: Field 'stages' in type 'Query' is undefined @ 'stages'",
  'Validation error of type UnknownType: Unknown type QueueName',
  'Cannot query field "stages" on type "Query".',
  "Cannot return null for non-nullable type: 'list' within parent 'Query' (/stages)",
])('What an older deployment lacks is told as that: %s', (message) => {
  expect(operatorsAdvice(new ShoeboxError('InvalidRequest', message))).toBe(texts.notThere);
});

test('Whoever is refused is told how one becomes an operator', () => {
  const refused = new ShoeboxError('NotAuthorized', 'Not authorized to access queues on type Query');
  expect(operatorsAdvice(refused)).toBe(texts.refused);
  expect(texts.refused).toContain('operators');
  expect(isNotThere(refused)).toBe(false);
});

test('All else is told as everywhere', () => {
  for (const error of [new ShoeboxError('Network', 'x'), new ShoeboxError('InvalidRequest', 'a rule'), 'x']) {
    expect(operatorsAdvice(error)).toBe(adviceOn(error, en));
  }
});
