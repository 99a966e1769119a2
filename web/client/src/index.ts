export { imageUrl, type ShoeboxConfig } from './config.js';
export { ShoeboxError, type ErrorKind } from './errors.js';
export type { Images, ImagesOptions } from './images.js';
export type { LiveOptions, LiveState, PhotoListener } from './live.js';
export {
  fromAmplify,
  type FetchAuthSession,
  type RefreshOption,
  type Session,
  type SessionCredentials,
} from './session.js';
export {
  createShoebox,
  type SettledOptions,
  type Shoebox,
  type ShoeboxOptions,
  type SignedUrlOptions,
  type UploadOptions,
} from './shoebox.js';
export { indexedDbStore, type IndexedDbStoreOptions, type StoredUpload, type UploadStore } from './store.js';
export type { Collection, Page, Paged, PageOptions, Photo, PhotoStatus, Thumbnail, Ticket } from './types.js';
export type {
  AddOptions,
  Upload,
  UploadEvents,
  UploadProgress,
  UploadQueue,
  UploadSource,
  UploadState,
} from './uploads.js';
