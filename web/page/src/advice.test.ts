import { ShoeboxError, type ErrorKind } from '@shoebox/client';
import { expect, test } from 'vitest';
import { adviceOn, reasonFor } from './advice.js';
import { de } from './i18n/de.js';
import { en } from './i18n/en.js';

test('Each kind of error has words of its own', () => {
  const kinds: ErrorKind[] = [
    'NotAuthorized',
    'InvalidRequest',
    'LimitExceeded',
    'Unavailable',
    'Network',
    'FileChanged',
    'Aborted',
  ];
  const words = kinds.map((kind) => adviceOn(new ShoeboxError(kind, 'x'), de));
  expect(new Set(words).size).toBe(kinds.length);
});

test('A broken rule is told in the words of the server too', () => {
  const words = adviceOn(new ShoeboxError('InvalidRequest', 'filename must have a letter'), en);
  expect(words).toBe('This was not accepted. The server says: filename must have a letter');
});

test('The rules that files break are told in the language of the page, with their limits', () => {
  const told = (message: string) => adviceOn(new ShoeboxError('InvalidRequest', message), de);
  expect(told('contentLength must be from 1 to 26214400 bytes; not 27262976')).toContain('höchstens 26,2 MB');
  expect(
    told('content type text/plain is not accepted; accepted: image/jpeg, image/webp, image/heic, image/heif'),
  ).toContain('es gehen JPEG, WebP, HEIC.');
  // An empty file is not too large.
  expect(told('contentLength must be from 1 to 26214400 bytes; not 0')).toContain('Der Server sagt');
});

test('What Cognito says is told with what to do', () => {
  const named = (name: string, message = '') => Object.assign(new Error(message), { name });
  expect(adviceOn(named('CodeMismatchException'), en)).toBe(en.errCode);
  expect(adviceOn(named('UserNotFoundException'), en)).toBe(adviceOn(named('NotAuthorizedException'), en));
  expect(adviceOn(named('NotAuthorizedException', 'SignUp is not permitted for this user pool'), en)).toBe(
    en.errSignUpClosed,
  );
  expect(adviceOn(named('InvalidParameterException', 'no'), en)).toContain('no');
  expect(adviceOn('?', en)).toBe(en.errUnknown);
});

test.each([
  ['the file is empty', en.reasonEmpty],
  ['the file has 30000000 bytes; at most 26214400 are accepted', en.reasonTooLarge],
  ['declared as image/jpeg, but is image/png', en.reasonType],
  ['declared as image/jpeg, but is no known image', en.reasonUnknown],
  ['its content type is not accepted', en.reasonUnknown],
  ['not uploaded by the owner of its key', en.reasonOwner],
  ['the image is truncated', en.reasonTruncated],
  ['the image is corrupt: no Huffman table', en.reasonCorrupt],
  ['the image takes too much memory to decode', en.reasonSlow],
  ['the image takes longer than 20 s to decode', en.reasonSlow],
  ['something new', en.reasonOther],
  [null, en.reasonOther],
])('%s: told in words', (reason, why) => {
  expect(reasonFor(reason, en).why).toBe(why);
  expect(reasonFor(reason, en).whatToDo).not.toBe('');
});
