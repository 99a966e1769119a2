import { ShoeboxError } from './errors.js';
import type { ShoeboxConfig } from './config.js';

/**
 * What may be uploaded, as far as is known: by the deployment's `config.json`, else by what the server has refused. Says
 * it in the server's own words, before a byte is sent.
 */
export class Limits {
  private contentTypes: readonly string[] | undefined;
  private mostBytes: number | undefined;

  constructor(config: Pick<ShoeboxConfig, 'contentTypes' | 'mostBytes'>) {
    this.contentTypes = config.contentTypes;
    this.mostBytes = config.mostBytes;
  }

  /** @throws ShoeboxError `InvalidRequest`, if the server would refuse it */
  check(contentType: string, bytes: number): void {
    if (this.contentTypes && !this.contentTypes.includes(contentType)) {
      const accepted = this.contentTypes.join(', ');
      throw invalid(`content type ${contentType || '(none)'} is not accepted; accepted: ${accepted}`);
    }
    if (bytes < 1 || (this.mostBytes !== undefined && bytes > this.mostBytes)) {
      const most = this.mostBytes === undefined ? '' : ` to ${this.mostBytes}`;
      throw invalid(`contentLength must be from 1${most} bytes; not ${bytes}`);
    }
  }

  /**
   * Remembers the limit that a refusal names, so that the next file need not ask. Gives the refusal as it is of this file:
   * the server says `LimitExceeded` of one that is too large too, but that stops no other.
   */
  learn(refusal: ShoeboxError): ShoeboxError {
    const types = /is not accepted; accepted: (.+)$/.exec(refusal.message)?.[1];
    if (types) this.contentTypes = types.split(', ');
    const most = /^contentLength must be from 1 to (\d+) bytes/.exec(refusal.message)?.[1];
    if (!most) return refusal;
    this.mostBytes = Number(most);
    return invalid(refusal.message);
  }
}

function invalid(message: string): ShoeboxError {
  return new ShoeboxError('InvalidRequest', message);
}
