import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { LivePhotos, type LiveState } from './live.js';
import { realtimeUrl } from './realtime.js';
import { FakeSocket } from './testing/socket.js';
import { apiOf, credentialsOf, IDENTITY, keyOf, photoOf } from './testing/fakes.js';
import type { Photo } from './types.js';

const URL_AT_AWS = 'https://abc.appsync-api.eu-central-1.amazonaws.com/graphql';
const TIMES = {
  reconnect: { firstMs: 1_000, mostMs: 8_000 },
  poll: { firstMs: 1_000, mostMs: 4_000 },
  safetyMs: 30_000,
};
const KEY = keyOf('a.jpg');
const READY = photoOf(KEY, { status: 'READY', updatedAt: '2026-11-25T09:00:05Z' });

beforeEach(() => {
  vi.useFakeTimers();
  vi.stubGlobal('WebSocket', FakeSocket);
  vi.spyOn(Math, 'random').mockReturnValue(1);
  FakeSocket.all = [];
});
afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllGlobals();
  vi.restoreAllMocks();
});

function scene(getPhoto: () => Photo | null = () => null) {
  const { api, asked } = apiOf({ getPhoto });
  const session = { token: () => Promise.resolve('id-token'), credentials: () => Promise.resolve(credentialsOf()) };
  const live = new LivePhotos(URL_AT_AWS, session, api, TIMES);
  const told: Photo[] = [];
  const states: LiveState[] = [];
  const stop = live.listen((photo) => told.push(photo), { onState: (state) => states.push(state) });
  return { live, told, states, asked, stop };
}

const settle = () => vi.advanceTimersByTimeAsync(0);
const pass = (ms: number) => vi.advanceTimersByTimeAsync(ms);
const data = (photo: Photo) => ({ type: 'data', payload: { data: { onPhoto: photo } } });

describe('live status', () => {
  it("speaks AppSync's protocol with the ID token, for the own identity", async () => {
    scene();
    await settle();
    const socket = FakeSocket.last;
    expect(socket.url).toBe('wss://abc.appsync-realtime-api.eu-central-1.amazonaws.com/graphql');
    const [protocol, header] = socket.protocols;
    expect(protocol).toBe('graphql-ws');
    expect(JSON.parse(atob(header?.replace('header-', '').replace(/-/g, '+').replace(/_/g, '/') ?? ''))).toEqual({
      host: 'abc.appsync-api.eu-central-1.amazonaws.com',
      Authorization: 'id-token',
    });
    socket.open();
    expect(socket.sent).toEqual([{ type: 'connection_init' }]);
    socket.say({ type: 'connection_ack', payload: { connectionTimeoutMs: 300_000 } });
    const start = socket.sent[1];
    expect(start?.type).toBe('start');
    expect(JSON.parse(start?.payload?.data ?? '')).toMatchObject({ variables: { identityId: IDENTITY } });
    expect(start?.payload?.extensions).toMatchObject({ authorization: { Authorization: 'id-token' } });
  });

  it.each([
    ['http://127.0.0.1:9103/graphql', 'ws://127.0.0.1:9103/graphql/realtime'],
    ['https://api.example.com/graphql', 'wss://api.example.com/graphql/realtime'],
  ])('reaches %s at %s', (api, realtime) => expect(realtimeUrl(api)).toBe(realtime));

  it('tells each version of a photo once', async () => {
    const { told, states } = scene();
    await settle();
    FakeSocket.last.accept();
    FakeSocket.last.say(data(photoOf(KEY)));
    FakeSocket.last.say(data(photoOf(KEY)));
    FakeSocket.last.say(data(READY));
    expect(told.map(({ status }) => status)).toEqual(['REGISTERED', 'READY']);
    expect(states).toEqual(['polling', 'live']);
  });

  it('asks while there is no connection, at growing pauses, and stops when the photo is final', async () => {
    let answer: Photo | null = null;
    const { live, told, asked } = scene(() => answer);
    live.watch([KEY]);
    await settle();
    expect(asked).toHaveLength(1);
    await pass(1_000 + 2_000 + 4_000 + 4_000);
    expect(asked).toHaveLength(5);
    answer = READY;
    await pass(4_000);
    expect(told).toEqual([READY]);
    await pass(60_000);
    expect(asked).toHaveLength(6);
  });

  it('comes back after the connection is lost, with growing pauses, and asks for what it missed', async () => {
    const { live, told, states, asked } = scene(() => READY);
    await settle();
    FakeSocket.last.accept();
    live.expect(KEY);
    await settle();
    expect(asked).toEqual([]);
    FakeSocket.last.onclose?.();
    await settle();
    expect(states).toEqual(['polling', 'live', 'polling']);
    await pass(1_000);
    expect(FakeSocket.all).toHaveLength(2);
    expect(told).toEqual([READY]);
    FakeSocket.last.onerror?.();
    await pass(1_999);
    expect(FakeSocket.all).toHaveLength(2);
    await pass(1);
    expect(FakeSocket.all).toHaveLength(3);
    FakeSocket.last.accept();
    expect(states.at(-1)).toBe('live');
  });

  it('asks for what is on its way when it is live again', async () => {
    const { live, asked } = scene();
    live.expect(KEY);
    await settle();
    FakeSocket.last.accept();
    await settle();
    expect(asked).toHaveLength(1);
    await pass(29_999);
    expect(asked).toHaveLength(1);
    await pass(1);
    expect(asked).toHaveLength(2);
  });

  it('takes a silent connection for dead after the time that the server names', async () => {
    scene();
    await settle();
    const first = FakeSocket.last;
    first.accept(5_000);
    await pass(4_000);
    first.say({ type: 'ka' });
    await pass(4_000);
    expect(first.closed).toBe(false);
    await pass(1_000);
    expect(first.closed).toBe(true);
    await pass(1_000);
    expect(FakeSocket.all).toHaveLength(2);
  });

  it('goes on polling where the server refuses the subscription', async () => {
    const { live, told, states } = scene(() => READY);
    await settle();
    FakeSocket.last.open();
    FakeSocket.last.say({ type: 'connection_ack', payload: {} });
    FakeSocket.last.say({
      type: 'error',
      payload: { errors: [{ errorType: 'ValidationError', message: 'no such field' }] },
    });
    await settle();
    live.watch([KEY]);
    await settle();
    expect([told, states]).toEqual([[READY], ['polling']]);
  });

  it('ends with its last listener, and begins anew with the next', async () => {
    const { live, stop, asked } = scene();
    live.watch([KEY]);
    await settle();
    FakeSocket.last.accept();
    const first = FakeSocket.last;
    stop();
    expect(first.sent.at(-1)?.type).toBe('stop');
    expect(first.closed).toBe(true);
    const before = asked.length;
    await pass(120_000);
    expect([FakeSocket.all.length, asked.length]).toEqual([1, before]);
    live.listen(() => {});
    await settle();
    expect(FakeSocket.all).toHaveLength(2);
  });
});

describe('settled', () => {
  it('resolves with the final record, also if that was told before', async () => {
    const { live } = scene(() => READY);
    await settle();
    FakeSocket.last.accept();
    FakeSocket.last.say(data(READY));
    const settled = live.settled(KEY);
    await settle();
    expect(await settled).toEqual(READY);
  });

  it('ends with its signal', async () => {
    const { live } = scene();
    const controller = new AbortController();
    const settled = live.settled(KEY, controller.signal);
    controller.abort();
    await expect(settled).rejects.toMatchObject({ kind: 'Aborted' });
  });
});
