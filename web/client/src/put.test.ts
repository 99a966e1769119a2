import { afterEach, describe, expect, it, vi } from 'vitest';
import { outcomeOf, put } from './put.js';
import { ticketOf } from './testing/fakes.js';

class FakeRequest {
  static last: FakeRequest;
  readonly headers: Record<string, string> = {};
  readonly upload: { onprogress: ((event: { loaded: number }) => void) | null } = { onprogress: null };
  onload: (() => void) | null = null;
  onerror: (() => void) | null = null;
  status = 0;
  responseText = '';
  aborted = false;
  sent: Blob | null = null;
  line = '';

  constructor() {
    FakeRequest.last = this;
  }
  open(method: string, url: string) {
    this.line = `${method} ${url}`;
  }
  setRequestHeader(name: string, value: string) {
    this.headers[name] = value;
  }
  send(body: Blob) {
    this.sent = body;
  }
  abort() {
    this.aborted = true;
  }
}

function begin(signal = new AbortController().signal) {
  vi.stubGlobal('XMLHttpRequest', FakeRequest);
  const progress: number[] = [];
  const file = new Blob(['abc']);
  const result = put(ticketOf(1), file, (bytes) => progress.push(bytes), signal);
  return { request: FakeRequest.last, result, progress, file };
}

afterEach(() => {
  vi.unstubAllGlobals();
  vi.useRealTimers();
});

describe('put', () => {
  it('sends the file with exactly the headers of the ticket and tells its progress', async () => {
    const { request, result, progress, file } = begin();
    request.upload.onprogress?.({ loaded: 2 });
    request.status = 200;
    request.onload?.();
    expect(await result).toEqual({ kind: 'stored' });
    expect(request.line).toBe(`PUT ${ticketOf(1).url}`);
    expect(request.headers).toEqual({ 'if-none-match': '*' });
    expect([request.sent, progress]).toEqual([file, [2]]);
  });

  it('is lost without an answer', async () => {
    const { request, result } = begin();
    request.onerror?.();
    expect(await result).toEqual({ kind: 'lost' });
  });

  it('is lost after a minute of silence, but not before', async () => {
    vi.useFakeTimers();
    const { request, result } = begin();
    vi.advanceTimersByTime(59_000);
    request.upload.onprogress?.({ loaded: 1 });
    vi.advanceTimersByTime(59_000);
    expect(request.aborted).toBe(false);
    vi.advanceTimersByTime(1_000);
    expect(await result).toEqual({ kind: 'lost' });
    expect(request.aborted).toBe(true);
  });

  it('ends with its signal, before and during', async () => {
    const controller = new AbortController();
    const { request, result } = begin(controller.signal);
    controller.abort();
    expect(await result).toEqual({ kind: 'aborted' });
    expect(request.aborted).toBe(true);
    expect(await begin(controller.signal).result).toEqual({ kind: 'aborted' });
  });
});

describe('an answer of S3', () => {
  it.each([
    [200, '', 'stored'],
    [412, '<Code>PreconditionFailed</Code>', 'exists'],
    [409, '<Code>ConditionalRequestConflict</Code>', 'conflict'],
    [403, '<Code>AccessDenied</Code>', 'refused'],
    [403, '<Code>SignatureDoesNotMatch</Code>', 'refused'],
    [400, '<Code>ExpiredToken</Code>', 'refused'],
    [400, '<Code>RequestTimeout</Code>', 'busy'],
    [429, '', 'busy'],
    [500, '<Code>InternalError</Code>', 'busy'],
    [503, '<Code>SlowDown</Code>', 'busy'],
    [400, '<Code>BadDigest</Code>', 'changed'],
    [400, '<Code>XAmzContentChecksumMismatch</Code>', 'changed'],
    [400, '<Code>EntityTooLarge</Code>', 'invalid'],
    [404, '<Code>NoSuchBucket</Code>', 'invalid'],
  ])('%i %s is %s', (status, body, kind) => {
    expect(outcomeOf(status, `<Error>${body}</Error>`).kind).toBe(kind);
  });
});
