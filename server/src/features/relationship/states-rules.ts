import type { StateTable } from '../../platform/states/index.ts';

export type RelationshipState = 'none' | 'active' | 'ended' | 'frozen';
export type RelationshipEvent = 'create customer' | 'accept' | 'end' | 'offboard' | 'readmit';

/** 4.3: a partner and a customer. Permissions have tables of their own below; none of them ends it (I14). */
export const relationshipStates = {
  title: 'Customer–partner relationship',
  rule: '4.3, C15, C33 to C38',
  start: 'none',
  rows: [
    {
      from: 'none',
      event: 'create customer',
      who: 'provider, direct partner',
      condition: 'C15: region, cloud takes new customers',
      to: 'active',
      effect: 'customer, first administrator; a designated reseller has its own relationship',
    },
    {
      from: 'none',
      event: 'accept',
      who: 'customer GA',
      condition:
        'link open; same cloud and region; no partner company; one channel in the US government cloud',
      to: 'active',
      effect: 'in the partner’s list; agreement if missing; admin permission if asked; joint: both or none',
    },
    {
      from: 'active',
      event: 'accept',
      who: 'customer GA',
      condition: 'link open',
      to: 'active',
      effect: 'nothing, or what is missing: admin permission, the joint reseller',
    },
    {
      from: 'active',
      event: 'end',
      who: 'provider or direct GA; reseller GA, AA',
      condition: 'no active subscription, reservation or software of this partner; declaration',
      to: 'ended',
      effect: 'off the list; its admin permissions end; support contact falls back; nobody is told',
    },
    {
      from: 'ended',
      event: 'accept',
      who: 'customer GA',
      condition: 'as for the first acceptance',
      to: 'active',
      effect: 'same customer id, earlier data back; admin permission only as newly granted',
    },
    {
      from: 'active',
      event: 'offboard',
      who: 'operator',
      to: 'frozen',
      effect: 'no purchases, renewals off; existing subscriptions run to their end',
    },
    { from: 'frozen', event: 'readmit', who: 'operator', to: 'active' },
  ],
} as const satisfies StateTable<RelationshipState, RelationshipEvent>;

export type LegacyAdminState = 'none' | 'held';
export type LegacyAdminEvent = 'grant' | 'withdraw' | 'renounce' | 'lapse' | 'relationship ends';

/** 4.4: all-or-nothing admin permission of a partner. The relationship, purchases and credit never move with it (I14). */
export const legacyAdminStates = {
  title: 'Legacy delegated admin',
  rule: '4.4, C34, C35, C39, C40, C80',
  start: 'none',
  rows: [
    {
      from: 'none',
      event: 'grant',
      who: 'customer GA',
      condition: 'relationship active; asked by a link, or given by the customer itself',
      to: 'held',
      effect: 'admin agents act as global administrator, helpdesk agents as helpdesk administrator',
    },
    { from: 'held', event: 'grant', who: 'customer GA', to: 'held', effect: 'nothing' },
    {
      from: 'held',
      event: 'withdraw',
      who: 'customer GA',
      to: 'none',
      effect:
        'rights off at once; services go with the last right of the channel; partner still owes support',
    },
    { from: 'held', event: 'renounce', who: 'partner AA', to: 'none', effect: 'as if withdrawn' },
    {
      from: 'held',
      event: 'lapse',
      who: 'date',
      condition: 'operator has it switched on; 90 days without a sign-in',
      to: 'none',
    },
    { from: 'held', event: 'relationship ends', who: 'partner', to: 'none' },
  ],
} as const satisfies StateTable<LegacyAdminState, LegacyAdminEvent>;

export type ServiceAdminState = 'nobody' | 'one channel';
export type ServiceAdminEvent = 'assign' | 'remove' | 'last right goes';

/** I5, D7: who may open the admin portal of one service of one customer: a channel, or nobody. */
export const serviceAdminStates = {
  title: 'Service admin permission',
  rule: 'I5, I15a, D7, C40, C42',
  start: 'nobody',
  rows: [
    {
      from: 'nobody',
      event: 'assign',
      who: 'customer GA',
      condition: 'a partner of the channel holds delegated admin',
      to: 'one channel',
    },
    {
      from: 'one channel',
      event: 'assign',
      who: 'customer GA',
      condition: 'as above; the customer was shown who holds it now',
      to: 'one channel',
      effect: 'another channel replaces the present one in one step: never two, never none in between',
    },
    { from: 'one channel', event: 'remove', who: 'customer GA', to: 'nobody' },
    {
      from: 'one channel',
      event: 'last right goes',
      who: 'whoever ends it',
      condition: 'no partner of the channel holds delegated admin any more',
      to: 'nobody',
    },
  ],
} as const satisfies StateTable<ServiceAdminState, ServiceAdminEvent>;
