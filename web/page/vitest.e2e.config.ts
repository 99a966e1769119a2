import { defineConfig } from 'vitest/config';

/** In a real browser on a real Shoebox: the one at SHOEBOX_URL, else a local mode that is started for it. */
export default defineConfig({
  test: {
    include: ['e2e/**/*.test.ts'],
    globalSetup: ['e2e/local-mode.ts'],
    testTimeout: 240_000,
    hookTimeout: 240_000,
    fileParallelism: false,
    expect: { poll: { timeout: 120_000, interval: 100 } },
    reporters: ['default', ['junit', { outputFile: 'target/vitest-reports/TEST-page-local.xml' }]],
  },
});
