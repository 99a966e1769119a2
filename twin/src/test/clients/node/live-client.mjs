// What an application does to hear by itself what becomes of its users' photos: AWS Amplify as it comes, from README.md and
// schema.graphql alone. Two people sign up; one listens, and hears of the own photo and of nothing of the other's. Runs in
// Node (live.mjs) and in a browser (browser.mjs).
import { Amplify } from 'aws-amplify';
import { generateClient } from 'aws-amplify/api';
import { confirmSignUp, fetchAuthSession, signIn, signOut, signUp } from 'aws-amplify/auth';

let config, PHOTO, codeOf, measured, awaited, contains, equal, holds, put, api;

const TICKET = `mutation ($collectionId: ID!, $filename: String!, $contentType: String!, $contentLength: Int) {
  getUploadUrl(collectionId: $collectionId, filename: $filename, contentType: $contentType, contentLength: $contentLength) {
    url s3Key headers { name value } } }`;
const ON_PHOTO = `subscription ($identityId: ID!) {
  onPhoto(identityId: $identityId) { identityId s3Key collectionId status reason thumbnails { key width } } }`;
const COLLECTIONS = '{ listMyCollections { items { collectionId } } }';

async function signedUp() {
  const person = { username: `${crypto.randomUUID()}@example.com`, password: `${crypto.randomUUID()}aA1!` };
  const { nextStep } = await signUp({ ...person, options: { userAttributes: { email: person.username } } });
  if (nextStep.signUpStep === 'CONFIRM_SIGN_UP') {
    await confirmSignUp({ username: person.username, confirmationCode: await codeOf(person.username) });
  }
  return person;
}

async function signedIn(person) {
  await signIn(person);
  const { identityId, tokens } = await fetchAuthSession();
  return { identityId, idToken: tokens.idToken.toString(), accessToken: tokens.accessToken.toString() };
}

async function uploads(authToken, filename) {
  const variables = { collectionId: 'live', filename, contentType: 'image/jpeg', contentLength: PHOTO.length };
  const { data } = await api.graphql({ query: TICKET, variables, authToken });
  const { url, s3Key, headers } = data.getUploadUrl;
  const status = await put(url, PHOTO, Object.fromEntries(headers.map(({ name, value }) => [name, value])));
  return { s3Key, status, at: performance.now() };
}

/** Subscribes; gives what came, and when it is there. Amplify tells of the connection by its Hub only, so a while is waited. */
function listens(identityId, options) {
  const heard = [];
  const errors = [];
  const subscription = api.graphql({ query: ON_PHOTO, variables: { identityId }, ...options }).subscribe({
    next: ({ data }) => heard.push({ ...data.onPhoto, at: performance.now() }),
    error: (error) => errors.push(error),
  });
  return { heard, errors, end: () => subscription.unsubscribe() };
}

const pause = (millis) => new Promise((resume) => setTimeout(resume, millis));
const of = (heard, s3Key) => heard.filter((photo) => photo.s3Key === s3Key);

async function nameOfError(call) {
  try {
    await call();
    return 'none';
  } catch (e) {
    return e.errors ? e.errors[0].errorType : e.name;
  }
}

async function tokensAreRenewed() {
  const before = (await fetchAuthSession()).tokens.accessToken.toString();
  const after = (await fetchAuthSession({ forceRefresh: true })).tokens.accessToken.toString();
  holds('a refresh gives another access token', before !== after);
  equal('it is taken', 'none', await nameOfError(() => api.graphql({ query: COLLECTIONS })));
}

async function callsInEachWay(me) {
  contains('the first access token of somebody is told to send the ID token', 'NotAuthorized',
    await nameOfError(() => api.graphql({ query: COLLECTIONS })));
  equal('the ID token', 'none', await nameOfError(() => api.graphql({ query: COLLECTIONS, authToken: me.idToken })));
  equal('from then on the access token', 'none', await nameOfError(() => api.graphql({ query: COLLECTIONS })));
  equal('signed by IAM', 'none', await nameOfError(() => api.graphql({ query: COLLECTIONS, authMode: 'iam' })));
}

async function hearsOfOwnPhotosOnly(me, other) {
  const mine = listens(me.identityId);
  const signed = listens(me.identityId, { authMode: 'iam' });
  const theirs = listens(other.identityId);
  await pause(1500);
  const foreign = await uploads(other.idToken, 'not mine.jpg');
  const own = await uploads(me.idToken, 'mine.jpg');
  equal('PUT', [200, 200], [foreign.status, own.status]);
  const isReady = (heard) => of(heard, own.s3Key).some((photo) => photo.status === 'READY');
  await awaited(async () => isReady(mine.heard) && isReady(signed.heard), (both) => both);
  equal('REGISTERED and READY are heard, in this order', ['REGISTERED', 'READY'],
    [...new Set(of(mine.heard, own.s3Key).map((photo) => photo.status))]);
  equal('and by IAM too', ['REGISTERED', 'READY'], [...new Set(of(signed.heard, own.s3Key).map((photo) => photo.status))]);
  holds('READY comes with its thumbnails', mine.heard.at(-1)?.thumbnails.length > 0);
  await pause(1500);
  equal('nothing of another is heard', [[], []], [of(mine.heard, foreign.s3Key), of(signed.heard, foreign.s3Key)]);
  equal('nor by asking for it', [], theirs.heard);
  contains('that subscription is refused', 'Not authorized', JSON.stringify(theirs.errors.map((e) => e.errors ?? e.error ?? e)));
  equal('the others on the same socket go on', [0, 0], [mine.errors.length, signed.errors.length]);
  signed.end();
  theirs.end();
  return mine;
}

async function measures(me, mine) {
  const times = [];
  for (let i = 0; i < measured; i++) {
    const { s3Key, at } = await uploads(me.idToken, `${i}.jpg`);
    const ready = await awaited(
      async () => of(mine.heard, s3Key).find((photo) => photo.status === 'READY'), (photo) => photo, 2);
    times.push(ready.at - at);
  }
  times.sort((a, b) => a - b);
  const at = (share) => times[Math.min(times.length - 1, Math.floor(times.length * share))].toFixed(0);
  console.log(`measured  PUT answered to READY heard, ${measured} photos one by one: median ${at(0.5)} ms, p95 ${at(0.95)} ms`);
}

/**
 * Goes the whole way.
 *
 * @param world what differs between Node and a browser: {config, amplify, photo, codeOf, measured, checks}
 */
export async function listensAndHears(world) {
  ({ config, photo: PHOTO, codeOf, measured, checks: { awaited, contains, equal, holds, put } } = world);
  Amplify.configure(world.amplify);
  api = generateClient();

  const ann = await signedUp();
  const ben = await signedUp();
  const other = await signedIn(ben);
  await api.graphql({ query: COLLECTIONS, authToken: other.idToken });
  await signOut();
  const me = await signedIn(ann);
  holds('each has an identity of the pool', me.identityId.startsWith(`${config.region}:`) && me.identityId !== other.identityId);
  await callsInEachWay(me);
  await tokensAreRenewed();
  const mine = await hearsOfOwnPhotosOnly(me, other);
  if (measured > 0) await measures(me, mine);
  mine.end();
  await signOut({ global: true });
  equal('after a global sign-out there is no session', undefined, (await fetchAuthSession()).tokens);
}
