import type { Entry } from './entry.js';
import type { GraphQl } from './graphql.js';
import { paged } from './paging.js';
import type { Page } from './types.js';
import type { PreparedFile } from './uploader.js';

interface Known {
  readonly filename: string;
  readonly bytes: number;
  readonly eTag: string | null;
  readonly status: string;
}

export const CONTENTS = `query ($collectionId: ID!, $nextToken: String) {
  listPhotos(collectionId: $collectionId, limit: 100, nextToken: $nextToken) { items { filename bytes eTag status } nextToken } }`;

/**
 * What a collection has already, or another upload brings. Of photos, one is the same if it has as many bytes and S3's entity
 * tag is the file's MD5; only files of a size that the collection has need to be hashed for it. Under a KMS key entity tags
 * are no MD5, and nothing is found.
 */
export class Duplicates {
  private readonly bySize = new Map<string, Promise<Map<number, Known[]>>>();
  /** Which upload brings which bytes to which collection. */
  private readonly claims = new Map<string, Entry>();

  constructor(private readonly api: GraphQl) {}

  /** Forgets what was listed: the next question lists anew. */
  refresh(collection: string): void {
    this.bySize.delete(collection);
  }

  async mayHave(collection: string, bytes: number): Promise<boolean> {
    return (await this.list(collection)).has(bytes);
  }

  /** The name of the photo or upload that is the same; null: then the bytes are this upload's to bring. */
  async find(entry: Entry, { file, digests }: PreparedFile): Promise<string | null> {
    if (!digests) return null;
    const claim = `${entry.collection} ${digests.sha256}`;
    const earlier = this.claims.get(claim);
    if (earlier && earlier !== entry) return earlier.name;
    this.claims.set(claim, entry);
    if (digests.md5 === null) return null;
    const ofSize = (await this.list(entry.collection)).get(file.size);
    return ofSize?.find(({ eTag }) => eTag?.replace(/"/g, '') === digests.md5)?.filename ?? null;
  }

  /** It will not bring them after all. */
  release(entry: Entry): void {
    for (const [claim, holder] of this.claims) if (holder === entry) this.claims.delete(claim);
  }

  private list(collection: string): Promise<Map<number, Known[]>> {
    let listed = this.bySize.get(collection);
    if (!listed) {
      // Without a list nothing is a duplicate: better twice than not at all.
      listed = this.fetch(collection).catch(() => new Map<number, Known[]>());
      this.bySize.set(collection, listed);
    }
    return listed;
  }

  private async fetch(collectionId: string): Promise<Map<number, Known[]>> {
    const photos = paged<Known>({}, async (nextToken) => {
      const variables = { collectionId, nextToken };
      return (await this.api.ask<{ listPhotos: Page<Known> }>(CONTENTS, variables)).listPhotos;
    });
    const bySize = new Map<number, Known[]>();
    for await (const photo of photos) {
      if (photo.status !== 'REGISTERED' && photo.status !== 'READY') continue;
      bySize.set(photo.bytes, [...(bySize.get(photo.bytes) ?? []), photo]);
    }
    return bySize;
  }
}
