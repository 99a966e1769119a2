import type { SessionCredentials } from '../session.js';
import type { Disk, DiskState } from './disk.js';

/** Asks an open page; null if none has somebody signed in. */
export type AskPages = (refresh: boolean, firstClient: string) => Promise<SessionCredentials | null>;

/** Keys that end sooner are not signed with. */
const MARGIN_MS = 60_000;

/** Whose pictures may be shown, and the keys for it, which are in memory only. */
export class Access {
  private keys: SessionCredentials | null = null;
  private known: Promise<DiskState> | null = null;
  private asking: Promise<SessionCredentials | null> | null = null;
  /** The server's clock against ours. */
  private offsetMs = 0;
  /** Another number: another session; what was begun before it must not be kept. */
  private session = 0;

  constructor(
    private readonly disk: Disk,
    private readonly ask: AskPages,
    /** Deletes all pictures. */
    private readonly clear: () => Promise<void>,
  ) {}

  get epoch(): number {
    return this.session;
  }

  state(): Promise<DiskState> {
    this.known ??= this.disk.state().catch(() => ({ identityId: null, signedOut: false }));
    return this.known;
  }

  now(): Date {
    return new Date(Date.now() + this.offsetMs);
  }

  learnTime(server: Date): void {
    if (!Number.isNaN(server.getTime())) this.offsetMs = server.getTime() - Date.now();
  }

  /** A page has signed in, or goes on with its session. */
  async begin(keys: SessionCredentials): Promise<void> {
    await this.adopt(keys, true);
  }

  async end(): Promise<void> {
    this.session += 1;
    this.keys = null;
    this.asking = null;
    const state: DiskState = { identityId: null, signedOut: true };
    this.known = Promise.resolve(state);
    const results = await Promise.allSettled([this.disk.setState(state), this.clear()]);
    for (const result of results) if (result.status === 'rejected') throw result.reason;
  }

  /** Keys that are good for a while; null if nobody is signed in. */
  async current(client: string): Promise<SessionCredentials | null> {
    if (this.isGood(this.keys)) return this.keys;
    const answer = await this.shared(this.keys !== null, client);
    if (answer === null || this.isGood(answer)) return answer;
    return this.shared(true, client);
  }

  /** Others than these, which S3 has refused. */
  async renewed(refused: SessionCredentials, client: string): Promise<SessionCredentials | null> {
    if (this.keys && this.keys.accessKeyId !== refused.accessKeyId) return this.keys;
    return this.shared(true, client);
  }

  private isGood(keys: SessionCredentials | null): boolean {
    return keys !== null && keys.expiration.getTime() - MARGIN_MS > this.now().getTime();
  }

  private shared(refresh: boolean, client: string): Promise<SessionCredentials | null> {
    if (!this.asking) {
      const asking = this.askOnce(refresh, client).finally(() => {
        if (this.asking === asking) this.asking = null;
      });
      this.asking = asking;
    }
    return this.asking;
  }

  private async askOnce(refresh: boolean, client: string): Promise<SessionCredentials | null> {
    const { session } = this;
    const keys = await this.ask(refresh, client);
    if (session !== this.session || keys === null) return null;
    return this.adopt(keys, false);
  }

  /** Another identity's pictures go before anything is shown to this one. */
  private async adopt(keys: SessionCredentials, signsIn: boolean): Promise<SessionCredentials | null> {
    const state = await this.state();
    if (state.signedOut && !signsIn) return null;
    if (state.identityId !== keys.identityId) {
      this.session += 1;
      this.keys = null;
      await this.clear();
    }
    const next: DiskState = { identityId: keys.identityId, signedOut: false };
    if (state.signedOut || state.identityId !== keys.identityId) {
      await this.disk.setState(next).catch(() => {}); // asked again when the worker is woken
    }
    this.known = Promise.resolve(next);
    this.keys = keys;
    return keys;
  }
}
