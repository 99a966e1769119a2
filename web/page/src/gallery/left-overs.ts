/** Deletions that could still be undone when the page was closed, and until when. */
interface LeftOvers {
  readonly keys: readonly string[];
  /** Milliseconds since 1970. */
  readonly until: number;
}

type Place = Pick<Storage, 'getItem' | 'setItem' | 'removeItem'>;

const KEPT = 'shoebox-deleting';

/** Keeps what is being deleted, for the next visit. */
export function keepDeletions(keys: readonly string[], undoMs: number, place: Place = localStorage): void {
  if (keys.length === 0) place.removeItem(KEPT);
  else place.setItem(KEPT, JSON.stringify({ keys, until: Date.now() + undoMs } satisfies LeftOvers));
}

/** What an earlier page left. As long as it may be undone in another tab it is that tab's: this waits, and looks again. */
export async function takeDeletions(place: Place = localStorage): Promise<readonly string[]> {
  const left = read(place);
  if (!left) return [];
  const ms = left.until - Date.now();
  if (ms > 0) await new Promise((resolve) => setTimeout(resolve, ms));
  const still = read(place);
  if (still?.until !== left.until) return [];
  place.removeItem(KEPT);
  return still.keys;
}

function read(place: Place): LeftOvers | null {
  try {
    const { keys, until } = JSON.parse(place.getItem(KEPT) ?? '{}') as { keys?: unknown; until?: unknown };
    if (!Array.isArray(keys) || typeof until !== 'number') return null;
    return { keys: keys.filter((key) => typeof key === 'string'), until };
  } catch {
    return null;
  }
}
