const MOST_CHARACTERS = 64;
const SPECIAL: Readonly<Record<string, string>> = { ä: 'ae', ö: 'oe', ü: 'ue', ß: 'ss', æ: 'ae', ø: 'o', å: 'a' };

/** What a person typed, in the API's characters: `Sommer in Köln` becomes `Sommer-in-Koeln`; empty if nothing is left. */
export function collectionIdOf(typed: string): string {
  return typed
    .normalize('NFC')
    .replace(/[äöüßæøå]/gi, (c) => matchCase(c, SPECIAL[c.toLowerCase()] ?? c))
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .replace(/[^A-Za-z0-9_]+/g, '-')
    .replace(/^-+|-+$/g, '')
    .slice(0, MOST_CHARACTERS);
}

/** As it is shown: `Sommer in Koeln`. */
export function collectionName(id: string): string {
  return id.replace(/-+/g, ' ').trim() || id;
}

function matchCase(original: string, replacement: string): string {
  const upper = original !== original.toLowerCase();
  return upper ? replacement.charAt(0).toUpperCase() + replacement.slice(1) : replacement;
}
