import { Refusal, refuse } from '../../errors/refusal.ts';
import type { Tx } from '../../platform/db/index.ts';
import type { Ids } from '../../platform/ids/index.ts';
import type { Actor } from '../audit/index.ts';
import { appendAuditEvents } from '../audit/index.ts';
import type { Sellable } from '../catalog/index.ts';
import { findSellablesOfSkus } from '../catalog/index.ts';
import { saveSubscriptions } from './life-store.ts';
import type { KeptSubscription } from './model.ts';
import type { ProductUpgrade } from './product-upgrade-store.ts';
import { insertProductUpgrade, listUsagePlans, lockLegacyUsage } from './product-upgrade-store.ts';
import { changeRecord } from './recording.ts';
import { productOf } from './term-change-rules.ts';

export interface UpgradeOf {
  readonly partnerId: string;
  readonly customer: { readonly customerId: string; readonly companyName: string; readonly country: string };
  readonly productFamily: string;
}

interface Upgradable {
  readonly subscriptions: readonly KeptSubscription[];
  readonly plan: Sellable;
}

/** What would be upgraded, and to what; or the refusal that says why nothing can be. */
export async function findUpgradable(
  tx: Tx,
  { partnerId, customer }: UpgradeOf,
): Promise<Upgradable | Refusal> {
  const subscriptions = await lockLegacyUsage(tx, partnerId, customer.customerId);
  const [first] = subscriptions;
  if (!first) return new Refusal('product-upgrade-nothing');
  if (subscriptions.some(({ status }) => status === 'suspended'))
    return new Refusal('product-upgrade-suspended');
  const where = { country: customer.country, currency: first.currency };
  const plan = (await findSellablesOfSkus(tx, await listUsagePlans(tx), where)).find(
    (one) => one.purchasable,
  );
  return plan ? { subscriptions, plan } : new Refusal('product-upgrade-nothing');
}

/** All of them at once, each under its own id: what runs in them goes on. */
export async function upgradeProducts(
  tx: Tx,
  ids: Ids,
  { actor, at, ...of }: UpgradeOf & { readonly actor: Actor; readonly at: Date },
): Promise<ProductUpgrade> {
  const found = await findUpgradable(tx, of);
  if (found instanceof Refusal) return refuse(found.reason, found.parameters);
  const changed = found.subscriptions.map((before) => ({ before, after: onPlan(before, found.plan) }));
  await saveSubscriptions(
    tx,
    changed.map(({ after }) => after),
  );
  await appendAuditEvents(
    tx,
    actor,
    changed.map(({ before, after }) =>
      changeRecord('upgrade_subscription', before, after, [], of.customer.companyName),
    ),
    at,
  );
  const made: ProductUpgrade = {
    upgradeId: ids.guid(),
    customerId: of.customer.customerId,
    productFamily: of.productFamily,
    upgradedAt: at,
    lines: changed.map(({ before, after }) => ({
      subscriptionId: before.subscriptionId,
      from: before.offerName,
      to: after.offerName,
    })),
  };
  await insertProductUpgrade(tx, of.partnerId, made);
  return made;
}

function onPlan(s: KeptSubscription, plan: Sellable): KeptSubscription {
  const [term] = plan.terms;
  const product = productOf(plan);
  return {
    ...s,
    ...product,
    friendlyName: s.friendlyName === s.offerName ? product.offerName : s.friendlyName,
    // A plan has no end, and nothing to be renewed.
    termDuration: null,
    termEndsOn: null,
    autoRenew: false,
    scheduled: null,
    cancelableUntil: null,
    billingCycle: term?.billingCycle ?? s.billingCycle,
    unitPrice: term?.unitPrice ?? s.unitPrice,
    updates: s.updates + 1,
  };
}
