import { expect, it } from 'vitest';
import { contentType } from './content-type.js';

const file = (head: string, name: string, type = '') =>
  new File([Uint8Array.from(head, (c) => c.charCodeAt(0))], name, { type });

it.each([
  ['\xff\xd8\xff\xe0', 'a.png', 'image/png', 'image/jpeg'],
  ['\x89PNG\r\n\x1a\n', 'a.jpg', 'image/jpeg', 'image/png'],
  ['GIF89a', 'a', '', 'image/gif'],
  ['RIFF\x10\x00\x00\x00WEBPVP8 ', 'a.jpg', 'image/jpeg', 'image/webp'],
  ['RIFF\x0a\x0a\x0a\x0aWEBP', 'a', '', 'image/webp'],
  ['RIFF\x10\x00\x00\x00WAVE', 'a.wav', 'audio/wav', 'audio/wav'],
  ['\x00\x00\x00\x18ftypheic', 'IMG.HEIC', '', 'image/heic'],
  ['\x00\x00\x00\x18ftypavif', 'a.jpg', 'image/jpeg', 'image/avif'],
  ['\x00\x00\x00\x18ftypmif1', 'IMG.HEIC', '', 'image/heic'],
  ['plain text', 'a.jpg', 'image/jpeg', 'image/jpeg'],
  ['plain text', 'a.txt', 'text/plain', 'text/plain'],
  ['', 'noname', '', ''],
])('%j as %s of type "%s" is sent as "%s"', async (head, name, type, sent) => {
  expect(await contentType(file(head, name, type))).toBe(sent);
});
