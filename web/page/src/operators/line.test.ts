import { expect, test } from 'vitest';
import { HEIGHT, lineThrough, WIDTH } from './line.js';

const NOW = 10_000_000;
const ago = (seconds: number, value: number) => ({ at: NOW - seconds * 1_000, value });

test('A line goes to the right edge, and its largest value to the top', () => {
  const { line, area, most } = lineThrough([ago(120, 0), ago(60, 8), ago(0, 4)], NOW);
  expect(line).toBe(`M0 46L120 2L${WIDTH} 24`);
  expect(area).toBe(`M0 ${HEIGHT}L0 46L120 2L240 24L240 ${HEIGHT}Z`);
  expect(most).toBe(8);
});

test('While the page was hidden there is a gap', () => {
  const { line } = lineThrough([ago(600, 1), ago(595, 1), ago(5, 1), ago(0, 1)], NOW);
  expect(line.match(/M/g)).toHaveLength(2);
});

test('Of many points each stretch keeps its peak', () => {
  const points = Array.from({ length: 720 }, (_, i) => ago((719 - i) * 5, i === 301 ? 500 : 1));
  const { line, most, span } = lineThrough(points, NOW);
  expect(most).toBe(500);
  expect(line).toMatch(/ 2L/);
  expect(line.split('L').length).toBeLessThan(190);
  expect(span).toBe(719 * 5_000);
});

test('Nothing is no line, and nothing but zeros lies at the bottom', () => {
  expect(lineThrough([], NOW)).toEqual({ line: '', area: '', most: 0, span: 0 });
  expect(lineThrough([ago(5, 0), ago(0, 0)], NOW).line).toBe('M230 46L240 46');
});
