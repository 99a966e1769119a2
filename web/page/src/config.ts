import type { ShoeboxConfig } from '@shoebox/client';

/** What `/config.json` says; local mode adds that it is local. */
export interface PageConfig extends ShoeboxConfig {
  /** The server of the page also tells the codes that Cognito would have mailed. */
  readonly local?: boolean;
}

const REQUIRED = [
  'region',
  'userPoolId',
  'userPoolClientId',
  'identityPoolId',
  'graphqlUrl',
  'photosBucket',
  'thumbnailsBucket',
] as const satisfies readonly (keyof PageConfig)[];

/** @throws Error naming every field that is missing */
export function checkedConfig(json: unknown): PageConfig {
  const given = (typeof json === 'object' && json !== null ? json : {}) as Record<string, unknown>;
  const missing = REQUIRED.filter((field) => typeof given[field] !== 'string' || given[field] === '');
  if (missing.length > 0) throw new Error(`/config.json lacks ${missing.join(', ')}`);
  return given as unknown as PageConfig;
}

export async function loadConfig(): Promise<PageConfig> {
  const answer = await fetch('/config.json', { cache: 'no-cache' });
  if (!answer.ok) throw new Error(`/config.json: ${answer.status}`);
  return checkedConfig(await answer.json());
}
