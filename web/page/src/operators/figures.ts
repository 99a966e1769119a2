/** Figures as operators read them, in a language. */
const MINUTE = 60;
const HOUR = 3_600;
const DAY = 86_400;

/** Whole, but for small ones, which have one decimal; a dash if it is not known. */
export function figure(value: number | null, language: string): string {
  if (value === null) return '–';
  const digits = Math.abs(value) < 10 ? 1 : 0;
  return new Intl.NumberFormat(language, { maximumFractionDigits: digits }).format(value);
}

function unit(value: number, name: string, digits: number, language: string): string {
  return new Intl.NumberFormat(language, {
    style: 'unit',
    unit: name,
    unitDisplay: 'short',
    maximumFractionDigits: digits,
  }).format(value);
}

/** About how long, in the largest unit that it has two of: `45 sec`, `4 min`, `3 hr`, `2 days`. */
export function span(seconds: number | null, language: string): string {
  if (seconds === null) return '–';
  if (seconds < 2 * MINUTE) return unit(seconds, 'second', seconds < 10 ? 1 : 0, language);
  if (seconds < 2 * HOUR) return unit(seconds / MINUTE, 'minute', 0, language);
  if (seconds < 2 * DAY) return unit(seconds / HOUR, 'hour', 0, language);
  return unit(seconds / DAY, 'day', 0, language);
}

export function millis(ms: number | null, language: string): string {
  if (ms === null) return '–';
  return ms < 1_000 ? unit(ms, 'millisecond', 0, language) : span(ms / 1_000, language);
}

export function dollars(value: number, language: string): string {
  return new Intl.NumberFormat(language, {
    style: 'currency',
    currency: 'USD',
    minimumFractionDigits: 2,
    maximumFractionDigits: value < 1 ? 4 : 2,
  }).format(value);
}

/** A moment, with the seconds that logs have, and the year if it is another; as it came if it is none. */
export function moment(iso: string | null, language: string, now = new Date()): string {
  if (iso === null) return '–';
  const at = new Date(iso);
  if (Number.isNaN(at.getTime())) return iso;
  return new Intl.DateTimeFormat(language, {
    day: 'numeric',
    month: 'short',
    ...(at.getFullYear() !== now.getFullYear() && { year: 'numeric' }),
    hour: '2-digit',
    minute: '2-digit',
    second: '2-digit',
    hourCycle: 'h23',
  }).format(at);
}
