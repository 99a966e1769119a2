/** What is remembered of the session: no secret, but whose pictures are kept, and that somebody signed out. */
export interface DiskState {
  readonly identityId: string | null;
  readonly signedOut: boolean;
}

/** What is known of a kept picture. */
export interface Kept {
  readonly url: string;
  readonly bytes: number;
  /** Milliseconds since 1970. */
  readonly keptAt: number;
  readonly usedAt: number;
}

const STATE = 'state';
const PICTURES = 'pictures';
const SESSION = 'session';

/** The worker's part of IndexedDB. Where there is none, nothing is remembered. */
export class Disk {
  private opened: Promise<IDBDatabase> | null = null;

  constructor(private readonly name = 'shoebox-images') {}

  async state(): Promise<DiskState> {
    const state = await this.run<DiskState | undefined>(STATE, 'readonly', (store) => store.get(SESSION));
    return state ?? { identityId: null, signedOut: false };
  }

  async setState(state: DiskState): Promise<void> {
    await this.run(STATE, 'readwrite', (store) => store.put(state, SESSION));
  }

  pictures(): Promise<Kept[]> {
    return this.run<Kept[]>(PICTURES, 'readonly', (store) => store.getAll());
  }

  async putPicture(kept: Kept): Promise<void> {
    await this.run(PICTURES, 'readwrite', (store) => store.put(kept));
  }

  async deletePictures(urls: readonly string[]): Promise<void> {
    if (urls.length === 0) return;
    await this.run(
      PICTURES,
      'readwrite',
      (store) => urls.map((url) => store.delete(url)).at(-1) as IDBRequest<undefined>,
    );
  }

  async clearPictures(): Promise<void> {
    await this.run(PICTURES, 'readwrite', (store) => store.clear());
  }

  private async run<T>(
    store: string,
    mode: IDBTransactionMode,
    work: (store: IDBObjectStore) => IDBRequest,
  ): Promise<T> {
    this.opened ??= open(this.name);
    this.opened.catch(() => (this.opened = null));
    const transaction = (await this.opened).transaction(store, mode);
    const request = work(transaction.objectStore(store));
    await new Promise<void>((resolve, reject) => {
      transaction.oncomplete = () => resolve();
      transaction.onabort = () => reject(transaction.error ?? new Error('The transaction was aborted'));
    });
    return request.result as T;
  }
}

function open(name: string): Promise<IDBDatabase> {
  return new Promise((resolve, reject) => {
    const request = indexedDB.open(name, 1);
    request.onupgradeneeded = () => {
      request.result.createObjectStore(STATE);
      request.result.createObjectStore(PICTURES, { keyPath: 'url' });
    };
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error ?? new Error('IndexedDB cannot be opened'));
  });
}
