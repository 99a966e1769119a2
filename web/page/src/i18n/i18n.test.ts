import { expect, test } from 'vitest';
import { de } from './de.js';
import { en } from './en.js';
import { chooseLanguage, localeOf } from './index.js';

const names = Object.keys(en) as (keyof typeof en)[];

test('Each text is in both languages, and takes as much', () => {
  expect(Object.keys(de).sort()).toEqual([...names].sort());
  for (const name of names) {
    expect([name, typeof de[name]]).toEqual([name, typeof en[name]]);
    if (typeof en[name] === 'string') expect(de[name]).not.toBe('');
    else expect([name, (de[name] as () => string).length]).toEqual([name, (en[name] as () => string).length]);
  }
});

test('Hardly a text is the same in both: nothing was left untranslated', () => {
  const same = names.filter((name) => typeof en[name] === 'string' && en[name] === de[name]);
  expect(same.sort()).toEqual(['code', 'live', 'collectionNameLabel'].sort());
});

test('What is counted is counted in both', () => {
  expect(en.photos(1)).toBe('1 photo');
  expect(en.photos(1_234)).toBe('1,234 photos');
  expect(de.photos(1_234)).toBe('1.234 Fotos');
  expect(de.photos(1)).toBe('1 Foto');
});

test('The language is the kept one, else the first that the browser wants and the page has', () => {
  expect(chooseLanguage(null, ['fr-CH', 'de-AT', 'en'])).toBe('de');
  expect(chooseLanguage('en', ['de'])).toBe('en');
  expect(chooseLanguage('xx', ['fr'])).toBe('en');
  expect(chooseLanguage(null, [])).toBe('en');
});

test('Dates are written as where the browser is at home', () => {
  expect(localeOf('en', ['de-AT', 'en-GB', 'en'])).toBe('en-GB');
  expect(localeOf('de', ['en-GB'])).toBe('de');
});
