/**
 * Where a photo is on its way: verified, with thumbnails, without since none could be made, against a rule, or gone, which
 * only `onPhoto` tells.
 */
export type PhotoStatus = 'REGISTERED' | 'READY' | 'FAILED' | 'REJECTED' | 'DELETED';

/** A smaller picture, upright and free of metadata. */
export interface Thumbnail {
  readonly key: string;
  /** Pixels. */
  readonly width: number;
  readonly height: number;
  readonly contentType: string;
  readonly bytes: number;
}

/** A photo's record; the fields are described in the API's schema. */
export interface Photo {
  readonly s3Key: string;
  readonly collectionId: string;
  readonly filename: string;
  readonly contentType: string;
  readonly bytes: number;
  readonly eTag: string | null;
  /** Pixels of the upright picture; null if the file could not be read. */
  readonly width: number | null;
  readonly height: number | null;
  readonly takenAt: string | null;
  readonly camera: string | null;
  readonly place: { readonly latitude: number; readonly longitude: number } | null;
  /** A BlurHash to show until a thumbnail is there. */
  readonly placeholder: string | null;
  readonly status: PhotoStatus;
  /** Why it is REJECTED or FAILED. */
  readonly reason: string | null;
  /** What is wrong with the file of a READY photo; its thumbnails show what could be read. */
  readonly damage: string | null;
  /** By ascending size; empty until the photo is READY. */
  readonly thumbnails: readonly Thumbnail[];
  readonly createdAt: string;
  readonly updatedAt: string;
}

/** A collection that has photos. */
export interface Collection {
  readonly collectionId: string;
  readonly photoCount: number;
  readonly createdAt: string;
  readonly updatedAt: string;
}

/** A part of a list; without a token it is the last. */
export interface Page<T> {
  readonly items: readonly T[];
  readonly nextToken: string | null;
}

export interface PageOptions {
  /** Items a page: 1 to 100. */
  readonly pageSize?: number;
  /** Where to go on: the `nextToken` of a page that was got before. */
  readonly nextToken?: string;
  readonly signal?: AbortSignal;
}

/** A list that is fetched page by page as it is read: `for await (const photo of list)`, or `list.pages()`. */
export interface Paged<T> extends AsyncIterable<T> {
  pages(): AsyncIterable<Page<T>>;
}

/** How to upload one photo: PUT the bytes to the URL with these headers, once. */
export interface Ticket {
  readonly url: string;
  readonly s3Key: string;
  readonly headers: readonly { readonly name: string; readonly value: string }[];
  readonly expiresAt: string;
}
