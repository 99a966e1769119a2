import { afterEach, describe, expect, it, vi } from 'vitest';
import { createShoebox } from './shoebox.js';
import { credentialsOf, keyOf, photoOf } from './testing/fakes.js';
import type { Photo } from './types.js';

const CONFIG = {
  ...{ region: 'eu-central-1', userPoolId: 'p', userPoolClientId: 'c', identityPoolId: 'i' },
  ...{ graphqlUrl: 'https://api.example/graphql', photosBucket: 'photos', thumbnailsBucket: 'thumbs' },
};

afterEach(() => vi.unstubAllGlobals());

function scene(answer: (query: string, variables: Record<string, unknown>) => unknown) {
  const asked: Record<string, unknown>[] = [];
  vi.stubGlobal('fetch', (_: string, { body }: { body: string }) => {
    const { query, variables } = JSON.parse(body) as { query: string; variables: Record<string, unknown> };
    asked.push(variables);
    return Promise.resolve(new Response(JSON.stringify({ data: answer(query, variables) })));
  });
  const session = { token: () => Promise.resolve('t'), credentials: () => Promise.resolve(credentialsOf()) };
  return { shoebox: createShoebox(CONFIG, session), asked };
}

const pages = (_: string, { nextToken }: Record<string, unknown>) => ({
  listPhotos: nextToken
    ? { items: [photoOf(keyOf('3'))], nextToken: null }
    : { items: [photoOf(keyOf('1')), photoOf(keyOf('2'))], nextToken: 'next' },
});

describe('a shoebox', () => {
  it('lists photos, and asks for a page only when it is read', async () => {
    const { shoebox, asked } = scene(pages);
    const keys: string[] = [];
    for await (const { s3Key } of shoebox.photos('summer', { pageSize: 2 })) {
      keys.push(s3Key);
      if (keys.length === 2) expect(asked).toHaveLength(1);
    }
    expect(keys).toEqual(['1', '2', '3'].map((name) => keyOf(name)));
    expect(asked).toEqual([
      { collectionId: 'summer', nextToken: null, limit: 2 },
      { collectionId: 'summer', nextToken: 'next', limit: 2 },
    ]);
  });

  it('lists by pages, from where a page ended', async () => {
    const { shoebox, asked } = scene(pages);
    const counts: number[] = [];
    for await (const page of shoebox.photos('summer', { nextToken: 'next' }).pages()) counts.push(page.items.length);
    expect([counts, asked.length]).toEqual([[1], 1]);
  });

  it('deletes, and gives what was deleted', async () => {
    const photo: Photo = photoOf(keyOf('1'), { status: 'READY' });
    const { shoebox, asked } = scene(() => ({ deletePhoto: photo }));
    expect(await shoebox.delete(photo.s3Key)).toEqual(photo);
    expect(asked).toEqual([{ s3Key: photo.s3Key }]);
  });

  it('has plain addresses for images, and signed ones for downloads', async () => {
    const { shoebox } = scene(() => ({}));
    const plain = shoebox.imageUrl(keyOf('ä.jpg'));
    expect(plain).toMatch(/^https:\/\/photos\.s3\.eu-central-1\.amazonaws\.com\/eu-central-1%3A[^?]+%C3%A4\.jpg$/);
    const signed = new URL(await shoebox.signedUrl(keyOf('ä.jpg'), { expires: 60, downloadAs: "Oma's Bär.jpg" }));
    expect(signed.origin + signed.pathname).toBe(plain);
    expect(signed.searchParams.get('X-Amz-Expires')).toBe('60');
    expect(signed.searchParams.get('response-content-disposition')).toBe(
      "attachment; filename*=UTF-8''Oma%27s%20B%C3%A4r.jpg",
    );
  });

  it('says so where there are no service workers', async () => {
    const { shoebox } = scene(() => ({}));
    await expect(shoebox.images.start()).rejects.toMatchObject({ kind: 'Unavailable' });
  });
});
