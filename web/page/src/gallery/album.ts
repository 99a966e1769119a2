import type { Photo } from '@shoebox/client';

/** When the picture was taken; what says nothing about that counts as taken when it came. */
export function momentOf(photo: Photo): number {
  const taken = photo.takenAt === null ? NaN : Date.parse(photo.takenAt);
  return Number.isNaN(taken) ? Date.parse(photo.createdAt) : taken;
}

/** The local day as `2026-11-25`. */
export function dayOf(moment: number): string {
  const at = new Date(moment);
  const two = (n: number) => (n < 10 ? `0${n}` : String(n));
  return `${at.getFullYear()}-${two(at.getMonth() + 1)}-${two(at.getDate())}`;
}

interface Placed {
  readonly photo: Photo;
  readonly moment: number;
  readonly day: string;
}

/** The photos of one collection, the newest first, as lists and live status tell of them in whatever order. */
export class Album {
  private readonly byKey = new Map<string, Placed>();
  private readonly hidden = new Set<string>();
  private sorted: readonly Placed[] | null = null;

  /** Whether anything changed; an older record does not replace a newer one. */
  put(photo: Photo): boolean {
    const known = this.byKey.get(photo.s3Key);
    if (photo.status === 'DELETED') return this.remove(photo.s3Key);
    if (known && !isNewer(photo, known.photo)) return false;
    const moment = momentOf(photo);
    this.byKey.set(photo.s3Key, { photo, moment, day: dayOf(moment) });
    this.sorted = null;
    return true;
  }

  remove(s3Key: string): boolean {
    this.hidden.delete(s3Key);
    if (!this.byKey.delete(s3Key)) return false;
    this.sorted = null;
    return true;
  }

  /** Out of sight for as long as a deletion may be undone. */
  hide(s3Key: string, isHidden: boolean): void {
    if (isHidden) this.hidden.add(s3Key);
    else this.hidden.delete(s3Key);
    this.sorted = null;
  }

  /** The keys of photos that nothing is expected of any more: a list that lacks one says that it is gone. */
  settled(): string[] {
    return [...this.byKey.values()].flatMap(({ photo }) => (photo.status === 'REGISTERED' ? [] : [photo.s3Key]));
  }

  get(s3Key: string): Photo | undefined {
    return this.byKey.get(s3Key)?.photo;
  }

  /** Photos and their days, in the order in which they are shown. */
  list(): { readonly photos: readonly Photo[]; readonly days: readonly string[] } {
    this.sorted ??= [...this.byKey.values()]
      .filter(({ photo }) => !this.hidden.has(photo.s3Key))
      .sort((a, b) => b.moment - a.moment || (a.photo.s3Key < b.photo.s3Key ? -1 : 1));
    return { photos: this.sorted.map(({ photo }) => photo), days: this.sorted.map(({ day }) => day) };
  }
}

/** Records of the same moment are told apart by their status: it never goes back to REGISTERED. */
function isNewer(photo: Photo, known: Photo): boolean {
  if (photo.updatedAt !== known.updatedAt) return photo.updatedAt > known.updatedAt;
  return photo.status !== known.status && photo.status !== 'REGISTERED';
}
