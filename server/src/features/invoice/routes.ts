import Type from 'typebox';
import {
  billingProviders,
  Invoice,
  InvoiceCollection,
  InvoiceLineItemCollection,
  InvoiceSummary,
  InvoiceSummaryCollection,
  invoiceLineItemTypes,
} from '../../../../contract/invoice.ts';
import type { Routes } from '../../platform/http/index.ts';
import { answer, bind, collection, readFilter } from '../../platform/http/index.ts';
import { partnerCurrencyOf } from '../market/index.ts';
import type { InvoiceRoutesDeps } from './asked-invoice.ts';
import { getInvoice } from './asked-invoice.ts';
import { linesOfInvoice, unbilledLines } from './asked-lines.ts';
import { creditLineRoutes } from './credit-line-routes.ts';
import { estimateRoutes } from './estimate-routes.ts';
import { offsetPage, partOf, refuseParameter, seekPage, seekPartOf } from './paging-wire.ts';
import { statementDocument } from './statement-document.ts';
import { dateOperators, listBalances, listInvoices, listLines } from './store.ts';
import { invoiceToWire, summaryToWire } from './wire.ts';

const tag = 'Invoices';
const InvoicePath = Type.Object({ invoiceId: Type.String() });
const invoicesMax = 200;
const linesMax = 2000;
const offsetMax = 1_000_000_000;

const paging = {
  size: Type.Optional(Type.Integer({ minimum: 0 })),
  offset: Type.Optional(Type.Integer({ minimum: 0, maximum: offsetMax })),
};
const seeking = {
  ...paging,
  seekOperation: Type.Optional(Type.String()),
  'MS-ContinuationToken': Type.Optional(Type.String()),
};

/** Invoices of who buys from the vendor (C112). Resellers have none: the access table refuses them. */
export function invoiceRoutes(routes: Routes, { db, clock }: InvoiceRoutesDeps): void {
  routes.add({
    method: 'GET',
    path: '/v1/invoices',
    operation: 'invoice.list',
    tag,
    summary: 'Own invoices, newest first',
    query: Type.Object({
      ...paging,
      filter: Type.Optional(Type.String({ description: 'One comparison of InvoiceDate, as JSON' })),
    }),
    answer: InvoiceCollection,
    handle: async ({ scope, query }) => {
      const part = partOf(query, invoicesMax);
      const filter = readFilter(query.filter, { InvoiceDate: dateOperators });
      const invoicedAt = filter && { operator: filter.operator, value: dateIn(filter.value) };
      const found = await listInvoices(db, scope, { invoicedAt, ...part, limit: part.limit + 1 });
      return offsetPage({
        found: found.map((invoice) => invoiceToWire(invoice, 'list')),
        part,
        path: '/invoices',
        query: { size: query.size || undefined, filter: query.filter },
      });
    },
  });

  routes.add({
    method: 'GET',
    path: '/v1/invoices/summary',
    operation: 'invoice.list',
    tag,
    summary: 'Balance of the account in its own currency',
    answer: InvoiceSummary,
    handle: async ({ caller, scope }) => {
      const balances = await listBalances(db, scope);
      const currency = partnerCurrencyOf(caller.tenant.country) ?? balances[0]?.currency ?? 'USD';
      const own = balances.filter((one) => one.currency === currency);
      return summaryToWire(currency, own, clock.now(), '/invoices/summary');
    },
  });

  routes.add({
    method: 'GET',
    path: '/v1/invoices/summaries',
    operation: 'invoice.list',
    tag,
    summary: 'Balances of the account, one for each currency it was billed in',
    answer: InvoiceSummaryCollection,
    handle: async ({ scope }) => {
      const balances = Map.groupBy(await listBalances(db, scope), (one) => one.currency);
      const self = '/invoices/summaries';
      return collection(
        [...balances].map(([currency, own]) => summaryToWire(currency, own, clock.now(), self)),
        self,
      );
    },
  });

  routes.add({
    method: 'GET',
    path: '/v1/invoices/:invoiceId',
    operation: 'invoice.read',
    tag,
    summary: 'One invoice',
    params: InvoicePath,
    answer: Invoice,
    handle: async ({ scope, params }) => invoiceToWire(await getInvoice(db, scope, params.invoiceId), 'one'),
  });

  routes.add({
    method: 'GET',
    path: '/v1/invoices/:invoiceId/documents/statement',
    operation: 'invoice.read',
    tag,
    summary: 'The statement of an invoice, as a PDF',
    file: ['application/pdf'],
    params: InvoicePath,
    handle: async ({ caller, scope, params, context }) => {
      const invoice = await getInvoice(db, scope, params.invoiceId);
      const lines = await listLines(db, scope, invoice.invoiceId, { limit: linesMax, offset: 0 });
      const { language } = context;
      return answer(200, statementDocument({ invoice, partnerName: caller.tenant.name, lines, language }), {
        'content-type': 'application/pdf',
        'content-disposition': `attachment; filename=Invoice_${invoice.invoiceId}.pdf`,
      });
    },
  });

  routes.add({
    method: 'GET',
    path: '/v1/invoices/:invoiceId/lineitems/:billingProvider/:invoiceLineItemType',
    operation: 'invoice.read',
    tag,
    summary: 'Lines of an invoice, by billing provider and kind of line',
    params: Type.Object({
      invoiceId: Type.String(),
      billingProvider: Type.String(),
      invoiceLineItemType: Type.String(),
    }),
    query: Type.Object(seeking),
    answer: InvoiceLineItemCollection,
    handle: async ({ caller, scope, params, query, context }) => {
      const provider = spelled(billingProviders, params.billingProvider, 'billingProvider');
      const type = spelled(invoiceLineItemTypes, params.invoiceLineItemType, 'invoiceLineItemType');
      const part = seekPartOf(query, context, linesMax);
      const invoice = await getInvoice(db, scope, params.invoiceId);
      const wanted = { provider, type, ...part, partnerName: caller.tenant.name };
      const found = await linesOfInvoice(db, scope, invoice, wanted);
      const path = `/invoices/${invoice.invoiceId}/lineitems/${provider}/${type}`;
      const page = { found, part, path, query: { size: query.size || undefined } };
      return provider === 'one_time' || type === 'usage_line_items' ? seekPage(page) : offsetPage(page);
    },
  });

  routes.add({
    method: 'GET',
    path: '/v1/invoices/:invoiceId/lineitems',
    operation: 'invoice.read',
    tag,
    summary: 'Lines of an invoice, or of what is not billed yet (`unbilled`)',
    params: InvoicePath,
    query: Type.Object({
      ...seeking,
      provider: Type.Optional(Type.String()),
      invoiceLineItemType: Type.Optional(Type.String()),
      currencyCode: Type.Optional(Type.String({ maxLength: 3 })),
      period: Type.Optional(Type.String()),
      hasPartnerEarnedCredit: Type.Optional(Type.Boolean()),
    }),
    answer: InvoiceLineItemCollection,
    handle: async ({ caller, scope, params, query, context }) => {
      const provider = spelled(billingProviders, query.provider, 'provider');
      const type = spelled(invoiceLineItemTypes, query.invoiceLineItemType, 'invoiceLineItemType');
      const part = seekPartOf(query, context, linesMax);
      const asked = { provider, invoicelineitemtype: type, size: query.size || undefined };
      const withCredit = query.hasPartnerEarnedCredit === true;
      const wanted = { provider, type, ...part, withCredit, partnerName: caller.tenant.name };
      if (params.invoiceId.toLowerCase() === 'unbilled') {
        const currency = query.currencyCode?.trim().toUpperCase() || refuseParameter('currencyCode');
        const period = spelled(['current', 'previous'], query.period, 'period');
        const path = '/invoices/unbilled/lineitems';
        const found = await unbilledLines(db, scope, { ...wanted, currency, period, now: clock.now() });
        return seekPage({ found, part, path, query: { ...asked, currencycode: currency, period } });
      }
      const invoice = await getInvoice(db, scope, params.invoiceId);
      const found = await linesOfInvoice(db, scope, invoice, wanted);
      return seekPage({ found, part, path: `/invoices/${invoice.invoiceId}/lineitems`, query: asked });
    },
  });
  estimateRoutes(routes, { db });
  creditLineRoutes(routes, { db });
}

/** `OneTime`, `one_time` and `onetime` are the same; anything unknown is refused with 3000. */
function spelled<const T extends string>(names: readonly T[], given: string | undefined, field: string): T {
  const key = (name: string) => name.toLowerCase().replace(/[\s_-]/g, '');
  const wanted = key(given ?? '');
  return names.find((name) => key(name) === wanted) ?? refuseParameter(field);
}

/** A date without a zone is UTC, as everywhere (conventions 7.1). */
function dateIn(text: string): string {
  const { value, problems } = bind(Type.Object({ value: Type.String({ format: 'date-time' }) }), {
    value: text,
  });
  const date = (value as { value?: string }).value;
  return problems.length === 0 && date !== undefined ? date : refuseParameter('filter');
}
