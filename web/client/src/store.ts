import type { UploadSource } from './uploads.js';

/** What is kept of an upload. Never its URL, which whoever has it can use, nor a token. */
export interface StoredUpload {
  readonly id: string;
  readonly identityId: string;
  readonly collection: string;
  readonly name: string;
  readonly type: string;
  readonly size: number;
  readonly lastModified: number;
  readonly source: UploadSource;
  readonly paused: boolean;
  readonly duplicates: 'ask' | 'skip' | 'upload';
  /** The key of a ticket with which a PUT was begun: the photo may be there. */
  readonly begunKey: string | null;
  /** Milliseconds since 1970. */
  readonly addedAt: number;
}

/** Where uploads survive a reload. Failures are survived too: what cannot be kept is uploaded, but not restored. */
export interface UploadStore {
  put(upload: StoredUpload): Promise<void>;
  delete(id: string): Promise<void>;
  /** Takes over what this identity left and no other open page is at work on; in the order in which it was added. */
  claim(identityId: string): Promise<StoredUpload[]>;
}

export interface IndexedDbStoreOptions {
  /** The name of the database; `shoebox-uploads` by default. */
  readonly name?: string;
  /** The largest file that is copied into the database, in bytes, where there is no handle; 50 MiB by default. */
  readonly mostBytes?: number;
}

const UPLOADS = 'uploads';
/** Apart from the rest, which changes: a file is copied each time that it is put. */
const SOURCES = 'sources';
const DEFAULT_MOST_BYTES = 50 * 1024 * 1024;

interface Row extends Omit<StoredUpload, 'source'> {
  /** The page that looks after it; it holds a lock of this name while it is open. */
  readonly page: string;
}

/** Uploads in IndexedDB: file handles where the browser has them, else copies of the files. */
export function indexedDbStore(options: IndexedDbStoreOptions = {}): UploadStore {
  const mostBytes = options.mostBytes ?? DEFAULT_MOST_BYTES;
  const name = options.name ?? 'shoebox-uploads';
  const page = `${name} ${crypto.randomUUID()}`;
  let opened: Promise<IDBDatabase> | null = null;

  const database = () => {
    opened ??= open(name).then(async (db) => {
      await holdLock(page);
      db.onclose = () => (opened = null);
      return db;
    });
    opened.catch(() => (opened = null));
    return opened;
  };
  const run = async <T>(work: (uploads: IDBObjectStore, sources: IDBObjectStore) => IDBRequest<T>): Promise<T> => {
    const transaction = (await database()).transaction([UPLOADS, SOURCES], 'readwrite');
    const request = work(transaction.objectStore(UPLOADS), transaction.objectStore(SOURCES));
    await new Promise<void>((resolve, reject) => {
      transaction.oncomplete = () => resolve();
      transaction.onabort = () => reject(transaction.error ?? new Error('The transaction was aborted'));
    });
    return request.result;
  };
  const kept = new Set<string>();

  return {
    async put({ source, ...rest }) {
      if (source instanceof Blob && source.size > mostBytes) return;
      await run((uploads, sources) => {
        if (!kept.has(rest.id)) sources.put(source, rest.id);
        return uploads.put({ ...rest, page } satisfies Row);
      });
      kept.add(rest.id);
    },
    async delete(id) {
      kept.delete(id);
      await run((uploads, sources) => {
        sources.delete(id);
        return uploads.delete(id);
      });
    },
    claim: (identityId) =>
      exclusively(`${name} claim`, async () => {
        const rows = (await run((uploads) => uploads.getAll())) as Row[];
        const open = await heldLocks();
        const left: StoredUpload[] = [];
        for (const row of rows.sort((a, b) => a.addedAt - b.addedAt)) {
          if (row.identityId !== identityId || open.has(row.page)) continue;
          const source = (await run((_, sources) => sources.get(row.id))) as UploadSource | undefined;
          await run((uploads) => uploads.put({ ...row, page } satisfies Row));
          kept.add(row.id);
          if (source) left.push({ ...row, source });
        }
        return left;
      }),
  };
}

function open(name: string): Promise<IDBDatabase> {
  return new Promise((resolve, reject) => {
    const request = indexedDB.open(name, 1);
    request.onupgradeneeded = () => {
      request.result.createObjectStore(UPLOADS, { keyPath: 'id' });
      request.result.createObjectStore(SOURCES);
    };
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error ?? new Error('IndexedDB cannot be opened'));
  });
}

/** Until the page is closed. Without locks a second page would take over what the first is at work on. */
function holdLock(name: string): Promise<void> {
  return new Promise((resolve, reject) => {
    const manager = locks();
    if (!manager) {
      resolve();
      return;
    }
    const held = manager.request(name, () => {
      resolve();
      return new Promise(() => {});
    });
    held.catch(reject);
  });
}

async function heldLocks(): Promise<Set<string>> {
  const { held = [] } = (await locks()?.query()) ?? {};
  return new Set(held.map((lock) => lock.name ?? ''));
}

async function exclusively<T>(name: string, work: () => Promise<T>): Promise<T> {
  const manager = locks();
  return manager ? await manager.request(name, work) : work();
}

function locks(): LockManager | undefined {
  return (globalThis.navigator as Partial<Navigator> | undefined)?.locks;
}
