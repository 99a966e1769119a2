import { buildSchema, parse, validate } from 'graphql';
import { expect, test } from 'vitest';
import text from '../../../../upload-api/src/main/resources/io/shoebox/uploadapi/schema.graphql?raw';
import * as queries from './queries.js';

/** What AppSync adds to every schema. */
const APPSYNC = `
  scalar AWSURL
  scalar AWSDateTime
  directive @aws_iam on OBJECT | FIELD_DEFINITION
  directive @aws_cognito_user_pools(cognito_groups: [String!]) on OBJECT | FIELD_DEFINITION
  directive @aws_subscribe(mutations: [String!]!) on FIELD_DEFINITION`;

const schema = buildSchema(APPSYNC + text);
const errors = (query: string) => validate(schema, parse(query)).map(({ message }) => message);

test.each(Object.entries(queries))("%s is valid by the API's schema", (_, query) => {
  expect(errors(query)).toEqual([]);
});

test('None would be, with a field that is not there', () => {
  expect(errors('{ queues { name nothing } }')).toEqual(['Cannot query field "nothing" on type "QueueState".']);
});
