import type { Language } from '../../errors/sentence.ts';
import type { CustomerReach } from '../../platform/http/index.ts';
import { instant, present } from '../../platform/http/index.ts';
import { sumOf } from '../../platform/money/index.ts';
import { textIn } from '../catalog/index.ts';
import { abilitiesOf } from './ability-rules.ts';
import { batchesOf, isOpen, refundFor } from './batch-rules.ts';
import type { AppliedPromotion, AttributionChange, KeptSubscription, ListedSubscription } from './model.ts';
import { lapse } from './renewal-rules.ts';
import { lacksAttribution, tabOf } from './rules.ts';
import { nextStatus } from './status-rules.ts';
import { cancellationClock } from './window-rules.ts';
import { offerNameIn, visibleReseller } from './wire.ts';

/** A subscription as the pages show it (C48); with money only for the one who pays, as resellers read it too (D12). */
export function listedToWire(
  s: ListedSubscription,
  { customer, language, now }: { customer: CustomerReach; language: Language; now: Date },
) {
  const asReseller = customer.capacity === 'reseller';
  const reseller = visibleReseller(s, customer);
  const offerName = offerNameIn(s, language);
  return present({
    id: s.subscriptionId,
    tab: tabOf(s.kind),
    kind: s.kind,
    name: asReseller || s.friendlyName === s.offerName ? offerName : s.friendlyName,
    offerName,
    publisher: s.publisher,
    quantity: s.quantity,
    unitType: s.unitType,
    status: s.status,
    isTrial: s.isTrial,
    autoRenew: s.autoRenew,
    termDuration: s.termDuration,
    billingCycle: s.billingCycle,
    endsOn: s.termEndsOn,
    createdAt: instant(s.createdAt),
    termStartsAt: instant(s.termStartsAt),
    cancelableUntil: s.cancelableUntil && now < s.cancelableUntil ? instant(s.cancelableUntil) : undefined,
    cancellation: cancellationToWire(s, now, !asReseller),
    reducible: reducibleToWire(s, now),
    scheduled:
      s.scheduled &&
      present({
        catalogItemId: s.scheduled.catalogItemId,
        termDuration: s.scheduled.termDuration,
        billingCycle: s.scheduled.billingCycle,
        quantity: s.scheduled.quantity,
        customTermEndOn: s.scheduled.customTermEndOn,
      }),
    promotion: s.promotion && promotionToWire(s, s.promotion, language, !asReseller),
    nextCharge:
      s.nextCharge && s.nextChargeAt
        ? { billingCycle: s.nextCharge.billingCycle, from: instant(s.nextChargeAt) }
        : undefined,
    suspensionReasons: s.status === 'suspended' ? s.suspensionReasons : [],
    due: s.dueStep && s.dueAt ? { step: nextStep(s), at: instant(s.dueAt) } : undefined,
    parentSubscriptionId: s.parentSubscriptionId,
    orderId: asReseller ? undefined : s.orderId,
    reseller:
      reseller &&
      present({
        ...reseller,
        tenantId: s.resellerId,
        standing: s.resellerStanding ?? 'in-order',
        former: s.resellerFormer,
      }),
    furtherResellers: asReseller
      ? undefined
      : s.furtherResellers?.map(({ partnerId, name }) => ({ partnerId, name: name ?? partnerId })),
    attributionMissing: customer.capacity === 'provider' && lacksAttribution(s),
    supportContact: present({ tenantId: s.supportContactId, name: s.supportContactName }),
    canEdit: !asReseller && nextStatus(s.status, 'edit') !== null,
    can: asReseller ? [] : possible(s, now),
  });
}

/** What the term costs less, until when; with prices only for the one who pays. */
function promotionToWire(
  s: ListedSubscription,
  promotion: AppliedPromotion,
  language: Language,
  withMoney: boolean,
) {
  const money = (amount: string) =>
    withMoney ? { amount: Number(amount), currency: s.currency } : undefined;
  return present({
    id: promotion.promotionId,
    name: textIn(promotion.name, language),
    percent: Number(promotion.percent),
    until: s.termEndsOn,
    unitPrice: money(s.unitPrice),
    listPrice: money(promotion.listPrice),
  });
}

/** What the next date brings, as pages name it. */
function nextStep(s: KeptSubscription): 'renew' | 'expire' | 'disable' | 'delete' {
  if (s.dueStep === 'renew') return 'renew';
  const { status } = lapse(s, s.statusChangedAt);
  return status === 'expired' ? 'expire' : status === 'disabled' ? 'disable' : 'delete';
}

/** Until when, by which rule, and what it would bring back now. */
function cancellationToWire(s: KeptSubscription, now: Date, withMoney: boolean) {
  const clock = cancellationClock(s, now);
  const refund = clock.open && withMoney ? refundNow(s, now) : null;
  return present({
    rule: clock.rule,
    open: clock.open,
    until: clock.until && instant(clock.until),
    fullRefundUntil: clock.fullUntil && instant(clock.fullUntil),
    left: clock.left,
    hours: clock.own?.hours,
    fullRefundHours: clock.own?.fullRefundHours,
    source: clock.own?.by,
    refundNow: refund === null ? undefined : { amount: Number(refund), currency: s.currency },
  });
}

function refundNow(s: KeptSubscription, now: Date): string {
  if (s.kind === 'usage') return '0';
  return sumOf(batchesOf(s).map((batch) => refundFor(s, batch, batch.quantity, now)));
}

/** Licenses that may be given back now, batch by batch (C51). */
function reducibleToWire(s: KeptSubscription, now: Date) {
  if (s.status !== 'active') return undefined;
  const open = batchesOf(s).filter((batch) => isOpen(s, batch, now));
  const [first] = open;
  if (!first) return undefined;
  const ends = open.flatMap(({ until }) => (until && now < until ? [until.getTime()] : []));
  return present({
    quantity: open.reduce((sum, one) => sum + one.quantity, 0),
    until: ends.length > 0 ? instant(new Date(Math.min(...ends))) : undefined,
    batches: open.map((one) =>
      present({
        quantity: one.quantity,
        since: instant(one.at),
        until: one.until && now < one.until ? instant(one.until) : undefined,
      }),
    ),
  });
}

/** What may be changed in this state. */
function possible(s: KeptSubscription, now: Date): string[] {
  const able = abilitiesOf(s);
  const may: readonly (readonly [string, boolean])[] = [
    ['add', able.add && nextStatus(s.status, 'add-licenses') !== null],
    ['reduce', reducibleToWire(s, now) !== undefined && able.reduce],
    ['suspend', able.suspend && nextStatus(s.status, 'suspend') !== null],
    ['resume', nextStatus(s.status, 'resume') !== null],
    ['cancel', cancellationClock(s, now).open],
    ['autoRenew', able.autoRenew && s.status === 'active' && s.termEndsOn !== null],
    ['schedule', able.schedule && s.status === 'active' && s.autoRenew],
    ['changeTerm', able.changeTerm && s.status === 'active'],
    ['upgrade', s.kind === 'license' && nextStatus(s.status, 'upgrade') !== null],
  ];
  return may.flatMap(([what, possible]) => (possible ? [what] : []));
}

export function attributionChangeToWire(change: AttributionChange) {
  return present({
    changedAt: instant(change.changedAt),
    oldPartnerId: change.oldPartnerId,
    oldName: change.oldName,
    newPartnerId: change.newPartnerId,
    newName: change.newName,
    changedBy: change.changedBy,
  });
}
