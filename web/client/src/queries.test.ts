import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { buildSchema, parse, validate } from 'graphql';
import { describe, expect, it } from 'vitest';
import { CONTENTS } from './duplicates.js';
import * as queries from './queries.js';
import { photoOf } from './testing/fakes.js';

const SCHEMA = '../../../upload-api/src/main/resources/io/shoebox/uploadapi/schema.graphql';
/** What AppSync adds to every schema. */
const APPSYNC = `
  scalar AWSURL
  scalar AWSDateTime
  directive @aws_iam on OBJECT | FIELD_DEFINITION
  directive @aws_cognito_user_pools(cognito_groups: [String!]) on OBJECT | FIELD_DEFINITION
  directive @aws_subscribe(mutations: [String!]!) on FIELD_DEFINITION`;

const schema = buildSchema(APPSYNC + readFileSync(join(import.meta.dirname, SCHEMA), 'utf8'));
const errors = (query: string) => validate(schema, parse(query)).map(({ message }) => message);

describe('what is asked', () => {
  it.each(Object.entries({ ...queries, CONTENTS }))("%s is valid by the API's schema", (_, query) => {
    expect(errors(query)).toEqual([]);
  });

  it('would not be, with a field that is not there', () => {
    expect(errors('{ getPhoto(s3Key: "k") { checksum } }')).toEqual(['Cannot query field "checksum" on type "Photo".']);
  });
});

it('a photo has all the fields that are asked for', () => {
  const asked = /getPhoto\(s3Key: \$s3Key\) \{ ([^]+) \} \}/.exec(queries.GET_PHOTO)?.[1] ?? '';
  const fields = asked
    .replace(/\{[^}]*\}/g, '')
    .trim()
    .split(/\s+/);
  expect(fields.sort()).toEqual(Object.keys(photoOf('k')).sort());
});
