import { expect, test } from 'vitest';
import { checkedConfig } from './config.js';

const whole = {
  region: 'eu-central-1',
  userPoolId: 'eu-central-1_a',
  userPoolClientId: 'c',
  identityPoolId: 'eu-central-1:b',
  graphqlUrl: 'https://example.org/graphql',
  photosBucket: 'photos',
  thumbnailsBucket: 'thumbnails',
};

test('All that is missing is told at once', () => {
  expect(() => checkedConfig({ ...whole, region: '', photosBucket: 3 })).toThrow(
    '/config.json lacks region, photosBucket',
  );
  expect(() => checkedConfig(null)).toThrow(/region, userPoolId/);
});

test('A whole one is taken as it is', () => {
  expect(checkedConfig({ ...whole, local: true })).toEqual({ ...whole, local: true });
});
