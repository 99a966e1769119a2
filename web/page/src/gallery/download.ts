import type { Photo, Shoebox } from '@shoebox/client';

/** Has the browser save the originals under their names; several in turn, since browsers stop a flood. */
export async function download(shoebox: Shoebox, photos: readonly Photo[]): Promise<void> {
  for (const [i, photo] of photos.entries()) {
    if (i > 0) await new Promise((resolve) => setTimeout(resolve, BETWEEN_MS));
    const link = document.createElement('a');
    link.href = await shoebox.signedUrl(photo.s3Key, { downloadAs: photo.filename });
    link.download = photo.filename;
    link.rel = 'noreferrer';
    document.body.append(link);
    link.click();
    link.remove();
  }
}

const BETWEEN_MS = 700;
