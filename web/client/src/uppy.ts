import { BasePlugin, type PluginOpts, type Uppy, type UppyFile } from '@uppy/core';
import type { Shoebox } from './shoebox.js';
import type { Upload } from './uploads.js';

type Body = { s3Key: string };
type Meta = Record<string, unknown>;
type AnyFile = UppyFile<Meta, Body>;

export interface ShoeboxUppyOptions extends PluginOpts {
  readonly shoebox: Pick<Shoebox, 'uploads'>;
  /** The collection of all files, or of each. */
  readonly collection: string | ((file: AnyFile) => string);
}

/**
 * Has Uppy upload through the queue of a Shoebox: `uppy.use(ShoeboxUppy, { shoebox, collection: 'summer' })`. A file's
 * response has its key as `body.s3Key`.
 */
export default class ShoeboxUppy extends BasePlugin<ShoeboxUppyOptions, Meta, Body> {
  /** Uploads of the queue by Uppy's file ids. */
  private readonly uploads = new Map<string, string>();

  constructor(uppy: Uppy<Meta, Body>, options?: ShoeboxUppyOptions) {
    super(uppy, options);
    this.id = this.opts.id ?? 'Shoebox';
    this.type = 'uploader';
  }

  override install(): void {
    this.uppy.addUploader(this.upload);
    this.uppy.on('file-removed', this.remove);
    this.uppy.on('cancel-all', this.removeAll);
  }

  override uninstall(): void {
    this.uppy.removeUploader(this.upload);
    this.uppy.off('file-removed', this.remove);
    this.uppy.off('cancel-all', this.removeAll);
  }

  private readonly upload = async (fileIds: string[]): Promise<void> => {
    const files = fileIds.map((id) => this.uppy.getFile(id)).filter((file) => !file.isRemote);
    this.uppy.emit('upload-start', files);
    await Promise.all(files.map((file) => this.bring(file)));
  };

  private readonly remove = (file: AnyFile): void => {
    const id = this.uploads.get(file.id);
    if (id !== undefined) this.opts.shoebox.uploads.cancel(id);
  };

  private readonly removeAll = (): void => {
    for (const id of this.uploads.values()) this.opts.shoebox.uploads.cancel(id);
  };

  /** Resolves when it is over, whatever came of it. */
  private async bring(file: AnyFile): Promise<void> {
    const { uploads } = this.opts.shoebox;
    const collection = typeof this.opts.collection === 'string' ? this.opts.collection : this.opts.collection(file);
    const data = new File([file.data as Blob], file.meta.name, { type: file.type });
    let stop = () => {};
    let look = (_upload: Upload) => {};
    const over = new Promise<void>((resolve) => {
      look = (upload) => {
        if (upload.id === this.uploads.get(file.id) && this.tell(file.id, upload)) resolve();
      };
      stop = uploads.on('change', (upload) => look(upload));
    });
    try {
      // What Uppy's user chose to upload is not asked about again.
      const [added] = await uploads.add([data], { collection, duplicates: 'upload' });
      if (!added) return;
      this.uploads.set(file.id, added.id);
      look(uploads.list.find(({ id }) => id === added.id) ?? added);
      await over;
    } catch (e) {
      this.uppy.emit('upload-error', file, e as Error);
    } finally {
      stop();
      this.uploads.delete(file.id);
    }
  }

  /** Tells Uppy; gives whether it is over. */
  private tell(fileId: string, upload: Upload): boolean {
    const file = this.uppy.getState().files[fileId];
    if (!file || upload.state === 'cancelled') return true;
    if (upload.state === 'done') {
      this.uppy.emit('upload-success', file, { status: 200, body: { s3Key: upload.s3Key ?? '' } });
      return true;
    }
    if (upload.state === 'failed') {
      this.uppy.emit('upload-error', file, upload.error ?? new Error('The upload failed'));
      return true;
    }
    this.uppy.emit('upload-progress', file, {
      uploadStarted: file.progress.uploadStarted ?? Date.now(),
      bytesUploaded: upload.sentBytes,
      bytesTotal: upload.size,
    });
    return false;
  }
}
