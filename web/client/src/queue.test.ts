import { describe, expect, it } from 'vitest';
import { ShoeboxError } from './errors.js';
import { digester } from './digest.js';
import { Limits } from './limits.js';
import { md5 } from './md5.js';
import type { PutOutcome } from './put.js';
import { Queue } from './queue.js';
import type { StoredUpload, UploadStore } from './store.js';
import { apiOf, IDENTITY, jpeg, keyOf, photoOf, ticketOf } from './testing/fakes.js';
import type { Ticket } from './types.js';
import { Uploader } from './uploader.js';
import type { AddOptions, UploadState } from './uploads.js';

type Send = (ticket: Ticket, file: File, signal: AbortSignal) => Promise<PutOutcome>;

interface Scene {
  readonly send?: Send;
  readonly photos?: ReturnType<typeof photoOf>[];
  readonly ticket?: (variables: Record<string, unknown>) => Ticket;
  readonly store?: UploadStore;
  readonly concurrency?: number;
  readonly mostBytes?: number;
  readonly there?: boolean;
}

const stored: Send = () => Promise.resolve({ kind: 'stored' });
const SUMMER: AddOptions = { collection: 'summer' };

function scene({ send = stored, photos = [], ticket, store, concurrency = 4, mostBytes, there = false }: Scene) {
  let number = 0;
  let atOnce = 0;
  let most = 0;
  const names: string[] = [];
  const storedKeys: string[] = [];
  const { api, asked } = apiOf({
    getUploadUrl: ticket ?? (() => ticketOf(++number)),
    listPhotos: () => ({ items: photos, nextToken: null }),
  });
  const put = async (at: Ticket, file: Blob, onProgress: (bytes: number) => void, signal: AbortSignal) => {
    names.push((file as File).name);
    most = Math.max(most, ++atOnce);
    onProgress(1);
    const outcome = await send(at, file as File, signal);
    atOnce -= 1;
    return outcome;
  };
  const uploader = new Uploader({
    api,
    limits: new Limits(mostBytes === undefined ? {} : { mostBytes }),
    digest: digester(() => null),
    head: () => Promise.resolve(there),
    stored: (key) => storedKeys.push(key),
    transfer: { put, backoff: { firstMs: 1, mostMs: 1 } },
  });
  const queue = new Queue({
    uploader,
    api,
    identity: () => Promise.resolve(IDENTITY),
    concurrency,
    store: store ?? null,
  });
  const states = () => queue.list.map(({ state }) => state);
  return { queue, states, names, asked, storedKeys, mostAtOnce: () => most };
}

/** Resolves when an upload is in the state. */
function reached(queue: Queue, state: UploadState): Promise<void> {
  return new Promise((resolve) => {
    if (queue.list.some((upload) => upload.state === state)) resolve();
    queue.on('change', (upload) => {
      if (upload.state === state) resolve();
    });
  });
}

/** A PUT that ends when it is told to, or stopped. */
function gate() {
  const open: (() => void)[] = [];
  const send: Send = (_ticket, _file, signal) =>
    new Promise((resolve) => {
      open.push(() => resolve({ kind: 'stored' }));
      signal.addEventListener('abort', () => resolve({ kind: 'aborted' }));
    });
  return { send, open: () => open.splice(0).forEach((release) => release()) };
}

const files = (count: number) => Array.from({ length: count }, (_, i) => jpeg(`${i}.jpg`, i));

function memoryStore(): UploadStore & { rows: Map<string, StoredUpload> } {
  const rows = new Map<string, StoredUpload>();
  return {
    rows,
    put: (upload) => Promise.resolve(void rows.set(upload.id, upload)),
    delete: (id) => Promise.resolve(void rows.delete(id)),
    claim: () => Promise.resolve([...rows.values()]),
  };
}

describe('the queue', () => {
  it('brings all files, in order, never more at once than it may', async () => {
    const send: Send = () => new Promise((resolve) => setTimeout(resolve, 0, { kind: 'stored' }));
    const { queue, states, names, storedKeys, mostAtOnce } = scene({ send, concurrency: 3 });
    await queue.add(files(10), SUMMER);
    await queue.idle();
    expect(states()).toEqual(Array(10).fill('done'));
    expect(names.slice().sort()).toEqual(files(10).map(({ name }) => name));
    expect(storedKeys.sort()).toEqual(queue.list.map(({ s3Key }) => s3Key).sort());
    expect(mostAtOnce()).toBe(3);
    expect(queue.progress).toMatchObject({
      state: 'idle',
      files: 10,
      done: 10,
      failed: 0,
      sentBytes: 40,
      totalBytes: 40,
    });
  });

  it('refuses what is too large or empty in the words of the server, before a ticket is asked for', async () => {
    const { queue, asked } = scene({ mostBytes: 4 });
    await queue.add([new File(['12345'], 'b.jpg', { type: 'image/jpeg' }), new File([], 'c.jpg')], SUMMER);
    await queue.idle();
    expect(queue.list.map(({ error }) => error?.message)).toEqual([
      'contentLength must be from 1 to 4 bytes; not 5',
      'contentLength must be from 1 to 4 bytes; not 0',
    ]);
    expect(queue.list.map(({ error }) => error?.kind)).toEqual(['InvalidRequest', 'InvalidRequest']);
    expect(asked).not.toContain('getUploadUrl');
  });

  it('learns the accepted types from the first refusal', async () => {
    const message = 'content type text/plain is not accepted; accepted: image/jpeg, image/png';
    const { queue, asked } = scene({
      ticket: () => {
        throw new ShoeboxError('InvalidRequest', message);
      },
      concurrency: 1,
    });
    const text = (name: string) => new File(['text'], name, { type: 'text/plain' });
    await queue.add([text('a.txt'), text('b.txt')], SUMMER);
    await queue.idle();
    expect(queue.list.map(({ error }) => error?.message)).toEqual([message, message]);
    expect(asked.filter((field) => field === 'getUploadUrl')).toHaveLength(1);
  });

  it('declares the type that the bytes have, whatever the name says', async () => {
    const types: unknown[] = [];
    const { queue } = scene({
      concurrency: 1,
      ticket: ({ contentType }) => {
        types.push(contentType);
        return ticketOf(types.length);
      },
    });
    const png = Uint8Array.of(0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a);
    await queue.add([new File([png], 'a.jpg', { type: 'image/jpeg' }), new File(['x'], 'b.heic')], SUMMER);
    await queue.idle();
    expect(types).toEqual(['image/png', 'image/heic']);
  });

  it('pauses all and goes on', async () => {
    const { send, open } = gate();
    const { queue, states, names } = scene({ send, concurrency: 2 });
    await queue.add(files(3), SUMMER);
    await reached(queue, 'sending');
    queue.pause();
    expect(states()).toEqual(['waiting', 'waiting', 'waiting']);
    expect(queue.progress.state).toBe('paused');
    await queue.idle();
    const before = names.length;
    const sending = reached(queue, 'sending');
    await queue.resume();
    await sending;
    while (states().some((state) => state !== 'done')) {
      open();
      await new Promise((resolve) => setTimeout(resolve, 0));
    }
    expect(names.length - before).toBe(3);
  });

  it('pauses one, lets the others pass, and resumes it', async () => {
    const { queue, states } = scene({ concurrency: 1 });
    queue.pause();
    const [first] = await queue.add(files(2), SUMMER);
    queue.pause(first?.id);
    await queue.resume();
    // Resuming all resumes what was paused alone, too.
    await queue.idle();
    expect(states()).toEqual(['done', 'done']);
  });

  it('asks whether a half-sent file has arrived when it is resumed', async () => {
    const { send } = gate();
    const { queue, names } = scene({ send, there: true });
    await queue.add(files(1), SUMMER);
    await reached(queue, 'sending');
    queue.pause();
    await queue.idle();
    await queue.resume();
    await queue.idle();
    expect(queue.list[0]).toMatchObject({ state: 'done', s3Key: ticketOf(1).s3Key });
    expect(names).toHaveLength(1);
  });

  it('cancels what is sent and what waits', async () => {
    const { send } = gate();
    const { queue, states, names } = scene({ send, concurrency: 1 });
    await queue.add(files(2), SUMMER);
    await reached(queue, 'sending');
    queue.cancel();
    await queue.idle();
    expect([states(), names]).toEqual([['cancelled', 'cancelled'], ['0.jpg']]);
    queue.clear();
    expect(queue.list).toEqual([]);
  });

  it('offers what an earlier upload brings already, and brings it if that is wanted', async () => {
    const { queue, states, names } = scene({ concurrency: 1 });
    await queue.add([jpeg('a.jpg'), jpeg('copy of a.jpg'), jpeg('b.jpg', 7)], SUMMER);
    await queue.idle();
    expect(states()).toEqual(['done', 'duplicate', 'done']);
    expect(queue.list[1]?.duplicateOf).toBe('a.jpg');
    expect(queue.progress).toMatchObject({ held: 1, state: 'idle' });
    queue.keep();
    await queue.idle();
    expect(states()).toEqual(['done', 'done', 'done']);
    expect(names).toEqual(['a.jpg', 'b.jpg', 'copy of a.jpg']);
  });

  it('finds what the collection has by size and entity tag, and skips it if it is told to', async () => {
    const bytes = new Uint8Array(await jpeg('a.jpg').arrayBuffer());
    const photos = [
      photoOf(keyOf('x.jpg'), { bytes: 4, eTag: `"${md5(bytes)}"`, filename: 'old.jpg', status: 'READY' }),
      photoOf(keyOf('y.jpg'), { bytes: 4, eTag: 'f'.repeat(32), filename: 'other.jpg', status: 'READY' }),
    ];
    const { queue, states } = scene({ photos });
    await queue.add([jpeg('a.jpg'), jpeg('b.jpg', 1)], { ...SUMMER, duplicates: 'skip' });
    await queue.idle();
    expect(states()).toEqual(['cancelled', 'done']);
    expect(queue.list[0]?.duplicateOf).toBe('old.jpg');
  });

  it('does not take a rejected photo for a duplicate', async () => {
    const bytes = new Uint8Array(await jpeg('a.jpg').arrayBuffer());
    const { queue, states } = scene({
      photos: [photoOf(keyOf('x.jpg'), { bytes: 4, eTag: md5(bytes), status: 'REJECTED' })],
    });
    await queue.add([jpeg('a.jpg')], SUMMER);
    await queue.idle();
    expect(states()).toEqual(['done']);
  });

  it('lets a copy pass if the first of it fails', async () => {
    const send: Send = (_, { name }) =>
      Promise.resolve(name === 'a.jpg' ? { kind: 'invalid', status: 400, code: 'X' } : { kind: 'stored' });
    const { queue, states } = scene({ send, concurrency: 1 });
    await queue.add([jpeg('a.jpg'), jpeg('copy.jpg')], SUMMER);
    await queue.idle();
    expect(states()).toEqual(['failed', 'done']);
  });

  it('stops asking when a budget is used up, and goes on when it is resumed', async () => {
    let allowed = 1;
    const { queue, states, asked } = scene({
      concurrency: 1,
      ticket: () => {
        if (allowed-- > 0) return ticketOf(allowed + 10);
        throw new ShoeboxError('LimitExceeded', 'no more than 1 photo a day; it frees at 12:00');
      },
    });
    await queue.add(files(5), SUMMER);
    await queue.idle();
    expect(states()).toEqual(['done', 'failed', 'waiting', 'waiting', 'waiting']);
    expect(queue.progress).toMatchObject({ state: 'paused', error: { kind: 'LimitExceeded' } });
    expect(asked.filter((field) => field === 'getUploadUrl')).toHaveLength(2);
    allowed = 9;
    await queue.resume();
    queue.retry();
    await queue.idle();
    expect(states()).toEqual(Array(5).fill('done'));
    expect(queue.progress.error).toBeNull();
  });

  it('goes on after a file that is too large, and asks for no other such one', async () => {
    const { queue, states, asked } = scene({
      concurrency: 1,
      ticket: (variables) => {
        if (Number(variables['contentLength']) <= 4) return ticketOf(1);
        throw new ShoeboxError('LimitExceeded', 'contentLength must be from 1 to 4 bytes; not 5');
      },
    });
    const large = (name: string) => new File([Uint8Array.of(0xff, 0xd8, 0xff, 0, 0)], name);
    await queue.add([large('a.jpg'), jpeg('b.jpg'), large('c.jpg')], SUMMER);
    await queue.idle();
    expect(states()).toEqual(['failed', 'done', 'failed']);
    expect(queue.progress).toMatchObject({ state: 'idle', failed: 2, error: null });
    expect(queue.list.map(({ error }) => error?.kind)).toEqual(['InvalidRequest', undefined, 'InvalidRequest']);
    expect(asked.filter((field) => field === 'getUploadUrl')).toHaveLength(2);
  });

  it('tells of a retry and its time', async () => {
    let first = true;
    const send: Send = () => {
      const outcome: PutOutcome = first ? { kind: 'busy', status: 503 } : { kind: 'stored' };
      first = false;
      return Promise.resolve(outcome);
    };
    const { queue } = scene({ send });
    const seen: [UploadState, string | undefined][] = [];
    queue.on('change', ({ state, error }) => seen.push([state, error?.kind]));
    await queue.add(files(1), SUMMER);
    await queue.idle();
    expect(seen).toContainEqual(['retrying', 'Unavailable']);
    expect(seen.at(-1)).toEqual(['done', undefined]);
  });
});

describe('a reload', () => {
  it('takes up what was under way, and nothing that was done, cancelled or refused', async () => {
    const store = memoryStore();
    const { send } = gate();
    const before = scene({ send, store, concurrency: 1 });
    await before.queue.add([...files(2), new File([], 'empty.jpg')], SUMMER);
    await reached(before.queue, 'sending');
    expect([...store.rows.values()].map(({ begunKey }) => begunKey)).toEqual([ticketOf(1).s3Key, null, null]);
    expect(JSON.stringify([...store.rows.values()])).not.toContain('https:');

    const after = scene({ store });
    await after.queue.restore();
    await after.queue.idle();
    expect(after.queue.list.map(({ name, state }) => [name, state])).toEqual([
      ['0.jpg', 'done'],
      ['1.jpg', 'done'],
      ['empty.jpg', 'failed'],
    ]);
    expect(store.rows.size).toBe(0);
    expect(await scene({ store }).queue.restore()).toEqual([]);
  });

  it('does not send again what had arrived', async () => {
    const store = memoryStore();
    const { send } = gate();
    const before = scene({ send, store });
    await before.queue.add(files(1), SUMMER);
    await reached(before.queue, 'sending');
    const after = scene({ store, there: true });
    await after.queue.restore();
    await after.queue.idle();
    expect(after.names).toEqual([]);
    expect(after.queue.list[0]).toMatchObject({ state: 'done', s3Key: ticketOf(1).s3Key });
  });

  it('waits for a click where the browser wants to be asked for the file', async () => {
    const store = memoryStore();
    let permission: PermissionState = 'prompt';
    const handle = {
      kind: 'file',
      name: 'a.jpg',
      getFile: () => (permission === 'granted' ? Promise.resolve(jpeg('a.jpg')) : Promise.reject(new Error('denied'))),
      queryPermission: () => Promise.resolve(permission),
      requestPermission: () => Promise.resolve((permission = 'granted')),
    } as unknown as FileSystemFileHandle;
    store.rows.set('1', {
      ...{ id: '1', identityId: IDENTITY, collection: 'summer', name: 'a.jpg', type: 'image/jpeg', size: 4 },
      ...{ lastModified: 0, source: handle, paused: false, duplicates: 'ask', begunKey: null, addedAt: 1 },
    });
    const { queue, states } = scene({ store });
    await queue.restore();
    expect([states(), queue.progress.held]).toEqual([['blocked'], 1]);
    await queue.resume();
    await queue.idle();
    expect(states()).toEqual(['done']);
  });
});
