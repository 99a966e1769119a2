import { OPERATORS, routeHash } from '../route.js';

export const VIEWS = ['overview', 'failures', 'dead-letters', 'photos', 'reconcile', 'usage', 'audit'] as const;
export type View = (typeof VIEWS)[number];

export interface Place {
  readonly view: View;
  /** What the view is about, such as a photo's key; empty if nothing. */
  readonly of: string;
}

/** Of what stands behind `#/~operators/`. */
export function placeOf(rest: string | null): Place {
  const [first = '', ...of] = (rest ?? '').split('/');
  const view = VIEWS.find((known) => known === first);
  return { view: view ?? 'overview', of: view ? of.join('/') : '' };
}

export function placeHash(view: View, of = ''): string {
  return routeHash({ collection: OPERATORS, photo: of === '' ? view : `${view}/${of}` });
}
