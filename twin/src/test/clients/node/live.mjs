// The client of live-client.mjs in Node.
//
// Usage: node live.mjs CONFIG_JSON [PHOTOS], the same file for local mode, the twin and AWS. As app.mjs, it takes
// AWS_ENDPOINT_URL and CONFIRMATION_CODE. PHOTOS measures the time from PUT to READY on the socket over so many photos.
import { readFileSync } from 'node:fs';
import WebSocket from 'ws';
import * as checks from './checks.mjs';
import { listensAndHears } from './live-client.mjs';
import { amplifyConfig, codeFor } from './servers.mjs';

globalThis.WebSocket = WebSocket; // Node 20 has none of its own

const config = JSON.parse(readFileSync(process.argv[2], 'utf8'));
checks.run(() =>
  listensAndHears({
    config,
    amplify: amplifyConfig(config),
    photo: readFileSync(new URL('../photo.jpg', import.meta.url)),
    codeOf: (email) => codeFor(config, email),
    measured: Number(process.argv[3] ?? 0),
    checks,
  }));
