import { Refusal } from '../../errors/refusal.ts';
import type { Database, Tx } from '../../platform/db/index.ts';
import { tenantScope } from '../../platform/db/index.ts';
import type { Clock } from '../../platform/clock/index.ts';
import { actorOf } from '../audit/index.ts';
import type { OrderPorts, WantedLine } from '../order/index.ts';
import {
  assessPurchase, attestationOf, billingCycleFromWire, orderToWire, placeOrders, refusalOf, sellerOf,
} from '../order/index.ts';
import { findPartner } from '../partner/index.ts';
import type { OrderDesk, OrderRequest, WantedSubscription } from './model.ts';

/** Where the wizard's lines stand in an order: `lineItems[0].quantity` is `subscriptions[0].quantity` there. */
function asSubscriptions(refusal: Refusal): Refusal {
  const fields = refusal.fields.map((one) => ({ ...one, field: one.field.replace(/^lineItems\[/, 'subscriptions[') }));
  return new Refusal(refusal.reason, refusal.parameters, fields);
}

/** Orders for the wizard, placed and checked by the order feature. */
export function orderDesk(parts: { readonly db: Database; readonly clock: Clock } & OrderPorts): OrderDesk {
  const { db, clock } = parts;
  const scopeOf = ({ acting }: OrderRequest) => tenantScope(acting.caller.tenant.id);
  return {
    placeOrder: async (request) => {
      const { caller, context } = request.acting;
      const orders = await db.transaction(scopeOf(request), async (tx) =>
        placeOrders(tx, parts, {
          ...(await purchaseOf(tx, request, clock.now())),
          actor: actorOf(caller, context),
          attestation: attestationOf(request.attestationAccepted),
        })).catch((error: unknown) => { throw error instanceof Refusal ? asSubscriptions(error) : error; });
      const reading = { country: request.customer.country, client: 'other' as const, withPrices: true };
      const [first, ...further] = orders.map((order) => orderToWire(order, reading));
      return further.length === 0 ? first : { ...first, furtherOrders: further };
    },
    checkOrder: async (request) => {
      const { problems } = await db.transaction(scopeOf(request), async (tx) =>
        assessPurchase(tx, await purchaseOf(tx, request, clock.now()), attestationOf(request.attestationAccepted)));
      if (problems.length > 0) throw asSubscriptions(refusalOf(problems, request.acting.context.language));
    },
  };
}

async function purchaseOf(tx: Tx, request: OrderRequest, now: Date) {
  const { acting, customer, resellerTenantId } = request;
  const reseller = resellerTenantId === null ? undefined : await findPartner(tx, resellerTenantId);
  const nobodyYet = '00000000-0000-4000-8000-000000000000';
  return {
    seller: sellerOf(acting.caller),
    customer: { ...customer, customerId: customer.customerId ?? nobodyYet },
    lines: request.subscriptions.map((one, index) => lineOf(one, index, reseller?.locationPartnerId ?? null)),
    language: acting.context.language,
    now,
  };
}

function lineOf(wanted: WantedSubscription, lineNumber: number, resellerPartnerId: string | null): WantedLine {
  return {
    lineNumber,
    catalogItemId: wanted.catalogItemId,
    quantity: wanted.quantity,
    friendlyName: wanted.friendlyName ?? null,
    termDuration: wanted.termDuration ?? null,
    billingCycle: billingCycleFromWire(wanted.billingCycle),
    currency: null,
    resellerPartnerId,
    additionalPartnerIds: [],
    provisioningContext: {},
    attestationAccepted: true,
    promotionId: null,
    customTermEndDate: null,
    renewsTo: null,
    parentLineNumber: null,
  };
}
