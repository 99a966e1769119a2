import type { Entry } from './entry.js';
import type { ShoeboxError } from './errors.js';
import type { UploadProgress, UploadState } from './uploads.js';

export const IN_WORK: ReadonlySet<UploadState> = new Set(['preparing', 'sending', 'retrying']);
const HELD: ReadonlySet<UploadState> = new Set(['duplicate', 'blocked']);

export interface QueueState {
  readonly paused: boolean;
  readonly offline: boolean;
  readonly bytesPerSecond: number;
  readonly error: ShoeboxError | null;
}

/** Sums up. */
export function progressOf(entries: Iterable<Entry>, queue: QueueState): UploadProgress {
  const sum = { files: 0, done: 0, failed: 0, held: 0, totalBytes: 0, sentBytes: 0 };
  let active = false;
  for (const { state, size, sentBytes } of entries) {
    if (state === 'cancelled') continue;
    sum.files += 1;
    if (state === 'failed') sum.failed += 1;
    else if (HELD.has(state)) sum.held += 1;
    else {
      if (state === 'done') sum.done += 1;
      sum.totalBytes += size;
      sum.sentBytes += Math.min(size, sentBytes);
      active ||= state === 'waiting' || IN_WORK.has(state);
    }
  }
  const { paused, offline, bytesPerSecond, error } = queue;
  const left = sum.totalBytes - sum.sentBytes;
  const state = paused ? 'paused' : !active ? 'idle' : offline ? 'offline' : 'running';
  const secondsLeft = state === 'running' && bytesPerSecond > 0 ? left / bytesPerSecond : null;
  return { ...sum, state, bytesPerSecond, secondsLeft, error };
}

const TICK_MS = 100;

/** Calls at most every tenth of a second, and once more at the end. */
export class Ticker {
  private timer: ReturnType<typeof setTimeout> | null = null;

  constructor(private readonly call: () => void) {}

  wake(): void {
    this.timer ??= setTimeout(() => {
      this.timer = null;
      this.call();
    }, TICK_MS);
  }
}
