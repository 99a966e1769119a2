import { createShoebox, fromAmplify, indexedDbStore, type Shoebox } from '@shoebox/client';
import { signal } from '@preact/signals';
import { configure, deleteAccount, fetchAuthSession, groupsOf, leave, onSessionEnd, whoIsIn } from '../auth/cognito.js';
import { beginCollections, forgetCollections } from './collections.js';
import { lookForFaults } from './faults.js';
import { loadConfig, type PageConfig } from '../config.js';
import { eachOf } from '../gallery/deletions.js';

export type Phase =
  | { readonly is: 'loading' }
  | { readonly is: 'broken'; readonly error: unknown }
  | { readonly is: 'out'; readonly config: PageConfig }
  | {
      readonly is: 'in';
      readonly config: PageConfig;
      readonly email: string;
      readonly shoebox: Shoebox;
      /** In the group of operators, by the ID token. */
      readonly operator: boolean;
    };

export const OPERATORS_GROUP = 'operators';

export const phase = signal<Phase>({ is: 'loading' });
/** Whether plain image URLs work; without a service worker each is signed by the page. */
export const plainImages = signal<boolean | null>(null);

/** All that is only for operators. */
export const loadOperators = () => import('../operators/operators.js');

/** @param link of an operator, which the address had */
export async function begin(link: string | null = null): Promise<void> {
  phase.value = { is: 'loading' };
  try {
    const config = await loadConfig();
    configure(config);
    void lookForFaults(config);
    if (link !== null) await (await loadOperators()).enterByLink(config, link);
    await enterIfSignedIn(config);
  } catch (error) {
    phase.value = { is: 'broken', error };
  }
}

/** Shows the gallery to whoever is signed in, else the door. */
export async function enterIfSignedIn(config: PageConfig): Promise<void> {
  const person = await whoIsIn().catch((e: unknown) => {
    if (e instanceof Error && e.name === 'NetworkError') throw e;
    return null;
  });
  if (person === null) {
    phase.value = { is: 'out', config };
    return;
  }
  const shoebox = createShoebox(config, fromAmplify(fetchAuthSession), { store: indexedDbStore() });
  beginCollections(person.id);
  const operator = (await groupsOf()).includes(OPERATORS_GROUP);
  phase.value = { is: 'in', config, email: person.email, shoebox, operator };
  onSessionEnd(() => void shoebox.images.signOut('/'));
  await startImages(shoebox);
}

/** Asks for a new token, which knows of a group that one was put into meanwhile. */
export async function lookForOperator(): Promise<boolean> {
  const operator = (await groupsOf({ refresh: true })).includes(OPERATORS_GROUP);
  if (phase.value.is === 'in') phase.value = { ...phase.value, operator };
  return operator;
}

async function startImages(shoebox: Shoebox): Promise<void> {
  try {
    await shoebox.images.start({ onSignedOut: () => location.reload() });
    plainImages.value = true;
  } catch {
    plainImages.value = false;
  }
}

/** Ends in a new document: what this one has shown would stay. */
export async function signOut(shoebox: Shoebox): Promise<void> {
  await leave();
  await shoebox.images.signOut('/');
}

const AT_ONCE = 4;

/** The photos first: without the account nobody could reach them any more. */
export async function deleteEverything(shoebox: Shoebox, onDeleted: (count: number) => void): Promise<void> {
  shoebox.uploads.cancel();
  let count = 0;
  // Lists change while they are emptied: they are read anew until they are empty, or stay as they are.
  for (let before = -1; before !== count;) {
    before = count;
    for await (const { collectionId } of shoebox.collections()) {
      const keys: string[] = [];
      for await (const { s3Key } of shoebox.photos(collectionId, { pageSize: 100 })) keys.push(s3Key);
      await eachOf(keys, AT_ONCE, async (key) => {
        if (deleted.has(key)) return;
        await shoebox.delete(key);
        deleted.add(key);
        onDeleted((count += 1));
      });
    }
  }
  await deleteAccount();
  forgetCollections();
  await shoebox.images.signOut('/');
}

/** Records go a moment after their photos. */
const deleted = new Set<string>();
