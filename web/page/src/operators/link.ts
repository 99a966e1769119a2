import type { PageConfig } from '../config.js';

export interface OperatorLink {
  readonly username: string;
  readonly password: string;
}

/** Says nothing of what is in the link, which is a secret. */
export class BrokenLink extends Error {
  constructor() {
    super('The operator’s link is not whole');
  }
}

/** @throws BrokenLink */
export function readLink(encoded: string): OperatorLink {
  try {
    const binary = atob(encoded.replace(/-/g, '+').replace(/_/g, '/'));
    const json: unknown = JSON.parse(new TextDecoder().decode(Uint8Array.from(binary, (c) => c.charCodeAt(0))));
    const { username, password } = json as Partial<OperatorLink>;
    if (typeof username === 'string' && username !== '' && typeof password === 'string' && password !== '')
      return { username, password };
  } catch {
    // told below: the parser's words quote what it read
  }
  throw new BrokenLink();
}

/** Only a page and a user pool of this computer take one: elsewhere it could sign somebody in as another. */
export function takesLinks(config: PageConfig, hostname: string): boolean {
  try {
    return config.local === true && isHere(hostname) && isHere(new URL(config.userPoolEndpoint ?? '').hostname);
  } catch {
    return false;
  }
}

function isHere(hostname: string): boolean {
  return hostname === '127.0.0.1' || hostname === 'localhost' || hostname === '[::1]';
}
