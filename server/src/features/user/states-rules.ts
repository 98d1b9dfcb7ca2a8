import type { StateTable } from '../../platform/states/index.ts';

export type PersonState = 'none' | 'active' | 'inactive' | 'purged';
export type PersonEvent = 'create' | 'reset password' | 'change licenses' | 'delete' | 'restore' | 'lapse';

/** People of a customer (4.11, C72 to C77). */
export const personStates = {
  title: 'Customer user',
  rule: '4.11',
  start: 'none',
  rows: [
    {
      from: 'none',
      event: 'create',
      who: 'partner GA, AA',
      condition: 'domain is managed and the customer’s own; unique name',
      to: 'active',
      effect: 'temporary password shown once; to be changed at the first sign-in',
    },
    {
      from: 'active',
      event: 'reset password',
      who: 'partner GA, AA, HA',
      to: 'active',
      effect: 'new temporary password shown once; sessions end',
    },
    {
      from: 'active',
      event: 'change licenses',
      who: 'partner GA, UA, AA, SA, HA',
      condition: 'a free license, its base, the location',
      to: 'active',
      effect: 'pool less or more',
    },
    {
      from: 'active',
      event: 'delete',
      who: 'partner GA, AA',
      condition: 'not the last global admin',
      to: 'inactive',
      effect: 'licenses free; 30 days begin; sessions end',
    },
    {
      from: 'inactive',
      event: 'restore',
      who: 'partner GA, AA',
      condition: 'within 30 days; name free',
      to: 'active',
      effect: 'data and roles back, no licenses',
    },
    { from: 'inactive', event: 'lapse', who: 'date', to: 'purged', effect: 'gone for ever; name free' },
  ],
} as const satisfies StateTable<PersonState, PersonEvent>;
