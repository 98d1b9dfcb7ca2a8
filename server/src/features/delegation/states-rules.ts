import type { StateTable } from '../../platform/states/index.ts';
import type { AssignmentState, DelegationState } from './model.ts';

export type DelegationEvent =
  | 'create'
  | 'edit'
  | 'delete'
  | 'finalize'
  | 'approve'
  | 'lapse'
  | 'withdraw'
  | 'activate'
  | 'remind'
  | 'extend'
  | 'expire'
  | 'switch extension'
  | 'terminate'
  | 'relationship ends'
  | 'carry out'
  | 'purge';

/** 4.5. Expired without an activation means never approved: shown to nobody. */
export const delegationStates = {
  title: 'Granular delegated admin',
  rule: '4.5, C81 to C86, D5',
  start: 'none',
  rows: [
    {
      from: 'none',
      event: 'create',
      who: 'partner AA',
      condition: 'name unique; 1 to 730 days; at least one built-in role; cloud has it',
      to: 'draft',
    },
    { from: 'draft', event: 'edit', who: 'partner AA', condition: 'as for create', to: 'draft' },
    { from: 'draft', event: 'delete', who: 'partner AA', to: 'none' },
    {
      from: 'draft',
      event: 'finalize',
      who: 'partner AA',
      to: 'approval-pending',
      effect: 'name, roles and duration fixed; a link that works once',
    },
    {
      from: 'approval-pending',
      event: 'approve',
      who: 'customer GA',
      condition: 'named customer or first acceptor; same cloud; relationship active',
      to: 'approved',
      effect: 'bound to that customer; mail to both sides',
    },
    { from: 'approval-pending', event: 'lapse', who: 'date', condition: '90 days', to: 'expired' },
    { from: 'approval-pending', event: 'withdraw', who: 'partner AA', to: 'terminated' },
    { from: 'approved', event: 'activate', who: 'date', to: 'active', effect: 'end = approval + duration' },
    {
      from: 'active',
      event: 'remind',
      who: 'date',
      condition: '30, 7, 1 days to the end',
      to: 'active',
      effect: 'mail to both sides',
    },
    {
      from: 'active',
      event: 'extend',
      who: 'date',
      condition: 'end reached; extension on; no global administrator',
      to: 'active',
      effect: 'end + 180 days',
    },
    {
      from: 'active',
      event: 'expire',
      who: 'date',
      condition: 'end reached; otherwise',
      to: 'expired',
      effect: 'access of all groups ends; mail to both sides',
    },
    {
      from: 'active',
      event: 'switch extension',
      who: 'partner AA',
      condition: 'never on with global administrator',
      to: 'active',
    },
    { from: 'active', event: 'terminate', who: 'partner AA, customer GA', to: 'termination-requested' },
    { from: 'active', event: 'relationship ends', who: 'partner', to: 'termination-requested' },
    { from: 'approved', event: 'relationship ends', who: 'partner', to: 'termination-requested' },
    { from: 'approval-pending', event: 'relationship ends', who: 'partner', to: 'terminated' },
    {
      from: 'termination-requested',
      event: 'carry out',
      who: 'date',
      to: 'terminated',
      effect: 'access of all groups ends; mail to both sides',
    },
    { from: 'expired', event: 'purge', who: 'date', condition: 'one year', to: 'none' },
    { from: 'terminated', event: 'purge', who: 'date', condition: 'one year', to: 'none' },
  ],
} as const satisfies StateTable<DelegationState | 'none', DelegationEvent>;

export type AssignmentEvent = 'assign' | 'update' | 'remove' | 'carry out' | 'fail' | 'delegation ends';

/** 4.5, last paragraph. Only `active` gives anybody anything. */
export const assignmentStates = {
  title: 'Group in a granular delegated admin relationship',
  rule: '4.5, C83, I16',
  start: 'none',
  rows: [
    {
      from: 'none',
      event: 'assign',
      who: 'partner GA, UA, AA',
      condition: 'delegation active; roles among the approved ones',
      to: 'pending',
    },
    {
      from: 'pending',
      event: 'carry out',
      who: 'date',
      to: 'active',
      effect: 'people of the group hold the roles',
    },
    { from: 'pending', event: 'fail', who: 'date', condition: 'group is gone', to: 'error' },
    { from: 'active', event: 'update', who: 'partner GA, UA, AA', condition: 'as for assign', to: 'pending' },
    { from: 'error', event: 'update', who: 'partner GA, UA, AA', condition: 'as for assign', to: 'pending' },
    { from: 'pending', event: 'remove', who: 'partner GA, UA, AA', to: 'deleting' },
    { from: 'active', event: 'remove', who: 'partner GA, UA, AA', to: 'deleting' },
    { from: 'error', event: 'remove', who: 'partner GA, UA, AA', to: 'deleting' },
    { from: 'deleting', event: 'carry out', who: 'date', to: 'deleted' },
    { from: 'pending', event: 'delegation ends', who: 'date', to: 'deleted' },
    { from: 'active', event: 'delegation ends', who: 'date', to: 'deleted' },
    { from: 'deleting', event: 'delegation ends', who: 'date', to: 'deleted' },
    { from: 'error', event: 'delegation ends', who: 'date', to: 'deleted' },
  ],
} as const satisfies StateTable<AssignmentState | 'none', AssignmentEvent>;
