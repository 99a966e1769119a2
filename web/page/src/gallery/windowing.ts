import { useEffect, useState } from 'preact/hooks';

/** The part of the grid to have in the document, in pixels of the grid. */
export interface Seen {
  readonly top: number;
  readonly bottom: number;
}

/** Scrolled pixels that one drawing lasts for. */
const STEP = 240;

/** In steps, so that not each scrolled pixel draws anew; half a window more on each side. */
export function seenPart(gridTop: number, windowHeight: number, gridHeight: number): Seen {
  const more = windowHeight / 2 + STEP;
  const top = Math.floor((-gridTop - more) / STEP) * STEP;
  const bottom = Math.ceil((-gridTop + windowHeight + more) / STEP) * STEP;
  return { top: Math.max(0, top), bottom: Math.min(Math.max(0, bottom), gridHeight) };
}

export function useWindowing(box: { readonly current: HTMLElement | null }, gridHeight: number): Seen {
  const [seen, setSeen] = useState<Seen>({ top: 0, bottom: 2 * innerHeight });
  useEffect(() => {
    const look = () => {
      const gridTop = box.current?.getBoundingClientRect().top ?? 0;
      const next = seenPart(gridTop, innerHeight, gridHeight);
      setSeen((before) => (before.top === next.top && before.bottom === next.bottom ? before : next));
    };
    look();
    addEventListener('scroll', look, { passive: true });
    addEventListener('resize', look);
    return () => {
      removeEventListener('scroll', look);
      removeEventListener('resize', look);
    };
  }, [gridHeight]);
  return seen;
}
