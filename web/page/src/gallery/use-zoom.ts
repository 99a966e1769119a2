import { useEffect, useRef, useState } from 'preact/hooks';
import { FITTED, swipe, within, zoomed, type Zoom } from './zoom.js';

interface Swipes {
  readonly next: () => void;
  readonly previous: () => void;
  readonly close: () => void;
}

interface Point {
  readonly x: number;
  readonly y: number;
}

const DOUBLE_TAP_MS = 300;
const DOUBLE_TAP_SCALE = 2.5;

/** Wheel, pinch, drag, double click and swipe on the picture; begins anew with each `key`. */
export function useZoom(key: string, swipes: Swipes) {
  const stage = useRef<HTMLDivElement>(null);
  const image = useRef<HTMLImageElement>(null);
  const [zoom, setZoom] = useState<Zoom>(FITTED);
  const now = useRef(zoom);
  const acts = useRef(swipes);
  acts.current = swipes;

  const set = (next: Zoom) => {
    const frame = stage.current;
    const picture = image.current;
    const size = { width: frame?.clientWidth ?? 0, height: frame?.clientHeight ?? 0 };
    const fitted = { width: picture?.offsetWidth ?? 0, height: picture?.offsetHeight ?? 0 };
    now.current = within(next, fitted, size);
    if (picture) {
      const { x, y, scale } = now.current;
      picture.style.transform = scale === 1 ? '' : `translate(${x}px, ${y}px) scale(${scale})`;
    }
    setZoom(now.current);
  };
  /** By a factor about the middle; 0 fits it again. */
  const by = (factor: number) => set(factor === 0 ? FITTED : zoomed(now.current, factor, { x: 0, y: 0 }));

  useEffect(() => set(FITTED), [key]);

  useEffect(() => {
    const element = stage.current;
    if (!element) return;
    const pointers = new Map<number, Point>();
    let from: (Point & { readonly at: number }) | null = null;
    let lastTap = 0;
    const fromMiddle = ({ clientX, clientY }: MouseEvent): Point => {
      const { left, top, width, height } = element.getBoundingClientRect();
      return { x: clientX - left - width / 2, y: clientY - top - height / 2 };
    };
    const down = (event: PointerEvent) => {
      if (event.button !== 0) return;
      element.setPointerCapture(event.pointerId);
      pointers.set(event.pointerId, fromMiddle(event));
      from = pointers.size === 1 ? { ...fromMiddle(event), at: event.timeStamp } : null;
    };
    const move = (event: PointerEvent) => {
      const before = pointers.get(event.pointerId);
      if (!before) return;
      const at = fromMiddle(event);
      const other = [...pointers].find(([id]) => id !== event.pointerId)?.[1];
      pointers.set(event.pointerId, at);
      if (other) {
        const factor = distance(at, other) / Math.max(1, distance(before, other));
        set(zoomed(now.current, factor, { x: (at.x + other.x) / 2, y: (at.y + other.y) / 2 }));
      } else if (now.current.scale > 1) {
        const { scale, x, y } = now.current;
        set({ scale, x: x + at.x - before.x, y: y + at.y - before.y });
      }
    };
    const up = (event: PointerEvent) => {
      if (!pointers.delete(event.pointerId) || !from) return;
      const at = fromMiddle(event);
      const { x, y, at: began } = from;
      from = null;
      if (distance(at, { x, y }) < 8) {
        const isDouble = event.timeStamp - lastTap < DOUBLE_TAP_MS;
        lastTap = isDouble ? 0 : event.timeStamp;
        if (isDouble) set(now.current.scale > 1 ? FITTED : zoomed(FITTED, DOUBLE_TAP_SCALE, at));
        return;
      }
      if (now.current.scale > 1) return;
      const meant = swipe(at.x - x, at.y - y, event.timeStamp - began);
      if (meant) acts.current[meant]();
    };
    const lost = (event: PointerEvent) => void pointers.delete(event.pointerId);
    const wheel = (event: WheelEvent) => {
      event.preventDefault();
      set(zoomed(now.current, Math.exp(-event.deltaY / 400), fromMiddle(event)));
    };
    element.addEventListener('pointerdown', down);
    element.addEventListener('pointermove', move);
    element.addEventListener('pointerup', up);
    element.addEventListener('pointercancel', lost);
    element.addEventListener('wheel', wheel, { passive: false });
    return () => {
      element.removeEventListener('pointerdown', down);
      element.removeEventListener('pointermove', move);
      element.removeEventListener('pointerup', up);
      element.removeEventListener('pointercancel', lost);
      element.removeEventListener('wheel', wheel);
    };
  }, []);

  return { stage, image, zoom, by };
}

function distance(a: Point, b: Point): number {
  return Math.hypot(a.x - b.x, a.y - b.y);
}
