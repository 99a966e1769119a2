import { Amplify } from 'aws-amplify';
import {
  confirmResetPassword,
  confirmSignIn,
  confirmSignUp,
  deleteUser,
  fetchAuthSession,
  fetchUserAttributes,
  resendSignUpCode,
  resetPassword,
  signIn,
  signOut,
  signUp,
  updatePassword,
  type SignInOutput,
} from 'aws-amplify/auth';
import { Hub } from 'aws-amplify/utils';
import type { PageConfig } from '../config.js';

export { fetchAuthSession };

export function configure(config: PageConfig): void {
  Amplify.configure({
    Auth: {
      Cognito: {
        userPoolId: config.userPoolId,
        userPoolClientId: config.userPoolClientId,
        identityPoolId: config.identityPoolId,
        loginWith: { email: true },
        ...(config.userPoolEndpoint !== undefined && { userPoolEndpoint: config.userPoolEndpoint }),
        ...(config.identityPoolEndpoint !== undefined && { identityPoolEndpoint: config.identityPoolEndpoint }),
      },
    },
  });
}

/** What follows on an address and a password. */
export type SignedIn = 'in' | 'unconfirmed' | 'mustReset' | 'mustChange' | 'other';

export async function enter(email: string, password: string): Promise<SignedIn> {
  // Of somebody who is signed in already, as in another tab, Amplify takes no other sign-in.
  await signOut().catch(() => {});
  return after(await signIn({ username: email, password }));
}

export async function enterWithNewPassword(password: string): Promise<SignedIn> {
  return after(await confirmSignIn({ challengeResponse: password }));
}

function after({ isSignedIn, nextStep }: SignInOutput): SignedIn {
  if (isSignedIn) return 'in';
  switch (nextStep.signInStep) {
    case 'CONFIRM_SIGN_UP':
      return 'unconfirmed';
    case 'RESET_PASSWORD':
      return 'mustReset';
    case 'CONFIRM_SIGN_IN_WITH_NEW_PASSWORD_REQUIRED':
      return 'mustChange';
    default:
      return 'other';
  }
}

export async function register(email: string, password: string): Promise<void> {
  await signUp({ username: email, password, options: { userAttributes: { email } } });
}

export async function confirm(email: string, confirmationCode: string): Promise<void> {
  await confirmSignUp({ username: email, confirmationCode });
}

export async function resend(email: string): Promise<void> {
  await resendSignUpCode({ username: email });
}

export async function sendPasswordCode(email: string): Promise<void> {
  await resetPassword({ username: email });
}

export async function setPassword(email: string, confirmationCode: string, newPassword: string): Promise<void> {
  await confirmResetPassword({ username: email, confirmationCode, newPassword });
}

export async function changePassword(oldPassword: string, newPassword: string): Promise<void> {
  await updatePassword({ oldPassword, newPassword });
}

export interface Person {
  readonly email: string;
  /** What the user pool knows them by, whatever their address. */
  readonly id: string;
}

/** Who is signed in; null if nobody is. */
export async function whoIsIn(): Promise<Person | null> {
  const { tokens } = await fetchAuthSession();
  if (!tokens?.idToken) return null;
  const { email, sub } = tokens.idToken.payload;
  return {
    email: typeof email === 'string' ? email : ((await fetchUserAttributes()).email ?? ''),
    id: sub ?? '',
  };
}

/** The groups of who is signed in, as the ID token has them: when it was made, unless it is asked for anew. */
export async function groupsOf({ refresh = false } = {}): Promise<readonly string[]> {
  const { tokens } = await fetchAuthSession({ forceRefresh: refresh });
  const groups: unknown = tokens?.idToken?.payload['cognito:groups'];
  return Array.isArray(groups) ? groups.filter((group) => typeof group === 'string') : [];
}

/** Calls when the tokens cannot be renewed any more, as after weeks away, or when they were revoked elsewhere. */
export function onSessionEnd(call: () => void): void {
  Hub.listen('auth', ({ payload }) => {
    if (payload.event !== 'tokenRefresh_failure') return;
    whoIsIn().then(
      (person) => person === null && call(),
      () => {}, // no connection: that passes
    );
  });
}

/** At the user pool; pictures and documents are the library's. Never fails: what is local is forgotten in any case. */
export async function leave(): Promise<void> {
  await signOut().catch(() => {});
}

export async function deleteAccount(): Promise<void> {
  await deleteUser();
}
