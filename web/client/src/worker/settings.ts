/** What the worker is told by the query of its own address. */
export interface WorkerSettings {
  readonly region: string;
  /** Addresses of the buckets, each with a slash at its end. */
  readonly buckets: readonly string[];
  readonly mostEntries: number;
  readonly mostBytes: number;
  readonly mostAgeMs: number;
}

const DAY_MS = 86_400_000;

export function settingsOf(search: string): WorkerSettings {
  const query = new URLSearchParams(search);
  const number = (name: string, otherwise: number) => Number(query.get(name) ?? otherwise);
  return {
    region: query.get('region') ?? '',
    buckets: (query.get('buckets') ?? '').split(' ').filter((bucket) => bucket.endsWith('/')),
    mostEntries: number('mostEntries', 5_000),
    mostBytes: number('mostBytes', 300 * 1024 * 1024),
    mostAgeMs: number('mostDays', 30) * DAY_MS,
  };
}

/** Where pictures may be used; a script or a document from a bucket of uploads is never wanted. */
const DESTINATIONS: ReadonlySet<string> = new Set(['', 'image']);

/** Whether the worker answers a request: GETs of plain addresses in the two buckets, and of no other host. */
export function isOurs(
  request: Pick<Request, 'method' | 'url' | 'destination' | 'mode'>,
  settings: WorkerSettings,
): boolean {
  return (
    request.method === 'GET' &&
    request.mode !== 'navigate' &&
    DESTINATIONS.has(request.destination) &&
    settings.buckets.some((bucket) => request.url.startsWith(bucket)) &&
    !request.url.includes('?') // signed already, or not a picture
  );
}
