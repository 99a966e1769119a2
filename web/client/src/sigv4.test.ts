import { Sha256 } from '@aws-crypto/sha256-js';
import { SignatureV4 } from '@smithy/signature-v4';
import { AwsClient } from 'aws4fetch';
import { describe, expect, it } from 'vitest';
import { imageUrl, type BucketConfig } from './config.js';
import { presign } from './sigv4.js';

const KEYS = {
  accessKeyId: 'ASIAIOSFODNN7EXAMPLE',
  secretAccessKey: 'wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY',
  sessionToken: 'IQoJb3JpZ2luX2VjEXAMPLE//////////+token==',
};
const NOW = new Date('2026-11-25T09:00:01.234Z');
const REGION = 'eu-central-1';
const AWS: BucketConfig = { region: REGION, photosBucket: 'photos-dev', thumbnailsBucket: 'thumbs-dev' };
const LOCAL: BucketConfig = { ...AWS, s3Endpoint: 'http://127.0.0.1:9100' };

const IDENTITY = 'eu-central-1:01234567-89ab-cdef-0123-456789abcdef';
const PHOTO = `${IDENTITY}/summer/019a9d5e-2b1c-7def-8123-456789abcdef-IMG_1.jpg`;
const ODD = `${IDENTITY}/a_b-c/019a9d5e-2b1c-7def-8123-456789abcdef-Fjäll & Meer (1)+'*!~ %25.jpg`;

/** An independent implementation, of the AWS SDK. */
async function bySmithy(url: string, method: string, query: Record<string, string>): Promise<string> {
  const { protocol, host, pathname } = new URL(url);
  const signer = new SignatureV4({
    service: 's3',
    region: REGION,
    credentials: KEYS,
    sha256: Sha256,
    uriEscapePath: false,
    applyChecksum: false,
  });
  const request = {
    method,
    protocol,
    hostname: host,
    path: pathname,
    query,
    headers: { host, 'x-amz-content-sha256': 'UNSIGNED-PAYLOAD' },
  };
  const signed = await signer.presign(request, {
    expiresIn: 60,
    signingDate: NOW,
    unhoistableHeaders: new Set(['x-amz-content-sha256']),
    unsignableHeaders: new Set(['x-amz-content-sha256']),
  });
  return signed.query?.['X-Amz-Signature'] as string;
}

/** Another, of a library that is used in workers at the edge. */
async function byAws4fetch(url: string, method: string, query: Record<string, string>): Promise<string> {
  const address = new URL(url);
  for (const [name, value] of Object.entries({ 'X-Amz-Expires': '60', ...query }))
    address.searchParams.set(name, value);
  const datetime = NOW.toISOString().replace(/[-:]|\.\d{3}/g, '');
  const client = new AwsClient({ ...KEYS, service: 's3', region: REGION });
  const signed = await client.sign(address, { method, aws: { signQuery: true, datetime } });
  return new URL(signed.url).searchParams.get('X-Amz-Signature') as string;
}

const signature = (url: string) => new URL(url).searchParams.get('X-Amz-Signature');

describe('presign', () => {
  it.each([
    ['a photo at AWS', imageUrl(AWS, PHOTO), 'GET', {}],
    ['a thumbnail at AWS', imageUrl(AWS, `${PHOTO}/240.jpg`), 'GET', {}],
    ['a photo behind a path-style endpoint', imageUrl(LOCAL, PHOTO), 'GET', {}],
    ['a name with characters that need care', imageUrl(AWS, ODD), 'GET', {}],
    ['a HEAD', imageUrl(AWS, PHOTO), 'HEAD', {}],
    [
      'more parameters',
      imageUrl(AWS, PHOTO),
      'GET',
      { 'response-content-disposition': "attachment; filename*=UTF-8''a%20b" },
    ],
  ] as const)('signs %s as two other implementations do', async (_, url, method, query) => {
    const ours = await presign(url, KEYS, { region: REGION, method, expires: 60, now: NOW, query });
    expect(signature(ours)).toMatch(/^[0-9a-f]{64}$/);
    expect(signature(ours)).toBe(await bySmithy(url, method, query));
    expect(signature(ours)).toBe(await byAws4fetch(url, method, query));
  });

  it('signs the same for the address as a browser writes it', async () => {
    const written = new URL(`https://photos-dev.s3.${REGION}.amazonaws.com/${ODD.replace('%', '%25')}`).href;
    expect(written).not.toBe(imageUrl(AWS, ODD));
    const [a, b] = await Promise.all(
      [written, imageUrl(AWS, ODD)].map((url) => presign(url, KEYS, { region: REGION, expires: 60, now: NOW })),
    );
    expect(a).toBe(b);
  });

  it('differs by the second, the key, the secret and the method', async () => {
    const url = imageUrl(AWS, PHOTO);
    const base = { region: REGION, expires: 60, now: NOW };
    const signed = await Promise.all([
      presign(url, KEYS, base),
      presign(url, KEYS, { ...base, now: new Date(NOW.getTime() + 1_000) }),
      presign(imageUrl(AWS, `${PHOTO}/240.jpg`), KEYS, base),
      presign(url, { ...KEYS, secretAccessKey: 'another' }, base),
      presign(url, KEYS, { ...base, method: 'HEAD' }),
    ]);
    expect(new Set(signed.map(signature)).size).toBe(signed.length);
  });
});

describe('imageUrl', () => {
  it('tells originals and thumbnails by the key', () => {
    expect(imageUrl(AWS, PHOTO)).toContain('https://photos-dev.s3.eu-central-1.amazonaws.com/eu-central-1%3A01234567');
    expect(imageUrl(AWS, `${PHOTO}/240.jpg`)).toContain('https://thumbs-dev.s3.');
    expect(imageUrl(LOCAL, PHOTO)).toContain('http://127.0.0.1:9100/photos-dev/');
  });
});
