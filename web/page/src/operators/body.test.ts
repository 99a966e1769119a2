import { expect, test } from 'vitest';
import { readable } from './body.js';

test('JSON is laid out, and opened where it is wrapped', () => {
  expect(readable('{"Records":[{"Message":"{\\"key\\":\\"a\\"}"}]}')).toBe(
    JSON.stringify({ Records: [{ Message: { key: 'a' } }] }, null, 2),
  );
});

test('All else is shown as it came', () => {
  for (const body of ['poison', '{"cut', '', '7', '"text"', '<script>']) expect(readable(body)).toBe(body);
});
