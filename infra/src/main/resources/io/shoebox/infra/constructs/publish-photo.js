// AppSync's resolver of Mutation.publishPhoto (runtime APPSYNC_JS 1.0.0): what notifier says is what subscribers hear.
import { util } from '@aws-appsync/utils';

// Sessions of notifier's role; the deployment fills it in. IAM alone would let in whoever may call the whole API.
const PUBLISHER = '@PUBLISHER@';

/** Takes a photo from notifier, and from nobody else. */
export function request(ctx) {
  const caller = ctx.identity?.userArn ?? '';
  if (caller.indexOf(PUBLISHER) !== 0 || ctx.identity.cognitoIdentityId) {
    util.error('Not authorized', 'NotAuthorized');
  }
  return { payload: ctx.args.photo };
}

/** The data source NONE gives back the payload. */
export function response(ctx) {
  return ctx.result;
}
