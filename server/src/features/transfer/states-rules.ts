import type { StateTable } from '../../platform/states/index.ts';
import type { TransferEvent, TransferState } from './model.ts';

/** The path of a request for a usage plan (4.13). Pairs that are not here are refused. */
export const transferStateTable = {
  title: 'Transfer of a usage plan',
  rule: '4.13, C65',
  start: 'none',
  rows: [
    {
      from: 'none',
      event: 'ask',
      who: 'new partner GA, AA, SA',
      condition:
        'relationship, agreement and active plan at the new partner; no open request between the same',
      to: 'pending',
      effect: 'mail to Admin agents of the present partner',
    },
    {
      from: 'pending',
      event: 'accept',
      who: 'present partner GA, AA, SA',
      condition: 'something selected, all of it active and in no other open transfer',
      to: 'accepted',
      effect: 'quantities frozen; mail to both partners and the customer',
    },
    { from: 'pending', event: 'reject', who: 'present partner GA, AA, SA', to: 'rejected' },
    { from: 'pending', event: 'withdraw', who: 'new partner GA, AA, SA', to: 'withdrawn' },
    { from: 'pending', event: 'thirty days', who: 'date', to: 'lapsed' },
    { from: 'accepted', event: 'begin', who: 'date', to: 'transferring' },
    {
      from: 'transferring',
      event: 'move',
      who: 'date, within 15 minutes',
      condition: 'the new partner can still take it; tried again for three days',
      to: 'done',
      effect: 'new billing ids; ids in the service, roles, quantities and terms stay',
    },
    {
      from: 'transferring',
      event: 'give up',
      who: 'date, after three days',
      to: 'failed',
      effect: 'everything stays with the present partner',
    },
  ],
} as const satisfies StateTable<TransferState | 'none', TransferEvent | 'ask'>;
