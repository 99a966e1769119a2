import { signal } from '@preact/signals';
import { adviceOn } from '../advice.js';
import { show } from '../app/announce.js';
import { enter, groupsOf, leave, whoIsIn } from '../auth/cognito.js';
import type { PageConfig } from '../config.js';
import { t } from '../i18n/index.js';
import { OPERATORS_GROUP } from '../app/session.js';
import { BrokenLink, readLink, takesLinks, type OperatorLink } from './link.js';
import { o } from './texts/index.js';

/** A link of somebody else than who is signed in: nobody is signed out without being asked. */
export const otherLink = signal<OperatorLink | null>(null);

const TOLD_MS = 30_000;

/** In words for people as it is. */
class Told extends Error {}

/** Signs in whom the link names, unless somebody is; whatever is the matter is told, and the door stays. */
export async function enterByLink(config: PageConfig, encoded: string): Promise<void> {
  if (!takesLinks(config, location.hostname)) {
    show({ kind: 'trouble', text: o.linkElsewhere }, TOLD_MS);
    return;
  }
  try {
    const link = readLink(encoded);
    const present = await whoIsIn().catch(() => null);
    if (present === null) await enterAs(link);
    else if (present.email.toLowerCase() !== link.username.toLowerCase()) otherLink.value = link;
  } catch (error) {
    show({ kind: 'trouble', text: linkAdvice(error) }, TOLD_MS);
  }
}

/** By the normal way of signing in; whoever is no operator does not stay signed in by a link. */
export async function enterAs({ username, password }: OperatorLink): Promise<void> {
  otherLink.value = null;
  const how = await enter(username, password);
  if (how === 'in' && (await groupsOf()).includes(OPERATORS_GROUP)) return;
  await leave();
  throw new Told(how === 'in' ? o.linkOfNoOperator : t.otherStep);
}

export function linkAdvice(error: unknown): string {
  if (error instanceof Told) return error.message;
  if (error instanceof BrokenLink) return o.linkBroken;
  const name = error instanceof Error ? error.name : '';
  return name === 'NotAuthorizedException' || name === 'UserNotFoundException' ? o.linkOld : adviceOn(error, t);
}
