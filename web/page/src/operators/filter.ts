import type { Value } from '../auth/values.js';
import type { ProblemFilter } from './types.js';

/** What is in the form, as it is sent; fields of time are of this computer's clock. */
export function filterOf(value: Value): ProblemFilter {
  const owner = value('owner').trim();
  const reasonContains = value('reason').trim();
  const status = value('status');
  const since = instant(value('since'));
  const until = instant(value('until'));
  return {
    ...(owner !== '' && { owner }),
    ...(reasonContains !== '' && { reasonContains }),
    ...((status === 'FAILED' || status === 'REJECTED') && { status }),
    ...(since !== null && { since }),
    ...(until !== null && { until }),
  };
}

function instant(local: string): string | null {
  const at = new Date(local);
  return local === '' || Number.isNaN(at.getTime()) ? null : at.toISOString();
}
