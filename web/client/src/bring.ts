import type { Duplicates } from './duplicates.js';
import type { Entry } from './entry.js';
import type { ShoeboxError } from './errors.js';
import { fileOf } from './files.js';
import type { UploadList } from './upload-list.js';
import type { Uploader } from './uploader.js';
import type { UploadState } from './uploads.js';

/** Brings one upload of a list to its end, or to where the user has to decide; ends early, by throwing, with its signal. */
export async function bring(
  entry: Entry,
  uploader: Pick<Uploader, 'prepare' | 'send'>,
  uploads: UploadList,
  duplicates: Duplicates,
  signal: AbortSignal,
): Promise<void> {
  // What was begun before is not looked at again: it may be there, and would be a duplicate of itself.
  const check = entry.duplicates !== 'upload' && entry.begunKey === null;
  const file = await fileOf(entry.source);
  const mayHave = check && (await duplicates.mayHave(entry.collection, file.size));
  const prepared = await uploader.prepare(file, mayHave);
  signal.throwIfAborted();
  uploads.change(entry, { file });
  const duplicateOf = check ? await duplicates.find(entry, prepared) : null;
  signal.throwIfAborted();
  if (duplicateOf !== null) {
    uploads.change(entry, { state: entry.duplicates === 'skip' ? 'cancelled' : 'duplicate', duplicateOf });
    return;
  }
  const change = (state: UploadState, retryAt: number | null = null, error: ShoeboxError | null = null) => {
    if (!signal.aborted) uploads.change(entry, { state, retryAt, error, sentBytes: 0 });
  };
  const s3Key = await uploader.send(
    entry.collection,
    prepared,
    entry.begunKey,
    {
      begun: (begunKey) => uploads.change(entry, { begunKey }),
      progress: (sentBytes) => !signal.aborted && uploads.change(entry, { sentBytes }),
      sending: () => change('sending'),
      retrying: (error, retryAt) => change('retrying', retryAt, error),
    },
    signal,
  );
  if (!signal.aborted)
    uploads.change(entry, { state: 'done', s3Key, sentBytes: entry.size, retryAt: null, error: null });
}
