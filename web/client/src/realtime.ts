import { ShoeboxError } from './errors.js';
import { refusal } from './graphql.js';

export interface SubscriptionRequest {
  readonly graphqlUrl: string;
  readonly token: string;
  readonly query: string;
  readonly variables: Record<string, unknown>;
  /** The server takes it: from now on nothing is missed. */
  readonly onReady: () => void;
  readonly onData: (data: unknown) => void;
  /** Once, at the end of the connection, whoever ended it. */
  readonly onEnd: (error: ShoeboxError) => void;
}

interface Message {
  readonly type: string;
  readonly payload?: {
    readonly connectionTimeoutMs?: number;
    readonly data?: unknown;
    readonly errors?: readonly { message?: string; errorType?: string; errorCode?: number }[];
  };
}

/** Until the server has said how often it gives a sign of life. */
const ANSWER_MS = 30_000;
const DEFAULT_KEEP_ALIVE_MS = 300_000;

/** AppSync's address for subscriptions: a host of its own at AWS, else a path below the API's. */
export function realtimeUrl(graphqlUrl: string): string {
  const url = new URL(graphqlUrl);
  url.protocol = url.protocol === 'http:' ? 'ws:' : 'wss:';
  if (url.hostname.includes('.appsync-api.'))
    url.hostname = url.hostname.replace('.appsync-api.', '.appsync-realtime-api.');
  else url.pathname = `${url.pathname.replace(/\/+$/, '')}/realtime`;
  return url.href;
}

/**
 * One subscription on a connection of its own, by the protocol of AppSync Developer Guide, "Building a real-time WebSocket
 * client". Gives a function that ends it.
 */
export function subscribe(request: SubscriptionRequest): () => void {
  const authorization = { host: new URL(request.graphqlUrl).host, Authorization: request.token };
  const header = base64url(JSON.stringify(authorization));
  const socket = new WebSocket(realtimeUrl(request.graphqlUrl), ['graphql-ws', `header-${header}`]);
  const id = crypto.randomUUID();
  let timer: ReturnType<typeof setTimeout>;
  let keepAliveMs = ANSWER_MS;
  let ended = false;

  const end = (error: ShoeboxError) => {
    if (ended) return;
    ended = true;
    clearTimeout(timer);
    socket.close();
    request.onEnd(error);
  };
  const send = (message: object) => socket.send(JSON.stringify(message));
  const alive = () => {
    clearTimeout(timer);
    timer = setTimeout(() => end(new ShoeboxError('Network', 'The live connection is silent')), keepAliveMs);
  };
  const start = () => {
    const data = JSON.stringify({ query: request.query, variables: request.variables });
    send({ id, type: 'start', payload: { data, extensions: { authorization } } });
  };
  const receive = (message: Message) => {
    switch (message.type) {
      case 'connection_ack':
        start();
        break;
      case 'start_ack':
        request.onReady();
        break;
      case 'data':
        request.onData(message.payload?.data);
        break;
      case 'error':
      case 'connection_error':
        end(refusal(message.payload?.errors?.[0] ?? {}));
        break;
      case 'complete':
        end(new ShoeboxError('Network', 'The server ended the live connection'));
        break;
    }
  };

  socket.onopen = () => send({ type: 'connection_init' });
  socket.onmessage = (event) => {
    if (ended) return;
    const message = JSON.parse(String(event.data)) as Message;
    if (message.type === 'connection_ack') keepAliveMs = message.payload?.connectionTimeoutMs ?? DEFAULT_KEEP_ALIVE_MS;
    alive();
    receive(message);
  };
  socket.onclose = () => end(new ShoeboxError('Network', 'The live connection was closed'));
  socket.onerror = () => end(new ShoeboxError('Network', 'The live connection failed'));
  alive();

  return () => {
    if (ended) return;
    if (socket.readyState === WebSocket.OPEN) send({ id, type: 'stop' });
    ended = true;
    clearTimeout(timer);
    socket.close();
  };
}

function base64url(text: string): string {
  return btoa(text).replace(/\+/g, '-').replace(/\//g, '_').replace(/=+$/, '');
}
