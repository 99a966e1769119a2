import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: { include: ['bench/*.bench.ts'], hookTimeout: 60_000, expect: { poll: { timeout: 30_000 } } },
});
