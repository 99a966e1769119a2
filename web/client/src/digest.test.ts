import { createHash } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { digester } from './digest.js';
import type { DigestQuestion } from './digests.js';
import { md5 } from './md5.js';

const hash = (name: string, bytes: Uint8Array) => createHash(name).update(bytes);
const bytes = (length: number) => Uint8Array.from({ length }, (_, i) => (i * 7 + length) & 255);

it.each([0, 1, 54, 55, 56, 57, 63, 64, 65, 119, 120, 128, 1_000, 100_001])(
  'MD5 of %i bytes is that of Node',
  (length) => {
    expect(md5(bytes(length))).toBe(hash('md5', bytes(length)).digest('hex'));
  },
);

it('MD5 takes a part of a buffer for what it is', () => {
  expect(md5(bytes(100).subarray(3, 80))).toBe(hash('md5', bytes(100).subarray(3, 80)).digest('hex'));
});

describe('a digester', () => {
  const content = bytes(1_000);
  const expected = { sha256: hash('sha256', content).digest('base64'), md5: hash('md5', content).digest('hex') };

  it('computes by itself where there is no worker', async () => {
    expect(await digester(() => null)(new Blob([content]), true)).toEqual(expected);
  });

  it('computes by itself what it has asked a worker that cannot be loaded', async () => {
    const worker = {
      postMessage: () => {},
      terminate: () => {},
      onmessage: null,
      onerror: null as (() => void) | null,
    };
    const digest = digester(() => worker as unknown as Worker);
    const asked = [digest(new Blob([content]), true), digest(new Blob([content]), false)];
    await Promise.resolve();
    worker.onerror?.();
    expect(await Promise.all(asked)).toEqual([expected, { ...expected, md5: null }]);
  });

  it('gives each question its own answer', async () => {
    const questions: DigestQuestion[] = [];
    const worker = {
      postMessage: (question: DigestQuestion) => questions.push(question),
      onmessage: null as ((event: { data: unknown }) => void) | null,
    };
    const digest = digester(() => worker as unknown as Worker);
    const [first, second] = [digest(new Blob(['1']), false), digest(new Blob(['2']), false)];
    await Promise.resolve();
    for (const { id } of questions.reverse())
      worker.onmessage?.({ data: { id, digests: { sha256: String(id), md5: null } } });
    expect([(await first)?.sha256, (await second)?.sha256]).toEqual(['0', '1']);
  });

  it('tells a file that cannot be read', async () => {
    const gone = new Blob(['x']);
    gone.arrayBuffer = () => Promise.reject(new DOMException('gone', 'NotReadableError'));
    await expect(digester(() => null)(gone, false)).rejects.toMatchObject({ kind: 'FileChanged' });
  });

  it('leaves out what does not fit into memory', async () => {
    const huge = new Blob(['x']);
    Object.defineProperty(huge, 'size', { value: 300 * 1024 * 1024 });
    expect(await digester(() => null)(huge, true)).toBeNull();
  });
});
