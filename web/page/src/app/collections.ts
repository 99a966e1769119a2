import type { Collection, Shoebox } from '@shoebox/client';
import { signal } from '@preact/signals';

export interface Drawer {
  readonly id: string;
  readonly photos: number;
}

/** The server's collections, and those that were made here and have no photo yet. */
export const drawers = signal<readonly Drawer[] | null>(null);

/** The server only knows collections with photos: until then they are kept on this device, for who made them. */
const KEPT = 'shoebox-new-collections';
let keptUnder = KEPT;

/** Begins with the collections of this person. */
export function beginCollections(person: string): void {
  keptUnder = `${KEPT} ${person}`;
  drawers.value = null;
}

export function merged(
  collections: readonly Pick<Collection, 'collectionId' | 'photoCount'>[],
  made: readonly string[],
): Drawer[] {
  const all = new Map(made.map((id) => [id, 0]));
  for (const { collectionId, photoCount } of collections) all.set(collectionId, photoCount);
  return [...all]
    .map(([id, photos]) => ({ id, photos }))
    .sort((a, b) => a.id.localeCompare(b.id, undefined, { numeric: true, sensitivity: 'base' }));
}

/** Those that the server does not list, and has to be reminded of. */
export function stillNew(
  collections: readonly Pick<Collection, 'collectionId' | 'photoCount'>[],
  made: readonly string[],
): string[] {
  const known = new Set(collections.filter(({ photoCount }) => photoCount > 0).map(({ collectionId }) => collectionId));
  return made.filter((id) => !known.has(id));
}

export async function loadCollections(shoebox: Shoebox): Promise<void> {
  const found: Collection[] = [];
  for await (const collection of shoebox.collections({ pageSize: 100 })) found.push(collection);
  keep(stillNew(found, made()));
  drawers.value = merged(found, made());
}

export function addCollection(id: string): void {
  const known = drawers.value ?? [];
  if (known.some((drawer) => drawer.id === id && drawer.photos > 0)) return;
  keep([...new Set([...made(), id])]);
  drawers.value = merged(served(known), made());
}

/** Takes a collection without photos off the list. */
export function forgetCollection(id: string): void {
  keep(made().filter((other) => other !== id));
  drawers.value = merged(served((drawers.value ?? []).filter((drawer) => drawer.id !== id)), made());
}

/** Of somebody whose account is no more. */
export function forgetCollections(): void {
  localStorage.removeItem(keptUnder);
}

function served(known: readonly Drawer[]): Pick<Collection, 'collectionId' | 'photoCount'>[] {
  return known.map((drawer) => ({ collectionId: drawer.id, photoCount: drawer.photos }));
}

function keep(ids: readonly string[]): void {
  if (ids.length === 0) localStorage.removeItem(keptUnder);
  else localStorage.setItem(keptUnder, JSON.stringify(ids));
}

function made(): string[] {
  try {
    const kept: unknown = JSON.parse(localStorage.getItem(keptUnder) ?? '[]');
    return Array.isArray(kept) ? kept.filter((id) => typeof id === 'string') : [];
  } catch {
    return [];
  }
}
