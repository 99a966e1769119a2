import { ShoeboxError } from '@shoebox/client';
import { adviceOn } from '../advice.js';
import { t } from '../i18n/index.js';
import { o } from './texts/index.js';

/** An older deployment: the schema lacks the field, or nothing answers it yet. */
const NOT_THERE = /FieldUndefined|UnknownType|UnknownArgument|Cannot query field|non-nullable|No resolver/i;

export function isNotThere(thrown: unknown): boolean {
  return thrown instanceof ShoeboxError && thrown.kind !== 'NotAuthorized' && NOT_THERE.test(thrown.message);
}

/** What went wrong and what an operator does about it. */
export function operatorsAdvice(thrown: unknown): string {
  if (isNotThere(thrown)) return o.notThere;
  if (!(thrown instanceof ShoeboxError)) return adviceOn(thrown, t);
  return thrown.kind === 'NotAuthorized' ? o.refused : adviceOn(thrown, t);
}
