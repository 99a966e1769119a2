import { computed } from '@preact/signals';
import { language, type Language } from '../../i18n/index.js';
import { de } from './de.js';
import { en, type OperatorsTexts } from './en.js';

export const OPERATORS_TEXTS: Readonly<Record<Language, OperatorsTexts>> = { en, de };

const texts = computed(() => OPERATORS_TEXTS[language.value]);

/** The operators' texts in the present language, apart from the others since few need them. */
export const o = new Proxy({} as OperatorsTexts, { get: (_, name) => texts.value[name as keyof OperatorsTexts] });
