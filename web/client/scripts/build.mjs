// Builds the package: modules by tsc, for bundlers to take what they need of them; each worker as one file by Vite.
import { execFileSync } from 'node:child_process';
import { rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'vite';

const root = join(dirname(fileURLToPath(import.meta.url)), '..');
const tsc = join(dirname(createRequire(import.meta.url).resolve('typescript/package.json')), 'bin/tsc');

/** A classic script where a page registers it by its address alone, a module where a bundler finds it. */
const WORKERS = [
    { entry: 'main.ts', file: 'worker.js', format: 'iife' },
    { entry: 'digest-worker.ts', file: 'digest-worker.js', format: 'es' },
];

rmSync(join(root, 'dist'), { recursive: true, force: true });
execFileSync(process.execPath, [tsc, '-p', 'tsconfig.build.json'], { cwd: root, stdio: 'inherit' });
for (const { entry, file, format } of WORKERS) {
    await build({
        root,
        configFile: false,
        logLevel: 'warn',
        build: {
            emptyOutDir: false,
            target: 'es2022',
            lib: { entry: join(root, 'src/worker', entry), name: 'shoebox', formats: [format], fileName: () => file },
            minify: true,
        },
    });
}
