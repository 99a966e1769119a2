// The client of live-client.mjs, with AWS Amplify unmodified, in a real Chromium.
//
// Usage: node browser.mjs CONFIG_JSON ORIGIN: a page is served at ORIGIN (http://127.0.0.1:PORT), which S3's CORS must allow.
// CHROMIUM names the browser; by default the one of Debian.
import { readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { build } from 'esbuild';
import { chromium } from 'playwright-core';
import * as checks from './checks.mjs';
import { amplifyConfig, codeFor } from './servers.mjs';

const config = JSON.parse(readFileSync(process.argv[2], 'utf8'));
const origin = new URL(process.argv[3]);

async function page() {
  const entry = new URL('browser-entry.mjs', import.meta.url).pathname;
  const { outputFiles } = await build({
    entryPoints: [entry], bundle: true, write: false, format: 'esm', preserveSymlinks: true, logLevel: 'error',
  });
  const files = {
    '/': ['text/html', '<!doctype html><title>live</title><script type="module" src="/main.js"></script>'],
    '/main.js': ['text/javascript', outputFiles[0].contents],
    '/photo.jpg': ['image/jpeg', readFileSync(new URL('../photo.jpg', import.meta.url))],
  };
  const server = createServer((request, response) => {
    const [type, body] = files[request.url] ?? [];
    response.writeHead(type ? 200 : 404, { 'Content-Type': type ?? 'text/plain' }).end(body);
  });
  await new Promise((ready) => server.listen(Number(origin.port), origin.hostname, ready));
  return server;
}

checks.run(async () => {
  const server = await page();
  const browser = await chromium.launch({
    executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium',
    args: ['--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking',
      '--disable-component-update', '--disable-sync'],
  });
  try {
    const tab = await browser.newPage();
    const failures = [];
    tab.on('pageerror', (error) => failures.push(error.message));
    await tab.exposeFunction('told', checks.holds);
    await tab.exposeFunction('codeOf', (email) => codeFor(config, email));
    await tab.goto(origin.href);
    await tab.waitForFunction(() => window.go);
    await tab.evaluate((world) => window.go(world), { config, amplify: amplifyConfig(config), measured: 0 });
    checks.equal('nothing is thrown in the page', [], failures);
  } finally {
    await browser.close();
    server.close();
  }
});
