import { Refusal, refuse } from '../../errors/refusal.ts';
import type { Tx } from '../../platform/db/index.ts';
import { tenantScope } from '../../platform/db/index.ts';
import type { Actor } from '../audit/index.ts';
import { appendAuditEvent } from '../audit/index.ts';
import type { Sellable } from '../catalog/index.ts';
import { findSellablesOfSkus } from '../catalog/index.ts';
import { findPartnerByPartnerId } from '../partner/index.ts';
import { abilitiesOf } from './ability-rules.ts';
import { readCatalog } from './facts.ts';
import {
  findPlanOfEntitlement,
  hasLegacyUsage,
  listRelatives,
  markRegistered,
  saveSubscriptions,
  setOverage,
} from './life-store.ts';
import type { KeptSubscription } from './model.ts';
import type { AllowedEnd } from './schedule-rules.ts';
import { allowedEnds } from './schedule-rules.ts';
import { lockSubscription } from './store.ts';
import { dayOf, lastDayOfTerm, termAfter } from './term-rules.ts';
import { waysUp } from './way-rules.ts';
import { cancelableUntil } from './window-rules.ts';

export interface Acting {
  readonly actor: Actor;
  readonly customer: { readonly customerId: string; readonly companyName: string };
  readonly scope: Parameters<typeof lockSubscription>[1];
  readonly now: Date;
}

/** Makes a usage plan ready for reservations. Doing it again changes nothing. */
export async function register(tx: Tx, acting: Acting, subscriptionId: string): Promise<void> {
  const s = await lockSubscription(tx, acting.scope, acting.customer.customerId, subscriptionId);
  if (!s) return refuse('subscription-unknown');
  if (s.status !== 'active') throw new Refusal('subscription-suspended');
  if (!(await markRegistered(tx, s, acting.now))) return;
  await record(tx, acting, 'update_subscription', { id: subscriptionId, registered: true });
}

/**
 * Lets usage beyond the licenses through, or stops it, for a usage plan: named by its own id, or by that of a usage
 * subscription under it. In two tiers the plan's reseller may be named, or the caller itself.
 */
export async function changeOverage(
  tx: Tx,
  acting: Acting,
  subscriptionId: string,
  { enabled, partnerId: named }: { readonly enabled: boolean; readonly partnerId: string | null },
): Promise<KeptSubscription> {
  const { customerId } = acting.customer;
  const partnerId = acting.scope.tenantId;
  const of = { customerId, id: subscriptionId, partnerId };
  const found = await tx.within(tenantScope(customerId), (inner) => findPlanOfEntitlement(inner, of));
  if (found && found.partnerId !== partnerId) return refuse('overage-of-another');
  const s = await lockSubscription(tx, acting.scope, customerId, found?.planId ?? subscriptionId);
  if (s && (await hasLegacyUsage(tx, partnerId, customerId))) return refuse('overage-legacy-usage');
  if (s?.kind !== 'usage') return refuse('entitlement-unknown');
  if (named !== null && named !== s.resellerPartnerId) {
    const meant = await findPartnerByPartnerId(tx, named);
    if (meant?.partner.tenantId !== partnerId) return refuse('overage-not-yours', { partnerId: named });
  }
  if (await setOverage(tx, s, enabled))
    await record(tx, acting, 'manage_overage', { id: s.subscriptionId, overageEnabled: enabled });
  return s;
}

/** Stands in for the publisher that activates what waits for it. */
export async function activate(tx: Tx, acting: Acting, subscriptionId: string): Promise<void> {
  const s = await lockSubscription(tx, acting.scope, acting.customer.customerId, subscriptionId);
  if (!s) return refuse('subscription-unknown');
  if (s.status !== 'pending') throw new Refusal('subscription-activated-already');
  const { now } = acting;
  const started = {
    ...s,
    status: 'active' as const,
    statusChangedAt: now,
    termStartsAt: now,
    cyclesFrom: dayOf(now),
    termEndsOn: lastDayOfTerm(now, s.termDuration, s.isTrial),
    cancelableUntil: cancelableUntil(s, now),
  };
  await saveSubscriptions(tx, [started]);
  await record(tx, acting, 'update_subscription', { id: subscriptionId, status: 'active' });
}

async function record(tx: Tx, acting: Acting, operation: string, newValue: object): Promise<void> {
  await appendAuditEvent(
    tx,
    acting.actor,
    {
      operation,
      resourceType: 'subscription',
      customerId: acting.customer.customerId,
      customerName: acting.customer.companyName,
      newValue,
    },
    acting.now,
  );
}

/** What the next term may be: the product itself or one of its upgrades, each with its terms and end dates (C55, C56). */
export interface RenewalChoice {
  readonly sellable: Sellable;
  readonly isPresent: boolean;
  readonly terms: readonly (Sellable['terms'][number] & { readonly ends: readonly AllowedEnd[] })[];
}

export async function listRenewalChoices(
  tx: Tx,
  s: KeptSubscription,
  country: string,
): Promise<RenewalChoice[]> {
  if (!abilitiesOf(s).schedule || s.termEndsOn === null) return [];
  const endsOn = s.termEndsOn;
  const where = { country, currency: s.currency };
  const present = (await readCatalog(tx, [s.catalogItemId], where)).get(s.catalogItemId.toLowerCase());
  const ways = waysUp(present, s);
  const further = ways.length > 0 ? await findSellablesOfSkus(tx, ways, where) : [];
  const relatives = (await listRelatives(tx, s.partnerId, s.customerId)).filter(
    (one) => one.subscriptionId !== s.subscriptionId,
  );
  const own = present && !s.isTrial ? [present] : [];
  return [...own, ...further.filter((one) => one.purchasable)].map((sellable) => ({
    sellable,
    isPresent: sellable === present,
    terms: sellable.terms.map((term) => ({
      ...term,
      ends:
        abilitiesOf(s).alignEnd && term.term !== null
          ? allowedEnds({ ...termAfter(s.cyclesFrom, endsOn, term.term), termDuration: term.term }, relatives)
          : [],
    })),
  }));
}
