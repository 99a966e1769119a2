import { digestsOf, type DigestAnswer, type DigestQuestion } from '../digests.js';

declare const self: DedicatedWorkerGlobalScope;

// One file after the other: each is in memory as a whole.
let last: Promise<void> = Promise.resolve();

self.onmessage = ({ data: { id, blob, withMd5 } }: MessageEvent<DigestQuestion>) => {
  last = last.then(async () => {
    let answer: DigestAnswer;
    try {
      answer = { id, digests: await digestsOf(blob, withMd5) };
    } catch (e) {
      answer = { id, error: e instanceof Error ? e.message : String(e) };
    }
    self.postMessage(answer);
  });
};
