import { throwIfAborted } from './errors.js';
import type { Page, Paged, PageOptions } from './types.js';

/** A list of which a page is fetched only when it is read. */
export function paged<T>(options: PageOptions, fetchPage: (nextToken: string | null) => Promise<Page<T>>): Paged<T> {
  async function* pages(): AsyncGenerator<Page<T>> {
    let nextToken = options.nextToken ?? null;
    do {
      throwIfAborted(options.signal);
      const page = await fetchPage(nextToken);
      yield page;
      nextToken = page.nextToken;
    } while (nextToken !== null);
  }
  return {
    pages,
    async *[Symbol.asyncIterator]() {
      for await (const page of pages()) yield* page.items;
    },
  };
}
