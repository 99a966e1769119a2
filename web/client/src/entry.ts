import type { ShoeboxError } from './errors.js';
import type { StoredUpload } from './store.js';
import type { AddOptions, Upload, UploadSource, UploadState } from './uploads.js';

/** An upload in the queue, as it changes. */
export interface Entry {
  readonly id: string;
  readonly identityId: string;
  readonly collection: string;
  readonly source: UploadSource;
  readonly name: string;
  readonly type: string;
  readonly size: number;
  readonly lastModified: number;
  readonly addedAt: number;
  readonly duplicates: NonNullable<AddOptions['duplicates']>;
  file: File | null;
  state: UploadState;
  sentBytes: number;
  s3Key: string | null;
  begunKey: string | null;
  error: ShoeboxError | null;
  retryAt: number | null;
  duplicateOf: string | null;
  /** Present while it is in work. */
  work: AbortController | null;
  snapshot: Upload | null;
}

export type EntryChange = Partial<
  Pick<Entry, 'file' | 'state' | 'sentBytes' | 's3Key' | 'begunKey' | 'error' | 'retryAt' | 'duplicateOf'>
> & { duplicates?: Entry['duplicates'] };

/** Adding many at once takes less than a millisecond each: the order needs finer steps. */
let last = 0;

export function entryOf(source: UploadSource, file: File, identityId: string, options: AddOptions): Entry {
  last = Math.max(Date.now(), last + 0.001);
  return {
    ...fresh(source, file),
    id: crypto.randomUUID(),
    identityId,
    collection: options.collection,
    name: file.name,
    type: file.type,
    size: file.size,
    lastModified: file.lastModified,
    addedAt: last,
    duplicates: options.duplicates ?? 'ask',
  };
}

export function restored(stored: StoredUpload, state: UploadState, file: File | null): Entry {
  const { id, identityId, collection, name, type, size, lastModified, addedAt } = stored;
  return {
    ...fresh(stored.source, file),
    ...{ id, identityId, collection, name, type, size, lastModified, addedAt, state },
    duplicates: stored.duplicates,
    begunKey: stored.begunKey,
  };
}

function fresh(source: UploadSource, file: File | null) {
  return {
    source,
    file,
    state: 'waiting' as UploadState,
    sentBytes: 0,
    s3Key: null,
    begunKey: null,
    error: null,
    retryAt: null,
    duplicateOf: null,
    work: null,
    snapshot: null,
  };
}

export function snapshotOf(entry: Entry): Upload {
  const { id, collection, name, type, size, sentBytes, state, s3Key, error, retryAt, duplicateOf, file } = entry;
  entry.snapshot ??= Object.freeze({
    id,
    collection,
    name,
    type,
    size,
    sentBytes,
    state,
    s3Key,
    error,
    retryAt,
    duplicateOf,
    file,
  });
  return entry.snapshot;
}

export function storedOf(entry: Entry): StoredUpload {
  const { id, identityId, collection, name, type, size, lastModified, source, begunKey, duplicates, addedAt } = entry;
  const paused = entry.state === 'paused';
  return { id, identityId, collection, name, type, size, lastModified, source, begunKey, duplicates, addedAt, paused };
}
