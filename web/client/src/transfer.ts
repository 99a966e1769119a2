import { isOffline, online, pause, pauseMs, type Backoff } from './backoff.js';
import { aborted, ShoeboxError, throwIfAborted } from './errors.js';
import { put as putByXhr } from './put.js';
import type { Ticket } from './types.js';

/** What a transfer asks of others. */
export interface TransferPorts {
  /** A new ticket for this file. */
  ticket(signal: AbortSignal): Promise<Ticket>;
  /** Whether S3 has an object under the key. */
  isThere(s3Key: string, signal: AbortSignal): Promise<boolean>;
  readonly put?: typeof putByXhr;
  readonly backoff?: Backoff;
}

/** What a transfer tells. */
export interface TransferEvents {
  /** A PUT under this key begins; null: what was begun has certainly come to nothing. */
  begun?(s3Key: string | null): void;
  progress?(sentBytes: number): void;
  sending?(): void;
  /** It will be tried again, then; null: when there is a connection. */
  retrying?(error: ShoeboxError, retryAt: number | null): void;
}

export interface TransferJob {
  readonly file: Blob;
  /** The key under which an earlier page began a PUT of this file. */
  readonly begunKey: string | null;
}

const BACKOFF: Backoff = { firstMs: 1_000, mostMs: 30_000 };
const MOST_FAILURES = 8;
/** Tickets that S3 refused though they should be good. */
const MOST_REFUSALS = 2;
/** A ticket that ends sooner is not begun with. */
const MARGIN_MS = 10_000;

/**
 * Brings one file to S3, once: with a new ticket where the last has expired or is used, again after what passes, and never
 * twice, since it looks whether a PUT without an answer has arrived before it asks for another key. Gives the key.
 */
export class Transfer {
  private readonly putFile: typeof putByXhr;
  private readonly backoff: Backoff;
  private current: { readonly ticket: Ticket; readonly goodUntil: number } | null = null;
  /** The key of a PUT of which nobody knows whether it arrived. */
  private openKey: string | null;
  private failures = 0;
  private refusals = 0;

  constructor(
    private readonly job: TransferJob,
    private readonly ports: TransferPorts,
    private readonly events: TransferEvents,
    private readonly signal: AbortSignal,
  ) {
    this.putFile = ports.put ?? putByXhr;
    this.backoff = ports.backoff ?? BACKOFF;
    this.openKey = job.begunKey;
  }

  async run(): Promise<string> {
    for (;;) {
      throwIfAborted(this.signal);
      try {
        const s3Key = await this.attempt();
        if (s3Key !== null) return s3Key;
      } catch (e) {
        await this.waitAfter(ShoeboxError.of(e));
      }
    }
  }

  /** One PUT, with what it needs before; null: once more, at once. */
  private async attempt(): Promise<string | null> {
    const ticket = await this.goodTicket();
    if (typeof ticket === 'string') return ticket;
    this.events.sending?.();
    this.events.begun?.(ticket.s3Key);
    const wasOpen = this.openKey === ticket.s3Key;
    this.openKey = ticket.s3Key;
    const sent = (bytes: number) => this.events.progress?.(bytes);
    const outcome = await this.putFile(ticket, this.job.file, sent, this.signal);
    switch (outcome.kind) {
      case 'stored':
        return ticket.s3Key;
      case 'exists':
        // The ticket's checksum lets no other bytes in: after a lost answer it is ours. Else somebody has used it.
        if (wasOpen) return ticket.s3Key;
        return this.renew(new ShoeboxError('Unavailable', 'The upload URL was used already'));
      case 'conflict':
        throw new ShoeboxError('Unavailable', 'S3 has two uploads under this key at once');
      case 'refused':
        this.close(wasOpen);
        return this.renew(
          new ShoeboxError('NotAuthorized', `S3 refused the upload (${outcome.status} ${outcome.code})`),
        );
      case 'invalid':
        this.close(wasOpen);
        throw new ShoeboxError('InvalidRequest', `S3 refused the upload (${outcome.status} ${outcome.code})`);
      case 'changed':
        this.close(wasOpen);
        throw new ShoeboxError('FileChanged', 'The file has changed since it was chosen');
      case 'busy':
        throw new ShoeboxError('Unavailable', `S3 is busy (${outcome.status})`);
      case 'lost':
        await this.checkReadable();
        throw new ShoeboxError('Network', 'The connection was lost');
      case 'aborted':
        throw aborted(this.signal.reason);
    }
  }

  /** The present ticket or a new one; or the key, if what was begun has arrived meanwhile. */
  private async goodTicket(): Promise<Ticket | string> {
    if (this.current && Date.now() < this.current.goodUntil) return this.current.ticket;
    const open = this.openKey;
    if (open !== null && (await this.ports.isThere(open, this.signal))) return open;
    this.close(false);
    const ticket = await this.ports.ticket(this.signal);
    throwIfAborted(this.signal);
    this.current = { ticket, goodUntil: Date.now() + lifetimeMs(ticket) - MARGIN_MS };
    return ticket;
  }

  /** Nothing has arrived by the PUT that was answered; by an earlier one it may. */
  private close(wasOpen: boolean): void {
    if (wasOpen || this.openKey === null) return;
    this.openKey = null;
    this.events.begun?.(null);
  }

  /** Goes on with a new ticket, unless that did not help before. */
  private renew(error: ShoeboxError): null {
    const expired = this.current !== null && Date.now() >= this.current.goodUntil;
    this.current = null;
    if (!expired && ++this.refusals > MOST_REFUSALS)
      throw error.passing ? new ShoeboxError('InvalidRequest', error.message) : error;
    return null;
  }

  private async waitAfter(error: ShoeboxError): Promise<void> {
    if (!error.passing) throw error;
    if (isOffline()) {
      this.events.retrying?.(error, null);
      return online(this.signal);
    }
    if (++this.failures >= MOST_FAILURES) throw error;
    const ms = pauseMs(this.backoff, this.failures);
    this.events.retrying?.(error, Date.now() + ms);
    await pause(ms, this.signal);
  }

  /** Browsers report a file that cannot be read like a lost connection. */
  private async checkReadable(): Promise<void> {
    try {
      await this.job.file.slice(0, 1).arrayBuffer();
    } catch (e) {
      throw new ShoeboxError('FileChanged', 'The file cannot be read any more', { cause: e });
    }
  }
}

/** By what the signature says, so that this machine's clock need not be right. */
function lifetimeMs(ticket: Ticket): number {
  const seconds = Number(new URL(ticket.url).searchParams.get('X-Amz-Expires'));
  return seconds > 0 ? seconds * 1_000 : Date.parse(ticket.expiresAt) - Date.now();
}
