/** Where the pictures of the gallery are: a heading for each day, under it rows of squares. */
export interface Measures {
  /** Pixels of the whole grid. */
  readonly width: number;
  readonly columns: number;
  /** Edge of a square in pixels. */
  readonly cell: number;
  readonly gap: number;
  readonly heading: number;
}

/** A part of the gallery of one height. */
export interface Row {
  readonly kind: 'heading' | 'cells';
  readonly day: string;
  readonly top: number;
  /** The first photo of the row, or of the day under the heading, and how many there are. */
  readonly first: number;
  readonly count: number;
}

export interface Layout {
  readonly measures: Measures;
  readonly rows: readonly Row[];
  readonly height: number;
  readonly count: number;
}

const GAP = 4;
const HEADING = 52;
/** Pixels of a square that columns are chosen for. */
const WANTED = { narrow: 116, wide: 188 };
const NARROW = 560;

export function measuresFor(width: number): Measures {
  const wanted = width < NARROW ? WANTED.narrow : WANTED.wide;
  const columns = Math.max(2, Math.floor((width + GAP) / (wanted + GAP)));
  const cell = Math.max(1, Math.floor((width - GAP * (columns - 1)) / columns));
  return { width, columns, cell, gap: GAP, heading: HEADING };
}

/** @param days the day of each photo, in the order of the photos; equal days stand together */
export function layoutOf(days: readonly string[], measures: Measures): Layout {
  const rows: Row[] = [];
  let top = 0;
  for (let start = 0; start < days.length;) {
    const day = days[start] ?? '';
    let end = start + 1;
    while (end < days.length && days[end] === day) end += 1;
    rows.push({ kind: 'heading', day, top, first: start, count: end - start });
    top += measures.heading;
    for (let first = start; first < end; first += measures.columns) {
      rows.push({ kind: 'cells', day, top, first, count: Math.min(measures.columns, end - first) });
      top += measures.cell + measures.gap;
    }
    start = end;
  }
  return { measures, rows, height: top, count: days.length };
}

/** The rows that touch the window from `top` to `bottom`, in pixels of the grid. */
export function rowsWithin(layout: Layout, top: number, bottom: number): readonly Row[] {
  const first = lastStartingAtOrBefore(layout.rows, top);
  const last = lastStartingAtOrBefore(layout.rows, bottom);
  return layout.rows.slice(first, last + 1);
}

/** Where the row of the photo begins; null if there is no such photo. */
export function topOf(layout: Layout, index: number): number | null {
  const row = rowOf(layout, index);
  return row ? row.top : null;
}

export function rowOf(layout: Layout, index: number): Row | null {
  let low = 0;
  let high = layout.rows.length - 1;
  while (low <= high) {
    const middle = (low + high) >> 1;
    const row = layout.rows[middle] as Row;
    if (row.kind === 'cells' && index >= row.first && index < row.first + row.count) return row;
    if (row.first > index) high = middle - 1;
    else low = middle + 1;
  }
  return null;
}

/** The photo to which a key moves; stays within the gallery. */
export function moved(layout: Layout, index: number, key: string): number {
  const last = layout.count - 1;
  switch (key) {
    case 'ArrowLeft':
      return Math.max(0, index - 1);
    case 'ArrowRight':
      return Math.min(last, index + 1);
    case 'ArrowUp':
      return vertical(layout, index, -1);
    case 'ArrowDown':
      return vertical(layout, index, 1);
    case 'Home':
      return 0;
    case 'End':
      return last;
    case 'PageUp':
      return repeated(layout, index, -1);
    case 'PageDown':
      return repeated(layout, index, 1);
    default:
      return index;
  }
}

const ROWS_A_PAGE = 4;

function repeated(layout: Layout, index: number, step: 1 | -1): number {
  let at = index;
  for (let i = 0; i < ROWS_A_PAGE; i++) at = vertical(layout, at, step);
  return at;
}

function vertical(layout: Layout, index: number, step: 1 | -1): number {
  const row = rowOf(layout, index);
  if (!row) return index;
  const column = index - row.first;
  const beyond = step > 0 ? row.first + row.count : row.first - 1;
  const next = rowOf(layout, beyond);
  return next ? next.first + Math.min(column, next.count - 1) : index;
}

/** By halving, since there are thousands. */
function lastStartingAtOrBefore(rows: readonly Row[], y: number): number {
  let low = 0;
  let high = rows.length - 1;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if ((rows[middle] as Row).top <= y) low = middle;
    else high = middle - 1;
  }
  return low;
}
