// Signs upload URLs with the AWS SDK for JavaScript for io.shoebox.bench.api.Calls: one number of calls a line; the nanoseconds
// of each one a line. What is signed is what Shoebox signs: key, type, length, metadata and If-None-Match.
import { randomUUID } from 'node:crypto';
import { createInterface } from 'node:readline';
import { PutObjectCommand, S3Client } from '@aws-sdk/client-s3';
import { getSignedUrl } from '@aws-sdk/s3-request-presigner';

const owner = 'eu-central-1:59ec6a11-3585-4ad0-9eb6-c9b7a58295b1';
const credentials = {
  accessKeyId: 'EXAMPLEACCESSKEY',
  secretAccessKey: 'example-secret-key',
  sessionToken: 'example-session-token',
};
// Without WHEN_REQUIRED it signs the checksum of an empty body, and uploads fail.
const client = new S3Client({ region: 'eu-central-1', credentials, requestChecksumCalculation: 'WHEN_REQUIRED' });
const metadata = ['x-amz-meta-owner', 'x-amz-meta-filename', 'x-amz-meta-request'];
const options = {
  expiresIn: 300,
  signableHeaders: new Set(['host', 'content-type', 'content-length', 'if-none-match', ...metadata]),
  unhoistableHeaders: new Set(metadata),
};

const sign = () =>
  getSignedUrl(
    client,
    new PutObjectCommand({
      Bucket: 'photos-bucket',
      Key: `${owner}/holiday/${randomUUID()}-cafe.jpg`,
      ContentType: 'image/jpeg',
      ContentLength: 123456,
      IfNoneMatch: '*',
      Metadata: { owner, filename: 'Caf%C3%A9.JPG', request: randomUUID() },
    }),
    options,
  );

if (process.argv[2] === 'show') {
  console.log(await sign());
  process.exit();
}
console.log('ready');
for await (const line of createInterface({ input: process.stdin })) {
  const times = [];
  for (let i = 0; i < Number(line); i++) {
    const start = process.hrtime.bigint();
    const url = await sign();
    times.push(process.hrtime.bigint() - start);
    if (!url.includes('X-Amz-Signature=')) throw new Error(url);
  }
  console.log(times.join(' '));
}
