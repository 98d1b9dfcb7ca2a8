import { expect, test } from 'vitest';
import { invitationPath } from './invitation-address.ts';

const origin = 'https://portal.example';

test.each([
  ['https://portal.example/invitations/partnership/AbC-_1', '/invitations/partnership/AbC-_1'],
  ['  https://portal.example/invitations/partnership/AbC-_1. ', '/invitations/partnership/AbC-_1'],
  [
    'Hello,\nopen <https://portal.example/invitations/relationship/x9> please',
    '/invitations/relationship/x9',
  ],
  ['https://elsewhere.example/invitations/partnership/AbC', undefined],
  ['https://portal.example/customers', undefined],
  ['https://portal.example/invitations/partnership/', undefined],
  ['//elsewhere.example/invitations/partnership/AbC', undefined],
  ['javascript:alert(1)', undefined],
  ['', undefined],
])('%j leads to %s', (pasted, path) => {
  expect(invitationPath(pasted, origin)).toBe(path);
});
