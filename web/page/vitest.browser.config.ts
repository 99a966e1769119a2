import { defineConfig } from 'vitest/config';

/** What was built, in a real browser, with a stand-in for all servers: `npm run build` comes before. */
export default defineConfig({
  test: {
    include: ['browser/**/*.test.ts'],
    testTimeout: 120_000,
    hookTimeout: 120_000,
    fileParallelism: false,
    expect: { poll: { timeout: 60_000, interval: 50 } },
    reporters: ['default', ['junit', { outputFile: 'target/vitest-reports/TEST-page-browser.xml' }]],
  },
});
