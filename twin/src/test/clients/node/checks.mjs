// One line a check; whatever was not as expected makes the program end with status 1.
import { basename } from 'node:path';
import { isDeepStrictEqual, inspect } from 'node:util';

const lacks = new Set((process.env.SERVER_LACKS ?? '').split(','));
let failed = 0;

export function holds(what, condition, expected = 'it', got = 'not so') {
  if (condition) {
    console.log(`ok        ${what}`);
  } else {
    failed += 1;
    console.log(`FAILED    ${what}: expected ${expected}, got ${got}`);
  }
  return condition;
}

export function equal(what, expected, got) {
  return holds(what, isDeepStrictEqual(expected, got), inspect(expected), inspect(got));
}

export function contains(what, expected, got) {
  return holds(what, String(got ?? '').includes(expected), `text with ${inspect(expected)}`, inspect(got));
}

/** Whether the server is known to lack what the check needs; says so in place of the check. */
export function lacking(ability, what) {
  if (lacks.has(ability)) {
    console.log(`left out  ${what}: this server lacks ${ability}`);
  }
  return lacks.has(ability);
}

/** The status with which AWS refuses a call of its SDK; 200 if it does not. */
export async function refusal(call) {
  try {
    await call();
    return 200;
  } catch (e) {
    if (!e.$metadata?.httpStatusCode) throw e;
    return e.$metadata.httpStatusCode;
  }
}

/** The first answer that is as wanted, or the last one of a minute; asked every so many milliseconds. */
export async function awaited(ask, wanted, every = 200) {
  const end = Date.now() + 60_000;
  for (;;) {
    const answer = await ask();
    if (wanted(answer) || Date.now() > end) return answer;
    await new Promise((resume) => setTimeout(resume, every));
  }
}

/** PUTs with the headers, some of them changed, or left out where they are null; gives the status. */
export async function put(url, body, headers, changed = {}) {
  const sent = Object.entries({ ...headers, ...changed }).filter(([, value]) => value !== null);
  const response = await fetch(url, { method: 'PUT', body, headers: Object.fromEntries(sent) });
  await response.arrayBuffer();
  return response.status;
}

/** Runs the checks. Of what was not foreseen only the kind and the place are told: messages may hold signed URLs. */
export async function run(program) {
  try {
    await program();
  } catch (e) {
    const own = (e.stack ?? '').split('\n').find((line) => /(app|browser|cognito|live|live-client|local)\.mjs/.test(line)) ?? '';
    const place = own.match(/([^/]+\.mjs):(\d+)/);
    holds(place ? `${place[1]}, line ${place[2]}` : basename(process.argv[1]), false, 'no exception',
      e.errors?.[0].message ?? e.name); // what the API says quotes no secrets
  }
  console.log(failed ? `${failed} checks failed` : 'All checks passed.');
  process.exit(failed ? 1 : 0);
}
