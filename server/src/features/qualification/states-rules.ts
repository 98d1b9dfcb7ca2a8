import type { StateTable } from '../../platform/states/index.ts';
import type { QualificationStatus } from './model.ts';

export type QualificationState = QualificationStatus | 'none';
export type QualificationEvent = 'ask' | 'approve' | 'deny';

/** What becomes of a request (4.14). An approved one stays: nobody asks again for what is given. */
export const qualificationStates = {
  title: 'Special qualification of a customer',
  rule: '4.14, C31',
  start: 'none',
  rows: [
    {
      from: 'none',
      event: 'ask',
      who: 'partner GA, AA, SA',
      condition: 'data complete, cloud has it',
      to: 'in-review',
    },
    {
      from: 'denied',
      event: 'ask',
      who: 'partner GA, AA, SA',
      condition: 'data corrected',
      to: 'in-review',
    },
    {
      from: 'in-review',
      event: 'approve',
      who: 'verification by its date, or operator before',
      to: 'approved',
      effect: 'what may be sold follows (7.5)',
    },
    {
      from: 'in-review',
      event: 'deny',
      who: 'verification by its date, or operator before',
      to: 'denied',
      effect: 'reason shown; the use of a validation code is given back',
    },
  ],
} as const satisfies StateTable<QualificationState, QualificationEvent>;
