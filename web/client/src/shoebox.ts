import { imageUrl, type ShoeboxConfig } from './config.js';
import { digester } from './digest.js';
import { ShoeboxError, throwIfAborted } from './errors.js';
import { graphQl, type GraphQl } from './graphql.js';
import { images, type Images } from './images.js';
import { Limits } from './limits.js';
import { LivePhotos, type LiveOptions, type PhotoListener } from './live.js';
import { paged } from './paging.js';
import { DELETE_PHOTO, GET_PHOTO, LIST_COLLECTIONS, LIST_PHOTOS } from './queries.js';
import { Queue } from './queue.js';
import { shared, type Session } from './session.js';
import { presign } from './sigv4.js';
import type { UploadStore } from './store.js';
import type { Collection, Page, Paged, PageOptions, Photo } from './types.js';
import { Uploader } from './uploader.js';
import type { UploadQueue } from './uploads.js';

export interface ShoeboxOptions {
  /** Uploads at the same time; 4 by default. */
  readonly concurrency?: number;
  /** Where uploads survive a reload, such as `indexedDbStore()`; by default nowhere. */
  readonly store?: UploadStore;
}

export interface UploadOptions {
  readonly collection: string;
  readonly onProgress?: (sentBytes: number, totalBytes: number) => void;
  readonly signal?: AbortSignal;
}

export interface SignedUrlOptions {
  /** Seconds, at most 600; 300 by default. */
  readonly expires?: number;
  /** Has browsers save it under this name in place of showing it. */
  readonly downloadAs?: string;
}

export interface SettledOptions {
  readonly signal?: AbortSignal;
}

/** The photos of the signed-in user. */
export interface Shoebox {
  readonly config: ShoeboxConfig;
  /** Uploads one file, with retries; resolves with its key when S3 has it. */
  upload(file: File, options: UploadOptions): Promise<{ readonly s3Key: string }>;
  /** Many files, in turn. */
  readonly uploads: UploadQueue;
  /** The photos of a collection, the newest first. */
  photos(collection: string, options?: PageOptions): Paged<Photo>;
  /** The collections that have photos, by id. */
  collections(options?: PageOptions): Paged<Collection>;
  /** One photo; null if it is not registered (yet) or is deleted. */
  photo(s3Key: string, signal?: AbortSignal): Promise<Photo | null>;
  /** Calls back with each photo that is new or has changed, until the function that it gives is called. */
  onPhoto(listener: PhotoListener, options?: LiveOptions): () => void;
  /** Has `onPhoto` look after photos whose status is not final, such as those of a list; uploads are looked after anyway. */
  watch(...s3Keys: string[]): void;
  /** Resolves when the photo's status is final: READY, FAILED, REJECTED, or DELETED meanwhile. */
  settled(s3Key: string, options?: SettledOptions): Promise<Photo>;
  /** Deletes a photo and its thumbnails; gives its record as it was, null if there was none. May be repeated. */
  delete(s3Key: string): Promise<Photo | null>;
  /** The plain, lasting address of an original or a thumbnail, for `<img src>` under the service worker. */
  imageUrl(key: string): string;
  /** An address that works by itself for a few minutes: for downloads, and for browsers without service workers. */
  signedUrl(key: string, options?: SignedUrlOptions): Promise<string>;
  /** The service worker that makes `imageUrl` work. */
  readonly images: Images;
  /** Any other field of the API, asked with the same session and errors. */
  ask<T>(query: string, variables?: Record<string, unknown>, signal?: AbortSignal): Promise<T>;
}

const DEFAULT_CONCURRENCY = 4;
const DEFAULT_EXPIRES_S = 300;
/** Of an address that is used at once. */
const ONE_USE_EXPIRES_S = 60;

/**
 * The library's one beginning.
 *
 * @param config what deployment wrote to `config.json`
 * @param given the application's sign-in: `fromAmplify(fetchAuthSession)`, or functions of its own
 */
export function createShoebox(config: ShoeboxConfig, given: Session, options: ShoeboxOptions = {}): Shoebox {
  const session = shared(given);
  const api = graphQl(config.graphqlUrl, session);
  const live = new LivePhotos(config.graphqlUrl, session, api);
  const pictures = images(config, session);
  const signedUrl = async (key: string, method: 'GET' | 'HEAD', expires: number, query: Record<string, string> = {}) =>
    presign(imageUrl(config, key), await session.credentials(), { region: config.region, method, expires, query });
  const uploader = new Uploader({
    api,
    limits: new Limits(config),
    digest: digester(),
    head: async (key, signal) =>
      (await fetch(await signedUrl(key, 'HEAD', ONE_USE_EXPIRES_S), { method: 'HEAD', signal })).ok,
    stored: (key) => live.expect(key),
  });
  const identity = async () => (await session.credentials()).identityId;

  return {
    config,
    async upload(file, { collection, onProgress, signal = new AbortController().signal }) {
      const prepared = await uploader.prepare(file, false);
      throwIfAborted(signal);
      const progress = (sentBytes: number) => onProgress?.(sentBytes, file.size);
      return { s3Key: await uploader.send(collection, prepared, null, { progress }, signal) };
    },
    uploads: new Queue({
      uploader,
      api,
      identity,
      concurrency: options.concurrency ?? DEFAULT_CONCURRENCY,
      store: options.store ?? null,
    }),
    photos: (collectionId, page = {}) => listed<Photo>(api, page, 'listPhotos', LIST_PHOTOS, { collectionId }),
    collections: (page = {}) => listed<Collection>(api, page, 'listMyCollections', LIST_COLLECTIONS, {}),
    photo: async (s3Key, signal) => (await api.ask<{ getPhoto: Photo | null }>(GET_PHOTO, { s3Key }, signal)).getPhoto,
    onPhoto: (listener, listening) => live.listen(listener, listening),
    watch: (...s3Keys) => live.watch(s3Keys),
    settled: (s3Key, waiting = {}) => live.settled(s3Key, waiting.signal),
    async delete(s3Key) {
      const { deletePhoto } = await api.ask<{ deletePhoto: Photo | null }>(DELETE_PHOTO, { s3Key });
      live.forget(s3Key);
      const keys = [s3Key, ...(deletePhoto?.thumbnails ?? []).map(({ key }) => key)];
      await pictures.forget(...keys).catch(() => {}); // they go by themselves with time
      return deletePhoto;
    },
    imageUrl: (key) => imageUrl(config, key),
    signedUrl: (key, { expires = DEFAULT_EXPIRES_S, downloadAs } = {}) =>
      signedUrl(
        key,
        'GET',
        expires,
        downloadAs === undefined ? {} : { 'response-content-disposition': attachment(downloadAs) },
      ),
    images: pictures,
    ask: (query, variables, signal) => api.ask(query, variables, signal),
  };
}

function listed<T>(api: GraphQl, page: PageOptions, field: string, query: string, variables: object): Paged<T> {
  return paged<T>(page, async (nextToken) => {
    const all = { ...variables, nextToken, ...(page.pageSize !== undefined && { limit: page.pageSize }) };
    const answer = (await api.ask<Record<string, Page<T>>>(query, all, page.signal))[field];
    if (!answer) throw new ShoeboxError('Unavailable', `The API answered without ${field}`);
    return answer;
  });
}

/** RFC 6266: the name in UTF-8. */
function attachment(name: string): string {
  return `attachment; filename*=UTF-8''${encodeURIComponent(name).replace(/['()*]/g, (c) => `%${c.charCodeAt(0).toString(16)}`)}`;
}
