import type { StateTable } from '../../platform/states/index.ts';
import type { TransferEvent, TransferState } from './model.ts';

/** The path of what a dual partner hands over to a provider (4.13). Pairs that are not here are refused. */
export const handoverStateTable = {
  title: 'Transfer from direct to indirect',
  rule: '4.13, C66',
  start: 'none',
  rows: [
    {
      from: 'none',
      event: 'ask',
      who: 'dual partner GA, AA, SA',
      condition: 'the provider serves the customer by extension; no subscription in another open transfer',
      to: 'pending',
      effect: 'quantities frozen; mail to Admin agents of the provider',
    },
    {
      from: 'pending',
      event: 'accept',
      who: 'provider GA, AA, SA',
      condition: 'an order of all that can arrive is possible at the provider; at least one line arrives',
      to: 'done',
      effect:
        'new subscriptions; license-based sources suspended, usage sources gone; errors line by line; mail to both partners and the customer',
    },
    {
      from: 'pending',
      event: 'give up',
      who: 'provider GA, AA, SA, by accepting',
      condition: 'no line can arrive',
      to: 'failed',
      effect: 'everything stays, with an error on each line',
    },
    { from: 'pending', event: 'reject', who: 'provider GA, AA, SA', to: 'rejected' },
    { from: 'pending', event: 'withdraw', who: 'dual partner GA, AA, SA', to: 'withdrawn' },
    { from: 'pending', event: 'thirty days', who: 'date', to: 'lapsed' },
  ],
} as const satisfies StateTable<TransferState | 'none', TransferEvent | 'ask'>;
