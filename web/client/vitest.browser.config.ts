import { defineConfig } from 'vitest/config';

/** Against what was built, in a real browser: `npm run build` comes before. */
export default defineConfig({
  test: {
    include: ['browser/**/*.test.ts'],
    // Builds and starts the whole of local mode: `npm run test:local`.
    exclude: process.env['SHOEBOX_LOCAL_TESTS'] ? [] : ['browser/local*.test.ts'],
    testTimeout: 120_000,
    hookTimeout: 120_000,
    fileParallelism: false,
    expect: { poll: { timeout: 60_000 } },
    reporters: ['default', ['junit', { outputFile: 'target/vitest-reports/TEST-client-browser.xml' }]],
  },
});
