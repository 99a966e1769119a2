// What an application does for its users, by AWS Amplify and fetch, from README.md and schema.graphql alone.
//
// Usage: node app.mjs CONFIG_JSON, the output ClientConfig of the stacks. AWS_ENDPOINT_URL names an emulator;
// CONFIRMATION_CODE is the code of the e-mail (123456 in MiniStack). SERVER_LACKS=policy-variables: the server cannot tell
// users apart in policies.
import { createHash, randomBytes, randomUUID } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { GetObjectCommand, S3Client } from '@aws-sdk/client-s3';
import { Amplify } from 'aws-amplify';
import { generateClient } from 'aws-amplify/api';
import { confirmSignUp, fetchAuthSession, signIn, signOut, signUp } from 'aws-amplify/auth';
import { awaited, contains, equal, holds, lacking, put, refusal, run } from './checks.mjs';
import { amplifyConfig, codeFor, reachable } from './servers.mjs';

const PHOTO = readFileSync(new URL('../photo.jpg', import.meta.url));
const FILENAME = 'Fjäll & Meer (1).jpg';
const ACCEPTED = 'accepted: image/jpeg, image/png, image/gif, image/webp, image/heic';
const COLLECTION = 'amplify';

const TICKET = /* GraphQL */ `
  mutation ($collectionId: ID!, $filename: String!, $contentType: String!, $contentLength: Int, $checksumSha256: String,
            $identityPoolId: String) {
    getUploadUrl(collectionId: $collectionId, filename: $filename, contentType: $contentType,
                 contentLength: $contentLength, checksumSha256: $checksumSha256, identityPoolId: $identityPoolId) {
      url s3Key headers { name value } expiresAt
    }
  }`;
const RECORD = /* GraphQL */ `
  s3Key collectionId filename contentType bytes eTag width height takenAt camera place { latitude longitude } placeholder
  status reason damage thumbnails { key width height contentType bytes } createdAt updatedAt`;
const GET_PHOTO = `query ($s3Key: String!) { getPhoto(s3Key: $s3Key) { ${RECORD} } }`;
const DELETE_PHOTO = `mutation ($s3Key: String!) { deletePhoto(s3Key: $s3Key) { ${RECORD} } }`;
const LIST_PHOTOS = `
  query ($collectionId: ID!, $limit: Int, $nextToken: String) {
    listPhotos(collectionId: $collectionId, limit: $limit, nextToken: $nextToken) { items { s3Key status } nextToken }
  }`;
const LIST_COLLECTIONS = '{ listMyCollections { items { collectionId photoCount createdAt updatedAt } nextToken } }';

const config = JSON.parse(readFileSync(process.argv[2], 'utf8'));
const emulator = process.env.AWS_ENDPOINT_URL;
const graphqlUrl = reachable(config.graphqlUrl);

Amplify.configure(amplifyConfig(config));
const api = generateClient();

/** Asks with the ID token; Amplify by itself would send the access token. */
async function ask(query, variables) {
  const authToken = (await fetchAuthSession()).tokens.idToken.toString();
  const { data } = await api.graphql({ query, variables, authToken });
  return Object.values(data)[0];
}

/** The message with which the API refuses; '' if it does not. */
async function refused(asked) {
  try {
    await asked;
    return '';
  } catch (e) {
    if (!e.errors) throw e;
    return e.errors[0].message;
  }
}

const upload = (changed) => ({
  collectionId: COLLECTION, filename: FILENAME, contentType: 'image/jpeg', contentLength: PHOTO.length, ...changed,
});

const headersOf = (ticket) => Object.fromEntries(ticket.headers.map(({ name, value }) => [name, value]));

const settled = (s3Key) =>
  awaited(() => ask(GET_PHOTO, { s3Key }), (photo) => photo && photo.status !== 'REGISTERED');

async function signedUp() {
  const person = { username: `${randomUUID()}@example.com`, password: `${randomBytes(16).toString('base64')}aA1!` };
  const { nextStep } = await signUp({ ...person, options: { userAttributes: { email: person.username } } });
  if (nextStep.signUpStep === 'CONFIRM_SIGN_UP') {
    await confirmSignUp({ username: person.username, confirmationCode: await codeFor(config, person.username) });
  }
  return person;
}

/** Amplify's way without more words is SRP. Gives the identity and S3 with its credentials. */
async function signedIn(person) {
  await signIn(person);
  const { identityId, credentials } = await fetchAuthSession();
  const endpoint = config.s3Endpoint ?? emulator;
  const place = endpoint && { endpoint, forcePathStyle: true };
  return { identityId, s3: new S3Client({ region: config.region, credentials, ...place }) };
}

async function nameOfError(call) {
  try {
    await call();
    return 'none';
  } catch (e) {
    return e.name;
  }
}

async function signsInBySrpOnly(person) {
  equal('a wrong password is refused', 'NotAuthorizedException',
    await nameOfError(() => signIn({ ...person, password: 'Wrong1!wrong' })));
  equal('signing in without SRP is refused', 'InvalidParameterException',
    await nameOfError(() => signIn({ ...person, options: { authFlowType: 'USER_PASSWORD_AUTH' } })));
}

async function ticketsAreRefused() {
  const body = JSON.stringify({ query: TICKET, variables: upload() });
  const headers = { 'content-type': 'application/json' };
  const anonymous = await fetch(graphqlUrl, { method: 'POST', body, headers });
  equal('no token: HTTP status', 401, anonymous.status);
  equal('no token: error type', 'UnauthorizedException', (await anonymous.json()).errors[0].errorType);
  contains('an access token is told to be one', 'Not authorized: send the ID token',
    await refused(api.graphql({ query: TICKET, variables: upload() })));
  contains('another content type', `content type image/tiff is not accepted; ${ACCEPTED}`,
    await refused(ask(TICKET, upload({ contentType: 'image/tiff' }))));
  contains('no bytes', 'contentLength must be from 1 to ', await refused(ask(TICKET, upload({ contentLength: 0 }))));
}

/** Tries a ticket in every wrong way before the right one; gives the key. */
async function uploadsAsSignedOnly(me) {
  const checksumSha256 = createHash('sha256').update(PHOTO).digest('base64');
  const ticket = await ask(TICKET, upload({ checksumSha256 }));
  const { url, s3Key } = ticket;
  const headers = headersOf(ticket);
  holds('the key is under the own identity', s3Key.startsWith(`${me.identityId}/${COLLECTION}/`), me.identityId, s3Key);
  equal('PUT of one byte more', 403, await put(url, Buffer.concat([PHOTO, Buffer.from('x')]), headers));
  equal('PUT of one byte less', 403, await put(url, PHOTO.subarray(1), headers));
  equal('PUT of another type', 403, await put(url, PHOTO, headers, { 'content-type': 'image/png' }));
  equal('PUT to another key', 403, await put(url.replace(`/${COLLECTION}/`, '/other/'), PHOTO, headers));
  equal('PUT without if-none-match', 403, await put(url, PHOTO, headers, { 'if-none-match': null }));
  equal('PUT of other bytes than those of the checksum', 400, await put(url, Buffer.alloc(PHOTO.length), headers));
  equal('no record before the PUT', null, await ask(GET_PHOTO, { s3Key }));
  if (!equal('PUT as the ticket says', 200, await put(url, PHOTO, headers))) {
    throw new Error('without a photo there is nothing more to check');
  }
  equal('PUT with the same URL again', 412, await put(url, PHOTO, headers));
  return s3Key;
}

async function readsTheRecord(s3Key) {
  const photo = (await settled(s3Key)) ?? {};
  const expected = {
    s3Key, collectionId: COLLECTION, filename: FILENAME, contentType: 'image/jpeg', bytes: PHOTO.length,
    width: 800, height: 1200, camera: 'Shoebox Sample', place: null, status: 'READY', reason: null, damage: null,
  };
  for (const [field, value] of Object.entries(expected)) {
    equal(`record: ${field}`, value, photo[field]);
  }
  equal('record: takenAt', Date.parse('2026-03-01T10:15:30Z'), Date.parse(photo.takenAt));
  equal('record: thumbnails', [[160, 240], [320, 480], [640, 960]],
    (photo.thumbnails ?? []).map(({ width, height }) => [width, height]));
  return photo;
}

async function lists(first, second) {
  const collections = await ask(LIST_COLLECTIONS);
  equal('listMyCollections', [[COLLECTION, 2]],
    collections.items.map(({ collectionId, photoCount }) => [collectionId, photoCount]));
  const newest = await ask(LIST_PHOTOS, { collectionId: COLLECTION, limit: 1 });
  const rest = await ask(LIST_PHOTOS, { collectionId: COLLECTION, limit: 1, nextToken: newest.nextToken });
  equal('listPhotos: page by page, the newest first', [second, first],
    [...newest.items, ...rest.items].map((photo) => photo.s3Key));
}

async function looksAtThePictures(me, photo) {
  const get = (Bucket, Key) => me.s3.send(new GetObjectCommand({ Bucket, Key }));
  const original = await (await get(config.photosBucket, photo.s3Key)).Body.transformToByteArray();
  equal('GET of the original with the own credentials', true, PHOTO.equals(original));
  for (const { key, height, contentType, bytes } of photo.thumbnails) {
    const object = await get(config.thumbnailsBucket, key);
    const body = await object.Body.transformToByteArray();
    equal(`GET of the thumbnail of ${height} pixels`, [contentType, bytes, [0xff, 0xd8, 0xff]],
      [object.ContentType, body.length, [...body.subarray(0, 3)]]);
  }
}

async function othersAreRefused(me, other, photo) {
  const { s3Key } = photo;
  holds('two people are two identities', me.identityId !== other.identityId);
  equal("another's photo: getPhoto", 'Not authorized', await refused(ask(GET_PHOTO, { s3Key })));
  equal("another's photo: deletePhoto", 'Not authorized', await refused(ask(DELETE_PHOTO, { s3Key })));
  equal("a ticket in another's name", 'Not authorized',
    await refused(ask(TICKET, upload({ identityPoolId: me.identityId }))));
  equal("another's collection looks empty", [], (await ask(LIST_PHOTOS, { collectionId: COLLECTION })).items);
  if (!lacking('policy-variables', "another's thumbnail: GET")) {
    equal("another's thumbnail: GET", 403, await refusal(() => other.s3.send(
      new GetObjectCommand({ Bucket: config.thumbnailsBucket, Key: photo.thumbnails[0].key }))));
  }
}

async function deletes(me, photo, otherKey) {
  const { s3Key } = photo;
  equal('deletePhoto gives the record as it was', photo, await ask(DELETE_PHOTO, { s3Key }));
  equal('the record goes', null, await awaited(() => ask(GET_PHOTO, { s3Key }), (answer) => answer === null));
  // Who may not list a bucket is not told that an object is not there: AWS says 403, an emulator may say 404.
  const thumbnail = { Bucket: config.thumbnailsBucket, Key: photo.thumbnails[0].key };
  const gone = await awaited(() => refusal(() => me.s3.send(new GetObjectCommand(thumbnail))), (status) => status !== 200);
  holds('the thumbnails go', [403, 404].includes(gone), '403 or 404', gone);
  equal('the other photo stays', [otherKey],
    (await ask(LIST_PHOTOS, { collectionId: COLLECTION })).items.map((left) => left.s3Key));
}

await run(async () => {
  const person = await signedUp();
  await signsInBySrpOnly(person);
  const me = await signedIn(person);
  holds('signed up, in by SRP, and known to the identity pool', /^[a-z0-9-]+:[0-9a-f-]{36}$/.test(me.identityId),
    'an identity id', me.identityId);
  await ticketsAreRefused();
  const first = await uploadsAsSignedOnly(me);
  const photo = await readsTheRecord(first);
  const ticket = await ask(TICKET, upload());
  equal('PUT of a second photo', 200, await put(ticket.url, PHOTO, headersOf(ticket)));
  equal('it is READY too', 'READY', (await settled(ticket.s3Key))?.status);
  await lists(first, ticket.s3Key);
  await looksAtThePictures(me, photo);
  await signOut();
  const other = await signedIn(await signedUp());
  await othersAreRefused(me, other, photo);
  await signOut();
  await deletes(await signedIn(person), photo, ticket.s3Key);
});
