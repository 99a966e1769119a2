import { isOffline, pause, pauseMs, type Backoff } from './backoff.js';
import { ShoeboxError } from './errors.js';
import type { GraphQl } from './graphql.js';
import { GET_PHOTO } from './queries.js';
import type { Photo } from './types.js';

export interface PollTimes {
  readonly poll: Backoff;
  /** While live, photos on their way are still asked for now and then: a message may have been lost. */
  readonly safetyMs: number;
}

interface Waiting {
  readonly since: number;
  asked: number;
  due: number;
}

/** Questions at the same time. */
const AT_ONCE = 4;
/** After so long without a final status, a photo is no longer asked for. */
const GIVE_UP_MS = 3_600_000;
const FOR_EVER_MS = 2 ** 31 - 1;

/** Asks for photos whose status is not final, each at its own growing pauses. */
export class Poller {
  /** True: a subscription tells, and asking is only for what it might have lost. */
  live = false;
  private readonly waiting = new Map<string, Waiting>();
  private wake = new AbortController();

  constructor(
    private readonly api: GraphQl,
    private readonly times: PollTimes,
    private readonly found: (photo: Photo) => void,
  ) {}

  /** Will be asked for when it is due; at once if that is asked for. */
  expect(s3Key: string, atOnce: boolean): void {
    const now = Date.now();
    const entry = this.waiting.get(s3Key) ?? { since: now, asked: 0, due: now + this.pauseFor(0) };
    if (atOnce) entry.due = now;
    this.waiting.set(s3Key, entry);
    this.wake.abort();
  }

  forget(s3Key: string): void {
    this.waiting.delete(s3Key);
  }

  /** Live or not; after each change all are asked for, since what came in between was told to nobody. */
  setLive(live: boolean): void {
    this.live = live;
    const now = Date.now();
    for (const entry of this.waiting.values()) entry.due = live ? now : Math.min(entry.due, now + this.pauseFor(0));
    this.wake.abort();
  }

  async run(signal: AbortSignal): Promise<void> {
    while (!signal.aborted) {
      this.wake = new AbortController();
      const wake = AbortSignal.any([signal, this.wake.signal]);
      if (!isOffline()) await this.round(signal);
      await pause(this.untilDue(), wake).catch(() => {});
    }
  }

  private untilDue(): number {
    let due = Date.now() + FOR_EVER_MS;
    for (const entry of this.waiting.values()) due = Math.min(due, entry.due);
    return Math.max(isOffline() ? this.times.poll.firstMs : 0, due - Date.now());
  }

  private async round(signal: AbortSignal): Promise<void> {
    const now = Date.now();
    const due = [...this.waiting].filter(([, entry]) => entry.due <= now).sort(([, a], [, b]) => a.due - b.due);
    const ask = async () => {
      for (let next = due.shift(); next && !signal.aborted; next = due.shift())
        await this.ask(next[0], next[1], signal);
    };
    await Promise.all(Array.from({ length: AT_ONCE }, ask));
  }

  private async ask(s3Key: string, entry: Waiting, signal: AbortSignal): Promise<void> {
    try {
      const { getPhoto } = await this.api.ask<{ getPhoto: Photo | null }>(GET_PHOTO, { s3Key }, signal);
      if (getPhoto && !signal.aborted) this.found(getPhoto);
    } catch (e) {
      // Another's key, or no key at all: it will not get better.
      if (!ShoeboxError.of(e).passing) this.waiting.delete(s3Key);
    }
    entry.asked += 1;
    entry.due = Date.now() + this.pauseFor(entry.asked);
    if (Date.now() - entry.since > GIVE_UP_MS) this.waiting.delete(s3Key);
  }

  private pauseFor(asked: number): number {
    return this.live ? this.times.safetyMs : pauseMs(this.times.poll, asked);
  }
}
