import { defineConfig } from 'vite';

export default defineConfig({
  // What is bundled beforehand loses the worker that computes checksums.
  optimizeDeps: { exclude: ['@shoebox/client'] },
  server: {
    host: '127.0.0.1',
    // The library lies beside the example, not within it.
    fs: { allow: ['../..'] },
    // Where ./shoebox local serves it.
    proxy: { '/config.json': 'http://127.0.0.1:9105' },
  },
  worker: { format: 'es' },
  build: { target: 'es2022' },
});
