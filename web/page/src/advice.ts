import { ShoeboxError, type ErrorKind } from '@shoebox/client';
import type { Messages } from './i18n/index.js';

/** Names of texts that are sentences as they stand. */
type Sentence = { [K in keyof Messages]: Messages[K] extends string ? K : never }[keyof Messages];

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
    return thrown.kind === 'InvalidRequest' || thrown.kind === 'LimitExceeded'
      ? `${known} ${texts.serverSays(thrown.message)}`
      : known;
  }
  if (!(thrown instanceof Error)) return texts.errUnknown;
  if (/SignUp is not permitted/i.test(thrown.message)) return texts.errSignUpClosed;
  const known = COGNITO[thrown.name];
  if (known) return texts[known];
  return thrown.name === 'InvalidParameterException'
    ? `${texts.errInvalidRequest} ${texts.serverSays(thrown.message)}`
    : texts.errUnknown;
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
