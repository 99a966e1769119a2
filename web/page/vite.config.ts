import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { defineConfig, type Plugin } from 'vite';

/** The library's service worker goes to the root, since its folder is what it is in charge of. */
function imageWorker(): Plugin {
  const file = createRequire(import.meta.url).resolve('@shoebox/client/worker');
  return {
    name: 'shoebox-image-worker',
    apply: 'build',
    generateBundle() {
      this.emitFile({ type: 'asset', fileName: 'shoebox-worker.js', source: readFileSync(file) });
    },
  };
}

export default defineConfig({
  plugins: [imageWorker()],
  oxc: { jsx: { runtime: 'automatic', importSource: 'preact' } },
  worker: { format: 'es' },
  build: {
    target: 'es2022',
    // A data: URL would need more of the content security policy.
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    reportCompressedSize: false,
  },
});
