// S3 and DynamoDB of Shoebox's local mode, by the AWS SDK for JavaScript.
//
// Usage: node local.mjs, with AWS_ENDPOINT_URL_S3, AWS_ENDPOINT_URL_DYNAMODB, AWS_REGION and the credentials of the data
// folder in the environment, where the SDK looks for them by itself.
import { randomUUID } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { DynamoDBClient, GetItemCommand } from '@aws-sdk/client-dynamodb';
import { GetObjectCommand, HeadObjectCommand, PutObjectCommand, S3Client } from '@aws-sdk/client-s3';
import { getSignedUrl } from '@aws-sdk/s3-request-presigner';
import { awaited, equal, put, refusal, run } from './checks.mjs';

const PHOTO = readFileSync(new URL('../photo.jpg', import.meta.url));
const FILENAME = 'Fjäll & Meer (1).jpg';

// The presigned URL must have no checksum of an empty body in it.
const s3 = new S3Client({ forcePathStyle: true, requestChecksumCalculation: 'WHEN_REQUIRED' });
const dynamo = new DynamoDBClient();

/** Sorts by time; Node has none of its own. */
function uuid7() {
  const time = Date.now().toString(16).padStart(12, '0');
  return `${time.slice(0, 8)}-${time.slice(8)}-7${randomUUID().slice(15)}`;
}

/** What the API's getUploadUrl gives out: a URL for one object, once, and the headers to send with it. */
async function ticket(owner, length) {
  const key = `${owner}/javascript/${uuid7()}-photo.jpg`;
  const filename = encodeURIComponent(FILENAME);
  const headers = {
    'content-type': 'image/jpeg',
    'if-none-match': '*',
    'x-amz-meta-identity-id': owner,
    'x-amz-meta-filename': filename,
  };
  const command = new PutObjectCommand({
    Bucket: 'photos',
    Key: key,
    ContentType: 'image/jpeg',
    ContentLength: length,
    IfNoneMatch: '*',
    Metadata: { 'identity-id': owner, filename },
  });
  // By itself the presigner signs no type, and moves x-amz- headers into the query.
  const names = new Set([...Object.keys(headers), 'content-length']);
  const url = await getSignedUrl(s3, command, { expiresIn: 300, signableHeaders: names, unhoistableHeaders: names });
  return { url, headers, key };
}

/** The row as soon as thumbnails are there or will never be; or as it is after a minute. */
function settled(owner, key) {
  const Key = { pk: { S: owner }, sk: { S: `P#${key.slice(owner.length + 1)}` } };
  return awaited(
    async () => (await dynamo.send(new GetItemCommand({ TableName: 'photos', Key, ConsistentRead: true }))).Item,
    (row) => ['READY', 'FAILED', 'REJECTED'].includes(row?.status?.S),
  );
}

const get = (client, Bucket, Key) => client.send(new GetObjectCommand({ Bucket, Key }));

await run(async () => {
  const owner = `us-east-1:${randomUUID()}`;
  const { url, headers, key } = await ticket(owner, PHOTO.length);
  equal('the SDK signs the length, the type and the rest',
    'content-length;content-type;host;if-none-match;x-amz-meta-filename;x-amz-meta-identity-id',
    new URL(url).searchParams.get('X-Amz-SignedHeaders'));

  equal('PUT of one byte more', 403, await put(url, Buffer.concat([PHOTO, Buffer.from('x')]), headers));
  equal('PUT of one byte less', 403, await put(url, PHOTO.subarray(1), headers));
  equal('PUT of another type', 403, await put(url, PHOTO, headers, { 'content-type': 'image/png' }));
  equal('PUT to another key', 403, await put(url.replace('/javascript/', '/other/'), PHOTO, headers));
  equal('PUT without if-none-match', 403, await put(url, PHOTO, headers, { 'if-none-match': null }));
  equal('nothing is stored by what was refused', 404,
    await refusal(() => s3.send(new HeadObjectCommand({ Bucket: 'photos', Key: key }))));
  if (!equal('PUT as signed', 200, await put(url, PHOTO, headers))) return;
  equal('PUT with the same URL again', 412, await put(url, PHOTO, headers));

  const row = (await settled(owner, key)) ?? {};
  equal('the row is READY', 'READY', row.status?.S);
  equal('its size is that of the upright picture', ['800', '1200'], [row.width?.N, row.height?.N]);
  equal('its name is the one that was sent', FILENAME, row.filename?.S);
  const thumbnails = (row.thumbnails?.L ?? []).map((thumbnail) => thumbnail.M);
  equal('its thumbnails', [['160', '240'], ['320', '480'], ['640', '960']],
    thumbnails.map((thumbnail) => [thumbnail.width.N, thumbnail.height.N]));
  for (const { edge, bytes } of thumbnails) {
    const object = await get(s3, 'thumbnails', `${key}/${edge.N}.jpg`);
    const body = await object.Body.transformToByteArray();
    equal(`GET of the thumbnail of ${edge.N} pixels`, ['image/jpeg', Number(bytes.N), [0xff, 0xd8, 0xff]],
      [object.ContentType, body.length, [...body.subarray(0, 3)]]);
  }
  const original = await (await get(s3, 'photos', key)).Body.transformToByteArray();
  equal('GET of the original', true, PHOTO.equals(original));

  const stranger = new S3Client({ forcePathStyle: true,
    credentials: { accessKeyId: process.env.AWS_ACCESS_KEY_ID, secretAccessKey: 'wrong' } });
  equal('GET with a wrong secret', 403, await refusal(() => get(stranger, 'photos', key)));
  const address = `${process.env.AWS_ENDPOINT_URL_S3}/photos/${key.split('/').map(encodeURIComponent).join('/')}`;
  equal('unsigned GET', 403, (await fetch(address)).status);
});
