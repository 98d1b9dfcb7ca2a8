import type { StateTable } from '../../platform/states/index.ts';
import type { PlanState } from './model.ts';

export type PlanEvent = 'queue' | 'cancel' | 'nothing in the way' | 'ended otherwise';

/** An ending that waits. One per customer at a time; what is settled never changes again. */
export const plannedEndingStates = {
  title: 'Planned ending of a relationship',
  rule: 'C37',
  start: 'none',
  rows: [
    {
      from: 'none',
      event: 'queue',
      who: 'provider or direct GA',
      condition: 'relationship active; declaration; none waiting yet',
      to: 'waiting',
    },
    { from: 'waiting', event: 'cancel', who: 'provider or direct GA', to: 'canceled' },
    {
      from: 'waiting',
      event: 'nothing in the way',
      who: 'date, or whoever cleared the last blocker',
      to: 'done',
      effect: 'the relationship ends; recorded as done for the person who queued it',
    },
    {
      from: 'waiting',
      event: 'ended otherwise',
      who: 'partner',
      condition: 'somebody ended the relationship before',
      to: 'superseded',
    },
  ],
} as const satisfies StateTable<PlanState | 'none', PlanEvent>;
