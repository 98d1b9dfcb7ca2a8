import { creditWork } from '../features/attribution/index.ts';
import { cartWork } from '../features/cart/index.ts';
import { catalogWorks } from '../features/catalog/index.ts';
import { channelWork, customerImportWork } from '../features/customer-import/index.ts';
import { delegationDueWorks, moveDueWork } from '../features/delegation/index.ts';
import { endPlannedRelationships } from '../features/ending/index.ts';
import { enrollmentLapse, enrollmentReminder } from '../features/enrollment/index.ts';
import { fraudDigests } from '../features/fraud-alert/index.ts';
import { invoiceWork } from '../features/invoice/index.ts';
import { licenseMoves } from '../features/license/moving.ts';
import { programReview } from '../features/program/index.ts';
import { qualificationWork } from '../features/qualification/index.ts';
import { referralDigests, referralExpiry } from '../features/referral/index.ts';
import { reportWork } from '../features/report/index.ts';
import { subscriptionWorks } from '../features/subscription/index.ts';
import { transferDueWork } from '../features/transfer/index.ts';
import { simulatedUsage, usageRating } from '../features/usage/index.ts';
import { usageBudgetWork } from '../features/usage-budget/index.ts';
import { userPurge } from '../features/user/index.ts';
import { userImportCleaning, userImportWork } from '../features/user-import/index.ts';
import { deliveryPurge } from '../features/webhook/index.ts';
import type { DueWork } from '../platform/due/index.ts';
import type { Wiring } from './wiring.ts';

/** What stored dates bring about, in the order in which one day does it. */
export function dueWorksOf({ deliveries, delegations, endings, ids, isDemo }: Wiring): readonly DueWork[] {
  return [
    deliveries.work,
    ...(isDemo ? [simulatedUsage(usageBudgetWork().next)] : []),
    // Before what renews: a term that begins on the 1st begins at the prices of its month.
    ...catalogWorks,
    cartWork,
    // Before the month is billed and budgets are looked at.
    usageRating,
    invoiceWork,
    ...subscriptionWorks(licenseMoves),
    channelWork,
    customerImportWork,
    userImportWork,
    userImportCleaning,
    qualificationWork,
    enrollmentReminder,
    enrollmentLapse,
    userPurge,
    referralExpiry,
    referralDigests,
    fraudDigests,
    usageBudgetWork(),
    deliveryPurge,
    ...delegationDueWorks(delegations),
    moveDueWork(delegations, ids),
    transferDueWork(ids),
    // Behind everything that clears what stands in an ending's way.
    endPlannedRelationships(endings),
    // It follows what all the others have charged or billed.
    creditWork,
    // It looks at what was credited.
    programReview,
    reportWork,
  ];
}
