import { bucketUrl, type BucketConfig } from './config.js';

/** How much the worker keeps. */
export interface CacheLimits {
  /** The most pictures that are kept; 5,000 by default. */
  readonly mostEntries?: number;
  /** The most bytes that are kept; 300 MiB by default. */
  readonly mostBytes?: number;
  /** Days after which a picture is fetched anew; 30 by default. */
  readonly mostDays?: number;
}

/** Where the worker finds its settings: it must know them before it has spoken with any page. */
export function workerUrl(config: BucketConfig, options: CacheLimits & { readonly worker?: string } = {}): string {
  const query = new URLSearchParams({
    region: config.region,
    buckets: [bucketUrl(config, config.photosBucket), bucketUrl(config, config.thumbnailsBucket)].join(' '),
  });
  for (const name of ['mostEntries', 'mostBytes', 'mostDays'] as const) {
    if (options[name] !== undefined) query.set(name, String(options[name]));
  }
  return `${options.worker ?? '/shoebox-worker.js'}?${query}`;
}
