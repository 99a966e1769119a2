import { defineConfig } from 'vitest/config';

/** In a real browser. What is in e2e/ needs a Shoebox at SHOEBOX_URL; what is in browser/ brings servers of its own. */
export default defineConfig({
  test: {
    include: ['browser/**/*.test.ts', ...(process.env['SHOEBOX_URL'] ? ['e2e/**/*.test.ts'] : [])],
    testTimeout: 240_000,
    hookTimeout: 120_000,
    fileParallelism: false,
    expect: { poll: { timeout: 60_000, interval: 100 } },
    reporters: ['default', ['junit', { outputFile: 'target/vitest-reports/TEST-page-browser.xml' }]],
  },
});
