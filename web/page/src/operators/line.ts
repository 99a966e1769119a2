import type { Point } from './sampler.js';

/** As wide as its box: the browser stretches it. */
export const WIDTH = 240;
export const HEIGHT = 48;
/** A longer silence is a gap in the line. */
const GAP_MS = 90_000;
const MOST_POINTS = 180;
const LEAST_SPAN_MS = 120_000;
const MARGIN = 2;

export interface Line {
  /** Of a path in a box of WIDTH by HEIGHT. */
  readonly line: string;
  readonly area: string;
  readonly most: number;
  /** From the first point to now, in milliseconds. */
  readonly span: number;
}

/** A line through the points, the latest at the right edge; its height is that of the largest. */
export function lineThrough(points: readonly Point[], now: number): Line {
  const from = Math.min(points[0]?.at ?? now, now - LEAST_SPAN_MS);
  const most = points.reduce((largest, { value }) => Math.max(largest, value), 0);
  const x = (at: number) => round(((at - from) / (now - from)) * WIDTH);
  const y = (value: number) => round(HEIGHT - MARGIN - (most === 0 ? 0 : value / most) * (HEIGHT - 2 * MARGIN));
  const runs = unbroken(thinned(points, from, now)).map((run) =>
    run.map(({ at, value }) => ({ x: x(at), y: y(value) })),
  );
  const through = (run: readonly { x: number; y: number }[]) => run.map((p) => `${p.x} ${p.y}`).join('L');
  return {
    line: runs.map((run) => `M${through(run)}`).join(''),
    area: runs.map((run) => `M${run[0]?.x ?? 0} ${HEIGHT}L${through(run)}L${run.at(-1)?.x ?? 0} ${HEIGHT}Z`).join(''),
    most,
    span: now - (points[0]?.at ?? now),
  };
}

/** The largest of each stretch of time: a peak is not to be lost. */
function thinned(points: readonly Point[], from: number, now: number): Point[] {
  if (points.length <= MOST_POINTS) return [...points];
  const largest = new Map<number, Point>();
  for (const point of points) {
    const stretch = Math.floor(((point.at - from) / (now - from)) * MOST_POINTS);
    const known = largest.get(stretch);
    if (!known || point.value > known.value) largest.set(stretch, point);
  }
  return [...largest.values()];
}

function unbroken(points: readonly Point[]): Point[][] {
  const runs: Point[][] = [];
  let before: Point | undefined;
  for (const point of points) {
    if (before && point.at - before.at <= GAP_MS) runs.at(-1)?.push(point);
    else runs.push([point]);
    before = point;
  }
  return runs;
}

function round(value: number): number {
  return Math.round(value * 10) / 10;
}
