import { signal } from '@preact/signals';
import type { PageConfig } from '../config.js';
import type { Messages } from '../i18n/index.js';

/** One kind of fault that local mode makes on purpose: `latency=200ms`, or a share such as `errors=0.05`. */
export interface Fault {
  readonly name: string;
  readonly value: string;
}

/** What local mode was started with; empty where nothing is disturbed. */
export const faults = signal<readonly Fault[]>([]);

/** What `/local/faults` answers, without what is switched off. */
export function faultsOf(answer: unknown): readonly Fault[] {
  const { on, faults: list } = (typeof answer === 'object' && answer !== null ? answer : {}) as Record<string, unknown>;
  if (on !== true || typeof list !== 'string') return [];
  return list
    .split(',')
    .map((field) => field.split('='))
    .flatMap(([name = '', value = '']) => (name === 'seed' || parseFloat(value) > 0 ? [{ name, value }] : []));
}

/** In words, such as `up to 200 ms late, 5 % of requests fail`. */
export function inWords(all: readonly Fault[], texts: Messages): string {
  const share = (value: string) =>
    new Intl.NumberFormat(texts.languageTag, { style: 'percent', maximumFractionDigits: 4 }).format(Number(value));
  const words: Readonly<Record<string, (value: string) => string>> = {
    latency: (value) => texts.faultLatency(value.replace(/(m?s)$/, ' $1')),
    errors: (value) => texts.faultErrors(share(value)),
    'drop-events': (value) => texts.faultDropped(share(value)),
    'duplicate-events': (value) => texts.faultDuplicate(share(value)),
    reorder: (value) => texts.faultReorder(share(value)),
    seed: texts.faultSeed,
  };
  return all.map(({ name, value }) => words[name]?.(value) ?? `${name} ${value}`).join(', ');
}

/** Only local mode is asked, and only once: faults are chosen at its start. */
export async function lookForFaults({ local }: PageConfig): Promise<void> {
  if (local !== true) return;
  try {
    const answer = await fetch('/local/faults', { cache: 'no-store' });
    if (answer.ok) faults.value = faultsOf(await answer.json());
  } catch {
    // The terminal tells of them too.
  }
}
