import { digestsOf, type DigestAnswer, type DigestQuestion, type Digests } from './digests.js';
import { ShoeboxError } from './errors.js';

/** A file must be in memory as a whole for it; larger ones go without. */
const MOST_BYTES = 256 * 1024 * 1024;

/** Null where the file is too large. */
export type Digest = (file: Blob, withMd5: boolean) => Promise<Digests | null>;

/** Computes in one worker, which is started when it is first needed; where it cannot be, in this thread. */
export function digester(start: () => Worker | null = startWorker): Digest {
  let worker: Worker | null | undefined;
  let next = 0;
  const asked = new Map<number, { question: DigestQuestion; settle: (answer: Promise<Digests>) => void }>();

  const begin = (): Worker | null => {
    const begun = start();
    if (!begun) return null;
    begun.onmessage = ({ data }: MessageEvent<DigestAnswer>) => {
      const waiting = asked.get(data.id);
      asked.delete(data.id);
      waiting?.settle('digests' in data ? Promise.resolve(data.digests) : Promise.reject(unreadable(data.error)));
    };
    // It was not found, or the page's policy forbids it: whatever it was asked is computed here.
    begun.onerror = () => {
      worker = null;
      begun.terminate();
      for (const { question, settle } of asked.values()) settle(here(question.blob, question.withMd5));
      asked.clear();
    };
    return begun;
  };

  return async (blob, withMd5) => {
    if (blob.size > MOST_BYTES) return null;
    if (worker === undefined) worker = begin();
    if (worker === null) return here(blob, withMd5);
    const question = { id: next++, blob, withMd5 };
    worker.postMessage(question satisfies DigestQuestion);
    return new Promise((settle) => asked.set(question.id, { question, settle }));
  };
}

function startWorker(): Worker | null {
  try {
    return new Worker(new URL('./digest-worker.js', import.meta.url), { type: 'module' });
  } catch {
    return null;
  }
}

function here(blob: Blob, withMd5: boolean): Promise<Digests> {
  return digestsOf(blob, withMd5).catch((e: unknown) => {
    throw unreadable(e instanceof Error ? e.message : String(e));
  });
}

function unreadable(message: string): ShoeboxError {
  return new ShoeboxError('FileChanged', `The file cannot be read any more: ${message}`);
}
