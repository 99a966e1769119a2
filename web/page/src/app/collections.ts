import type { Collection, Shoebox } from '@shoebox/client';
import { signal } from '@preact/signals';

export interface Drawer {
  readonly id: string;
  readonly photos: number;
}

/** The server's collections, and those that were made here and have no photo yet. */
export const drawers = signal<readonly Drawer[] | null>(null);

/** Until the tab is closed: the server only knows collections with photos. */
const KEPT = 'shoebox-new-collections';

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

export async function loadCollections(shoebox: Shoebox): Promise<void> {
  const found: Collection[] = [];
  for await (const collection of shoebox.collections({ pageSize: 100 })) found.push(collection);
  drawers.value = merged(found, made());
}

export function addCollection(id: string): void {
  sessionStorage.setItem(KEPT, JSON.stringify([...new Set([...made(), id])]));
  const known = (drawers.value ?? []).map((drawer) => ({ collectionId: drawer.id, photoCount: drawer.photos }));
  drawers.value = merged(known, made());
}

function made(): string[] {
  try {
    const kept: unknown = JSON.parse(sessionStorage.getItem(KEPT) ?? '[]');
    return Array.isArray(kept) ? kept.filter((id) => typeof id === 'string') : [];
  } catch {
    return [];
  }
}
