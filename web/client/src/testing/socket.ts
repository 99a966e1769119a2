interface Sent {
  readonly type: string;
  readonly id?: string;
  readonly payload?: { readonly data: string; readonly extensions: unknown };
}

/** Stands in for the browser's WebSocket; the test is the server. */
export class FakeSocket {
  static readonly OPEN = 1;
  static all: FakeSocket[] = [];
  readyState = 0;
  closed = false;
  readonly sent: Sent[] = [];
  onopen: (() => void) | null = null;
  onmessage: ((event: { data: string }) => void) | null = null;
  onclose: (() => void) | null = null;
  onerror: (() => void) | null = null;

  constructor(
    readonly url: string,
    readonly protocols: string[],
  ) {
    FakeSocket.all.push(this);
  }

  static get last(): FakeSocket {
    return FakeSocket.all.at(-1) as FakeSocket;
  }

  send(text: string): void {
    this.sent.push(JSON.parse(text) as Sent);
  }

  close(): void {
    this.closed = true;
    this.readyState = 3;
  }

  open(): void {
    this.readyState = 1;
    this.onopen?.();
  }

  say(message: object): void {
    this.onmessage?.({ data: JSON.stringify(message) });
  }

  /** As far as to the subscription. */
  accept(connectionTimeoutMs = 300_000): void {
    this.open();
    this.say({ type: 'connection_ack', payload: { connectionTimeoutMs } });
    this.say({ type: 'start_ack', id: this.sent.at(-1)?.id });
  }
}
