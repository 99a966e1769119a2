import type { Shoebox } from '@shoebox/client';
import { useEffect, useState } from 'preact/hooks';
import { plainImages } from '../app/session.js';

/** The address of a picture: the plain one, or a signed one where there is no service worker; null until it is known. */
export function useSource(shoebox: Shoebox, key: string | null): string | null {
  const plain = plainImages.value;
  const [signed, setSigned] = useState<{ readonly key: string; readonly url: string } | null>(null);
  useEffect(() => {
    if (plain !== false || key === null) return;
    let over = false;
    shoebox.signedUrl(key).then(
      (url) => !over && setSigned({ key, url }),
      () => {},
    );
    return () => void (over = true);
  }, [plain, key]);
  if (key === null || plain === null) return null;
  if (plain) return shoebox.imageUrl(key);
  return signed?.key === key ? signed.url : null;
}
