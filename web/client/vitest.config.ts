import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['src/**/*.test.ts'],
    // Read by scripts/test.sh, which sums up the reports of all languages.
    reporters: ['default', ['junit', { outputFile: 'target/vitest-reports/TEST-client.xml' }]],
  },
});
