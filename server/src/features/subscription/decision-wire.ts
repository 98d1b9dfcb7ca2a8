import type { Language } from '../../errors/sentence.ts';
import { instant, present } from '../../platform/http/index.ts';
import { chargeOf } from '../../platform/money/index.ts';
import type { DecidingSubscription } from './decision-store.ts';
import type { RenewalCatalog } from './renewal-rules.ts';
import { renew } from './renewal-rules.ts';
import { offerNameIn } from './wire.ts';

/** One renewal to decide about, with what its next term would cost by today's price list and the promotion scheduled for it. */
export function decisionToWire(s: DecidingSubscription, catalog: RenewalCatalog, language: Language) {
  const offerName = offerNameIn(s, language);
  return present({
    customerId: s.customerId,
    customerName: s.companyName,
    subscriptionId: s.subscriptionId,
    name: s.friendlyName === s.offerName ? offerName : s.friendlyName,
    offerName,
    quantity: s.quantity,
    isTrial: s.isTrial,
    endsOn: s.termEndsOn,
    decideUntil: s.dueAt && instant(s.dueAt),
    autoRenew: s.autoRenew,
    scheduled: s.scheduled !== null,
    next: s.autoRenew && !s.isTrial ? nextTerm(s, catalog) : undefined,
  });
}

function nextTerm(s: DecidingSubscription, catalog: RenewalCatalog) {
  const renewed = renew(s, catalog);
  if (!renewed) return undefined;
  const { next } = renewed;
  const perCycle = (of: typeof next) => Number(chargeOf(of.unitPrice, of.quantity, of.currency));
  return {
    quantity: next.quantity,
    termDuration: next.termDuration as string,
    billingCycle: next.billingCycle,
    perCycle: perCycle(next),
    perCycleNow: perCycle(s),
    currency: next.currency,
  };
}
