/** How the picture in the lightbox is placed: scaled about its middle, then moved, in CSS pixels. */
export interface Zoom {
  readonly scale: number;
  readonly x: number;
  readonly y: number;
}

export interface Size {
  readonly width: number;
  readonly height: number;
}

export const FITTED: Zoom = { scale: 1, x: 0, y: 0 };
export const MOST_SCALE = 8;
export const SCALE_STEP = 1.5;

/** Scales by the factor so that the point, seen from the middle of the window, stays where it is. */
export function zoomed(zoom: Zoom, factor: number, at: { readonly x: number; readonly y: number }): Zoom {
  const scale = Math.min(MOST_SCALE, Math.max(1, zoom.scale * factor));
  if (scale === 1) return FITTED;
  const by = scale / zoom.scale;
  return { scale, x: at.x - (at.x - zoom.x) * by, y: at.y - (at.y - zoom.y) * by };
}

/** Moves no further than to the edge of the picture, which at scale 1 has the size `fitted`. */
export function within(zoom: Zoom, fitted: Size, frame: Size): Zoom {
  const bound = (value: number, shown: number, room: number) => {
    const most = Math.max(0, (shown * zoom.scale - room) / 2);
    return Math.min(most, Math.max(-most, value));
  };
  return {
    scale: zoom.scale,
    x: bound(zoom.x, fitted.width, frame.width),
    y: bound(zoom.y, fitted.height, frame.height),
  };
}

const LEAST_SWIPE = 48;
const FAST_SWIPE = 0.4; // pixels a millisecond

/** What a movement of a finger means, as long as nothing is enlarged. */
export function swipe(dx: number, dy: number, ms: number): 'next' | 'previous' | 'close' | null {
  const speed = Math.max(Math.abs(dx), Math.abs(dy)) / Math.max(1, ms);
  if (
    Math.abs(dx) > Math.abs(dy) * 1.2 &&
    (Math.abs(dx) > LEAST_SWIPE * 2 || (Math.abs(dx) > LEAST_SWIPE / 2 && speed > FAST_SWIPE))
  )
    return dx < 0 ? 'next' : 'previous';
  if (dy > LEAST_SWIPE * 2 && dy > Math.abs(dx) * 1.5) return 'close';
  return null;
}
