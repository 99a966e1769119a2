import { expect, test } from 'vitest';
import { VIEWS } from '../place.js';
import { BUDGET_FIELDS, FINDINGS, QUEUES } from '../types.js';
import { de } from './de.js';
import { en } from './en.js';

/** Every text by its name, those of groups too. */
function all(texts: object, under = ''): [string, unknown][] {
  return Object.entries(texts).flatMap(([name, text]: [string, unknown]) =>
    typeof text === 'object' && text !== null ? all(text, `${under}${name}.`) : [[under + name, text]],
  );
}

test('Each text is in both languages, and takes as much', () => {
  const [english, german] = [new Map(all(en)), new Map(all(de))];
  expect([...german.keys()].sort()).toEqual([...english.keys()].sort());
  for (const [name, text] of english) {
    const other = german.get(name);
    expect([name, typeof other]).toEqual([name, typeof text]);
    if (typeof text === 'function') expect([name, (other as () => string).length]).toEqual([name, text.length]);
    else expect([name, other === '']).toEqual([name, false]);
  }
});

test('Hardly a text is the same in both: nothing was left untranslated', () => {
  const german = new Map(all(de));
  const same = all(en).filter(([name, text]) => typeof text === 'string' && german.get(name) === text);
  expect(same.map(([name]) => name)).toEqual([]);
});

test('Each view, queue and finding has a name', () => {
  for (const texts of [en, de]) {
    for (const view of VIEWS) expect(texts.views[view]).toBeTruthy();
    for (const queue of QUEUES) expect(texts.queues[queue]).toBeTruthy();
    for (const name of Object.keys(BUDGET_FIELDS)) expect(texts.budgetNames[name]).toBeTruthy();
    for (const finding of FINDINGS) expect(texts.findings[finding]).toBeTruthy();
  }
});

test('A dialog says how many are touched', () => {
  expect(en.redriveText(1_234, 'Uploads')).toContain('1,234 messages');
  expect(en.retryText(1)).toContain('1 photo');
  expect(de.mendAllText(1)).toContain('1 Sache ');
  expect(de.rerunAllText(1_234)).toContain('1.234 Fotos');
});
