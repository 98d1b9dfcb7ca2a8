import Type from 'typebox';
import { CustomerCharges, CustomerTotals } from '../../../../contract/charge.ts';
import { csvHeaders } from '../../platform/csv/index.ts';
import type { Routes } from '../../platform/http/index.ts';
import { answer, collection, readToken, tokenGiven, writeToken } from '../../platform/http/index.ts';
import { findPartner } from '../partner/index.ts';
import type { InvoiceRoutesDeps } from './asked-invoice.ts';
import { chargesOfCustomers } from './charge-actions.ts';
import { chargesBySubscription, isMonthUpTo, monthsToBill } from './charge-rules.ts';
import { firstOrderedAt, listBilledCustomers, listPrices } from './charge-store.ts';
import { chargesToWire, pricedToWire, reconciliationFile, totalsToWire } from './charge-wire.ts';
import { monthOf } from './month-rules.ts';
import { refuseParameter } from './paging-wire.ts';

const tag = 'Billing (Twotier)';
const CustomerPath = Type.Object({ customerId: Type.String({ format: 'uuid' }) });
const month = Type.Optional(Type.String({ description: '2026-11; the present month without it' }));

/** What to bill (C114): for who buys from the vendor. A provider's reseller sees none of it (D12): the access table refuses it. */
export function chargeRoutes(routes: Routes, { db, clock }: InvoiceRoutesDeps): void {
  const monthIn = (given: string | undefined): string => {
    const now = clock.now();
    if (given === undefined) return monthOf(now);
    return isMonthUpTo(given, now) ? given : refuseParameter('month');
  };

  routes.addForCustomer({
    method: 'GET',
    path: '/twotier/v1/customers/:customerId/charges',
    operation: 'customer.charge.read',
    tag,
    summary: 'What a customer costs you in a month, by subscription',
    params: CustomerPath,
    query: Type.Object({ month }),
    answer: CustomerCharges,
    handle: async ({ scope, customer, query }) => {
      const wanted = monthIn(query.month);
      const { tenantId: partnerId } = scope;
      const { customerId, companyName, capacity } = customer;
      const now = clock.now();
      return db.transaction(scope, async (tx) => {
        const first = await firstOrderedAt(tx, partnerId, customerId);
        const { closed, lines } = await chargesOfCustomers(tx, {
          partnerId,
          customerIds: [customerId],
          month: wanted,
          now,
        });
        const prices = await listPrices(tx, partnerId, customerId);
        return {
          customerId,
          companyName,
          capacity,
          month: wanted,
          months: monthsToBill(first, now),
          closed,
          charges: chargesBySubscription(lines).map(chargesToWire),
          subscriptions: prices.map(pricedToWire),
        };
      });
    },
  });

  routes.addForCustomer({
    method: 'GET',
    path: '/twotier/v1/customers/:customerId/charges/reconciliation',
    operation: 'customer.charge.read',
    tag,
    summary: 'The lines of a customer and month as a CSV file',
    file: ['text/csv'],
    params: CustomerPath,
    query: Type.Object({ month }),
    handle: async ({ scope, customer, query }) => {
      const wanted = monthIn(query.month);
      const { tenantId: partnerId } = scope;
      const { customerId } = customer;
      const [lines, partner] = await db.transaction(scope, async (tx) => {
        const found = await chargesOfCustomers(tx, {
          partnerId,
          customerIds: [customerId],
          month: wanted,
          now: clock.now(),
        });
        return [found.lines, await findPartner(tx, partnerId)] as const;
      });
      const file = reconciliationFile(lines, {
        partnerId,
        partnerNumber: partner?.locationPartnerId ?? '',
      });
      const label = customer.domain.split('.')[0];
      return answer(200, Buffer.from(file), csvHeaders(`Reconciliation_${label}_${wanted}.csv`));
    },
  });

  routes.add({
    method: 'GET',
    path: '/twotier/v1/charges',
    operation: 'customer.charge.list',
    tag,
    summary: 'Your customers by name, with what each costs you in a month',
    query: Type.Object({
      month,
      search: Type.Optional(Type.String({ maxLength: 200, description: 'Beginning of the name' })),
      size: Type.Optional(Type.Integer({ minimum: 1, maximum: 100 })),
      token: Type.Optional(Type.String()),
      'MS-ContinuationToken': Type.Optional(Type.String()),
    }),
    answer: CustomerTotals,
    handle: async ({ scope, query, context }) => {
      const wanted = monthIn(query.month);
      const limit = query.size ?? 25;
      const token = tokenGiven(query, context);
      const [nameKey, customerId] = token ? readToken(token, 2) : [];
      const { page, more, closed, lines } = await db.transaction(scope, async (tx) => {
        const found = await listBilledCustomers(tx, scope.tenantId, {
          startsWith: query.search?.trim() ?? '',
          after: nameKey !== undefined && customerId ? { nameKey, customerId } : null,
          limit: limit + 1,
        });
        const page = found.slice(0, limit);
        const charges = await chargesOfCustomers(tx, {
          partnerId: scope.tenantId,
          customerIds: page.map((one) => one.customerId),
          month: wanted,
          now: clock.now(),
        });
        return { page, more: found.length > limit, ...charges };
      });
      const last = page.at(-1);
      const byCustomer = Map.groupBy(lines, ({ customerId }) => customerId);
      return {
        ...collection(page.map((one) => totalsToWire(one, byCustomer.get(one.customerId) ?? []))),
        month: wanted,
        closed,
        ...(more && last ? { continuationToken: writeToken([last.nameKey, last.customerId]) } : {}),
      };
    },
  });
}
