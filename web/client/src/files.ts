import { ShoeboxError } from './errors.js';
import type { UploadSource } from './uploads.js';

/** What Chromium has beyond the types of TypeScript. */
type PermittedHandle = FileSystemFileHandle & {
  queryPermission?(descriptor: { mode: 'read' }): Promise<PermissionState>;
  requestPermission?(descriptor: { mode: 'read' }): Promise<PermissionState>;
};

/** @throws ShoeboxError `FileChanged`, if there is no such file any more */
export async function fileOf(source: UploadSource): Promise<File> {
  if (source instanceof Blob) return source;
  try {
    return await source.getFile();
  } catch (e) {
    throw new ShoeboxError('FileChanged', `${source.name} cannot be read any more`, { cause: e });
  }
}

/** Whether it may be read; the user is asked only if that is wanted, which browsers allow only in a click. */
export async function mayRead(source: UploadSource, askUser: boolean): Promise<boolean> {
  if (source instanceof Blob) return true;
  const handle = source as PermittedHandle;
  const asked = { mode: 'read' } as const;
  try {
    const now = await (askUser ? handle.requestPermission?.(asked) : handle.queryPermission?.(asked));
    return (now ?? 'granted') === 'granted';
  } catch {
    return false; // not in a click
  }
}
