import { t } from '../i18n/index.js';
import { FieldError } from '../ui/form.js';
import { isEmail, isStrongEnough } from './flow.js';

/** What is in a field of the form. */
export type Value = (field: string) => string;

export function emailIn(value: Value): string {
  const email = value('email').trim();
  if (!isEmail(email)) throw new FieldError('email', t.errEmail);
  return email;
}

export function filled(value: Value, field: string): string {
  const text = value(field);
  if (text === '') throw new FieldError(field, t.errEmpty);
  return text;
}

export function strong(value: Value, field: string): string {
  const text = filled(value, field);
  if (!isStrongEnough(text)) throw new FieldError(field, t.errPasswordRule);
  return text;
}
