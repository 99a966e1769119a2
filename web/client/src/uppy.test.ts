import Uppy from '@uppy/core';
import { describe, expect, it } from 'vitest';
import { ShoeboxError } from './errors.js';
import type { AddOptions, Upload, UploadQueue } from './uploads.js';
import ShoeboxUppy from './uppy.js';

/** A queue of which the test says what becomes of each upload. */
function fakeQueue(become: (name: string) => Partial<Upload>[]) {
  const listeners = new Set<(upload: Upload) => void>();
  const tell = (upload: Upload) => listeners.forEach((listener) => listener(upload));
  const added: { name: string; type: string; options: AddOptions }[] = [];
  const cancelled: string[] = [];
  const list: Upload[] = [];
  const queue = {
    list,
    on: (_: string, given: (upload: Upload) => void) => {
      listeners.add(given);
      return () => listeners.delete(given);
    },
    add: ([file]: File[], options: AddOptions) => {
      const { name, type, size } = file as File;
      added.push({ name, type, options });
      const upload = {
        id: `u${added.length}`,
        name,
        size,
        state: 'waiting',
        sentBytes: 0,
        s3Key: null,
        error: null,
      } as Upload;
      list.push(upload);
      become(name).forEach((change, i) => setTimeout(() => tell({ ...upload, ...change }), 5 * i));
      return Promise.resolve([upload]);
    },
    cancel: (id: string) => {
      cancelled.push(id);
      tell({ ...(list.find((upload) => upload.id === id) as Upload), state: 'cancelled' });
    },
  };
  return { queue: queue as unknown as UploadQueue, added, cancelled };
}

function uppyOn(queue: UploadQueue) {
  type Body = { s3Key: string };
  const uppy = new Uppy<Record<string, unknown>, Body>({ logger: { debug() {}, warn() {}, error() {} } });
  return uppy.use(ShoeboxUppy, { shoebox: { uploads: queue }, collection: (file) => `of-${file.extension}` });
}

const png = (name: string) => ({ name, type: 'image/png', data: new Blob(['png'], { type: 'image/png' }) });

describe("Uppy's uploader", () => {
  it('uploads through the queue and tells progress and key', async () => {
    const { queue, added } = fakeQueue(() => [
      { state: 'sending', sentBytes: 2 },
      { state: 'done', s3Key: 'the key' },
    ]);
    const uppy = uppyOn(queue);
    const progress: unknown[] = [];
    uppy.on('upload-progress', (file, { bytesUploaded, bytesTotal }) =>
      progress.push([file?.name, bytesUploaded, bytesTotal]),
    );
    uppy.addFile(png('a.png'));
    const result = await uppy.upload();
    expect(result?.successful?.map(({ name, response }) => [name, response?.body])).toEqual([
      ['a.png', { s3Key: 'the key' }],
    ]);
    expect(progress).toContainEqual(['a.png', 2, 3]);
    expect(added).toEqual([
      { name: 'a.png', type: 'image/png', options: { collection: 'of-png', duplicates: 'upload' } },
    ]);
  });

  it('tells why one fails, while the others pass', async () => {
    const error = new ShoeboxError('InvalidRequest', 'contentLength must be from 1 to 2 bytes; not 3');
    const { queue } = fakeQueue((name) =>
      name === 'bad.png' ? [{ state: 'failed', error }] : [{ state: 'done', s3Key: 'the key' }],
    );
    const uppy = uppyOn(queue);
    uppy.addFiles([png('bad.png'), png('good.png')]);
    const result = await uppy.upload();
    expect(result?.failed?.map(({ name, error }) => [name, error])).toEqual([['bad.png', error.message]]);
    expect(result?.successful?.map(({ name }) => name)).toEqual(['good.png']);
  });

  it('cancels what is removed', async () => {
    const { queue, cancelled } = fakeQueue(() => []);
    const uppy = uppyOn(queue);
    const id = uppy.addFile(png('a.png'));
    const result = uppy.upload();
    await new Promise((resolve) => setTimeout(resolve, 0));
    uppy.removeFile(id);
    await result;
    expect(cancelled).toEqual(['u1']);
  });
});
