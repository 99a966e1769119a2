import { spawn } from 'node:child_process';
import { createWriteStream, mkdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

const ROOT = join(import.meta.dirname, '../../..');
const PORTS = ['s3', 'sqs', 'dynamodb', 'sign-in', 'graphql', 'page'].flatMap((name) => [`--${name}-port`, '0']);

/** Building everything may be part of it. */
export const START_MS = 600_000;
const STOP_MS = 20_000;
const LINES_OF_A_FAILURE = 40;

export interface LocalMode {
  /** Where the page is. */
  readonly url: string;
  stop(): Promise<void>;
}

/** A Shoebox of one's own, in memory and on free ports; what it says goes to the file. */
export async function startLocalMode(log: string, more: readonly string[] = []): Promise<LocalMode> {
  mkdirSync(dirname(log), { recursive: true });
  const said = createWriteStream(log);
  const server = spawn(process.env['SHOEBOX_COMMAND'] ?? join(ROOT, 'shoebox'), [
    'local',
    '--in-memory',
    ...PORTS,
    ...more,
  ]);
  const ended = new Promise<void>((resolve) => server.once('close', () => said.end(resolve)));
  const ready = new Promise<string>((resolve, reject) => {
    let text = '';
    const hear = (chunk: Buffer) => {
      said.write(chunk);
      if (text.includes('Ctrl-C stops it.')) return;
      text += chunk.toString();
      if (!text.includes('Ctrl-C stops it.')) return;
      const url = /^ +page +(http:\/\/\S+)/m.exec(text)?.[1];
      if (url === undefined) reject(new Error('local mode runs without a page'));
      else resolve(url);
    };
    server.stdout.on('data', hear);
    server.stderr.on('data', hear);
    server.once('error', reject);
    void ended.then(() => reject(new Error('local mode has ended')));
    setTimeout(() => reject(new Error('local mode does not start')), START_MS).unref();
  });
  const stop = async () => {
    const killing = setTimeout(() => server.kill('SIGKILL'), STOP_MS);
    if (server.exitCode === null) server.kill();
    await ended;
    clearTimeout(killing);
  };
  try {
    return { url: await ready, stop };
  } catch (e) {
    await stop();
    const last = readFileSync(log, 'utf8').split('\n').slice(-LINES_OF_A_FAILURE).join('\n');
    throw new Error(`${e instanceof Error ? e.message : String(e)}; its last lines, of ${log}:\n${last}`, { cause: e });
  }
}
