// AppSync's resolver of every field that a function answers (runtime APPSYNC_JS 1.0.0).
import { util } from '@aws-appsync/utils';

const FAULT = 'Something went wrong; try again';

/** Hands the function all that it looks at. */
export function request(ctx) {
  return {
    operation: 'Invoke',
    payload: { arguments: ctx.args, identity: ctx.identity, request: ctx.request, info: ctx.info },
  };
}

/** {data} is the value of the field, {error: {type, message}} a refusal; what failed otherwise is nobody's business. */
export function response(ctx) {
  if (ctx.error) {
    const message = ctx.error.message ?? '';
    const ours = message.indexOf(FAULT);
    util.error(ours < 0 ? FAULT : message.substring(ours), 'Unavailable');
  }
  const { data, error } = ctx.result;
  if (error) {
    util.error(error.message, error.type);
  }
  return data;
}
