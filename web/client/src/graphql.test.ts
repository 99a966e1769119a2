import { afterEach, describe, expect, it, vi } from 'vitest';
import { graphQl } from './graphql.js';
import { fromAmplify, shared } from './session.js';
import { credentialsOf } from './testing/fakes.js';

afterEach(() => vi.unstubAllGlobals());

const reply = (status: number, body: unknown) => () => Promise.resolve(new Response(JSON.stringify(body), { status }));

function scene(...replies: (() => Promise<Response>)[]) {
  const sent: RequestInit[] = [];
  vi.stubGlobal('fetch', (_: string, init: RequestInit) => {
    sent.push(init);
    return (replies[Math.min(sent.length, replies.length) - 1] as () => Promise<Response>)();
  });
  const refreshes: boolean[] = [];
  const api = graphQl('https://api.example/graphql', {
    token: (options) => {
      refreshes.push(options?.refresh ?? false);
      return Promise.resolve(`token ${refreshes.length}`);
    },
    credentials: () => Promise.resolve(credentialsOf()),
  });
  return { api, sent, refreshes };
}

describe('the API', () => {
  it('is asked with the token and gives the data', async () => {
    const { api, sent } = scene(reply(200, { data: { a: 1 } }));
    expect(await api.ask('{ a }', { b: 2 })).toEqual({ a: 1 });
    expect(sent[0]?.headers).toMatchObject({ authorization: 'token 1' });
    expect(sent[0]?.body).toBe('{"query":"{ a }","variables":{"b":2}}');
  });

  it('gets a new token once where the old one is refused', async () => {
    const { api, refreshes } = scene(reply(401, {}), reply(200, { data: { a: 1 } }));
    expect(await api.ask('{ a }')).toEqual({ a: 1 });
    expect(refreshes).toEqual([false, true]);
    const ever = scene(reply(401, { errors: [{ message: 'Token has expired.' }] }));
    await expect(ever.api.ask('{ a }')).rejects.toMatchObject({ kind: 'NotAuthorized', message: 'Token has expired.' });
    expect(ever.sent).toHaveLength(2);
  });

  it.each([
    [{ errorType: 'NotAuthorized', message: 'Not authorized' }, 'NotAuthorized'],
    [{ errorType: 'InvalidRequest', message: 'contentLength …' }, 'InvalidRequest'],
    [{ errorType: 'LimitExceeded', message: 'it frees at noon' }, 'LimitExceeded'],
    [{ errorType: 'Unavailable', message: 'try again' }, 'Unavailable'],
    [{ extensions: { errorType: 'LimitExceeded' }, message: 'x' }, 'LimitExceeded'],
    [{ errorType: 'Lambda:Unhandled', message: 'Not authorized: send the ID token' }, 'NotAuthorized'],
    [{ errorType: 'Lambda:Unhandled', message: 'Something went wrong; try again (request 1)' }, 'Unavailable'],
    [{ errorType: 'Lambda:Unhandled', message: 'collectionId must be …' }, 'InvalidRequest'],
    [{ errorType: 'Lambda:ExecutionTimeoutException', message: 'Execution timed out.' }, 'Unavailable'],
  ])('refuses with %j as %s', async (error, kind) => {
    const { api } = scene(reply(200, { data: null, errors: [error] }));
    await expect(api.ask('{ a }')).rejects.toMatchObject({ name: 'ShoeboxError', kind, message: error.message });
  });

  it.each([
    [429, 'Unavailable'],
    [503, 'Unavailable'],
    [403, 'NotAuthorized'],
    [413, 'InvalidRequest'],
  ])('answers %i as %s', async (status, kind) => {
    const { api } = scene(() => Promise.resolve(new Response('<html>', { status })));
    await expect(api.ask('{ a }')).rejects.toMatchObject({ kind });
  });

  it('tells no connection from an abort', async () => {
    const { api } = scene(() => Promise.reject(new TypeError('Failed to fetch')));
    await expect(api.ask('{ a }')).rejects.toMatchObject({ kind: 'Network', passing: true });
    await expect(api.ask('{ a }', {}, AbortSignal.abort())).rejects.toMatchObject({ kind: 'Aborted' });
  });
});

describe('a session', () => {
  it('is asked once for all that ask at the same time', async () => {
    let asked = 0;
    const session = shared({
      token: () => Promise.resolve(`token ${++asked}`),
      credentials: () => Promise.reject(new Error('no user')),
    });
    expect(await Promise.all([session.token(), session.token(), session.token({ refresh: true })])).toEqual([
      'token 1',
      'token 1',
      'token 2',
    ]);
    expect(await session.token()).toBe('token 3');
    await expect(session.credentials()).rejects.toMatchObject({ kind: 'NotAuthorized', message: 'no user' });
  });

  it("takes Amplify's ID token and credentials, and no guest's", async () => {
    const { identityId, ...credentials } = credentialsOf();
    const tokens = { idToken: { toString: () => 'id' } };
    const asked: unknown[] = [];
    const session = fromAmplify((options) => {
      asked.push(options);
      return Promise.resolve({ tokens, credentials, identityId });
    });
    expect(await session.token({ refresh: true })).toBe('id');
    expect(await session.credentials()).toEqual(credentialsOf({ expiration: credentials.expiration }));
    expect(asked).toEqual([{ forceRefresh: true }, { forceRefresh: false }]);
    const guest = fromAmplify(() => Promise.resolve({ credentials, identityId }));
    await expect(guest.credentials()).rejects.toMatchObject({ kind: 'NotAuthorized' });
    await expect(guest.token()).rejects.toMatchObject({ kind: 'NotAuthorized' });
  });

  it('tells a lost connection from a session that ended', async () => {
    const offline = fromAmplify(() =>
      Promise.reject(Object.assign(new Error('A network error'), { name: 'NetworkError' })),
    );
    await expect(offline.token()).rejects.toMatchObject({ kind: 'Network' });
    const ended = fromAmplify(() => Promise.reject(new Error('Refresh Token has expired')));
    await expect(ended.token()).rejects.toMatchObject({ kind: 'NotAuthorized' });
  });
});
