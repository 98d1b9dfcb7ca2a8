import Type from 'typebox';
import {
  ProductUpgradeEligibility,
  ProductUpgradeRequest,
  ProductUpgradeStatus,
} from '../../../../contract/subscription-upgrade.ts';
import type { Caller } from '../../access/caller.ts';
import { refuseInput } from '../../errors/input-refusal.ts';
import { Refusal, refuse } from '../../errors/refusal.ts';
import { sentenceOf } from '../../errors/sentence.ts';
import type { TenantScope } from '../../platform/db/index.ts';
import type { CustomerReach, RequestContext, Routes } from '../../platform/http/index.ts';
import { answer, attributes, instant } from '../../platform/http/index.ts';
import { actorOf } from '../audit/index.ts';
import type { SubscriptionDeps } from './actions.ts';
import { withoutKeeping } from './dry-run.ts';
import { blockedToWire, nothing } from './preview-wire.ts';
import { findUpgradable, upgradeProducts } from './product-upgrade-actions.ts';
import { findProductUpgrade } from './product-upgrade-store.ts';
import { isGuid } from './reading.ts';

const tag = 'Subscriptions';

export interface ProductUpgradeDeps extends SubscriptionDeps {
  /** The caller's live relationship with a customer, or the refusal of one (D2). */
  readonly reachCustomer: (caller: Caller, customerId: string) => Promise<CustomerReach>;
}

interface Asked {
  readonly caller: Caller;
  readonly scope: TenantScope;
  readonly context: RequestContext;
  readonly body: { readonly customerId: string; readonly productFamily: string };
}

/** Everything a customer uses by legacy offers goes over to a usage plan. The customer is named in the body. */
export function productUpgradeRoutes(routes: Routes, deps: ProductUpgradeDeps): void {
  const { db, clock, ids } = deps;
  const upgradeOf = async ({ caller, scope, body }: Asked) => {
    const productFamily = body.productFamily.toLowerCase();
    if (productFamily !== 'azure') {
      return refuseInput({ field: 'productFamily', problem: 'not-allowed', allowed: ['azure'] });
    }
    const customer = await deps.reachCustomer(caller, body.customerId);
    return { partnerId: scope.tenantId, customer, productFamily };
  };

  routes.add({
    method: 'POST',
    path: '/v1/productUpgrades/eligibility',
    operation: 'productUpgrade.read',
    tag,
    summary: 'Whether a customer’s legacy usage can be upgraded to a plan',
    body: ProductUpgradeRequest,
    answer: ProductUpgradeEligibility,
    handle: async (call) => {
      const of = await upgradeOf(call);
      const found = await withoutKeeping(db, call.scope, (tx) => findUpgradable(tx, of));
      const refusal = found instanceof Refusal ? found : null;
      return {
        customerId: of.customer.customerId,
        productFamily: of.productFamily,
        isEligible: refusal === null,
        ...(refusal ? { reason: sentenceOf(refusal.reason, refusal.parameters, call.context.language) } : {}),
        attributes: attributes('ProductUpgradesEligibility'),
      };
    },
  });

  routes.add({
    method: 'POST',
    path: '/v1/productUpgrades',
    operation: 'productUpgrade.create',
    tag,
    summary: 'Upgrade a customer’s legacy usage to a plan',
    query: Type.Object({ dryRun: Type.Optional(Type.Boolean()) }),
    body: ProductUpgradeRequest,
    status: 202,
    handle: async (call) => {
      const of = await upgradeOf(call);
      const at = clock.now();
      const acting = { ...of, actor: actorOf(call.caller, call.context), at };
      if (!call.query.dryRun) {
        const made = await db.transaction(call.scope, (tx) => upgradeProducts(tx, ids, acting));
        // Clients cut the id out of the address.
        return answer(202, undefined, { location: `/productUpgrades/${made.upgradeId}` });
      }
      try {
        const { lines } = await withoutKeeping(db, call.scope, (tx) => upgradeProducts(tx, ids, acting));
        const changes = lines.map(({ from, to }) => ({ member: 'offerName', from, to }));
        return answer(200, { ...nothing, changes });
      } catch (error) {
        if (error instanceof Refusal) return answer(200, blockedToWire(error, call.context.language));
        throw error;
      }
    },
  });

  routes.add({
    method: 'POST',
    path: '/v1/productUpgrades/:upgradeId/status',
    operation: 'productUpgrade.read',
    tag,
    summary: 'What became of an upgrade of legacy usage',
    params: Type.Object({ upgradeId: Type.String() }),
    body: ProductUpgradeRequest,
    answer: ProductUpgradeStatus,
    handle: async (call) => {
      const { customer } = await upgradeOf(call);
      const id = call.params.upgradeId.toLowerCase();
      const found = isGuid(id) ? await findProductUpgrade(db, call.scope, id) : undefined;
      if (!found) return refuse('product-upgrade-unknown');
      if (found.customerId !== customer.customerId) return refuse('product-upgrade-other-customer');
      return {
        id: found.upgradeId,
        productFamily: found.productFamily,
        status: 'Completed',
        lineItems: found.lines.map(({ from, to }) => ({
          sourceProduct: from,
          targetProduct: to,
          upgradedDate: instant(found.upgradedAt),
          status: 'Completed',
        })),
        attributes: attributes('ProductUpgradesStatus'),
      };
    },
  });
}
