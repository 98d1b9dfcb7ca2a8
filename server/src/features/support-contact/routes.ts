import Type from 'typebox';
import {
  FlaggedContacts,
  SupportContact,
  SupportContactOutcomes,
  SupportContactsUpdate,
  SupportContactUpdate,
  SupportOfCustomerRecord,
} from '../../../../contract/support-contact.ts';
import { refuse } from '../../errors/refusal.ts';
import { readerOf, tenantScope } from '../../platform/db/index.ts';
import type { CustomerReach, Routes } from '../../platform/http/index.ts';
import { readToken, writeToken } from '../../platform/http/index.ts';
import type { SupportContactDeps } from './actions.ts';
import { designate, designateMany, readSupportOfCustomer } from './actions.ts';
import { isGuid } from './rules.ts';
import { findSupported, listFlagged } from './store.ts';
import { flaggedToWire, outcomeToWire, supportContactToWire, supportToWire, wantedFromWire } from './wire.ts';

const tag = 'Support contacts';
// An id that is no GUID is answered as an unknown subscription, in its own words.
const TextIds = Type.Object({ customerId: Type.String(), subscriptionId: Type.String() });
const pageSize = 40;
const sizeMax = 200;

/** Whom a customer calls about a subscription (C88, 4.9). */
export function supportContactRoutes(routes: Routes, deps: SupportContactDeps): void {
  const { db } = deps;
  const path = '/v1/customers/:customerId/subscriptions/:subscriptionId/supportcontact';

  routes.addForCustomer({
    method: 'GET',
    path,
    operation: 'supportContact.read',
    tag,
    summary: 'Support contact of a subscription',
    params: TextIds,
    answer: SupportContact,
    handle: async ({ customer, params: { subscriptionId } }) => {
      const sellerId = sellerOf(customer);
      const found =
        sellerId && isGuid(subscriptionId)
          ? await db.transaction(tenantScope(sellerId), (tx) =>
              findSupported(tx, sellerId, customer.customerId, subscriptionId.toLowerCase()),
            )
          : undefined;
      return found ? supportContactToWire(found) : refuse('subscription-unknown');
    },
  });

  routes.addForCustomer({
    method: 'PUT',
    path,
    operation: 'supportContact.set',
    tag,
    summary: 'Designate the support contact of a subscription',
    params: TextIds,
    body: SupportContactUpdate,
    answer: SupportContact,
    handle: async ({ params: { subscriptionId }, body, ...call }) => {
      if (!isGuid(subscriptionId)) return refuse('subscription-unknown');
      const wanted = wantedFromWire(body);
      return supportContactToWire(await designate(deps, call, subscriptionId.toLowerCase(), wanted));
    },
  });

  const pages = '/twotier/v1/customers/:customerId/supportcontacts';

  routes.addForCustomer({
    method: 'GET',
    path: pages,
    operation: 'supportContact.candidate.list',
    tag,
    summary: 'Who answers for what at a customer, and who might',
    answer: SupportOfCustomerRecord,
    handle: async ({ scope, customer }) =>
      supportToWire(await readSupportOfCustomer(deps, scope, customer.customerId)),
  });

  routes.addForCustomer({
    method: 'POST',
    path: pages,
    operation: 'supportContact.set',
    tag,
    summary: 'Designate one support contact for several subscriptions of a customer',
    body: SupportContactsUpdate,
    answer: SupportContactOutcomes,
    handle: async ({ body, ...call }) => {
      const ids = body.subscriptionIds.map((id) => id.toLowerCase());
      const wanted = { tenantId: body.supportTenantId.toLowerCase(), partnerId: null };
      const outcomes = await designateMany(deps, call, ids, wanted);
      return { items: outcomes.map((one) => outcomeToWire(one, call.context.language)) };
    },
  });

  routes.add({
    method: 'GET',
    path: '/twotier/v1/supportcontacts/flagged',
    operation: 'supportContact.flagged.list',
    tag,
    summary: 'Subscriptions whose support contact has lost its admin permission at the customer',
    query: Type.Object({
      size: Type.Optional(Type.Integer({ minimum: 1 })),
      'MS-ContinuationToken': Type.Optional(Type.String()),
    }),
    answer: FlaggedContacts,
    handle: async ({ scope, query }) => {
      const limit = Math.min(query.size ?? pageSize, sizeMax);
      const token = query['MS-ContinuationToken'];
      const [after = null] = token ? readToken(token, 1) : [];
      if (after !== null && !isGuid(after))
        return refuse('parameter-invalid', { problems: 'MS-ContinuationToken' });
      const found = await listFlagged(readerOf(db, scope), scope.tenantId, after, limit + 1);
      const page = found.slice(0, limit);
      const last = found.length > limit ? page.at(-1) : undefined;
      return {
        totalCount: page.length,
        items: page.map(flaggedToWire),
        ...(last ? { continuationToken: writeToken([last.subscriptionId]) } : {}),
      };
    },
  });
}

/** A reseller reads what its provider sold the customer (D12); everybody else its own. */
function sellerOf({ capacity, partnerId, providerId }: CustomerReach): string | null {
  return capacity === 'reseller' ? providerId : partnerId;
}
