import { aborted, ShoeboxError, throwIfAborted, type ErrorKind } from './errors.js';
import type { Session } from './session.js';

/** An API that is asked in the user's name. */
export interface GraphQl {
  /** Gives `data`; a query's one field is then looked up by the caller. */
  ask<T>(query: string, variables?: Record<string, unknown>, signal?: AbortSignal): Promise<T>;
}

interface GraphQlError {
  readonly message?: string;
  readonly errorType?: string | null;
  readonly extensions?: { readonly errorType?: string };
}

const KINDS: Readonly<Record<string, ErrorKind>> = {
  NotAuthorized: 'NotAuthorized',
  Unauthorized: 'NotAuthorized',
  UnauthorizedException: 'NotAuthorized',
  InvalidRequest: 'InvalidRequest',
  LimitExceeded: 'LimitExceeded',
  Unavailable: 'Unavailable',
};

/** GraphQL over POST, with the session's token; one that was refused is asked for anew, once. */
export function graphQl(url: string, session: Session): GraphQl {
  const post = async (body: string, refresh: boolean, signal?: AbortSignal) => {
    const token = await session.token({ refresh });
    throwIfAborted(signal);
    const headers = { 'content-type': 'application/json', authorization: token };
    try {
      const response = await fetch(url, { method: 'POST', headers, body, signal: signal ?? null, credentials: 'omit' });
      return { status: response.status, json: await json(response) };
    } catch (e) {
      throw signal?.aborted ? aborted(e) : new ShoeboxError('Network', 'The API did not answer', { cause: e });
    }
  };
  return {
    async ask<T>(query: string, variables: Record<string, unknown> = {}, signal?: AbortSignal) {
      const body = JSON.stringify({ query, variables });
      let answer = await post(body, false, signal);
      if (answer.status === 401) answer = await post(body, true, signal);
      const error = errorOf(answer.status, answer.json.errors);
      if (error) throw error;
      return answer.json.data as T;
    },
  };
}

async function json(response: Response): Promise<{ data?: unknown; errors?: GraphQlError[] }> {
  const text = await response.text();
  try {
    return (JSON.parse(text) ?? {}) as { data?: unknown; errors?: GraphQlError[] };
  } catch {
    return {}; // a proxy's page; the status tells
  }
}

function errorOf(status: number, errors: GraphQlError[] | undefined): ShoeboxError | null {
  const first = errors?.[0];
  if (status < 300) return first ? refusal(first) : null;
  const message = first?.message ?? `The API answered ${status}`;
  if (status === 401 || status === 403) return new ShoeboxError('NotAuthorized', message);
  return new ShoeboxError(status === 429 || status >= 500 ? 'Unavailable' : 'InvalidRequest', message);
}

/** An error of a field, by its type; without a known type (an exception of a function), by the API's own words. */
export function refusal(error: GraphQlError): ShoeboxError {
  const message = error.message ?? 'The API refused without a word';
  const kind = KINDS[error.errorType ?? error.extensions?.errorType ?? ''];
  if (kind) return new ShoeboxError(kind, message);
  if (message.startsWith('Not authorized')) return new ShoeboxError('NotAuthorized', message);
  const ours = /^(Something went wrong|Internal|.*timed out|.*throttl)/i.test(message);
  return new ShoeboxError(ours ? 'Unavailable' : 'InvalidRequest', message);
}
