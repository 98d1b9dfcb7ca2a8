import Type from 'typebox';
import {
  ChangePreview,
  ChargeList,
  CustomTermEndDates,
  RenewalChoices,
} from '../../../../contract/subscription-change.ts';
import {
  ActivationResult,
  OverageCollection,
  OverageResource,
  OverageSetting,
  RegistrationStatus,
} from '../../../../contract/subscription-usage.ts';
import { Refusal, refuse } from '../../errors/refusal.ts';
import type { Tx } from '../../platform/db/index.ts';
import { readerOf } from '../../platform/db/index.ts';
import type { CustomerCall, Routes } from '../../platform/http/index.ts';
import { answer, attributes, collection, instant } from '../../platform/http/index.ts';
import { actorOf } from '../audit/index.ts';
import type { SubscriptionDeps } from './actions.ts';
import { withoutKeeping } from './dry-run.ts';
import { activate, changeOverage, listRenewalChoices, register } from './life-actions.ts';
import { listCharges, listRelatives, listUsageSettings } from './life-store.ts';
import { choiceToWire, customEndToWire, overageToWire } from './life-wire.ts';
import { blockedToWire, chargeToWire, nothing } from './preview-wire.ts';
import { findOwnSubscription } from './reading.ts';
import { allowedEnds } from './schedule-rules.ts';
import { dayOf, lastDayOfTerm } from './term-rules.ts';

const tag = 'Subscriptions';
const Ids = Type.Object({ customerId: Type.String(), subscriptionId: Type.String() });
const DryRun = Type.Object({ dryRun: Type.Optional(Type.Boolean()) });

export interface LifeRoutesDeps extends SubscriptionDeps {
  /** Demo mode: what waits for a publisher can be activated by hand. */
  readonly activatable?: boolean;
}

/** What goes with the life of a subscription: end dates, charges, and what usage plans are switched to. */
export function lifeRoutes(routes: Routes, deps: LifeRoutesDeps): void {
  const { db, clock } = deps;
  const root = '/v1/customers/:customerId/subscriptions';
  const acting = (call: Pick<CustomerCall, 'caller' | 'context' | 'customer' | 'scope'>) => ({
    actor: actorOf(call.caller, call.context),
    customer: call.customer,
    scope: call.scope,
    now: clock.now(),
  });

  /** Does it without keeping it: what would change, or what stands against it. */
  const tryOut = async (
    call: Pick<CustomerCall, 'scope' | 'context'>,
    change: { readonly member: string; readonly from?: unknown; readonly to: unknown },
    work: (tx: Tx) => Promise<unknown>,
  ) => {
    try {
      await withoutKeeping(db, call.scope, work);
      return { ...nothing, changes: [change] };
    } catch (error) {
      if (error instanceof Refusal) return blockedToWire(error, call.context.language);
      throw error;
    }
  };

  routes.addForCustomer({
    method: 'GET',
    path: `${root}/customTermEndDates`,
    operation: 'subscription.list',
    tag,
    summary: 'End dates that a first term may have',
    query: Type.Object({
      term_duration: Type.Optional(Type.String()),
      TermDuration: Type.Optional(Type.String()),
      term_start_date: Type.Optional(Type.String({ format: 'date-time' })),
      target_coterm_subscription_id: Type.Optional(Type.String({ format: 'uuid' })),
    }),
    answer: CustomTermEndDates,
    handle: async ({ scope, customer, query }) => {
      const termDuration = query.term_duration ?? query.TermDuration ?? '';
      const start = query.term_start_date ? new Date(query.term_start_date) : clock.now();
      const endsOn = lastDayOfTerm(start, termDuration, false);
      if (endsOn === null) return refuse('parameter-invalid', { problems: 'term_duration' });
      const all = await listRelatives(readerOf(db, scope), scope.tenantId, customer.customerId);
      const wanted = query.target_coterm_subscription_id;
      const others = wanted ? all.filter((one) => one.subscriptionId === wanted) : all;
      const ends = allowedEnds({ startsOn: dayOf(start), endsOn, termDuration }, others);
      return collection(
        ends.map(customEndToWire),
        `/customers/${customer.customerId}/subscriptions/customTermEndDates`,
      );
    },
  });

  routes.addForCustomer({
    method: 'GET',
    path: `${root}/overage`,
    operation: 'subscription.overage.read',
    tag,
    summary: 'Usage beyond the licenses, by usage plan',
    answer: OverageCollection,
    handle: async ({ scope, customer }) => {
      const found = await db.transaction(scope, (tx) =>
        listUsageSettings(tx, scope.tenantId, customer.customerId, null),
      );
      const items = found
        .filter(({ kind }) => kind === 'usage')
        .map((one) => overageToWire(one, customer.customerId));
      return collection(items, `/customers/${customer.customerId}/subscriptions/overage`);
    },
  });

  routes.addForCustomer({
    method: 'PUT',
    path: `${root}/overage`,
    operation: 'subscription.overage.set',
    tag,
    summary: 'Let usage beyond the licenses through, or stop it',
    query: DryRun,
    body: OverageSetting,
    answer: Type.Union([OverageResource, ChangePreview]),
    handle: async (call) => {
      const { azureEntitlementId, overageEnabled, partnerId } = call.body;
      const wanted = { enabled: overageEnabled, partnerId: partnerId?.trim() || null };
      const id = azureEntitlementId.toLowerCase();
      if (!/^[0-9a-f-]{36}$/.test(id)) return refuse('entitlement-unknown');
      if (call.query.dryRun) {
        return tryOut(call, { member: 'overageEnabled', to: overageEnabled }, (tx) =>
          changeOverage(tx, acting(call), id, wanted),
        );
      }
      const s = await db.transaction(call.scope, (tx) => changeOverage(tx, acting(call), id, wanted));
      return overageToWire({ ...s, overageEnabled }, call.customer.customerId);
    },
  });

  routes.addForCustomer({
    method: 'POST',
    path: `${root}/:subscriptionId/registrations`,
    operation: 'subscription.register',
    tag,
    summary: 'Make a usage plan ready for reservations',
    params: Ids,
    query: DryRun,
    status: 202,
    handle: async (call) => {
      const s = await findOwnSubscription(db, call.customer, call.params.subscriptionId);
      if (call.query.dryRun) {
        const change = { member: 'registrationStatus', to: 'registered' };
        return answer(200, await tryOut(call, change, (tx) => register(tx, acting(call), s.subscriptionId)));
      }
      await db.transaction(call.scope, (tx) => register(tx, acting(call), s.subscriptionId));
      const location = `/customers/${call.customer.customerId}/subscriptions/${s.subscriptionId}/registrationstatus`;
      return answer(202, undefined, { location });
    },
  });

  routes.addForCustomer({
    method: 'GET',
    path: `${root}/:subscriptionId/registrationstatus`,
    operation: 'subscription.read',
    tag,
    summary: 'Whether a usage plan is ready for reservations',
    params: Ids,
    answer: RegistrationStatus,
    handle: async ({ customer, params }) => {
      const s = await findOwnSubscription(db, customer, params.subscriptionId);
      const found = await db.transaction({ kind: 'tenant', tenantId: s.partnerId }, (tx) =>
        listUsageSettings(tx, s.partnerId, s.customerId, s.subscriptionId),
      );
      return {
        subscriptionId: s.subscriptionId,
        status: found[0]?.registeredAt ? 'registered' : 'notregistered',
        attributes: attributes('SubscriptionRegistrationStatus'),
      };
    },
  });

  // One of the clients activates with GET; it is answered like the POST.
  for (const method of ['POST', 'GET'] as const) {
    routes.addForCustomer({
      method,
      path: `${root}/:subscriptionId/activate`,
      operation: 'subscription.register',
      tag,
      summary: 'Activate what waits for its publisher (demo mode only)',
      params: Ids,
      query: DryRun,
      answer: Type.Union([ActivationResult, ChangePreview]),
      handle: async (call) => {
        const s = await findOwnSubscription(db, call.customer, call.params.subscriptionId);
        if (!deps.activatable) return refuse('activation-outside-demo');
        if (call.query.dryRun) {
          const change = { member: 'status', from: s.status, to: 'active' };
          return tryOut(call, change, (tx) => activate(tx, acting(call), s.subscriptionId));
        }
        await db.transaction(call.scope, (tx) => activate(tx, acting(call), s.subscriptionId));
        return {
          subscriptionId: s.subscriptionId,
          status: 'Success',
          attributes: attributes('SubscriptionActivationResult'),
        };
      },
    });
  }

  const pages = '/twotier/v1/customers/:customerId/subscriptions/:subscriptionId';

  routes.addForCustomer({
    method: 'GET',
    path: `${pages}/charges`,
    operation: 'subscription.charge.list',
    tag: 'Pages',
    summary: 'What changes of a subscription cost and brought back, newest first',
    params: Ids,
    answer: ChargeList,
    handle: async ({ scope, customer, params }) => {
      const s = await findOwnSubscription(db, customer, params.subscriptionId);
      const found = await db.transaction(scope, (tx) =>
        listCharges(tx, scope.tenantId, s.subscriptionId, 100),
      );
      return { items: found.map((one) => ({ chargedAt: instant(one.chargedAt), ...chargeToWire(one) })) };
    },
  });

  routes.addForCustomer({
    method: 'GET',
    path: `${pages}/renewalchoices`,
    operation: 'subscription.upgrade.read',
    tag: 'Pages',
    summary: 'What the next term may be, with prices and end dates',
    params: Ids,
    answer: RenewalChoices,
    handle: async ({ scope, customer, params, context }) => {
      const s = await findOwnSubscription(db, customer, params.subscriptionId);
      const found = await db.transaction(scope, (tx) => listRenewalChoices(tx, s, customer.country));
      return { items: found.map((one) => choiceToWire(one, context.language)) };
    },
  });
}
