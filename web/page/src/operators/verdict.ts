import type { QueueState } from './types.js';

/** What one wants to know of a queue at first sight. */
export type Verdict =
  | { readonly is: 'empty' }
  | { readonly is: 'paused'; readonly held: number }
  | { readonly is: 'stuck'; readonly held: number }
  | { readonly is: 'growing'; readonly perMinute: number }
  | { readonly is: 'draining'; readonly seconds: number }
  | { readonly is: 'working' };

/** Nothing is taken for so long, though there is something: then nobody works. */
const STUCK_SECONDS = 120;

export function verdictOn(queue: QueueState): Verdict {
  const held = queue.waiting + queue.inFlight + queue.delayed;
  if (queue.worker?.paused === true) return { is: 'paused', held };
  if (held === 0) return { is: 'empty' };
  const [into, out] = [queue.inPerMinute ?? 0, queue.outPerMinute ?? 0];
  if (out === 0 && queue.inFlight === 0 && (queue.oldestSeconds ?? 0) > STUCK_SECONDS) return { is: 'stuck', held };
  const seconds = queue.secondsToDrain ?? 0;
  if (seconds > 0) return { is: 'draining', seconds };
  return into > out && queue.waiting > 0 ? { is: 'growing', perMinute: into - out } : { is: 'working' };
}
