// What a page does with Cognito for its users, by AWS Amplify as it comes, against a server on this machine.
//
// Usage: node cognito.mjs, with ENDPOINT, USER_POOL_ID, CLIENT_ID and IDENTITY_POOL_ID in the environment. The codes that
// the server sends arrive on the standard input, a line each: ADDRESS CODE.
import { createInterface } from 'node:readline';
import { randomUUID } from 'node:crypto';
import { Amplify } from 'aws-amplify';
import {
  confirmResetPassword, confirmSignUp, deleteUser, fetchAuthSession, fetchUserAttributes, getCurrentUser,
  resendSignUpCode, resetPassword, signIn, signOut, signUp, updatePassword, updateUserAttributes,
} from 'aws-amplify/auth';
import { equal, holds, run } from './checks.mjs';

const { ENDPOINT, USER_POOL_ID, CLIENT_ID, IDENTITY_POOL_ID } = process.env;
const FIRST = 'Right password 1';
const SECOND = 'Another password 2';
const THIRD = 'Yet another password 3';

Amplify.configure({
  Auth: {
    Cognito: {
      userPoolId: USER_POOL_ID,
      userPoolClientId: CLIENT_ID,
      identityPoolId: IDENTITY_POOL_ID,
      userPoolEndpoint: ENDPOINT,
      identityPoolEndpoint: ENDPOINT,
    },
  },
});

const codes = createInterface({ input: process.stdin })[Symbol.asyncIterator]();
/** The next code that was sent to the address. */
async function codeFor(address) {
  for (;;) {
    const { value, done } = await codes.next();
    if (done) throw new Error('no more codes');
    const [to, code] = value.split(' ');
    if (to === address) return code;
  }
}

/** The name of the error with which a call ends; 'none' if it does not. */
async function errorOf(call) {
  try {
    await call();
    return 'none';
  } catch (e) {
    return e.name;
  }
}

async function signsUp(username) {
  const { nextStep, userId } = await signUp({
    username, password: FIRST, options: { userAttributes: { email: username, name: 'Ann' } },
  });
  equal('signUp asks for a code', 'CONFIRM_SIGN_UP', nextStep.signUpStep);
  const code = await codeFor(username);
  equal('signing in before is told to confirm', 'CONFIRM_SIGN_UP',
    (await signIn({ username, password: FIRST })).nextStep.signInStep);
  await resendSignUpCode({ username });
  const another = await codeFor(username);
  equal('the code before does not count', code === another ? 'none' : 'CodeMismatchException',
    await errorOf(() => confirmSignUp({ username, confirmationCode: code })));
  if (code !== another) {
    const { isSignUpComplete } = await confirmSignUp({ username, confirmationCode: another });
    equal('confirmSignUp completes', true, isSignUpComplete);
  }
  equal('a taken address', 'UsernameExistsException', await errorOf(() => signUp({ username, password: FIRST })));
  return userId;
}

async function signsIn(username, password) {
  equal('signIn by SRP', 'DONE', (await signIn({ username, password })).nextStep.signInStep);
}

async function hasSession(username, userId) {
  equal('getCurrentUser', userId, (await getCurrentUser()).userId);
  const before = await fetchAuthSession();
  equal('the ID token', [userId, username, CLIENT_ID],
    ['sub', 'email', 'aud'].map((claim) => before.tokens.idToken.payload[claim]));
  equal('the access token', [userId, CLIENT_ID, 'access'],
    ['sub', 'client_id', 'token_use'].map((claim) => before.tokens.accessToken.payload[claim]));
  holds('an identity', /^[a-z0-9-]+:[0-9a-f-]{36}$/.test(before.identityId));
  holds('its credentials', before.credentials.sessionToken);
  const after = await fetchAuthSession({ forceRefresh: true });
  holds('refreshed: another token', String(after.tokens.accessToken) !== String(before.tokens.accessToken));
  equal('refreshed: the same identity', before.identityId, after.identityId);
  await updateUserAttributes({ userAttributes: { name: 'Anna' } });
  equal('fetchUserAttributes', { sub: userId, email: username, email_verified: 'true', name: 'Anna' },
    await fetchUserAttributes());
  return before.identityId;
}

async function forgetsThePassword(username) {
  const { nextStep } = await resetPassword({ username });
  equal('resetPassword', 'CONFIRM_RESET_PASSWORD_WITH_CODE', nextStep.resetPasswordStep);
  await confirmResetPassword({ username, confirmationCode: await codeFor(username), newPassword: THIRD });
  equal('the password before', 'NotAuthorizedException', await errorOf(() => signIn({ username, password: SECOND })));
}

await run(async () => {
  const username = `${randomUUID()}@example.com`;
  const userId = await signsUp(username);
  equal('a wrong password', 'NotAuthorizedException', await errorOf(() => signIn({ username, password: SECOND })));
  equal('nobody', 'NotAuthorizedException',
    await errorOf(() => signIn({ username: `${randomUUID()}@example.com`, password: FIRST })));
  equal('signing in without SRP', 'InvalidParameterException',
    await errorOf(() => signIn({ username, password: FIRST, options: { authFlowType: 'USER_PASSWORD_AUTH' } })));
  await signsIn(username, FIRST);
  const identity = await hasSession(username, userId);
  await updatePassword({ oldPassword: FIRST, newPassword: SECOND });
  await signOut();
  equal('signed out', 'UserUnAuthenticatedException', await errorOf(() => getCurrentUser()));
  await forgetsThePassword(username);
  await signsIn(username, THIRD);
  equal('the identity stays', identity, (await fetchAuthSession()).identityId);
  await signOut({ global: true });
  equal('signed out everywhere', 'UserUnAuthenticatedException', await errorOf(() => getCurrentUser()));
  await signsIn(username, THIRD);
  await deleteUser();
  equal('deleted', 'NotAuthorizedException', await errorOf(() => signIn({ username, password: THIRD })));
});
