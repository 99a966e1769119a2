/**
 * What went wrong, to switch on.
 *
 * - `NotAuthorized`: nobody is signed in, the session ended, or it is another's photo. Sign in again.
 * - `InvalidRequest`: a rule was broken; the message names it and its limit. Trying again changes nothing.
 * - `LimitExceeded`: a budget is used up; the message says when it frees.
 * - `Unavailable`: the server's fault. Try again later.
 * - `Network`: no answer. Try again when there is a connection.
 * - `FileChanged`: the file was changed, moved or deleted since it was chosen. Choose it again.
 * - `Aborted`: the caller's own doing.
 */
export type ErrorKind =
  'NotAuthorized' | 'InvalidRequest' | 'LimitExceeded' | 'Unavailable' | 'Network' | 'FileChanged' | 'Aborted';

const ADVICE: Readonly<Record<ErrorKind, string>> = {
  NotAuthorized: 'Sign in again.',
  InvalidRequest: 'Change what the message names; trying again as it is changes nothing.',
  LimitExceeded: 'Wait until the limit frees, or delete something.',
  Unavailable: 'Try again in a moment.',
  Network: 'Check the connection, then try again.',
  FileChanged: 'Choose the file again.',
  Aborted: 'Start it again if it is still wanted.',
};

/** Every promise of the library is rejected with one of these. */
export class ShoeboxError extends Error {
  override readonly name = 'ShoeboxError';

  constructor(
    readonly kind: ErrorKind,
    message: string,
    options?: ErrorOptions,
  ) {
    super(message, options);
  }

  /** One English sentence on what to do; for other languages switch on `kind`. */
  get advice(): string {
    return ADVICE[this.kind];
  }

  /** Whether the same call may succeed later. */
  get passing(): boolean {
    return this.kind === 'Unavailable' || this.kind === 'Network';
  }

  /** Whatever was thrown, as one of ours. */
  static of(thrown: unknown): ShoeboxError {
    if (thrown instanceof ShoeboxError) return thrown;
    if (thrown instanceof Error && thrown.name === 'AbortError') return aborted(thrown);
    const message = thrown instanceof Error ? thrown.message : String(thrown);
    return new ShoeboxError('Unavailable', message, { cause: thrown });
  }
}

export function aborted(cause?: unknown): ShoeboxError {
  return new ShoeboxError('Aborted', 'Stopped by the caller', { cause });
}

/** Throws `Aborted` if the signal says so. */
export function throwIfAborted(signal: AbortSignal | undefined): void {
  if (signal?.aborted) throw aborted(signal.reason);
}
