/**
 * Every state table of the product, for `docs/generated/states.md`: one line for each, in the order of
 * the domain rules. A feature keeps its table as data in a `…states-rules.ts` (or `rules.ts`) of its own:
 *
 *   export const grantStates = {
 *     title: 'Granular delegated admin', rule: '4.5', start: 'none',
 *     rows: [{ from: 'draft', event: 'finalize', who: 'partner AA', condition: '…', to: 'approval pending', effect: '…' }],
 *   } as const satisfies StateTable<GrantState, GrantEvent>;
 *
 * with the types of `server/src/platform/states`, asks `nextState(grantStates, state, event)` in its rules,
 * and appends the table here. Older tables in another form are turned by `ofMoves` or by hand.
 */
import { assignmentStates, delegationStates } from '../src/features/delegation/states-rules.ts';
import { plannedEndingStates } from '../src/features/ending/states-rules.ts';
import { linkStates } from '../src/features/invitation/rules.ts';
import { locationStates } from '../src/features/location/rules.ts';
import { orderStates } from '../src/features/order/states-rules.ts';
import { programStates } from '../src/features/partner-agreement/rules.ts';
import { partnershipMoves } from '../src/features/partnership/rules.ts';
import { qualificationStates } from '../src/features/qualification/states-rules.ts';
import {
  legacyAdminStates,
  relationshipStates,
  serviceAdminStates,
} from '../src/features/relationship/states-rules.ts';
import { serviceRequestStates } from '../src/features/service-request/rules.ts';
import { subscriptionTransitions } from '../src/features/subscription/status-rules.ts';
import { handoverStateTable } from '../src/features/transfer/handover-states-rules.ts';
import { transferStateTable } from '../src/features/transfer/states-rules.ts';
import { switchStateTable } from '../src/features/transfer/written-states-rules.ts';
import { personStates } from '../src/features/user/states-rules.ts';
import { userImportStates } from '../src/features/user-import/states-rules.ts';
import { verificationStates } from '../src/features/verification/rules.ts';
import { deliveryStates, webhookStates } from '../src/features/webhook/rules.ts';
import type { StateTable } from '../src/platform/states/index.ts';

export const stateTables: readonly StateTable[] = [
  linkStates,
  ofMoves('Partnership', '4.2', partnershipMoves, 'none'),
  relationshipStates,
  legacyAdminStates,
  serviceAdminStates,
  delegationStates,
  assignmentStates,
  plannedEndingStates,
  orderStates,
  {
    title: 'License-based subscription',
    rule: '4.8.1',
    start: 'none',
    rows: subscriptionTransitions.map(({ from, event, to, guard, effect }) => ({
      from: from ?? 'none',
      event,
      who: '',
      ...(guard ? { condition: guard } : {}),
      to,
      ...(effect ? { effect } : {}),
    })),
  },
  transferStateTable,
  handoverStateTable,
  switchStateTable,
  qualificationStates,
  programStates,
  verificationStates,
  locationStates,
  personStates,
  serviceRequestStates,
  webhookStates,
  deliveryStates,
  userImportStates,
];

/** A table of the form state → event → next state. */
function ofMoves(
  title: string,
  rule: string,
  moves: Readonly<Record<string, Readonly<Record<string, string>>>>,
  start?: string,
): StateTable {
  const rows = Object.entries(moves).flatMap(([from, events]) =>
    Object.entries(events).map(([event, to]) => ({ from, event, who: '', to })),
  );
  return { title, rule, rows, ...(start ? { start } : {}) };
}
