import type { Caller } from '../../access/caller.ts';
import { Refusal } from '../../errors/refusal.ts';
import type { Language } from '../../errors/sentence.ts';
import type { Clock } from '../../platform/clock/index.ts';
import type { Database, Tx } from '../../platform/db/index.ts';
import { tenantScope } from '../../platform/db/index.ts';
import type { Actor } from '../audit/index.ts';
import { actorOf } from '../audit/index.ts';
import { findPartner } from '../partner/index.ts';
import type { OrderPorts } from './actions.ts';
import { assessPurchase, placeOrders, refusalOf } from './actions.ts';
import type { Deliveries } from './delivery-actions.ts';
import type { Order, Purchaser, WantedLine } from './model.ts';
import { readOrders } from './store.ts';
import { billingCycleFromWire, given, orderToWire } from './wire.ts';

/** An order that comes with a new customer account (C44), in the words of whoever opens the account. */
export interface FirstOrder {
  readonly acting: {
    readonly caller: Caller;
    readonly context: { readonly correlationId: string; readonly language: Language };
  };
  /** Without an id while the account does not exist yet. */
  readonly customer: Omit<Purchaser, 'customerId'> & { readonly customerId: string | null };
  readonly subscriptions: readonly {
    readonly catalogItemId: string;
    readonly quantity: number;
    readonly termDuration?: string | undefined;
    readonly billingCycle?: string | undefined;
    readonly friendlyName?: string | undefined;
    readonly promotionId?: string | undefined;
  }[];
  readonly resellerTenantId: string | null;
  readonly attestationAccepted: boolean;
}

/** Nobody's id: a customer that does not exist yet has bought nothing yet. */
const noCustomerYet = '00000000-0000-0000-0000-000000000000';

/** Takes first orders: checks them before the account is made, places them once it is. */
export function orderDesk(
  deps: OrderPorts & { readonly db: Database; readonly clock: Clock; readonly deliveries: Deliveries },
) {
  const { db, clock } = deps;
  const inScope = <T>(request: FirstOrder, work: (tx: Tx) => Promise<T>) =>
    db.transaction(tenantScope(request.acting.caller.tenant.id), work);

  /** The orders as they stand once they have been delivered as far as possible. */
  async function delivered(request: FirstOrder, placed: readonly Order[], actor: Actor): Promise<Order[]> {
    const scope = tenantScope(request.acting.caller.tenant.id);
    const ids = placed.map((order) => order.orderId);
    await deps.deliveries.deliverNow(scope, ids, actor);
    const customerId = request.customer.customerId ?? noCustomerYet;
    const present = await inScope(request, (tx) => readOrders(tx, scope, customerId, { orderIds: ids }));
    return placed.map((order) => present.find((one) => one.orderId === order.orderId) ?? order);
  }

  return {
    async checkOrder(request: FirstOrder): Promise<void> {
      const { problems } = await inScope(request, async (tx) =>
        assessPurchase(tx, await purchaseOf(tx, request, clock.now()), attestationOf(request)),
      );
      if (problems.length > 0) throw atSubscriptions(refusalOf(problems, request.acting.context.language));
    },

    /** The order as the contract writes it; what did not fit into one order is named in `furtherOrders`. */
    async placeOrder(request: FirstOrder): Promise<object> {
      try {
        const actor = actorOf(request.acting.caller, request.acting.context);
        const placed = await inScope(request, async (tx) =>
          placeOrders(tx, deps, {
            ...(await purchaseOf(tx, request, clock.now())),
            actor,
            attestation: attestationOf(request),
          }),
        );
        const [first, ...further] = await delivered(request, placed, actor);
        if (!first) throw new Error('an order without lines was asked for');
        const reading = { country: request.customer.country, client: 'other' as const, withPrices: true };
        return {
          ...orderToWire(first, reading),
          furtherOrders: further.map((order) => orderToWire(order, reading)),
        };
      } catch (error) {
        throw error instanceof Refusal ? atSubscriptions(error) : error;
      }
    },
  };
}

async function purchaseOf(tx: Tx, request: FirstOrder, now: Date) {
  const { acting, customer, resellerTenantId } = request;
  const reseller = resellerTenantId === null ? undefined : await findPartner(tx, resellerTenantId);
  return {
    seller: { tenant: acting.caller.tenant, userId: acting.caller.user?.id ?? null },
    customer: { ...customer, customerId: customer.customerId ?? noCustomerYet },
    lines: linesOf(request, reseller?.locationPartnerId ?? null),
    language: acting.context.language,
    now,
  };
}

function linesOf(
  { subscriptions, attestationAccepted }: FirstOrder,
  resellerPartnerId: string | null,
): WantedLine[] {
  return subscriptions.map((one, lineNumber) => ({
    lineNumber,
    catalogItemId: one.catalogItemId.trim(),
    quantity: one.quantity,
    friendlyName: given(one.friendlyName),
    termDuration: given(one.termDuration),
    billingCycle: billingCycleFromWire(one.billingCycle),
    currency: null,
    resellerPartnerId,
    additionalPartnerIds: [],
    provisioningContext: {},
    attestationAccepted,
    promotionId: given(one.promotionId),
    customTermEndDate: null,
    renewsTo: null,
    parentLineNumber: null,
  }));
}

function attestationOf({ attestationAccepted }: FirstOrder): 'given' | 'missing' {
  return attestationAccepted ? 'given' : 'missing';
}

/** Fields are named as they stand in the account's own request. */
function atSubscriptions(refusal: Refusal): Refusal {
  const fields = refusal.fields.map((one) => ({
    ...one,
    field: one.field.replace(/^lineItems\[/, 'subscriptions['),
  }));
  return new Refusal(refusal.reason, refusal.parameters, fields);
}
