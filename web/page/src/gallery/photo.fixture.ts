import type { Photo } from '@shoebox/client';

/** A photo that is ready; what a test is about is given. */
export function photo(s3Key: string, given: Partial<Photo> = {}): Photo {
  return {
    s3Key,
    collectionId: 'c',
    filename: `${s3Key}.jpg`,
    contentType: 'image/jpeg',
    bytes: 1_000,
    eTag: null,
    width: 4_000,
    height: 3_000,
    takenAt: null,
    camera: null,
    place: null,
    placeholder: null,
    status: 'READY',
    reason: null,
    damage: null,
    thumbnails: [256, 640, 1_280].map((edge) => ({
      key: `${s3Key}/${edge}`,
      width: edge,
      height: (edge * 3) / 4,
      contentType: 'image/jpeg',
      bytes: edge,
    })),
    createdAt: '2026-11-20T10:00:00Z',
    updatedAt: '2026-11-20T10:00:01Z',
    ...given,
  };
}
