import type { ShoeboxError } from './errors.js';

/** A file to upload: chosen, dropped or pasted, or a handle from which it can be read again after a reload. */
export type UploadSource = File | FileSystemFileHandle;

/**
 * Where an upload is on its way.
 *
 * - `waiting` for its turn; `preparing`: checksum and ticket; `sending`
 * - `retrying`: after a passing failure, at `retryAt`, or when there is a connection again
 * - `duplicate`: the collection has it already, or will have; waits for `keep` or `cancel`
 * - `paused`; `blocked`: restored after a reload, and the browser wants to be asked for the file: call `resume` in a click
 * - `done`: S3 has it; `failed`: see `error`; `cancelled`
 */
export type UploadState =
  | 'waiting'
  | 'preparing'
  | 'sending'
  | 'retrying'
  | 'duplicate'
  | 'paused'
  | 'blocked'
  | 'done'
  | 'failed'
  | 'cancelled';

/** A snapshot of one upload; a change makes a new one. */
export interface Upload {
  readonly id: string;
  readonly collection: string;
  readonly name: string;
  readonly type: string;
  /** Bytes. */
  readonly size: number;
  readonly sentBytes: number;
  readonly state: UploadState;
  /** The photo's key, once S3 has it. */
  readonly s3Key: string | null;
  readonly error: ShoeboxError | null;
  /** When it is tried again, in ms since 1970. */
  readonly retryAt: number | null;
  /** What it would be a duplicate of: the name of a photo or of an earlier upload. */
  readonly duplicateOf: string | null;
  /** For a preview; null where the browser has not allowed to read it yet. */
  readonly file: File | null;
}

/** All uploads together. */
export interface UploadProgress {
  readonly state: 'idle' | 'running' | 'paused' | 'offline';
  readonly files: number;
  readonly done: number;
  readonly failed: number;
  /** Waiting for a decision, as duplicates or for the browser's permission. */
  readonly held: number;
  /** Bytes of all that are not cancelled, failed or held. */
  readonly totalBytes: number;
  readonly sentBytes: number;
  /** Over the last seconds; 0 until something was measured. */
  readonly bytesPerSecond: number;
  /** Null as long as there is no rate. */
  readonly secondsLeft: number | null;
  /** Why all were paused, if not by `pause`: the session ended, or a budget is used up. */
  readonly error: ShoeboxError | null;
}

export interface AddOptions {
  /** 1 to 64 of the characters A-Z a-z 0-9 _ -. */
  readonly collection: string;
  /** What to do with what the collection has already: ask (as `duplicate`), skip or upload all the same. By default ask. */
  readonly duplicates?: 'ask' | 'skip' | 'upload';
}

export interface UploadEvents {
  /** A new or changed upload. */
  change: (upload: Upload) => void;
  /** An upload that is no longer listed. */
  remove: (upload: Upload) => void;
  /** At most ten times a second while bytes are sent, and at each change of state. */
  progress: (progress: UploadProgress) => void;
}

/** Uploads that look after themselves: in turn, again after failures, and again after a reload. */
export interface UploadQueue {
  /** In the order in which they were added. */
  readonly list: readonly Upload[];
  readonly progress: UploadProgress;
  /** Gives a function that ends it. */
  on<E extends keyof UploadEvents>(event: E, listener: UploadEvents[E]): () => void;
  add(sources: Iterable<UploadSource>, options: AddOptions): Promise<readonly Upload[]>;
  /** One, or all; what is being sent begins anew when it is resumed, since a PUT cannot be continued. */
  pause(id?: string): void;
  /** One, or all. Call it in a click: the browser may ask whether files may be read again. */
  resume(id?: string): Promise<void>;
  /** Failed ones, once more: one, or all. */
  retry(id?: string): void;
  /** Uploads a duplicate all the same: one, or all. */
  keep(id?: string): void;
  /** One, or all that are not done. */
  cancel(id?: string): void;
  /** Takes what is done, failed or cancelled off the list. */
  clear(): void;
  /** Takes up what an earlier page left. Call it once, when somebody is signed in. */
  restore(): Promise<readonly Upload[]>;
  /** Resolves when nothing is waiting, in work, or about to be tried again. */
  idle(): Promise<void>;
}
