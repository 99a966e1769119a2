import { ShoeboxError } from './errors.js';

/** Temporary credentials of the signed-in identity. */
export interface SessionCredentials {
  readonly identityId: string;
  readonly accessKeyId: string;
  readonly secretAccessKey: string;
  readonly sessionToken: string;
  readonly expiration: Date;
}

export interface RefreshOption {
  /** True: what was given before was refused; ask the servers, not a cache. */
  readonly refresh?: boolean;
}

/**
 * The application's sign-in, as the library sees it. Both functions are asked often, so they should answer from a cache
 * while what is in it is valid, and reject when nobody is signed in.
 */
export interface Session {
  /** The user pool's ID token. */
  token(options?: RefreshOption): Promise<string>;
  /** Credentials of the identity pool. */
  credentials(options?: RefreshOption): Promise<SessionCredentials>;
}

/** What is used of AWS Amplify's `fetchAuthSession`. */
export type FetchAuthSession = (options?: { forceRefresh?: boolean }) => Promise<{
  readonly tokens?: { readonly idToken?: { toString(): string } | undefined } | undefined;
  readonly credentials?:
    | {
        readonly accessKeyId: string;
        readonly secretAccessKey: string;
        readonly sessionToken?: string | undefined;
        readonly expiration?: Date | undefined;
      }
    | undefined;
  readonly identityId?: string | undefined;
}>;

/** The session of AWS Amplify 6: `fromAmplify(fetchAuthSession)`, with the function of `aws-amplify/auth`. */
export function fromAmplify(fetchAuthSession: FetchAuthSession): Session {
  const ask = async (options?: RefreshOption) => {
    try {
      return await fetchAuthSession({ forceRefresh: options?.refresh ?? false });
    } catch (e) {
      // Amplify's own name for a connection that failed.
      const kind = e instanceof Error && e.name === 'NetworkError' ? 'Network' : 'NotAuthorized';
      throw new ShoeboxError(kind, e instanceof Error ? e.message : String(e), { cause: e });
    }
  };
  return {
    async token(options) {
      const token = (await ask(options)).tokens?.idToken?.toString();
      if (token === undefined) throw nobody();
      return token;
    },
    async credentials(options) {
      const { credentials, identityId, tokens } = await ask(options);
      // Without tokens they would be a guest's.
      if (!tokens?.idToken || !credentials?.sessionToken || !credentials.expiration || !identityId) throw nobody();
      const { accessKeyId, secretAccessKey, sessionToken, expiration } = credentials;
      return { identityId, accessKeyId, secretAccessKey, sessionToken, expiration };
    },
  };
}

function nobody(): ShoeboxError {
  return new ShoeboxError('NotAuthorized', 'Nobody is signed in');
}

/** The same session, where callers at the same time share one question, and whatever it throws is one of our errors. */
export function shared(session: Session): Session {
  const asked = new Map<string, Promise<unknown>>();
  const share = <T>(name: string, options: RefreshOption | undefined, ask: () => Promise<T>): Promise<T> => {
    const key = `${name} ${options?.refresh ?? false}`;
    let answer = asked.get(key) as Promise<T> | undefined;
    if (!answer) {
      answer = Promise.resolve()
        .then(ask)
        .catch((e: unknown) => {
          throw e instanceof ShoeboxError ? e : new ShoeboxError('NotAuthorized', messageOf(e), { cause: e });
        })
        .finally(() => asked.delete(key));
      asked.set(key, answer);
    }
    return answer;
  };
  return {
    token: (options) => share('token', options, () => session.token(options)),
    credentials: (options) => share('credentials', options, () => session.credentials(options)),
  };
}

function messageOf(thrown: unknown): string {
  return thrown instanceof Error ? thrown.message : String(thrown);
}
