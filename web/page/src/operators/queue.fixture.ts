import type { QueueState } from './types.js';

export function queue(more: Partial<QueueState> = {}): QueueState {
  return {
    name: 'UPLOADS',
    waiting: 0,
    inFlight: 0,
    delayed: 0,
    oldestSeconds: null,
    inPerMinute: 0,
    outPerMinute: 0,
    secondsToDrain: null,
    deadLetters: 0,
    worker: { name: 'UPLOADS', paused: false, by: null, reason: null, since: null },
    ...more,
  };
}
