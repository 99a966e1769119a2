// Bytes after gzip of the built page, by what is fetched when, each with its budget. Prints a table; exit 1 if a budget is
// exceeded.
import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { gzipSync } from 'node:zlib';

const dist = join(dirname(fileURLToPath(import.meta.url)), '../dist');

/** File names, with the hash cut out, and when they are fetched. */
const files = readdirSync(dist, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => {
        const path = join(entry.parentPath, entry.name);
        return { name: entry.name, bytes: gzipSync(readFileSync(path), { level: 9 }).length };
    });

const sum = (pattern) => {
    const found = files.filter(({ name }) => pattern.test(name));
    if (found.length === 0) throw new Error(`Nothing built is called ${pattern}`);
    return found.reduce((all, { bytes }) => all + bytes, 0);
};

const PARTS = [
    { what: 'first view: document, script, styles, icon', pattern: /^(index.*|icon\.svg)$/, budget: 95_000 },
    { what: 'operators’ view, when it is opened', pattern: /^operators/, budget: 28_000 },
    { what: 'service worker, after signing in', pattern: /^shoebox-worker\.js$/, budget: 5_000 },
    { what: 'checksums, with the first upload', pattern: /^digest-worker/, budget: 1_500 },
    { what: 'all', pattern: /./, budget: 200_000 },
];

let exceeded = 0;
console.log('| part of the page | bytes after gzip | budget |\n|---|---|---|');
for (const { what, pattern, budget } of PARTS) {
    const bytes = sum(pattern);
    const over = bytes > budget;
    exceeded += over;
    console.log(`| ${what} | ${bytes}${over ? ' (too many)' : ''} | ${budget} |`);
}
process.exit(exceeded ? 1 : 0);
