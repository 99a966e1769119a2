import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { createServer, type AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { AwsClient } from 'aws4fetch';

const SHOEBOX = join(import.meta.dirname, '../../../shoebox');
const PORTS = ['s3', 'sqs', 'dynamodb', 'sign-in', 'graphql', 'page'] as const;

/** A local mode of one test, which may be stopped and started with other settings on the same data. */
export class LocalMode {
  readonly data = mkdtempSync(join(tmpdir(), 'shoebox-e2e-'));
  /** As it is printed at the start. */
  link = '';
  url = '';
  private ports: readonly string[] = [];
  private child: ChildProcess | null = null;
  private said = '';

  async start(settings: Readonly<Record<string, string>>): Promise<void> {
    if (this.ports.length === 0) this.ports = await freePorts();
    const options = ['--data', this.data, '--visibility-seconds', '2', ...this.ports];
    const child = spawn(SHOEBOX, ['local', ...options], { env: { ...process.env, ...settings } });
    this.child = child;
    this.said = '';
    const hear = (chunk: Buffer) => (this.said += chunk.toString());
    child.stdout.on('data', hear);
    child.stderr.on('data', hear);
    for (;;) {
      const link = /\shttp:\S+#operator=\S+/.exec(this.said)?.[0].trim();
      if (link !== undefined) {
        this.link = link;
        this.url = new URL(link).origin;
        return;
      }
      if (child.exitCode !== null) throw new Error(`Local mode ended: ${this.said.replace(/#operator=\S+/g, '')}`);
      await Promise.race([once(child.stdout, 'data'), once(child, 'exit')]);
    }
  }

  /** Whether it has told so since its start. */
  says(what: string): boolean {
    return this.said.includes(what);
  }

  async stop(): Promise<void> {
    const { child } = this;
    this.child = null;
    if (!child || child.exitCode !== null) return;
    const gone = once(child, 'exit');
    child.kill('SIGTERM');
    await gone;
  }

  async remove(): Promise<void> {
    await this.stop();
    rmSync(this.data, { recursive: true, force: true });
  }

  /** Puts a message on a queue, as nobody but S3 and the workers should. */
  async send(queueVariable: string, body: string): Promise<void> {
    const known = JSON.parse(readFileSync(join(this.data, 'operators.json'), 'utf8')) as Record<string, string>;
    const client = new AwsClient({
      accessKeyId: known['AWS_ACCESS_KEY_ID'] ?? '',
      secretAccessKey: known['AWS_SECRET_ACCESS_KEY'] ?? '',
      region: known['AWS_REGION'] ?? '',
      service: 'sqs',
    });
    const answer = await client.fetch(known['AWS_ENDPOINT_URL_SQS'] ?? '', {
      method: 'POST',
      headers: { 'content-type': 'application/x-amz-json-1.0', 'x-amz-target': 'AmazonSQS.SendMessage' },
      body: JSON.stringify({ QueueUrl: known[queueVariable], MessageBody: body }),
    });
    if (!answer.ok) throw new Error(`SQS: ${answer.status} ${await answer.text()}`);
  }
}

/** Kept over a restart: the page's address is what a browser knows its session by. */
async function freePorts(): Promise<string[]> {
  const servers = PORTS.map(() => createServer().listen(0, '127.0.0.1'));
  await Promise.all(servers.map((server) => once(server, 'listening')));
  const ports = servers.map((server) => (server.address() as AddressInfo).port);
  await Promise.all(servers.map((server) => once(server.close(), 'close')));
  return PORTS.flatMap((name, i) => [`--${name}-port`, String(ports[i])]);
}
