import { afterEach, describe, expect, it, vi } from 'vitest';
import { ShoeboxError } from './errors.js';
import type { PutOutcome } from './put.js';
import { answers, puts, ticketOf } from './testing/fakes.js';
import { Transfer, type TransferEvents } from './transfer.js';
import type { Ticket } from './types.js';

const FILE = new Blob(['abc']);
const BACKOFF = { firstMs: 1, mostMs: 2 };

interface Scene {
  readonly outcomes: PutOutcome[];
  readonly tickets?: (Ticket | ShoeboxError)[];
  readonly begunKey?: string;
  readonly there?: boolean;
  readonly file?: Blob;
  readonly signal?: AbortSignal;
  readonly events?: TransferEvents;
}

function play(scene: Scene) {
  const { put, keys } = puts(...scene.outcomes);
  const tickets = answers<Ticket>(...(scene.tickets ?? [1, 2, 3, 4].map((number) => ticketOf(number))));
  const lookedFor: string[] = [];
  let asked = 0;
  const ports = {
    put,
    backoff: BACKOFF,
    ticket: () => {
      asked += 1;
      return tickets();
    },
    isThere: (s3Key: string) => {
      lookedFor.push(s3Key);
      return Promise.resolve(scene.there ?? false);
    },
  };
  const job = { file: scene.file ?? FILE, begunKey: scene.begunKey ?? null };
  const signal = scene.signal ?? new AbortController().signal;
  const result = new Transfer(job, ports, scene.events ?? {}, signal).run();
  return { result, keys, lookedFor, tickets: () => asked };
}

const key = (number: number) => ticketOf(number).s3Key;
const kind = (promise: Promise<unknown>) =>
  promise.then(
    () => 'none',
    (e: unknown) => (e as ShoeboxError).kind,
  );

afterEach(() => {
  vi.unstubAllGlobals();
  vi.useRealTimers();
});

describe('a transfer', () => {
  it('needs one ticket and one PUT', async () => {
    const begun: (string | null)[] = [];
    const { result, keys, tickets } = play({
      outcomes: [{ kind: 'stored' }],
      events: { begun: (s3Key) => begun.push(s3Key) },
    });
    expect(await result).toBe(key(1));
    expect([keys, tickets(), begun]).toEqual([[key(1)], 1, [key(1)]]);
  });

  it('takes 412 after a lost answer for its own earlier success', async () => {
    const { result, keys, tickets } = play({ outcomes: [{ kind: 'lost' }, { kind: 'exists' }] });
    expect(await result).toBe(key(1));
    expect([keys, tickets()]).toEqual([[key(1), key(1)], 1]);
  });

  it('takes 412 after a 500 for its own earlier success too', async () => {
    const { result, tickets } = play({ outcomes: [{ kind: 'busy', status: 500 }, { kind: 'exists' }] });
    expect(await result).toBe(key(1));
    expect(tickets()).toBe(1);
  });

  it('asks for a new ticket where one was used that it had not used itself', async () => {
    const { result, keys } = play({ outcomes: [{ kind: 'exists' }, { kind: 'stored' }] });
    expect(await result).toBe(key(2));
    expect(keys).toEqual([key(1), key(2)]);
  });

  it('tries the same ticket again after 409 and 503', async () => {
    const { result, keys, tickets } = play({
      outcomes: [{ kind: 'conflict' }, { kind: 'busy', status: 503 }, { kind: 'stored' }],
    });
    expect(await result).toBe(key(1));
    expect([keys.length, tickets()]).toEqual([3, 1]);
  });

  it('gets a new ticket after a 403, and gives up at the third', async () => {
    const refused: PutOutcome = { kind: 'refused', status: 403, code: 'AccessDenied' };
    const once = play({ outcomes: [refused, { kind: 'stored' }] });
    expect(await once.result).toBe(key(2));
    const ever = play({ outcomes: [refused] });
    expect(await kind(ever.result)).toBe('NotAuthorized');
    expect(ever.keys).toEqual([key(1), key(2), key(3)]);
  });

  it('gets a new ticket when its own has expired, by the time that the signature names', async () => {
    vi.useFakeTimers({ toFake: ['Date'] });
    const { put, keys } = puts({ kind: 'lost' }, { kind: 'stored' });
    let number = 0;
    const ports = {
      put: async (...args: Parameters<typeof put>) => {
        const outcome = await put(...args);
        if (outcome.kind === 'lost') vi.setSystemTime(Date.now() + 295_000);
        return outcome;
      },
      backoff: BACKOFF,
      // This machine's clock is far behind: the date itself would say that there is no hurry.
      ticket: () => Promise.resolve({ ...ticketOf(++number), expiresAt: '2099-01-01T00:00:00Z' }),
      isThere: () => Promise.resolve(false),
    };
    const transfer = new Transfer({ file: FILE, begunKey: null }, ports, {}, new AbortController().signal);
    expect(await transfer.run()).toBe(key(2));
    expect(keys).toEqual([key(1), key(2)]);
  });

  it('looks whether an answerless PUT has arrived before it takes another key', async () => {
    const refused: PutOutcome = { kind: 'refused', status: 403, code: 'AccessDenied' };
    const { result, lookedFor, tickets } = play({ outcomes: [{ kind: 'lost' }, refused], there: true });
    expect(await result).toBe(key(1));
    expect([lookedFor, tickets()]).toEqual([[key(1)], 1]);
  });

  it('sends nothing if what an earlier page began has arrived', async () => {
    const { result, keys, tickets } = play({ outcomes: [{ kind: 'stored' }], begunKey: key(9), there: true });
    expect(await result).toBe(key(9));
    expect([keys, tickets()]).toEqual([[], 0]);
  });

  it('sends anew if what an earlier page began has not arrived', async () => {
    const begun: (string | null)[] = [];
    const events = { begun: (s3Key: string | null) => begun.push(s3Key) };
    const { result, lookedFor } = play({ outcomes: [{ kind: 'stored' }], begunKey: key(9), events });
    expect(await result).toBe(key(1));
    expect([lookedFor, begun]).toEqual([[key(9)], [null, key(1)]]);
  });

  it('waits for a connection while there is none, however often', async () => {
    const target = new EventTarget();
    const navigator = { onLine: false };
    vi.stubGlobal('navigator', navigator);
    vi.stubGlobal('addEventListener', target.addEventListener.bind(target));
    vi.stubGlobal('removeEventListener', target.removeEventListener.bind(target));
    const times: (number | null)[] = [];
    const { result, keys } = play({
      outcomes: [...Array<PutOutcome>(20).fill({ kind: 'lost' }), { kind: 'stored' }],
      events: {
        retrying: (_, retryAt) => {
          times.push(retryAt);
          queueMicrotask(() => target.dispatchEvent(new Event('online')));
        },
      },
    });
    expect(await result).toBe(key(1));
    expect([keys.length, new Set(times)]).toEqual([21, new Set([null])]);
  });

  it('gives up after eight losses while there is a connection', async () => {
    const { result, keys } = play({ outcomes: [{ kind: 'lost' }] });
    expect(await kind(result)).toBe('Network');
    expect(keys).toHaveLength(8);
  });

  it('tells a file that cannot be read from a lost connection', async () => {
    const file = new Blob(['abc']);
    file.slice = () => {
      throw new DOMException('gone', 'NotReadableError');
    };
    const { result, keys } = play({ outcomes: [{ kind: 'lost' }], file });
    expect(await kind(result)).toBe('FileChanged');
    expect(keys).toHaveLength(1);
  });

  it('does not repeat what is refused for good', async () => {
    const invalid = play({ outcomes: [{ kind: 'invalid', status: 400, code: 'EntityTooLarge' }] });
    expect(await kind(invalid.result)).toBe('InvalidRequest');
    const changed = play({ outcomes: [{ kind: 'changed' }] });
    expect(await kind(changed.result)).toBe('FileChanged');
    const limit = play({ outcomes: [], tickets: [new ShoeboxError('LimitExceeded', 'frees at noon')] });
    expect(await kind(limit.result)).toBe('LimitExceeded');
    expect([invalid.keys.length, changed.keys.length, limit.tickets()]).toEqual([1, 1, 1]);
  });

  it('asks again for a ticket when the API was away', async () => {
    const { result, tickets } = play({
      outcomes: [{ kind: 'stored' }],
      tickets: [new ShoeboxError('Network', ''), new ShoeboxError('Unavailable', ''), ticketOf(5)],
    });
    expect(await result).toBe(key(5));
    expect(tickets()).toBe(3);
  });

  it('ends in the middle of a pause when it is aborted', async () => {
    const controller = new AbortController();
    const { result } = play({
      outcomes: [{ kind: 'lost' }],
      signal: controller.signal,
      events: { retrying: () => controller.abort() },
    });
    expect(await kind(result)).toBe('Aborted');
  });
});
