import type { UploadSource } from '@shoebox/client';

/** What Chromium and Safari have beyond the types of TypeScript. */
type HandleItem = DataTransferItem & { getAsFileSystemHandle?(): Promise<FileSystemHandle | null> };
type DirectoryHandle = FileSystemDirectoryHandle & { values(): AsyncIterable<FileSystemHandle> };

/** Files that systems put beside photos, and nobody means. */
const NEVER_MEANT = /^(\.|Thumbs\.db$|desktop\.ini$)/i;

export interface Dropped {
  readonly sources: readonly UploadSource[];
  /** Something could not be read. */
  readonly incomplete: boolean;
}

/**
 * All files of what was dropped, folders to any depth. Handles where the browser has them, since they survive a reload
 * without a copy. Call it within the event: the list is emptied when that is over.
 */
export async function droppedFiles(transfer: DataTransfer): Promise<Dropped> {
  const items = [...transfer.items].filter(({ kind }) => kind === 'file');
  const found: Promise<UploadSource[]>[] = items.map((item: HandleItem) => {
    const entry = item.webkitGetAsEntry();
    const file = item.getAsFile();
    const handle = item.getAsFileSystemHandle?.();
    return handle ? handle.then((h) => (h ? fromHandle(h) : fromEntry(entry, file))) : fromEntry(entry, file);
  });
  const settled = await Promise.allSettled(found);
  const sources = settled.flatMap((one) => (one.status === 'fulfilled' ? one.value : []));
  return { sources: meant(sources), incomplete: settled.some(({ status }) => status === 'rejected') };
}

/** Without what systems put beside photos. */
export function meant<T extends { readonly name: string }>(sources: Iterable<T>): T[] {
  return [...sources].filter(({ name }) => !NEVER_MEANT.test(name));
}

async function fromHandle(handle: FileSystemHandle): Promise<UploadSource[]> {
  if (handle.kind === 'file') return [handle as FileSystemFileHandle];
  const found: UploadSource[] = [];
  for await (const child of (handle as DirectoryHandle).values()) found.push(...(await fromHandle(child)));
  return found;
}

async function fromEntry(entry: FileSystemEntry | null, file: File | null): Promise<UploadSource[]> {
  if (!entry?.isDirectory) return file ? [file] : [];
  return fromDirectory(entry as FileSystemDirectoryEntry);
}

async function fromDirectory(directory: FileSystemDirectoryEntry): Promise<UploadSource[]> {
  const reader = directory.createReader();
  const found: UploadSource[] = [];
  for (;;) {
    // A hundred at most come at a time.
    const entries = await new Promise<FileSystemEntry[]>((resolve, reject) => reader.readEntries(resolve, reject));
    if (entries.length === 0) return found;
    for (const entry of entries) {
      if (entry.isDirectory) found.push(...(await fromDirectory(entry as FileSystemDirectoryEntry)));
      else
        found.push(await new Promise<File>((resolve, reject) => (entry as FileSystemFileEntry).file(resolve, reject)));
    }
  }
}

let pasted = 0;

/** Pictures on the clipboard all come as `image.png`: they get names that tell them apart. */
export function pastedFiles(transfer: DataTransfer, now = new Date()): File[] {
  return [...transfer.files].map((file) => {
    if (!/^image\.\w+$/.test(file.name)) return file;
    pasted += 1;
    const stamp = now.toISOString().slice(0, 19).replace('T', ' ').replaceAll(':', '.');
    const name = file.name.replace(/^image/, `Pasted ${stamp} ${pasted}`);
    return new File([file], name, { type: file.type, lastModified: file.lastModified });
  });
}
