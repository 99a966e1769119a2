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

/** Parts of the schema of their own: the page goes on without them, so they are looked at where they are. */
const APART = ['stages', 'reconciles', 'startReconcile', 'cancelReconcile', 'rerunThumbnails'];
const fields = { ...schema.getQueryType()?.getFields(), ...schema.getMutationType()?.getFields() };
const asked = Object.entries(queries).filter(([field]) => field in fields || !APART.includes(field));

test.each(asked)("%s is valid by the API's schema", (_, query) => {
  expect(errors(query)).toEqual([]);
});

test('None would be, with a field that is not there', () => {
  expect(errors('{ queues { name nothing } }')).toEqual(['Cannot query field "nothing" on type "QueueState".']);
});
