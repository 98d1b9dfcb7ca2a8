import Type from 'typebox';
import { ChangePreview } from '../../../../contract/subscription-change.ts';
import {
  ConversionCollection,
  ConversionRequest,
  ConversionResult,
  TransitionAnswer,
  TransitionCollection,
  TransitionEligibilities,
  TransitionRequest,
  UpgradeCollection,
  UpgradeRequest,
  UpgradeResult,
} from '../../../../contract/subscription-upgrade.ts';
import { Refusal, refuse } from '../../errors/refusal.ts';
import type { CustomerCall, Routes } from '../../platform/http/index.ts';
import { attributes, collection } from '../../platform/http/index.ts';
import type { SubscriptionDeps } from './actions.ts';
import type { KeptSubscription } from './model.ts';
import { blockedToWire } from './preview-wire.ts';
import { findOwnSubscription } from './reading.ts';
import { listWays, makeTransition, previewTransition } from './transition-actions.ts';
import type { WantedTransition } from './transition-model.ts';
import { listTransitions } from './transition-store.ts';
import {
  eligibilityToWire,
  transitionPreviewToWire,
  transitionToWire,
  upgradeFromWire,
  upgradeResultToWire,
  upgradeToWire,
  wantedFromWire,
} from './transition-wire.ts';

const tag = 'Subscriptions';
const Ids = Type.Object({ customerId: Type.String(), subscriptionId: Type.String() });
const DryRun = Type.Object({ dryRun: Type.Optional(Type.Boolean()) });
type Call = Pick<
  CustomerCall<unknown, unknown, { subscriptionId: string }>,
  'scope' | 'customer' | 'context' | 'params'
>;

/** Upgrades and conversions (C52, C58): of new commerce as transitions, of legacy offers in their own words. */
export function transitionRoutes(routes: Routes, deps: SubscriptionDeps): void {
  const root = '/v1/customers/:customerId/subscriptions/:subscriptionId';
  const find = (call: Call) => findOwnSubscription(deps.db, call.customer, call.params.subscriptionId);
  const ways = (call: Call, s: KeptSubscription) =>
    listWays(deps, { ...call, subscriptionId: s.subscriptionId }, s);
  const pathOf = (call: Call, end: string) =>
    `/customers/${call.customer.customerId}/subscriptions/${call.params.subscriptionId}/${end}`;
  const idOf = (call: Call) => ({ subscriptionId: call.params.subscriptionId.toLowerCase() });

  /** What it would do, cost or meet. */
  const tryOut = async (
    call: Call & Pick<CustomerCall, 'caller'>,
    wanted: (present: KeptSubscription) => WantedTransition,
  ) => {
    try {
      return transitionPreviewToWire(await previewTransition(deps, { ...call, ...idOf(call) }, wanted));
    } catch (error) {
      if (error instanceof Refusal) return blockedToWire(error, call.context.language);
      throw error;
    }
  };

  routes.addForCustomer({
    method: 'GET',
    path: `${root}/transitioneligibilities`,
    operation: 'subscription.upgrade.read',
    tag,
    summary: 'What a subscription can be upgraded to',
    params: Ids,
    query: Type.Object({ eligibilityType: Type.Optional(Type.String()) }),
    answer: TransitionEligibilities,
    handle: async (call) => {
      const s = await find(call);
      const scheduled = call.query.eligibilityType?.toLowerCase() === 'scheduled';
      const reading = { language: call.context.language, scheduled };
      const items = (await ways(call, s)).map((way) => eligibilityToWire(way, s, reading));
      return collection(items, pathOf(call, 'transitioneligibilities'));
    },
  });

  routes.addForCustomer({
    method: 'GET',
    path: `${root}/transitions`,
    operation: 'subscription.upgrade.read',
    tag,
    summary: 'Upgrades and conversions of a subscription',
    params: Ids,
    query: Type.Object({ operationId: Type.Optional(Type.String({ format: 'uuid' })) }),
    answer: TransitionCollection,
    handle: async (call) => {
      const s = await find(call);
      const found = await listTransitions(
        deps.db,
        call.scope,
        s.subscriptionId,
        call.query.operationId ?? null,
      );
      const items = found.map((one) => transitionToWire(one, call.context.language));
      return collection(items, pathOf(call, 'transitions'));
    },
  });

  routes.addForCustomer({
    method: 'POST',
    path: `${root}/transitions`,
    operation: 'subscription.upgrade',
    tag,
    summary: 'Upgrade a subscription, whole or in part, or make a trial a paid one',
    params: Ids,
    query: DryRun,
    body: TransitionRequest,
    answer: TransitionAnswer,
    handle: async (call) => {
      await find(call);
      const wanted = () => wantedFromWire(call.body);
      if (call.query.dryRun) return tryOut(call, wanted);
      const { made } = await makeTransition(deps, { ...call, ...idOf(call) }, wanted);
      return transitionToWire(made, call.context.language);
    },
  });

  routes.addForCustomer({
    method: 'GET',
    path: `${root}/upgrades`,
    operation: 'subscription.upgrade.read',
    tag,
    summary: 'Offers a subscription can be upgraded to',
    params: Ids,
    answer: UpgradeCollection,
    handle: async (call) => {
      const s = await find(call);
      const found = s.isTrial ? [] : await ways(call, s);
      const items = found.map((way) => upgradeToWire(way, s, call.context.language));
      return collection(items, pathOf(call, 'upgrades'));
    },
  });

  routes.addForCustomer({
    method: 'POST',
    path: `${root}/upgrades`,
    operation: 'subscription.upgrade',
    tag,
    summary: 'Upgrade a subscription to another offer',
    params: Ids,
    query: DryRun,
    body: UpgradeRequest,
    answer: Type.Union([UpgradeResult, ChangePreview]),
    handle: async (call) => {
      await find(call);
      const wanted = (present: KeptSubscription) => upgradeFromWire(call.body, present);
      if (call.query.dryRun) return tryOut(call, wanted);
      const result = await makeTransition(deps, { ...call, ...idOf(call) }, wanted);
      return upgradeResultToWire(result, call.context.language);
    },
  });

  routes.addForCustomer({
    method: 'GET',
    path: `${root}/conversions`,
    operation: 'subscription.upgrade.read',
    tag,
    summary: 'What a trial can become',
    params: Ids,
    answer: ConversionCollection,
    handle: async (call) => {
      const s = await find(call);
      const found = s.isTrial ? await ways(call, s) : [];
      const items = found.map(({ target }) => ({
        offerId: s.catalogItemId,
        targetOfferId: target.catalogItemId,
        orderId: s.orderId,
        quantity: s.quantity,
        billingCycle: target.terms[0]?.billingCycle ?? 'monthly',
        attributes: attributes('Conversion'),
      }));
      return collection(items, pathOf(call, 'conversions'));
    },
  });

  routes.addForCustomer({
    method: 'POST',
    path: `${root}/conversions`,
    operation: 'subscription.upgrade',
    tag,
    summary: 'Make a trial a paid subscription; it keeps its id',
    params: Ids,
    query: DryRun,
    body: ConversionRequest,
    answer: Type.Union([ConversionResult, ChangePreview]),
    handle: async (call) => {
      const s = await find(call);
      if (!s.isTrial) return refuse('not-a-trial');
      const { targetOfferId, quantity, billingCycle } = call.body;
      // A legacy offer has one term of its own; the billing is what is chosen.
      const target = (await ways(call, s)).find(
        (way) => way.target.catalogItemId.toLowerCase() === targetOfferId.toLowerCase(),
      )?.target;
      const term = target?.terms.find((one) => one.billingCycle === billingCycle) ?? target?.terms[0];
      const wanted = () => ({
        ...wantedFromWire({ toCatalogItemId: targetOfferId, quantity }),
        termDuration: term?.term ?? null,
        billingCycle: term?.billingCycle ?? null,
      });
      if (call.query.dryRun) return tryOut(call, wanted);
      const { made } = await makeTransition(deps, { ...call, ...idOf(call) }, wanted);
      return {
        subscriptionId: s.subscriptionId,
        offerId: made.fromCatalogItemId,
        targetOfferId: made.toCatalogItemId,
        attributes: attributes('ConversionResult'),
      };
    },
  });
}
