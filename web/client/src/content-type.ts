const BY_EXTENSION: Readonly<Record<string, string>> = {
  jpg: 'image/jpeg',
  jpeg: 'image/jpeg',
  png: 'image/png',
  gif: 'image/gif',
  webp: 'image/webp',
  heic: 'image/heic',
  heif: 'image/heif',
  avif: 'image/avif',
};

/** Bytes at the beginning that tell the type. */
const HEAD_BYTES = 12;

/** The type that the bytes have; else what the browser says, which goes by the file's name; else by its extension. */
export async function contentType(file: File): Promise<string> {
  const head = String.fromCharCode(...new Uint8Array(await file.slice(0, HEAD_BYTES).arrayBuffer()));
  return ofHead(head) ?? (file.type || (BY_EXTENSION[file.name.toLowerCase().split('.').pop() ?? ''] ?? ''));
}

function ofHead(head: string): string | null {
  if (head.startsWith('\xff\xd8\xff')) return 'image/jpeg';
  if (head.startsWith('\x89PNG\r\n\x1a\n')) return 'image/png';
  if (/^GIF8[79]a/.test(head)) return 'image/gif';
  if (/^RIFF[^]{4}WEBP/.test(head)) return 'image/webp';
  if (/^[^]{4}ftyphei[cx]/.test(head)) return 'image/heic';
  if (/^[^]{4}ftypavif/.test(head)) return 'image/avif';
  return null;
}
