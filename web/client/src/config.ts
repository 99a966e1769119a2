/**
 * What a deployment tells its clients: the `config.json` that deployment and local mode write. Nothing of it is secret.
 * The optional fields are there only where a server is not AWS's own, or where the operator states limits.
 */
export interface ShoeboxConfig {
  readonly region: string;
  readonly userPoolId: string;
  readonly userPoolClientId: string;
  readonly identityPoolId: string;
  /** Where the GraphQL API is; its scheme also decides between `wss` and `ws` for live status. */
  readonly graphqlUrl: string;
  readonly photosBucket: string;
  readonly thumbnailsBucket: string;
  /** S3 of a server that is not AWS's; buckets are then named in the path. */
  readonly s3Endpoint?: string;
  /** The user pool's API of a server that is not AWS's; for the application's sign-in. */
  readonly userPoolEndpoint?: string;
  /** The identity pool's API of a server that is not AWS's; for the application's sign-in. */
  readonly identityPoolEndpoint?: string;
  /** True in local mode: codes are not mailed but shown. */
  readonly local?: boolean;
  /** Types that may be uploaded, such as `image/jpeg`; left out: the server's first refusal tells. */
  readonly contentTypes?: readonly string[];
  /** The largest upload in bytes; left out: the server's first refusal tells. */
  readonly mostBytes?: number;
}

/** What is needed to find and sign the pictures; goes to the service worker as its script's query. */
export type BucketConfig = Pick<ShoeboxConfig, 'region' | 'photosBucket' | 'thumbnailsBucket' | 's3Endpoint'>;

/** Where a bucket's objects are, with a slash at its end. */
export function bucketUrl(config: BucketConfig, bucket: string): string {
  return config.s3Endpoint === undefined
    ? `https://${bucket}.s3.${config.region}.amazonaws.com/`
    : `${config.s3Endpoint.replace(/\/+$/, '')}/${bucket}/`;
}

/**
 * The plain address of an original or a thumbnail, by its key alone: a thumbnail's key is the photo's key, `/`, and its
 * size. The service worker signs what is asked from there.
 */
export function imageUrl(config: BucketConfig, key: string): string {
  const isThumbnail = key.split('/').length > 3;
  const bucket = isThumbnail ? config.thumbnailsBucket : config.photosBucket;
  return bucketUrl(config, bucket) + key.split('/').map(encodeSegment).join('/');
}

/** As SigV4 encodes: all but letters, digits and `-._~`. */
export function encodeSegment(text: string): string {
  return encodeURIComponent(text).replace(/[!'()*]/g, (c) => `%${c.charCodeAt(0).toString(16).toUpperCase()}`);
}
