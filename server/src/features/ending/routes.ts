import Type from 'typebox';
import {
  CustomerPatch,
  EndedRelationship,
  EndingConfirmation,
  EndingPreviewAnswer,
  FormerCustomerAnswer,
  FormerCustomerList,
  PatchedCustomer,
  PlannedEndingItem,
  PlannedEndingList,
} from '../../../../contract/ending.ts';
import { decide } from '../../access/decide.ts';
import { refuseInput } from '../../errors/input-refusal.ts';
import { readVersion } from '../../errors/read-version.ts';
import { refuse } from '../../errors/refusal.ts';
import type { Routes } from '../../platform/http/index.ts';
import { answer, attributes, instant, present, writeToken } from '../../platform/http/index.ts';
import { findFormerCustomer, listFormerCustomers } from '../customer/index.ts';
import { endRelationship, previewEnding } from './actions.ts';
import type { EndingParts } from './parts.ts';
import { cancelPlan, pagePlans, planEnding } from './plan-actions.ts';
import { isResumable } from './rules.ts';
import { countKept, listSuspended } from './store.ts';
import {
  formerToWire,
  pageOf,
  planInListToWire,
  planToWire,
  previewToWire,
  reinstatementToWire,
} from './wire.ts';

const tag = 'Relationships (Twotier)';
const CustomerPath = Type.Object({ customerId: Type.String({ format: 'uuid' }) });
const listQuery = {
  size: Type.Optional(Type.Integer({ minimum: 0 })),
  seekOperation: Type.Optional(Type.String()),
  'MS-ContinuationToken': Type.Optional(Type.String()),
};

export function endingRoutes(routes: Routes, parts: EndingParts): void {
  contractRoutes(routes, parts);
  endingPageRoutes(routes, parts);
  planRoutes(routes, parts);
  formerRoutes(routes, parts);
}

function contractRoutes(routes: Routes, parts: EndingParts): void {
  routes.addForCustomer({
    method: 'PATCH',
    path: '/v1/customers/:customerId',
    operation: 'customer.patch',
    tag: 'Customers',
    summary: 'End the relationship with a customer, or give up delegated administration',
    params: CustomerPath,
    body: CustomerPatch,
    answer: PatchedCustomer,
    handle: async ({ caller, customer, body, context }) => {
      const wanted = body.relationshipToPartner;
      if (wanted !== undefined && !/^none$/i.test(wanted))
        return refuse('enum-invalid', { field: 'relationshipToPartner', allowed: 'none' });
      if (wanted === undefined) {
        if (body.allowDelegatedAccess !== false)
          return refuseInput({ field: 'relationshipToPartner', problem: 'missing' });
        const refusal = decide(caller, 'legacyAdmin.remove');
        if (refusal) throw refusal;
        await parts.giveUpAdmin({ caller, context }, customer);
        return { allowDelegatedAccess: false, attributes: attributes('Customer') };
      }
      // Who may depends on which side asks (2.3); the route is one.
      const refusal = decide(
        caller,
        customer.capacity === 'reseller' ? 'ending.confirmAsReseller' : 'ending.confirm',
      );
      if (refusal) throw refusal;
      await endRelationship(parts, { caller, context }, customer.customerId, {
        declarationVersion: null,
        confirmed: true,
        seen: readVersion(context.headers['if-match'], body.attributes?.etag),
      });
      return { relationshipToPartner: 'none', attributes: attributes('Customer') };
    },
  });

  routes.addForCustomer({
    method: 'DELETE',
    path: '/v1/customers/:customerId',
    operation: 'customer.delete',
    tag: 'Customers',
    summary: 'Deletes a customer of an integration sandbox; refused everywhere else',
    params: CustomerPath,
    // No company here is a sandbox: what customers, invoices and logs hold must not vanish (conventions 20).
    handle: async () => refuse('not-in-this-environment'),
  });
}

function endingPageRoutes(routes: Routes, parts: EndingParts): void {
  routes.addForCustomer({
    method: 'GET',
    path: '/twotier/v1/customers/:customerId/ending',
    operation: 'ending.read',
    tag,
    summary: 'Everything in the way of an ending, and everything it would do',
    params: CustomerPath,
    answer: EndingPreviewAnswer,
    handle: async ({ scope, customer, context }) =>
      previewToWire(await previewEnding(parts, scope, customer.customerId), context.language),
  });

  // One address per side, as the access table knows them as two operations.
  const sides = [
    { path: 'ending', operation: 'ending.confirm', summary: 'End the relationship with a customer' },
    {
      path: 'withdrawal',
      operation: 'ending.confirmAsReseller',
      summary: 'End the relationship with a customer as its reseller',
    },
  ] as const;
  for (const { path, operation, summary } of sides) {
    routes.addForCustomer({
      method: 'POST',
      path: `/twotier/v1/customers/:customerId/${path}`,
      operation,
      tag,
      summary,
      params: CustomerPath,
      body: EndingConfirmation,
      answer: EndedRelationship,
      handle: async ({ caller, customer, body, context }) => {
        const { tie, at } = await endRelationship(parts, { caller, context }, customer.customerId, {
          declarationVersion: body.declarationVersion,
          confirmed: body.confirmed === true,
          seen: readVersion(context.headers['if-match'], body.etag),
        });
        return { id: tie.customerId, companyName: tie.companyName, endedAt: instant(at) };
      },
    });
  }
}

function planRoutes(routes: Routes, parts: EndingParts): void {
  routes.addForCustomer({
    method: 'POST',
    path: '/twotier/v1/customers/:customerId/ending/plan',
    operation: 'ending.plan',
    tag,
    summary: 'End the relationship as soon as nothing stands in the way',
    params: CustomerPath,
    body: EndingConfirmation,
    status: 201,
    answer: PlannedEndingItem,
    handle: async ({ caller, customer, body, context }) =>
      answer(
        201,
        planToWire(
          await planEnding(parts, { caller, context }, customer.customerId, {
            declarationVersion: body.declarationVersion,
            confirmed: body.confirmed === true,
          }),
        ),
      ),
  });

  routes.add({
    method: 'GET',
    path: '/twotier/v1/planned-endings',
    operation: 'ending.plan.list',
    tag,
    summary: 'Endings that wait, with what each waits for',
    query: Type.Object({ includeSettled: Type.Optional(Type.Boolean()), ...listQuery }),
    answer: PlannedEndingList,
    handle: async ({ scope, query, context }) => {
      const { limit, after } = pageOf(query, context, 'planned-endings');
      const found = await pagePlans(parts, scope, {
        withSettled: query.includeSettled === true,
        after: after && { queuedAt: after.at, planId: after.id },
        limit: limit + 1,
      });
      const page = found.slice(0, limit);
      const last = found.length > limit ? page.at(-1)?.plan : undefined;
      return listAnswer(
        page.map(planInListToWire),
        last && writeToken(['planned-endings', last.queuedAt.toISOString(), last.planId]),
      );
    },
  });

  routes.add({
    method: 'POST',
    path: '/twotier/v1/planned-endings/:planId/cancel',
    operation: 'ending.plan.cancel',
    tag,
    summary: 'Take a planned ending back while it waits',
    params: Type.Object({ planId: Type.String({ format: 'uuid' }) }),
    answer: PlannedEndingItem,
    handle: async ({ caller, context, params }) =>
      planToWire(await cancelPlan(parts, { caller, context }, params.planId.toLowerCase())),
  });
}

function formerRoutes(routes: Routes, { db, clock }: EndingParts): void {
  routes.add({
    method: 'GET',
    path: '/twotier/v1/former-customers',
    operation: 'formerCustomer.list',
    tag,
    summary: 'Customers whose relationship with you has ended, the latest first',
    query: Type.Object(listQuery),
    answer: FormerCustomerList,
    handle: async ({ scope, query, context }) => {
      const { limit, after } = pageOf(query, context, 'former-customers');
      const found = await db.transaction(scope, (tx) =>
        listFormerCustomers(tx, scope.tenantId, {
          after: after && { endedAt: after.at, customerId: after.id },
          limit: limit + 1,
        }),
      );
      const page = found.slice(0, limit);
      const last = found.length > limit ? page.at(-1) : undefined;
      return listAnswer(
        page.map(formerToWire),
        last && writeToken(['former-customers', last.endedAt.toISOString(), last.customerId]),
      );
    },
  });

  routes.add({
    method: 'GET',
    path: '/twotier/v1/former-customers/:formerId',
    operation: 'formerCustomer.list',
    tag,
    summary: 'What comes back when a former customer accepts a new request',
    params: Type.Object({ formerId: Type.String({ format: 'uuid' }) }),
    answer: FormerCustomerAnswer,
    handle: async ({ scope, params }) => {
      const { tenantId } = scope;
      const id = params.formerId.toLowerCase();
      return db.transaction(scope, async (tx) => {
        const former = (await findFormerCustomer(tx, tenantId, id)) ?? refuse('customer-unknown');
        const suspended = await listSuspended(tx, tenantId, id);
        const now = clock.now();
        return reinstatementToWire(former, {
          ...(await countKept(tx, tenantId, id)),
          resumable: suspended.filter((one) => isResumable(one, now)),
        });
      });
    },
  });
}

function listAnswer<T>(items: readonly T[], token: string | undefined) {
  return present({ totalCount: items.length, items, continuationToken: token });
}
