import { describe, expect, test } from 'vitest';
import { layoutOf, measuresFor, moved, rowOf, rowsWithin, topOf } from './layout.js';
import { seenPart } from './windowing.js';

const measures = { width: 408, columns: 4, cell: 99, gap: 4, heading: 50 };
/** Five photos on the first day, two on the second, nine on the third. */
const layout = layoutOf([...Array(5).fill('c'), ...Array(2).fill('b'), ...Array(9).fill('a')] as string[], measures);

describe('The layout', () => {
  test('is a heading for each day, and rows under it', () => {
    expect(layout.rows.map(({ kind, first, count, top }) => `${kind} ${first} ${count} ${top}`)).toEqual([
      'heading 0 5 0',
      'cells 0 4 50',
      'cells 4 1 153',
      'heading 5 2 256',
      'cells 5 2 306',
      'heading 7 9 409',
      'cells 7 4 459',
      'cells 11 4 562',
      'cells 15 1 665',
    ]);
    expect(layout.height).toBe(768);
  });

  test('fills the width at every width', () => {
    for (let width = 200; width < 2_600; width += 7) {
      const { columns, cell, gap } = measuresFor(width);
      const used = columns * cell + (columns - 1) * gap;
      expect(used).toBeLessThanOrEqual(width);
      expect(width - used).toBeLessThan(columns);
    }
  });

  test('finds the row of each photo, among thousands too', () => {
    const days = Array.from({ length: 5_000 }, (_, i) => `day ${Math.floor(i / 37)}`);
    const large = layoutOf(days, measures);
    for (let i = 0; i < days.length; i++) {
      const row = rowOf(large, i);
      expect(row && i >= row.first && i < row.first + row.count && row.day === days[i]).toBe(true);
    }
    expect(rowOf(large, 5_000)).toBeNull();
    expect(topOf(large, -1)).toBeNull();
  });

  test('shows just the rows that touch the window', () => {
    expect(rowsWithin(layout, 0, 40).map(({ top }) => top)).toEqual([0]);
    expect(rowsWithin(layout, 260, 500).map(({ top }) => top)).toEqual([256, 306, 409, 459]);
    expect(rowsWithin(layout, 10_000, 11_000).map(({ top }) => top)).toEqual([665]);
    expect(rowsWithin(layoutOf([], measures), 0, 100)).toEqual([]);
  });

  test('has few rows in the document, however many there are', () => {
    const large = layoutOf(
      Array.from({ length: 50_000 }, (_, i) => String(Math.floor(i / 20))),
      measures,
    );
    for (const y of [0, 5_000, 100_000, large.height - 800]) {
      const { top, bottom } = seenPart(-y, 800, large.height);
      const rows = rowsWithin(large, top, bottom);
      expect(rows.length).toBeLessThan(40);
      expect(rows[0]?.top).toBeLessThanOrEqual(y);
      expect((rows.at(-1)?.top ?? 0) + 103).toBeGreaterThanOrEqual(Math.min(y + 800, large.height - 4));
    }
  });
});

describe('The keys', () => {
  test('move to neighbours, over headings too', () => {
    expect(moved(layout, 0, 'ArrowRight')).toBe(1);
    expect(moved(layout, 4, 'ArrowRight')).toBe(5);
    expect(moved(layout, 3, 'ArrowDown')).toBe(4);
    expect(moved(layout, 4, 'ArrowDown')).toBe(5);
    expect(moved(layout, 6, 'ArrowDown')).toBe(8);
    expect(moved(layout, 10, 'ArrowUp')).toBe(6);
    expect(moved(layout, 7, 'ArrowUp')).toBe(5);
  });

  test('stay within the gallery', () => {
    expect(moved(layout, 0, 'ArrowLeft')).toBe(0);
    expect(moved(layout, 0, 'ArrowUp')).toBe(0);
    expect(moved(layout, 15, 'ArrowDown')).toBe(15);
    expect(moved(layout, 15, 'ArrowRight')).toBe(15);
    expect(moved(layout, 8, 'Home')).toBe(0);
    expect(moved(layout, 8, 'End')).toBe(15);
    expect(moved(layout, 0, 'PageDown')).toBe(11);
    expect(moved(layout, 8, 'x')).toBe(8);
  });
});
