import { defineConfig } from 'vitest/config';

/** Builds and starts the whole of local mode: `npm run test:local`. */
const LOCAL = 'browser/local*.test.ts';
const onLocal = process.env['SHOEBOX_LOCAL_TESTS'] !== undefined;

/** Against what was built, in a real browser: `npm run build` comes before. */
export default defineConfig({
  test: {
    include: onLocal ? [LOCAL] : ['browser/**/*.test.ts'],
    exclude: onLocal ? [] : [LOCAL],
    testTimeout: 120_000,
    hookTimeout: 120_000,
    fileParallelism: false,
    expect: { poll: { timeout: 60_000 } },
    reporters: [
      'default',
      ['junit', { outputFile: `target/vitest-reports/TEST-client-${onLocal ? 'local' : 'browser'}.xml` }],
    ],
  },
});
