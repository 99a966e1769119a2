import type { Photo, Thumbnail } from '@shoebox/client';

/** A thumbnail may be shown this much larger than it is. */
const MOST_ENLARGED = 1.25;

/** The smallest thumbnail whose shorter edge fills a square of so many device pixels; else the largest. */
export function thumbnailFilling(photo: Photo, pixels: number): Thumbnail | null {
  const enough = photo.thumbnails.find(({ width, height }) => Math.min(width, height) * MOST_ENLARGED >= pixels);
  return enough ?? photo.thumbnails.at(-1) ?? null;
}

/** The largest picture that every browser shows: the original of a HEIC is not one. */
export function largestShown(photo: Photo): string | null {
  const everywhere = /^image\/(jpeg|png|gif|webp|avif)$/.test(photo.contentType);
  if (everywhere && photo.status !== 'REJECTED') return photo.s3Key;
  return photo.thumbnails.at(-1)?.key ?? null;
}

/** What the lightbox shows of it: a large thumbnail, as long as nobody zooms in. */
export function previewKey(photo: Photo, pixels: number): string | null {
  const enough = photo.thumbnails.find(({ width, height }) => Math.max(width, height) * MOST_ENLARGED >= pixels);
  return enough?.key ?? largestShown(photo);
}
