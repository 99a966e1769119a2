// Where servers are that are not AWS's own, for the programs beside this file.

const emulator = process.env.AWS_ENDPOINT_URL;

/** Emulators give their API an address in AWS, and answer for it under their own. */
export function reachable(url) {
  const { hostname } = new URL(url);
  return emulator && hostname.endsWith('.amazonaws.com')
    ? new URL(`/v1/apis/${hostname.split('.')[0]}/graphql`, emulator).href
    : url;
}

/**
 * What Amplify is configured with. It takes a custom endpoint for subscriptions on TLS only, unless the scheme is written in
 * capitals: it replaces "http://" by "wss://", and a browser or npm's ws makes "ws://" of "HTTP://".
 */
export function amplifyConfig(config) {
  const endpoints = {
    userPoolEndpoint: config.userPoolEndpoint ?? emulator,
    identityPoolEndpoint: config.identityPoolEndpoint ?? emulator,
  };
  return {
    Auth: {
      Cognito: {
        userPoolId: config.userPoolId,
        userPoolClientId: config.userPoolClientId,
        identityPoolId: config.identityPoolId,
        ...(endpoints.userPoolEndpoint && endpoints),
      },
    },
    API: {
      GraphQL: {
        endpoint: reachable(config.graphqlUrl).replace(/^http:/, 'HTTP:'),
        region: config.region,
        defaultAuthMode: 'userPool',
      },
    },
  };
}

/** The code that came by mail: local mode shows it, other emulators have a fixed one. */
export async function codeFor(config, email) {
  if (process.env.CONFIRMATION_CODE || !process.env.SHOEBOX_PAGE) {
    return process.env.CONFIRMATION_CODE ?? '123456';
  }
  const codes = await (await fetch(new URL('/local/codes', process.env.SHOEBOX_PAGE))).json();
  return codes.find((sent) => sent.email === email).code;
}
