import { CreditLine } from '../../../../contract/credit-line.ts';
import { refuse } from '../../errors/refusal.ts';
import { readerOf } from '../../platform/db/index.ts';
import type { Routes } from '../../platform/http/index.ts';
import type { Credit } from '../order/index.ts';
import { findCreditAccount } from '../order/index.ts';
import type { InvoiceRoutesDeps } from './asked-invoice.ts';

/** What a partner may still buy, and what its credit is used for (C112). */
export function creditLineRoutes(routes: Routes, { db }: Pick<InvoiceRoutesDeps, 'db'>): void {
  routes.add({
    method: 'GET',
    path: '/twotier/v1/creditline',
    operation: 'invoice.list',
    tag: 'Invoices',
    summary: 'Your credit limit, what of it is used and for what, and what is left',
    answer: CreditLine,
    handle: async ({ scope }) => {
      const credit = await findCreditAccount(readerOf(db, scope), scope.tenantId);
      return creditLineToWire(credit ?? refuse('not-found'));
    },
  });
}

export function creditLineToWire({ creditLimit: limit, creditUsed: used, ...of }: Credit): CreditLine {
  return { ...of, limit, used };
}
