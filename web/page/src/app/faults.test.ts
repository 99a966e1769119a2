import { expect, test } from 'vitest';
import { LANGUAGES } from '../i18n/index.js';
import { faultsOf, inWords } from './faults.js';

const ANSWER = {
  on: true,
  faults: 'latency=200ms,errors=0.05,drop-events=0.0,duplicate-events=0.2,reorder=0.005,seed=7',
};

test('What is switched off is not told, and the seed is', () => {
  expect(faultsOf(ANSWER).map(({ name }) => name)).toEqual([
    'latency',
    'errors',
    'duplicate-events',
    'reorder',
    'seed',
  ]);
});

test('Without faults there is nothing to tell', () => {
  expect(faultsOf({ ...ANSWER, on: false })).toEqual([]);
  for (const odd of [null, 'x', {}, { on: true }, { on: true, faults: 3 }]) expect(faultsOf(odd)).toEqual([]);
});

test('Faults are told in words of either language', () => {
  expect(inWords(faultsOf(ANSWER), LANGUAGES.en.messages)).toBe(
    'requests are held up for up to 200 ms, 5% of requests fail, 20% of events come twice, 0.5% of events come late, seed 7',
  );
  expect(inWords(faultsOf(ANSWER), LANGUAGES.de.messages).replaceAll('\u00a0', ' ')).toBe(
    'Anfragen warten bis zu 200 ms, 5 % der Anfragen scheitern, 20 % der Ereignisse kommen doppelt, 0,5 % der Ereignisse kommen verspätet, Startwert 7',
  );
});

test('A fault that the page does not know yet is told as it is', () => {
  expect(inWords([{ name: 'gravity', value: '9.81' }], LANGUAGES.en.messages)).toBe('gravity 9.81');
});
