import { AwsClient } from 'aws4fetch';
import { spawn, type ChildProcess } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import type { Server } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { chromium, type Browser, type Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { CHROMIUM } from './chromium.js';
import { listen, stop } from './servers.js';

const ROOT = join(import.meta.dirname, '../../..');
const PORTS = ['s3', 'sqs', 'dynamodb', 'sign-in', 'graphql', 'page'].flatMap((name) => [`--${name}-port`, '0']);
/** Building everything may be part of it. */
const START_MS = 600_000;
const EVIL = 'evil.example';
const FORM = 'application/x-www-form-urlencoded';

describe.skipIf(!CHROMIUM)('a page of somebody else in the browser of who runs local mode', () => {
  let browser: Browser;
  let server: ChildProcess;
  let evil: { server: Server; url: string };
  let folder: string;
  let said = '';
  let sqs = '';
  let dynamo = '';
  let queue = '';

  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), 'shoebox-hostile-'));
    writeFileSync(join(folder, 'index.html'), '<title>page</title>');
    server = spawn(process.env['SHOEBOX_COMMAND'] ?? join(ROOT, 'shoebox'), [
      'local',
      '--in-memory',
      '--page',
      folder,
      ...PORTS,
    ]);
    server.stdout?.on('data', (text: Buffer) => (said += text.toString()));
    server.stderr?.on('data', (text: Buffer) => (said += text.toString()));
    await vi.waitFor(() => expect(said).toContain('Ctrl-C stops it.'), { timeout: START_MS, interval: 200 });
    sqs = addressOf('SQS');
    dynamo = addressOf('DynamoDB');
    const dead = /dead letters (\S+),/.exec(said)?.[1] ?? '';
    queue = ((await own(sqs, 'AmazonSQS.GetQueueUrl', { QueueName: dead })) as { QueueUrl: string }).QueueUrl;
    // Of a queue that no worker empties.
    await own(sqs, 'AmazonSQS.SendMessage', { QueueUrl: queue, MessageBody: 'mine' });
    evil = await listen((_, response) => {
      response.setHeader('Content-Type', 'text/html').end('<title>evil</title>');
    });
    browser = await chromium.launch({
      executablePath: CHROMIUM ?? '',
      args: [
        '--no-sandbox',
        '--disable-gpu',
        '--no-first-run',
        '--disable-background-networking',
        // Whoever owns a name can point it to 127.0.0.1 after its page was loaded.
        `--host-resolver-rules=MAP ${EVIL} 127.0.0.1`,
        // What the browser itself holds against such pages must not hide what the servers do.
        '--disable-features=LocalNetworkAccessChecks,BlockInsecurePrivateNetworkRequests',
      ],
    });
  }, START_MS);
  afterAll(async () => {
    await (browser as Browser | undefined)?.close();
    await stop(evil.server);
    const ended = new Promise((resolve) => server.on('exit', resolve));
    server.kill();
    await ended;
    rmSync(folder, { recursive: true });
  });

  const addressOf = (name: string) => new RegExp(`${name} +(http://\\S+)`).exec(said)?.[1] ?? '';

  /** A call of the developer's own tools, with any keys. */
  async function own(url: string, target: string, body: object): Promise<unknown> {
    const service = target.startsWith('Dynamo') ? 'dynamodb' : 'sqs';
    const client = new AwsClient({ accessKeyId: 'test', secretAccessKey: 'test', region: 'us-east-1', service });
    const answer = await client.fetch(url, {
      method: 'POST',
      headers: { 'X-Amz-Target': target, 'Content-Type': 'application/x-amz-json-1.0' },
      body: JSON.stringify(body),
    });
    expect(answer.status).toBe(200);
    return answer.json();
  }

  async function messages(): Promise<string> {
    const answer = await own(sqs, 'AmazonSQS.GetQueueAttributes', {
      QueueUrl: queue,
      AttributeNames: ['ApproximateNumberOfMessages'],
    });
    return (answer as { Attributes: Record<string, string> }).Attributes['ApproximateNumberOfMessages'] ?? '';
  }

  async function at(origin: string): Promise<Page> {
    const page = await browser.newPage();
    await page.goto(origin);
    expect(await page.evaluate('location.hostname')).toBe(EVIL);
    return page;
  }

  /** Its document came from elsewhere, before the name was bent. */
  async function rebound(url: string): Promise<Page> {
    const page = await browser.newPage();
    const origin = `${url.replace('127.0.0.1', EVIL)}/`;
    await page.route(origin, (route) => route.fulfill({ contentType: 'text/html', body: '<title>evil</title>' }));
    await page.goto(origin);
    await page.unroute(origin);
    expect(await page.evaluate('location.host')).toBe(new URL(origin).host);
    return page;
  }

  const site = () => evil.url.replace('127.0.0.1', EVIL);
  const path = () => new URL(queue).pathname;

  it('sends and purges nothing by a form', async () => {
    for (const action of ['SendMessage', 'PurgeQueue']) {
      const page = await at(site());
      const answered = page.waitForResponse((response) => response.url().startsWith(sqs));
      await page.evaluate(
        ([url, fields]) => {
          const form = Object.assign(document.createElement('form'), { method: 'POST', action: url });
          for (const [name, value] of Object.entries(fields)) {
            form.append(Object.assign(document.createElement('input'), { name, value }));
          }
          document.body.append(form);
          form.submit();
        },
        [queue, { Action: action, MessageBody: 'evil', QueueUrl: queue }] as const,
      );
      expect((await answered).status()).toBe(403);
      expect(await messages()).toBe('1');
      await page.close();
    }
  });

  it('sends nothing by calls and images that ask nobody first', async () => {
    const page = await at(site());
    const statuses: number[] = [];
    page.on('response', (response) => statuses.push(response.status()));
    await page.evaluate(
      async ([url, form]) => {
        const query = '?Action=SendMessage&MessageBody=evil';
        const init = { method: 'POST', mode: 'no-cors', headers: { 'Content-Type': form } } as const;
        await fetch(url, { ...init, body: query.slice(1) });
        await fetch(url, { ...init, referrerPolicy: 'no-referrer', body: 'Action=PurgeQueue' });
        await new Promise((resolve) => (Object.assign(new Image(), { src: url + query }).onerror = resolve));
      },
      [queue, FORM] as const,
    );
    // The browser hides what came instead of an image; the queue tells.
    await expect.poll(() => statuses.length).toBe(2);
    expect(statuses).toEqual([403, 403]);
    expect(await messages()).toBe('1');
    await page.close();
  });

  it('may not call, whatever it promises to sign', async () => {
    const page = await at(site());
    for (const url of [sqs, dynamo]) {
      const called = page.evaluate(
        (to) =>
          fetch(to, {
            method: 'POST',
            headers: { Authorization: 'AWS4-HMAC-SHA256 x', 'X-Amz-Target': 'DynamoDB_20120810.ListTables' },
            body: '{}',
          }).then(
            () => 'answered',
            () => 'refused',
          ),
        url,
      );
      expect(await called).toBe('refused');
    }
    await page.close();
  });

  it('gets nowhere by a name of its own that leads here, though it signs', async () => {
    for (const [url, target] of [
      [dynamo, 'DynamoDB_20120810.ListTables'],
      [sqs, 'AmazonSQS.ListQueues'],
    ] as const) {
      expect(await own(url, target, {})).toBeTruthy();
      const page = await rebound(url);
      const answer = await page.evaluate(
        async ([method, signature]) => {
          const headers = {
            Authorization: signature,
            'X-Amz-Target': method,
            'Content-Type': 'application/x-amz-json-1.0',
          };
          const response = await fetch('/', { method: 'POST', headers, body: '{}' });
          return [response.status, await response.text()] as const;
        },
        [
          target,
          'AWS4-HMAC-SHA256 Credential=test/20260101/us-east-1/x/aws4_request, SignedHeaders=host, Signature=' +
            '0'.repeat(64),
        ] as const,
      );
      expect(answer[0]).toBe(403);
      expect(answer[1]).toContain('answers to 127.0.0.1 and localhost only');
      await page.close();
    }
    const page = await rebound(sqs);
    const purged = await page.evaluate(
      (to) => fetch(to, { method: 'POST', body: new URLSearchParams({ Action: 'PurgeQueue' }) }).then((r) => r.status),
      path(),
    );
    expect(purged).toBe(403);
    expect(await messages()).toBe('1');
    await page.close();
  });
});
