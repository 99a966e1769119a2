// Sizes after gzip of what an application takes of the package, bundled and minified as Vite does by default, each with
// its budget. Prints a table; exit 1 if a budget is exceeded.
import { mkdtempSync, rmSync, writeFileSync, mkdirSync } from 'node:fs';
import { join, dirname } from 'node:path';
import { fileURLToPath } from 'node:url';
import { gzipSync } from 'node:zlib';
import { build } from 'vite';

const root = join(dirname(fileURLToPath(import.meta.url)), '..');

/** What is bundled, and how many bytes it may have after gzip. */
const PARTS = [
    { what: 'all of @shoebox/client', code: `export * from '${root}/dist/index.js'`, budget: 13_000 },
    { what: '... with digest worker', code: `export * from '${root}/dist/index.js'`, assets: true, budget: 14_000 },
    {
        what: '@shoebox/client/uppy, without Uppy',
        code: `export { default } from '${root}/dist/uppy.js'`,
        budget: 1_200,
    },
    { what: '@shoebox/client/worker', code: `export * from '${root}/dist/worker.js'`, budget: 5_000, effects: true },
    { what: 'signer alone', code: `export { presign } from '${root}/dist/sigv4.js'`, budget: 1_200 },
    { what: 'aws4fetch in its place', code: `export { AwsV4Signer } from 'aws4fetch'` },
    { what: '@smithy/signature-v4 in its place', code: `export { SignatureV4 } from '@smithy/signature-v4'` },
];

const folder = join(root, 'target', 'size');
mkdirSync(folder, { recursive: true });

async function bytesOf({ code, assets, effects }) {
    const entry = join(mkdtempSync(join(folder, 'part-')), 'entry.js');
    writeFileSync(entry, code);
    const result = await build({
        root,
        configFile: false,
        logLevel: 'error',
        build: {
            write: false,
            minify: true,
            target: 'es2022',
            modulePreload: false,
            rolldownOptions: {
                input: entry,
                external: ['@uppy/core'],
                preserveEntrySignatures: effects ? false : 'strict',
            },
        },
    });
    const files = [result].flat().flatMap(({ output }) => output);
    const counted = files.filter((file) => assets || (file.type === 'chunk' && file.isEntry));
    return counted.reduce((sum, file) => sum + gzipSync(file.code ?? file.source, { level: 9 }).length, 0);
}

let exceeded = 0;
console.log('| part | bytes after gzip | budget |\n|---|---|---|');
for (const part of PARTS) {
    const bytes = await bytesOf(part);
    const over = part.budget !== undefined && bytes > part.budget;
    exceeded += over;
    console.log(`| ${part.what} | ${bytes}${over ? ' (too many)' : ''} | ${part.budget ?? '-'} |`);
    if (bytes < 200) throw new Error(`${part.what}: that cannot be all`);
}
rmSync(folder, { recursive: true });
process.exit(exceeded ? 1 : 0);
