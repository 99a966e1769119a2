import { aborted, throwIfAborted } from './errors.js';

export interface Backoff {
  /** The first pause is at most this long, and each next one twice as long; milliseconds. */
  readonly firstMs: number;
  readonly mostMs: number;
}

/** Full jitter, as AWS's Builders' Library has it, but never less than a tenth: all tries at once would help nobody. */
export function pauseMs(backoff: Backoff, failures: number, random: () => number = Math.random): number {
  const most = Math.min(backoff.mostMs, backoff.firstMs * 2 ** Math.max(0, failures - 1));
  return Math.round(most * (0.1 + 0.9 * random()));
}

/** Waits; rejected as `Aborted` as soon as the signal says so. */
export function pause(ms: number, signal?: AbortSignal): Promise<void> {
  return new Promise((resolve, reject) => {
    throwIfAborted(signal);
    const timer = setTimeout(done, ms);
    function done() {
      signal?.removeEventListener('abort', stop);
      resolve();
    }
    function stop() {
      clearTimeout(timer);
      reject(aborted(signal?.reason));
    }
    signal?.addEventListener('abort', stop, { once: true });
  });
}

/** Whether the browser says that there is no connection; where nobody can say, there is one. */
export function isOffline(): boolean {
  return (globalThis.navigator as Navigator | undefined)?.onLine === false;
}

/** Resolves when there is a connection. */
export function online(signal?: AbortSignal): Promise<void> {
  if (!isOffline()) return Promise.resolve();
  return new Promise((resolve, reject) => {
    throwIfAborted(signal);
    const settle = (end: () => void) => () => {
      globalThis.removeEventListener('online', up);
      signal?.removeEventListener('abort', stop);
      end();
    };
    const up = settle(resolve);
    const stop = settle(() => reject(aborted(signal?.reason)));
    globalThis.addEventListener('online', up);
    signal?.addEventListener('abort', stop);
  });
}
