import type { IncomingMessage, ServerResponse } from 'node:http';
import { json, ME } from './servers.js';

/** What a ticket was asked for. */
export interface Asked {
  readonly filename: string;
  readonly checksumSha256: string;
  readonly contentLength: number;
}

/** Stands in for the API: tickets for the bucket `photos`, no photos but those that are asked for by key. */
export class FakeApi {
  readonly tickets: Asked[] = [];

  constructor(private readonly s3: string) {}

  answer(request: IncomingMessage, response: ServerResponse): true {
    let body = '';
    request.on('data', (chunk: Buffer) => (body += chunk.toString()));
    request.on('end', () => {
      const { query, variables } = JSON.parse(body) as { query: string; variables: Asked & { s3Key?: string } };
      json(response, { data: this.field(query, variables) });
    });
    return true;
  }

  private field(query: string, variables: Asked & { s3Key?: string }): unknown {
    if (query.includes('listPhotos')) return { listPhotos: { items: [], nextToken: null } };
    if (query.includes('getPhoto')) return { getPhoto: { s3Key: variables.s3Key, status: 'READY', thumbnails: [] } };
    this.tickets.push(variables);
    const s3Key = `${ME}/summer/${this.tickets.length}-${variables.filename}`;
    const url = `${this.s3}/photos/${encodeURIComponent(s3Key).replaceAll('%2F', '/')}?X-Amz-Expires=300`;
    const headers = [
      { name: 'content-type', value: 'image/jpeg' },
      { name: 'if-none-match', value: '*' },
      { name: 'x-amz-checksum-sha256', value: variables.checksumSha256 },
    ];
    return { getUploadUrl: { url, s3Key, headers, expiresAt: '2099-01-01T00:00:00Z' } };
  }
}
