/** Numbers and times as people read them, in a language. */
const UNITS = ['B', 'kB', 'MB', 'GB', 'TB'];

export function bytes(count: number, language: string): string {
  let unit = 0;
  let value = count;
  while (value >= 999.5 && unit < UNITS.length - 1) {
    value /= 1_000;
    unit += 1;
  }
  const digits = unit === 0 || value >= 99.95 ? 0 : 1;
  return `${new Intl.NumberFormat(language, { maximumFractionDigits: digits }).format(value)} ${UNITS[unit]}`;
}

/** `0:07`, `3:05`, `1:02:03`. */
export function duration(seconds: number): string {
  const all = Math.max(0, Math.ceil(seconds));
  const parts = [Math.floor(all / 3_600), Math.floor(all / 60) % 60, all % 60];
  const [hours = 0, minutes = 0, rest = 0] = parts;
  const two = (n: number) => String(n).padStart(2, '0');
  return hours > 0 ? `${hours}:${two(minutes)}:${two(rest)}` : `${minutes}:${two(rest)}`;
}

export function percent(part: number, whole: number): number {
  return whole <= 0 ? 0 : Math.min(100, Math.floor((part / whole) * 100));
}

/** Making one takes longer than a hundred uses of it. */
const dateFormats = new Map<string, Intl.DateTimeFormat>();

function dateFormat(locale: string, options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat {
  const name = `${locale} ${Object.keys(options).join(' ')}`;
  const format = dateFormats.get(name) ?? new Intl.DateTimeFormat(locale, options);
  dateFormats.set(name, format);
  return format;
}

/** A day as a heading: without the year if it is this year's. */
export function dayLabel(at: Date, locale: string, now = new Date()): string {
  const day = { weekday: 'long', day: 'numeric', month: 'long' } as const;
  const sameYear = at.getFullYear() === now.getFullYear();
  return dateFormat(locale, sameYear ? day : { ...day, year: 'numeric' }).format(at);
}

export function dateTime(at: Date, locale: string): string {
  return dateFormat(locale, { dateStyle: 'full', timeStyle: 'short' }).format(at);
}
