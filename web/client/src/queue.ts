import { Duplicates } from './duplicates.js';
import { entryOf, restored, snapshotOf, type Entry } from './entry.js';
import { ShoeboxError } from './errors.js';
import { fileOf, mayRead } from './files.js';
import type { GraphQl } from './graphql.js';
import { IN_WORK } from './progress.js';
import type { UploadStore } from './store.js';
import { bring } from './bring.js';
import { UploadList } from './upload-list.js';
import type { Uploader } from './uploader.js';
import type {
  AddOptions,
  Upload,
  UploadEvents,
  UploadProgress,
  UploadQueue,
  UploadSource,
  UploadState,
} from './uploads.js';

export interface QueueOptions {
  readonly uploader: Pick<Uploader, 'prepare' | 'send'>;
  readonly api: GraphQl;
  /** The signed-in identity. */
  readonly identity: () => Promise<string>;
  readonly concurrency: number;
  readonly store: UploadStore | null;
}

/** Works through a list of uploads, a few at a time. */
export class Queue implements UploadQueue {
  private readonly uploads: UploadList;
  private readonly duplicates: Duplicates;
  private running = 0;
  private idlers: (() => void)[] = [];

  constructor(private readonly options: QueueOptions) {
    this.uploads = new UploadList(options.store);
    this.duplicates = new Duplicates(options.api);
  }

  get list(): readonly Upload[] {
    return this.uploads.snapshot();
  }

  get progress(): UploadProgress {
    return this.uploads.progress();
  }

  on<E extends keyof UploadEvents>(event: E, listener: UploadEvents[E]): () => void {
    return this.uploads.on(event, listener);
  }

  async add(sources: Iterable<UploadSource>, options: AddOptions): Promise<readonly Upload[]> {
    const given = [...sources]; // a list of dropped files is emptied when the event is over
    const identityId = await this.options.identity();
    this.duplicates.refresh(options.collection);
    const added: Entry[] = [];
    for (const source of given) {
      const file = await fileOf(source).catch((e: unknown) => ShoeboxError.of(e));
      const entry = entryOf(source, file instanceof File ? file : new File([], source.name), identityId, options);
      if (file instanceof ShoeboxError) Object.assign(entry, { state: 'failed', error: file });
      this.uploads.add(entry);
      added.push(entry);
    }
    this.pump();
    return added.map(snapshotOf);
  }

  pause(id?: string): void {
    if (id === undefined) this.uploads.paused = true;
    for (const entry of this.uploads.get(id)) {
      // Of all, those that wait need not be told: nothing is begun.
      if (IN_WORK.has(entry.state)) this.stop(entry, id === undefined ? 'waiting' : 'paused');
      else if (id !== undefined && entry.state === 'waiting') this.uploads.change(entry, { state: 'paused' });
    }
    this.uploads.tick();
    this.settle();
  }

  async resume(id?: string): Promise<void> {
    if (id === undefined) {
      this.uploads.paused = false;
      this.uploads.error = null;
    }
    for (const entry of this.uploads.get(id)) {
      if (entry.state === 'paused') this.uploads.change(entry, { state: 'waiting' });
      if (entry.state === 'blocked' && (await mayRead(entry.source, true)))
        this.uploads.change(entry, { state: 'waiting' });
    }
    this.uploads.tick();
    this.pump();
  }

  retry(id?: string): void {
    for (const entry of this.uploads.get(id)) {
      if (entry.state === 'failed') this.uploads.change(entry, { state: 'waiting', error: null });
    }
    this.pump();
  }

  keep(id?: string): void {
    for (const entry of this.uploads.get(id)) {
      if (entry.state !== 'duplicate') continue;
      this.uploads.change(entry, { state: 'waiting', duplicates: 'upload', duplicateOf: null });
    }
    this.pump();
  }

  cancel(id?: string): void {
    for (const entry of this.uploads.get(id)) {
      if (entry.state === 'done' || entry.state === 'cancelled') continue;
      this.duplicates.release(entry);
      this.stop(entry, 'cancelled');
    }
    this.settle();
  }

  clear(): void {
    for (const entry of this.uploads.get()) {
      if (entry.state !== 'done' && entry.state !== 'failed' && entry.state !== 'cancelled') continue;
      this.duplicates.release(entry);
      this.uploads.remove(entry);
    }
  }

  async restore(): Promise<readonly Upload[]> {
    const left = (await this.options.store?.claim(await this.options.identity())) ?? [];
    const found: Entry[] = [];
    for (const stored of left) {
      if (this.uploads.has(stored.id)) continue;
      const readable = await mayRead(stored.source, false);
      const file = stored.source instanceof File ? stored.source : null;
      const entry = restored(stored, !readable ? 'blocked' : stored.paused ? 'paused' : 'waiting', file);
      this.duplicates.refresh(entry.collection);
      this.uploads.add(entry);
      found.push(entry);
    }
    this.pump();
    return found.map(snapshotOf);
  }

  idle(): Promise<void> {
    return new Promise((resolve) => {
      this.idlers.push(resolve);
      this.settle();
    });
  }

  private pump(): void {
    while (!this.uploads.paused && this.running < this.options.concurrency) {
      const entry = this.uploads.firstWaiting();
      if (!entry) break;
      void this.work(entry);
    }
    this.settle();
  }

  private settle(): void {
    const busy = this.running > 0 || (!this.uploads.paused && this.uploads.firstWaiting() !== undefined);
    if (busy) return;
    for (const resolve of this.idlers.splice(0)) resolve();
  }

  /** Ends the work on it, if there is any, and says what it is instead. */
  private stop(entry: Entry, state: UploadState): void {
    const { work } = entry;
    entry.work = null;
    this.uploads.change(entry, { state, sentBytes: 0, retryAt: null });
    work?.abort();
  }

  private async work(entry: Entry): Promise<void> {
    const work = new AbortController();
    entry.work = work;
    this.running += 1;
    try {
      this.uploads.change(entry, { state: 'preparing', error: null, sentBytes: 0 });
      await bring(entry, this.options.uploader, this.uploads, this.duplicates, work.signal);
    } catch (e) {
      // Stopped: whoever did it has said what it is now.
      if (entry.work === work) this.fail(entry, ShoeboxError.of(e));
    } finally {
      if (entry.work === work) entry.work = null;
      this.running -= 1;
      this.pump();
    }
  }

  private fail(entry: Entry, error: ShoeboxError): void {
    this.duplicates.release(entry);
    this.uploads.change(entry, { state: 'failed', error, sentBytes: 0, retryAt: null });
    // The next would be refused too.
    if (error.kind !== 'NotAuthorized' && error.kind !== 'LimitExceeded') return;
    this.uploads.error = error;
    this.pause();
  }
}
