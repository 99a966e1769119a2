import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { extname, join } from 'node:path';
import { build } from 'vite';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Browser } from 'playwright-core';
import { CHROMIUM, launch } from './chromium.js';
import { FakeApi } from './graphql.js';
import { configOf, FakeS3, json, listen, POLICY, stop } from './servers.js';

const PACKAGE = join(import.meta.dirname, '..');
const DOCS = join(PACKAGE, '../../docs/client.md');

/** What an application has of Amplify, as far as the page of the documentation uses it. */
const AMPLIFY = `export const Amplify = { configure() {} };
export const fetchAuthSession = async () => {
  const { identityId, ...credentials } = await (await fetch('/session')).json();
  return { identityId, credentials: { ...credentials, expiration: new Date(credentials.expiration) }, tokens: { idToken: 'id' } };
};`;

const TYPES: Record<string, string> = { '.html': 'text/html', '.js': 'text/javascript' };

describe.skipIf(!CHROMIUM)('the package as npm packs it', () => {
  let browser: Browser;
  let folder: string;

  beforeAll(async () => {
    browser = await launch();
    folder = mkdtempSync(join(tmpdir(), 'shoebox-pack-'));
    const name = execFileSync('npm', ['pack', '--ignore-scripts', '--silent', '--pack-destination', folder], {
      cwd: PACKAGE,
    });
    const target = join(folder, 'node_modules/@shoebox/client');
    mkdirSync(target, { recursive: true });
    execFileSync('tar', ['-xzf', join(folder, name.toString().trim()), '-C', target, '--strip-components=1']);
    const program = /```ts\n([^]*?)```/.exec(readFileSync(DOCS, 'utf8'))?.[1] ?? '';
    writeFileSync(join(folder, 'main.ts'), program);
    writeFileSync(join(folder, 'amplify.js'), AMPLIFY);
    writeFileSync(
      join(folder, 'index.html'),
      '<input type="file" id="files"><script type="module" src="/main.ts"></script>',
    );
    const amplify = join(folder, 'amplify.js');
    await build({
      root: folder,
      configFile: false,
      logLevel: 'error',
      resolve: { alias: [{ find: /^aws-amplify(\/auth)?$/, replacement: amplify }] },
      build: { target: 'es2022' },
    });
  });
  afterAll(async () => {
    await browser.close();
    rmSync(folder, { recursive: true });
  });

  it('uploads a photo by the first lines of the documentation, in an empty Vite project', async () => {
    const s3 = new FakeS3();
    const keys = s3.issue();
    const store = await listen(s3.answer);
    const api = new FakeApi(store.url);
    const app = await listen((request, response) => {
      const path = new URL(request.url ?? '/', 'http://app').pathname;
      const file = join(folder, 'dist', path === '/' ? 'index.html' : path);
      if (path === '/config.json') json(response, configOf(app.url, store.url));
      else if (path === '/session') json(response, keys);
      else if (path === '/graphql') api.answer(request, response);
      else if (!existsSync(file)) response.writeHead(404).end();
      else {
        const headers = { 'content-security-policy': POLICY, 'content-type': TYPES[extname(file)] ?? '' };
        response.writeHead(200, headers).end(readFileSync(file));
      }
    });
    const page = await browser.newPage();
    const said: string[] = [];
    page.on('console', (message) => said.push(message.text()));
    const workers: string[] = [];
    page.on('worker', (worker) => workers.push(worker.url()));
    await page.goto(app.url);
    const photo = { name: 'a.jpg', mimeType: 'image/jpeg', buffer: Buffer.from([0xff, 0xd8, 0xff, 1]) };
    await page.setInputFiles('#files', photo);
    await expect.poll(() => said.join('\n')).toContain('READY');
    expect([...s3.objects.values()]).toEqual([photo.buffer]);
    expect(workers).toHaveLength(1);
    expect(said.join('\n')).not.toMatch(/policy/i);
    await Promise.all([store, app].map(({ server }) => stop(server)));
  });
});
