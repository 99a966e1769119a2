import { computed, effect, signal } from '@preact/signals';
import { de } from './de.js';
import { en, type Messages } from './en.js';

export type Language = 'en' | 'de';
export type { Messages };

export const LANGUAGES: Readonly<Record<Language, { readonly name: string; readonly messages: Messages }>> = {
  en: { name: 'English', messages: en },
  de: { name: 'Deutsch', messages: de },
};

const KEPT = 'shoebox-language';

/** The first of the wanted languages that the page has. */
export function chooseLanguage(kept: string | null, wanted: readonly string[]): Language {
  for (const language of [kept ?? '', ...wanted]) {
    const base = language.toLowerCase().split('-')[0];
    if (base === 'en' || base === 'de') return base;
  }
  return 'en';
}

export const language = signal<Language>(
  typeof document === 'undefined' ? 'en' : chooseLanguage(localStorage.getItem(KEPT), navigator.languages),
);

/** Where the browser's languages say more of the present one, such as `en-GB`: dates are written as there. */
export function localeOf(chosen: Language, wanted: readonly string[]): string {
  return wanted.find((tag) => tag.toLowerCase().split('-')[0] === chosen) ?? chosen;
}

export const locale = computed(() =>
  localeOf(language.value, typeof document === 'undefined' ? [] : navigator.languages),
);

const messages = computed(() => LANGUAGES[language.value].messages);

/** The texts in the present language; whoever reads them in a component is drawn anew when it changes. */
export const t = new Proxy({} as Messages, { get: (_, name) => messages.value[name as keyof Messages] });

export function keepLanguage(chosen: Language): void {
  language.value = chosen;
  localStorage.setItem(KEPT, chosen);
}

/** The document says its language, for screen readers and hyphenation. */
export function startLanguage(): void {
  effect(() => {
    document.documentElement.lang = language.value;
  });
}
