import Type from 'typebox';
import type { BillingProvider, InvoiceLineItemType } from '../../../../contract/invoice.ts';
import {
  billingProviders,
  Invoice,
  InvoiceCollection,
  InvoiceLineItemCollection,
  InvoiceSummary,
  InvoiceSummaryCollection,
  invoiceLineItemTypes,
} from '../../../../contract/invoice.ts';
import { refuse } from '../../errors/refusal.ts';
import type { Clock } from '../../platform/clock/index.ts';
import type { Database, TenantScope } from '../../platform/db/index.ts';
import type { Routes } from '../../platform/http/index.ts';
import { answer, bind, collection, readFilter } from '../../platform/http/index.ts';
import { partnerCurrencyOf } from '../market/index.ts';
import { findPartner } from '../partner/index.ts';
import { openBills } from './actions.ts';
import type { Invoice as StoredInvoice } from './model.ts';
import { offsetPage, partOf, refuseParameter, seekPage, seekPartOf } from './paging-wire.ts';
import { statementDocument } from './statement-document.ts';
import { dateOperators, findInvoice, listBalances, listInvoices, listLines } from './store.ts';
import { invoiceIdFromWire, invoiceToWire, lineToWire, providerOf, summaryToWire } from './wire.ts';

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

export interface InvoiceRoutesDeps {
  readonly db: Database;
  readonly clock: Clock;
}

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
    handle: async ({ scope, params, query, context }) => {
      const provider = spelled(billingProviders, params.billingProvider, 'billingProvider');
      const type = spelled(invoiceLineItemTypes, params.invoiceLineItemType, 'invoiceLineItemType');
      const part = seekPartOf(query, context, linesMax);
      const invoice = await getInvoice(db, scope, params.invoiceId);
      const found = await linesOf(db, scope, invoice, { provider, type, ...part });
      const path = `/invoices/${invoice.invoiceId}/lineitems/${provider}/${type}`;
      const page = { found, part, path, query: { size: query.size || undefined } };
      return provider === 'one_time' ? seekPage(page) : offsetPage(page);
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
    handle: async ({ scope, params, query, context }) => {
      const provider = spelled(billingProviders, query.provider, 'provider');
      const type = spelled(invoiceLineItemTypes, query.invoiceLineItemType, 'invoiceLineItemType');
      const part = seekPartOf(query, context, linesMax);
      const asked = { provider, invoicelineitemtype: type, size: query.size || undefined };
      if (params.invoiceId.toLowerCase() === 'unbilled') {
        const currency = query.currencyCode?.trim().toUpperCase() || refuseParameter('currencyCode');
        const period = spelled(['current', 'previous'], query.period, 'period');
        const found = await openLines(db, scope, { provider, type, currency, period, now: clock.now() });
        const path = '/invoices/unbilled/lineitems';
        const rest = found.slice(part.offset);
        return seekPage({ found: rest, part, path, query: { ...asked, currencycode: currency, period } });
      }
      const invoice = await getInvoice(db, scope, params.invoiceId);
      const found = await linesOf(db, scope, invoice, { provider, type, ...part });
      return seekPage({ found, part, path: `/invoices/${invoice.invoiceId}/lineitems`, query: asked });
    },
  });
}

/** Another partner's invoice answers like none at all: it does not lie in this scope. */
async function getInvoice(db: Database, scope: TenantScope, given: string): Promise<StoredInvoice> {
  const invoiceId = invoiceIdFromWire(given);
  const invoice = /^[A-Z0-9]{1,40}$/.test(invoiceId) ? await findInvoice(db, scope, invoiceId) : undefined;
  return invoice ?? refuse('invoice-unknown');
}

interface LinesWanted {
  readonly provider: BillingProvider;
  readonly type: InvoiceLineItemType;
}

/** No usage is rated here, so that usage lines and usage providers have nothing to show. */
function bills({ provider, type }: LinesWanted, invoice: Pick<StoredInvoice, 'type'>): boolean {
  return type === 'billing_line_items' && (provider === 'all' || provider === providerOf[invoice.type]);
}

async function linesOf(
  db: Database,
  scope: TenantScope,
  invoice: StoredInvoice,
  wanted: LinesWanted & { readonly limit: number; readonly offset: number },
) {
  if (!bills(wanted, invoice)) return [];
  const { limit, offset } = wanted;
  const lines = await listLines(db, scope, invoice.invoiceId, { limit: limit + 1, offset });
  const partnerNumber = await numberOf(db, scope);
  return lines.map((line) => lineToWire(line, { ...invoice, partnerNumber }));
}

async function openLines(
  db: Database,
  scope: TenantScope,
  wanted: LinesWanted & {
    readonly currency: string;
    readonly period: 'current' | 'previous';
    readonly now: Date;
  },
) {
  const { tenantId: partnerId } = scope;
  const open = await db.transaction(scope, (tx) => openBills(tx, partnerId, wanted.period, wanted.now));
  const partnerNumber = await numberOf(db, scope);
  return open
    .filter((bill) => bill.currency === wanted.currency && bills(wanted, bill))
    .flatMap(({ type, currency, lines }) => {
      const of = { partnerId, partnerNumber, invoiceId: '', type, currency };
      return lines.map((line) => lineToWire(line, of));
    });
}

async function numberOf(db: Database, scope: TenantScope): Promise<string> {
  const partner = await db.transaction(scope, (tx) => findPartner(tx, scope.tenantId));
  return partner?.locationPartnerId ?? '0';
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
