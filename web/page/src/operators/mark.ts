import { OPERATORS } from '../route.js';

/** What `./shoebox local` prints behind the page's address. */
const MARK = '#operator=';

export function isOperatorLink(hash: string): boolean {
  return hash.startsWith(MARK);
}

/** Takes the secret out of the address bar and the tab's history, before anything else sees it; null if there is none. */
export function takeLink(): string | null {
  if (!isOperatorLink(location.hash)) return null;
  const encoded = location.hash.slice(MARK.length);
  history.replaceState(null, '', `#/${OPERATORS}`);
  return encoded;
}
