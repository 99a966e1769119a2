import { ShoeboxError, type ErrorKind } from '@shoebox/client';
import { bytes } from './format.js';
import type { Messages } from './i18n/index.js';

/** Names of texts that are sentences as they stand. */
type Sentence = Exclude<
  { [K in keyof Messages]: Messages[K] extends string ? K : never }[keyof Messages],
  'languageTag'
>;

const KINDS: Readonly<Record<ErrorKind, Sentence>> = {
  NotAuthorized: 'errNotAuthorized',
  InvalidRequest: 'errInvalidRequest',
  LimitExceeded: 'errLimitExceeded',
  Unavailable: 'errUnavailable',
  Network: 'errNetwork',
  FileChanged: 'errFileChanged',
  Aborted: 'errAborted',
};

/** Cognito's names, as Amplify passes them on. */
const COGNITO: Readonly<Record<string, Sentence>> = {
  NotAuthorizedException: 'errWrongPassword',
  UserNotFoundException: 'errWrongPassword',
  UsernameExistsException: 'errUserExists',
  AliasExistsException: 'errUserExists',
  CodeMismatchException: 'errCode',
  ExpiredCodeException: 'errCodeExpired',
  InvalidPasswordException: 'errPasswordRule',
  PasswordHistoryPolicyViolationException: 'errPasswordRule',
  LimitExceededException: 'errTooMany',
  TooManyRequestsException: 'errTooMany',
  TooManyFailedAttemptsException: 'errTooMany',
  EmptySignInUsername: 'errEmail',
  EmptySignInPassword: 'errEmpty',
  NetworkError: 'errNetwork',
  UserUnAuthenticatedException: 'errNotAuthorized',
};

/** What went wrong and what to do, in the language of the texts; the server's own words where only they say enough. */
export function adviceOn(thrown: unknown, texts: Messages): string {
  if (thrown instanceof ShoeboxError) {
    const known = texts[KINDS[thrown.kind]];
    if (thrown.kind !== 'InvalidRequest' && thrown.kind !== 'LimitExceeded') return known;
    return ruleIn(thrown.message, texts) ?? `${known} ${texts.serverSays(thrown.message)}`;
  }
  if (!(thrown instanceof Error)) return texts.errUnknown;
  if (/SignUp is not permitted/i.test(thrown.message)) return texts.errSignUpClosed;
  const known = COGNITO[thrown.name];
  if (known) return texts[known];
  return thrown.name === 'InvalidParameterException'
    ? `${texts.errInvalidRequest} ${texts.serverSays(thrown.message)}`
    : texts.errUnknown;
}

/** The two rules that files of people break, in our words. */
function ruleIn(message: string, texts: Messages): string | null {
  const most = /^contentLength must be from 1 to (\d+) bytes; not ([1-9]\d*)$/.exec(message)?.[1];
  if (most !== undefined) return texts.errTooLarge(bytes(Number(most), texts.languageTag));
  const types = /is not accepted; accepted: (.+)$/.exec(message)?.[1];
  return types === undefined ? null : texts.errNotAccepted(typeNames(types));
}

/** `image/jpeg, image/heic, image/heif` as `JPEG, HEIC`. */
function typeNames(types: string): string {
  const names = types.split(', ').map((type) => type.replace(/^image\//, ''));
  return [
    ...new Set(names.map((name) => (name === 'webp' ? 'WebP' : name === 'heif' ? 'HEIC' : name.toUpperCase()))),
  ].join(', ');
}

export interface Reason {
  readonly why: string;
  readonly whatToDo: string;
}

const REASONS: readonly (readonly [RegExp, Sentence, Sentence])[] = [
  [/is no known image|is not accepted/, 'reasonUnknown', 'reasonUnknownDo'],
  [/^declared as .*, but is no known/, 'reasonUnknown', 'reasonUnknownDo'],
  [/^declared as/, 'reasonType', 'reasonTypeDo'],
  [/is empty/, 'reasonEmpty', 'reasonEmptyDo'],
  [/has \d+ bytes; at most/, 'reasonTooLarge', 'reasonTooLargeDo'],
  [/not uploaded by the owner/, 'reasonOwner', 'reasonOwnerDo'],
  [/truncated/, 'reasonTruncated', 'reasonTruncatedDo'],
  [/corrupt/, 'reasonCorrupt', 'reasonCorruptDo'],
  [/pixels|edge/, 'reasonTooManyPixels', 'reasonTooManyPixelsDo'],
  [/takes (longer|too much)|scans/, 'reasonSlow', 'reasonSlowDo'],
];

/** The server's reason for a photo without thumbnails, in words and with what to do. */
export function reasonFor(reason: string | null, texts: Messages): Reason {
  const known = REASONS.find(([pattern]) => pattern.test(reason ?? ''));
  return known
    ? { why: texts[known[1]], whatToDo: texts[known[2]] }
    : { why: texts.reasonOther, whatToDo: texts.reasonOtherDo };
}
