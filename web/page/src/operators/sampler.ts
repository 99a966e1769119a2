import { computed, signal } from '@preact/signals';
import type { QueueName, QueueState } from './types.js';

export interface Sample {
  /** Milliseconds of the clock. */
  readonly at: number;
  readonly queues: readonly QueueState[];
}

export const KEPT_MS = 3_600_000;
export const EVERY_MS = 5_000;
const MOST_MS = 60_000;

/** How long to wait after so many failures in a row. */
export function pauseAfter(failures: number): number {
  return Math.min(MOST_MS, EVERY_MS * 2 ** failures);
}

/** What one wants to see of a queue over time. */
export type Figure = Extract<keyof QueueState, 'waiting' | 'deadLetters'>;

export interface Point {
  readonly at: number;
  readonly value: number;
}

export function pointsOf(samples: readonly Sample[], name: QueueName, figure: Figure): Point[] {
  return samples.flatMap(({ at, queues }) => {
    const queue = queues.find((known) => known.name === name);
    return queue ? [{ at, value: queue[figure] }] : [];
  });
}

/** Asks for the queues each few seconds while the page is seen, and keeps an hour of the answers. */
export class Sampler {
  readonly samples = signal<readonly Sample[]>([]);
  readonly latest = computed(() => this.samples.value.at(-1) ?? null);
  /** Why the last question had no answer; null if it had one. */
  readonly trouble = signal<unknown>(null);
  private failures = 0;
  private running = false;
  private timer: ReturnType<typeof setTimeout> | undefined;
  private asking: Promise<void> | null = null;

  constructor(private readonly load: () => Promise<readonly QueueState[]>) {}

  /** Until the function that it gives is called. */
  start(): () => void {
    this.running = true;
    const look = () => {
      clearTimeout(this.timer);
      if (!document.hidden) void this.ask();
    };
    document.addEventListener('visibilitychange', look);
    look();
    return () => {
      this.running = false;
      clearTimeout(this.timer);
      document.removeEventListener('visibilitychange', look);
    };
  }

  /** At once, as after something was changed: what is on its way was asked before. */
  async now(): Promise<void> {
    await this.asking;
    await this.ask();
  }

  private ask(): Promise<void> {
    this.asking ??= this.sample().finally(() => {
      this.asking = null;
      clearTimeout(this.timer);
      if (this.running && !document.hidden) this.timer = setTimeout(() => void this.ask(), pauseAfter(this.failures));
    });
    return this.asking;
  }

  private async sample(): Promise<void> {
    try {
      const queues = await this.load();
      const at = Date.now();
      this.samples.value = [...this.samples.peek().filter((sample) => at - sample.at <= KEPT_MS), { at, queues }];
      this.failures = 0;
      this.trouble.value = null;
    } catch (error) {
      this.failures += 1;
      this.trouble.value = error;
    }
  }
}
