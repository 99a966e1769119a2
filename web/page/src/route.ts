import { signal } from '@preact/signals';
import { isOperatorLink } from './operators/mark.js';

/** Where in the page one is: behind the `#`, since a static page has one address. */
export interface Route {
  readonly collection: string | null;
  /** The key of the photo in the lightbox. */
  readonly photo: string | null;
}

/** In place of a collection: the operators' view. No id has a tilde. */
export const OPERATORS = '~operators';

export function parseRoute(hash: string): Route {
  const [collection = '', ...photo] = hash.replace(/^#?\/?/, '').split('/');
  try {
    return {
      collection: decodeURIComponent(collection) || null,
      photo: photo.map(decodeURIComponent).join('/') || null,
    };
  } catch {
    return { collection: null, photo: null };
  }
}

export function routeHash({ collection, photo }: Route): string {
  if (collection === null) return '#/';
  const parts = [collection, ...(photo === null ? [] : photo.split('/'))];
  return `#/${parts.map(encodeURIComponent).join('/')}`;
}

export const route = signal<Route>({ collection: null, photo: null });

/** Follows the address bar. */
export function startRouting(): void {
  const read = () => {
    // Pasted into the address bar of a page that is open: it is read where a page begins.
    if (isOperatorLink(location.hash)) location.reload();
    else route.value = parseRoute(location.hash);
  };
  addEventListener('hashchange', read);
  addEventListener('popstate', read);
  read();
}

/** Goes there; `replace` makes no step in the browser's history. */
export function go(to: Route, replace = false): void {
  history[replace ? 'replaceState' : 'pushState'](null, '', routeHash(to));
  route.value = to;
}

export function openPhoto(photo: string): void {
  go({ collection: route.value.collection, photo }, route.value.photo !== null);
}

export function closePhoto(): void {
  go({ collection: route.value.collection, photo: null }, true);
}
