import { expect, test } from 'vitest';
import { FIRST, isEmail, isStrongEnough, stepped, type Step } from './flow.js';
import { newestCode } from './local-codes.js';

const after = (...steps: Step[]) => steps.reduce(stepped, FIRST);
const email = 'mia@example.org';

test('A new account goes by the code to the photos', () => {
  const screen = after({ did: 'go', to: 'signUp', email }, { did: 'signedUp', email, password: 'secret' });
  expect(screen).toEqual({ at: 'confirm', email, password: 'secret' });
  expect(stepped(screen, { did: 'confirmed' })).toEqual({ at: 'signIn', email });
});

test('Whoever signs in without having confirmed is asked for the code', () => {
  expect(after({ did: 'unconfirmed', email, password: 'secret' }).at).toBe('confirm');
});

test('A forgotten password goes by the code to a new one', () => {
  const screen = after({ did: 'go', to: 'forgot', email }, { did: 'codeSent', email });
  expect(screen).toEqual({ at: 'reset', email });
  expect(stepped(screen, { did: 'passwordSet' })).toEqual({ at: 'signIn', email });
  expect(after({ did: 'mustReset', email }).at).toBe('reset');
  expect(after({ did: 'mustChange', email }).at).toBe('newPassword');
});

test('Nobody keeps the password once it is of no use', () => {
  const screen = after({ did: 'signedUp', email, password: 'secret' }, { did: 'go', to: 'signIn', email });
  expect(JSON.stringify(screen)).not.toContain('secret');
});

test('Passwords are as the pool wants them', () => {
  expect(['Abcdefg1!x', 'Lang genug 1'].map(isStrongEnough)).toEqual([true, true]);
  expect(['Abcdef1!', 'abcdefg1!x', 'ABCDEFG1!X', 'Abcdefgh!x', 'Abcdefgh1x'].map(isStrongEnough)).toEqual(
    Array(5).fill(false),
  );
});

test('An address has an @ and a domain', () => {
  expect(['a@b.de', 'a@b', 'a b@c.de', ''].map(isEmail)).toEqual([true, false, false, false]);
});

test('Of the local codes the newest for the address and the purpose is taken', () => {
  const codes = [
    { email: 'Mia@example.org', purpose: 'PASSWORD', code: '1' },
    { email, purpose: 'SIGN_UP', code: '2' },
    { email, purpose: 'SIGN_UP', code: '3' },
  ];
  expect(newestCode(codes, email, 'SIGN_UP')).toBe('2');
  expect(newestCode(codes, email, 'PASSWORD')).toBe('1');
  expect(newestCode(codes, 'tom@example.org', 'SIGN_UP')).toBeNull();
  expect(newestCode({ error: 'no' }, email, 'SIGN_UP')).toBeNull();
});
