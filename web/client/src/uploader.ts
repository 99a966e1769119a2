import { contentType } from './content-type.js';
import type { Digest } from './digest.js';
import type { Digests } from './digests.js';
import { ShoeboxError } from './errors.js';
import type { GraphQl } from './graphql.js';
import type { Limits } from './limits.js';
import { GET_PHOTO, GET_UPLOAD_URL } from './queries.js';
import { Transfer, type TransferEvents, type TransferPorts } from './transfer.js';
import type { Photo, Ticket } from './types.js';

/** A file that is checked and may be sent. */
export interface PreparedFile {
  readonly file: File;
  readonly contentType: string;
  readonly digests: Digests | null;
}

/** What one upload needs of the world. */
export interface UploaderPorts {
  readonly api: GraphQl;
  readonly limits: Limits;
  readonly digest: Digest;
  /** Whether S3 has the object, asked with the user's credentials. */
  readonly head: (s3Key: string, signal: AbortSignal) => Promise<boolean>;
  /** S3 has a new photo. */
  readonly stored: (s3Key: string) => void;
  readonly transfer?: Pick<TransferPorts, 'put' | 'backoff'>;
}

/** Checks files, and brings them to S3. */
export class Uploader {
  constructor(private readonly ports: UploaderPorts) {}

  /** @throws ShoeboxError `InvalidRequest`, in the server's words, if it is known to be refused */
  async prepare(file: File, withMd5: boolean): Promise<PreparedFile> {
    const type = await contentType(file).catch((e: unknown) => {
      throw new ShoeboxError('FileChanged', 'The file cannot be read any more', { cause: e });
    });
    this.ports.limits.check(type, file.size);
    return { file, contentType: type, digests: await this.ports.digest(file, withMd5) };
  }

  async send(
    collection: string,
    { file, contentType, digests }: PreparedFile,
    begunKey: string | null,
    events: TransferEvents,
    signal: AbortSignal,
  ): Promise<string> {
    const request = {
      collectionId: collection,
      filename: file.name,
      contentType,
      contentLength: file.size,
      checksumSha256: digests?.sha256 ?? null,
    };
    const ports: TransferPorts = {
      ...this.ports.transfer,
      ticket: (at) => this.ticket(request, at),
      isThere: (key, at) => this.isThere(key, at),
    };
    const s3Key = await new Transfer({ file, begunKey }, ports, events, signal).run();
    this.ports.stored(s3Key);
    return s3Key;
  }

  private async ticket(request: Record<string, unknown>, signal: AbortSignal): Promise<Ticket> {
    try {
      return (await this.ports.api.ask<{ getUploadUrl: Ticket }>(GET_UPLOAD_URL, request, signal)).getUploadUrl;
    } catch (e) {
      throw e instanceof ShoeboxError ? this.ports.limits.learn(e) : e;
    }
  }

  /** S3 knows best; where it cannot be asked, a record is proof enough. */
  private async isThere(s3Key: string, signal: AbortSignal): Promise<boolean> {
    try {
      return await this.ports.head(s3Key, signal);
    } catch {
      return (await this.ports.api.ask<{ getPhoto: Photo | null }>(GET_PHOTO, { s3Key }, signal)).getPhoto !== null;
    }
  }
}
