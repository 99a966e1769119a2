import { isOffline } from './backoff.js';
import { snapshotOf, storedOf, type Entry, type EntryChange } from './entry.js';
import type { ShoeboxError } from './errors.js';
import { progressOf, Ticker } from './progress.js';
import { Rate } from './rate.js';
import type { UploadStore } from './store.js';
import type { Upload, UploadEvents, UploadProgress } from './uploads.js';

/** The uploads of a queue: what is shown of them, told of them and kept of them. */
export class UploadList {
  paused = false;
  /** Why all are paused, if the user did not. */
  error: ShoeboxError | null = null;
  private readonly entries = new Map<string, Entry>();
  private readonly listeners: { [E in keyof UploadEvents]: Set<UploadEvents[E]> } = {
    change: new Set(),
    remove: new Set(),
    progress: new Set(),
  };
  private readonly rate = new Rate();
  private readonly ticker = new Ticker(() => this.listeners.progress.forEach((listener) => listener(this.progress())));
  private snapshots: readonly Upload[] | null = null;

  constructor(private readonly store: UploadStore | null) {}

  on<E extends keyof UploadEvents>(event: E, listener: UploadEvents[E]): () => void {
    this.listeners[event].add(listener);
    return () => void this.listeners[event].delete(listener);
  }

  snapshot(): readonly Upload[] {
    return (this.snapshots ??= [...this.entries.values()].map(snapshotOf));
  }

  progress(): UploadProgress {
    const bytesPerSecond = this.rate.perSecond();
    return progressOf(this.entries.values(), {
      paused: this.paused,
      offline: isOffline(),
      bytesPerSecond,
      error: this.error,
    });
  }

  /** One, or all. */
  get(id?: string): Entry[] {
    const one = id === undefined ? undefined : this.entries.get(id);
    return id === undefined ? [...this.entries.values()] : one ? [one] : [];
  }

  firstWaiting(): Entry | undefined {
    for (const entry of this.entries.values()) if (entry.state === 'waiting') return entry;
    return undefined;
  }

  has(id: string): boolean {
    return this.entries.has(id);
  }

  add(entry: Entry): void {
    this.entries.set(entry.id, entry);
    this.change(entry, {});
    this.keep(entry);
  }

  change(entry: Entry, change: EntryChange): void {
    const mustKeep = 'state' in change || 'begunKey' in change || 'duplicates' in change;
    this.rate.add(Math.max(0, (change.sentBytes ?? 0) - entry.sentBytes));
    Object.assign(entry, change);
    entry.snapshot = null;
    this.snapshots = null;
    const snapshot = snapshotOf(entry);
    this.listeners.change.forEach((listener) => listener(snapshot));
    if (mustKeep) this.keep(entry);
    this.tick();
  }

  remove(entry: Entry): void {
    this.entries.delete(entry.id);
    this.snapshots = null;
    this.listeners.remove.forEach((listener) => listener(snapshotOf(entry)));
    this.unkeep(entry);
    this.tick();
  }

  tick(): void {
    this.ticker.wake();
  }

  /** What cannot be kept, for lack of space or of a database, is uploaded all the same. */
  private keep(entry: Entry): void {
    const over =
      entry.state === 'done' || entry.state === 'cancelled' || (entry.state === 'failed' && !entry.error?.passing);
    if (over) this.unkeep(entry);
    else void this.store?.put(storedOf(entry)).catch(() => {});
  }

  private unkeep(entry: Entry): void {
    void this.store?.delete(entry.id).catch(() => {});
  }
}
