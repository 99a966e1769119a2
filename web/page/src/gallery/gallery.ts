import type { LiveState, Photo, Shoebox } from '@shoebox/client';
import { signal } from '@preact/signals';
import { reasonFor } from '../advice.js';
import { say, show } from '../app/announce.js';
import { loadCollections } from '../app/collections.js';
import { t } from '../i18n/index.js';
import { Album } from './album.js';
import { deletions } from './deletions.js';
import { keepDeletions, takeDeletions } from './left-overs.js';

export interface View {
  readonly photos: readonly Photo[];
  readonly days: readonly string[];
}

const EMPTY: View = { photos: [], days: [] };
const PAGE = 100;
const UNDO_MS = 8_000;
/** News that come together are told together. */
const NEWS_MS = 1_500;
const COUNTS_MS = 2_000;

/** The photos of the collection that is looked at, as they are listed and as they change. */
export class Gallery {
  readonly view = signal<View>(EMPTY);
  readonly loading = signal(false);
  readonly error = signal<unknown>(null);
  readonly live = signal<LiveState>('off');
  readonly selection = signal<ReadonlySet<string>>(new Set());
  private album = new Album();
  private collection: string | null = null;
  private reading = new AbortController();
  private drawing = false;
  private ready: string[] = [];
  private readonly deletions;
  private readonly timers = new Map<string, ReturnType<typeof setTimeout>>();

  constructor(private readonly shoebox: Shoebox) {
    this.deletions = deletions({
      remove: async (key) => {
        await shoebox.delete(key);
        this.album.remove(key);
        this.later('counts', COUNTS_MS, () => void loadCollections(shoebox).catch(() => {}));
      },
      failed: (keys) => {
        for (const key of keys) this.album.hide(key, false);
        this.draw();
        show({ kind: 'trouble', text: t.deleteFailed(keys.length) });
      },
      undoMs: UNDO_MS,
      keep: (keys) => keepDeletions(keys, UNDO_MS),
    });
  }

  /** Listens until the function that it gives is called. */
  start(): () => void {
    let wasLive = false;
    const unlisten = this.shoebox.onPhoto((photo) => this.hear(photo), {
      onState: (state) => {
        this.live.value = state;
        if (state !== 'live') return;
        if (wasLive) void this.open(this.collection); // for what happened meanwhile
        wasLive = true;
      },
    });
    void this.deleteLeftOvers();
    return () => {
      unlisten();
      this.reading.abort();
    };
  }

  /** What was deleted just before the page was closed; another's keys are refused by the server. */
  private async deleteLeftOvers(): Promise<void> {
    for (const key of await takeDeletions()) {
      this.album.hide(key, true);
      await this.shoebox.delete(key).catch(() => this.album.hide(key, false));
      this.draw();
    }
  }

  /** Deletes for good what could still be undone. */
  async finish(): Promise<void> {
    await this.deletions.flush();
  }

  async open(collection: string | null): Promise<void> {
    if (collection !== this.collection) {
      this.album = new Album();
      this.view.value = EMPTY;
      this.selection.value = new Set();
      void this.deletions.flush();
    }
    this.collection = collection;
    this.reading.abort();
    const reading = new AbortController();
    this.reading = reading;
    this.error.value = null;
    this.loading.value = collection !== null;
    if (collection === null) return;
    const missing = new Set(this.album.settled());
    try {
      const list = this.shoebox.photos(collection, { pageSize: PAGE, signal: reading.signal });
      for await (const { items } of list.pages()) {
        if (reading.signal.aborted) return;
        for (const photo of items) {
          this.album.put(photo);
          missing.delete(photo.s3Key);
        }
        this.shoebox.watch(...items.filter(({ status }) => status === 'REGISTERED').map(({ s3Key }) => s3Key));
        this.draw();
      }
      for (const key of missing) this.album.remove(key);
      if (missing.size > 0) this.draw();
    } catch (e) {
      if (!reading.signal.aborted) this.error.value = e;
    } finally {
      if (!reading.signal.aborted) this.loading.value = false;
    }
  }

  get(s3Key: string): Photo | undefined {
    return this.album.get(s3Key);
  }

  toggle(s3Key: string): void {
    const next = new Set(this.selection.value);
    if (!next.delete(s3Key)) next.add(s3Key);
    this.selection.value = next;
  }

  /** All of them, or none if all are selected already. */
  toggleAll(s3Keys: readonly string[]): void {
    const next = new Set(this.selection.value);
    const all = s3Keys.every((key) => next.has(key));
    for (const key of s3Keys) {
      if (all) next.delete(key);
      else next.add(key);
    }
    this.selection.value = next;
  }

  /** Out of sight at once, and for good when nobody has taken it back. */
  delete(s3Keys: readonly string[]): void {
    if (s3Keys.length === 0) return;
    for (const key of s3Keys) this.album.hide(key, true);
    this.selection.value = new Set();
    this.deletions.begin(s3Keys);
    this.draw();
    const action = { label: t.undo, run: () => this.undo() };
    show({ kind: 'done', text: t.deleted(s3Keys.length), action }, UNDO_MS);
  }

  private undo(): void {
    for (const key of this.deletions.undo()) this.album.hide(key, false);
    this.draw();
    show({ kind: 'done', text: t.restored }, 3_000);
  }

  private hear(photo: Photo): void {
    this.later('counts', COUNTS_MS, () => void loadCollections(this.shoebox).catch(() => {}));
    if (photo.collectionId !== this.collection) return;
    const before = this.album.get(photo.s3Key)?.status;
    if (!this.album.put(photo)) return;
    this.draw();
    if (photo.status === before) return;
    if (photo.status === 'READY') {
      this.ready.push(photo.filename);
      this.later('ready', NEWS_MS, () => this.tellReady());
    } else if (photo.status === 'FAILED' || photo.status === 'REJECTED') {
      say(t.photoTrouble(photo.filename, reasonFor(photo.reason, t).why));
    }
  }

  private tellReady(): void {
    const names = this.ready.splice(0);
    if (names.length > 0) say(names.length === 1 ? t.photoReady(names[0] ?? '') : t.photosReady(names.length));
  }

  /** Once a frame, however many have changed. */
  private draw(): void {
    if (this.drawing) return;
    this.drawing = true;
    setTimeout(() => {
      this.drawing = false;
      this.view.value = this.album.list();
    }, 16);
  }

  private later(what: string, ms: number, run: () => void): void {
    if (this.timers.has(what)) return;
    this.timers.set(
      what,
      setTimeout(() => {
        this.timers.delete(what);
        run();
      }, ms),
    );
  }
}
