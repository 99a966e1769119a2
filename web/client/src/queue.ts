import { CollectionContents } from './duplicates.js';
import { entryOf, restored, snapshotOf, type Entry } from './entry.js';
import { ShoeboxError } from './errors.js';
import { fileOf, mayRead } from './files.js';
import type { GraphQl } from './graphql.js';
import { IN_WORK } from './progress.js';
import type { UploadStore } from './store.js';
import { UploadList } from './upload-list.js';
import type { PreparedFile, Uploader } from './uploader.js';
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
  private readonly contents: CollectionContents;
  /** Which upload brings which bytes to which collection. */
  private readonly claims = new Map<string, Entry>();
  private running = 0;
  private idlers: (() => void)[] = [];

  constructor(private readonly options: QueueOptions) {
    this.uploads = new UploadList(options.store);
    this.contents = new CollectionContents(options.api);
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
    this.contents.refresh(options.collection);
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
      this.release(entry);
      this.stop(entry, 'cancelled');
    }
    this.settle();
  }

  clear(): void {
    for (const entry of this.uploads.get()) {
      if (entry.state !== 'done' && entry.state !== 'failed' && entry.state !== 'cancelled') continue;
      this.release(entry);
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
      this.contents.refresh(entry.collection);
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
      await this.bring(entry, work.signal);
    } catch (e) {
      // Stopped: whoever did it has said what it is now.
      if (entry.work === work) this.fail(entry, ShoeboxError.of(e));
    } finally {
      if (entry.work === work) entry.work = null;
      this.running -= 1;
      this.pump();
    }
  }

  private async bring(entry: Entry, signal: AbortSignal): Promise<void> {
    // What was begun before is not looked at again: it may be there, and would be a duplicate of itself.
    const check = entry.duplicates !== 'upload' && entry.begunKey === null;
    const file = await fileOf(entry.source);
    const mayHave = check && (await this.contents.mayHave(entry.collection, file.size));
    const prepared = await this.options.uploader.prepare(file, mayHave);
    signal.throwIfAborted();
    this.uploads.change(entry, { file });
    if (check && (await this.isDuplicate(entry, prepared))) return;
    signal.throwIfAborted();
    const change = (state: UploadState, retryAt: number | null = null, error: ShoeboxError | null = null) => {
      if (!signal.aborted) this.uploads.change(entry, { state, retryAt, error, sentBytes: 0 });
    };
    const s3Key = await this.options.uploader.send(
      entry.collection,
      prepared,
      entry.begunKey,
      {
        begun: (begunKey) => this.uploads.change(entry, { begunKey }),
        progress: (sentBytes) => !signal.aborted && this.uploads.change(entry, { sentBytes }),
        sending: () => change('sending'),
        retrying: (error, retryAt) => change('retrying', retryAt, error),
      },
      signal,
    );
    if (!signal.aborted)
      this.uploads.change(entry, { state: 'done', s3Key, sentBytes: entry.size, retryAt: null, error: null });
  }

  private fail(entry: Entry, error: ShoeboxError): void {
    this.release(entry);
    this.uploads.change(entry, { state: 'failed', error, sentBytes: 0, retryAt: null });
    // The next would be refused too.
    if (error.kind !== 'NotAuthorized' && error.kind !== 'LimitExceeded') return;
    this.uploads.error = error;
    this.pause();
  }

  /** Claims the bytes for this upload, unless the collection or an earlier upload has them. */
  private async isDuplicate(entry: Entry, { file, digests }: PreparedFile): Promise<boolean> {
    if (!digests) return false;
    const claim = `${entry.collection} ${digests.sha256}`;
    const earlier = this.claims.get(claim);
    if (!earlier) this.claims.set(claim, entry);
    const duplicateOf =
      earlier && earlier !== entry
        ? earlier.name
        : digests.md5 && (await this.contents.find(entry.collection, file.size, digests.md5));
    if (!duplicateOf) return false;
    const state = entry.duplicates === 'skip' ? 'cancelled' : 'duplicate';
    if (entry.work?.signal.aborted === false) this.uploads.change(entry, { state, duplicateOf });
    return true;
  }

  private release(entry: Entry): void {
    for (const [claim, holder] of this.claims) if (holder === entry) this.claims.delete(claim);
  }
}
