import Type from 'typebox';
import { EstimateLinkCollection } from '../../../../contract/invoice.ts';
import { refuse } from '../../errors/refusal.ts';
import type { Routes } from '../../platform/http/index.ts';
import { attributes, collection, link } from '../../platform/http/index.ts';
import type { InvoiceRoutesDeps } from './asked-invoice.ts';
import { getInvoice } from './asked-invoice.ts';
import { refuseParameter } from './paging-wire.ts';
import { estimateWords } from './words.ts';

const tag = 'Invoices';
const kinds = [
  { type: 'billing', provider: 'all', lines: 'billinglineitems' },
  { type: 'usage', provider: 'onetime', lines: 'usagelineitems' },
] as const;
const periods = ['Current', 'Previous'] as const;

/** Where open charges are read, and receipts of invoices. */
export function estimateRoutes(routes: Routes, { db }: Pick<InvoiceRoutesDeps, 'db'>): void {
  routes.add({
    method: 'GET',
    path: '/v1/invoices/estimates/links',
    operation: 'invoice.list',
    tag,
    summary: 'Where to read what is charged but not billed yet',
    query: Type.Object({ currencyCode: Type.Optional(Type.String({ maxLength: 3 })) }),
    answer: EstimateLinkCollection,
    handle: async ({ query, context }) => {
      const currency = query.currencyCode?.trim().toLowerCase() ?? '';
      if (!/^[a-z]{3}$/.test(currency)) return refuseParameter('currencyCode');
      const words = estimateWords[context.language];
      const links = periods.flatMap((period) =>
        kinds.map(({ type, provider, lines }) => ({
          type,
          title: words[type],
          description: words[period],
          period,
          link: link(
            `/invoices/unbilled/lineitems?provider=${provider}&invoicelineitemtype=${lines}&currencycode=${currency}&period=${period.toLowerCase()}`,
          ),
          attributes: attributes('EstimateLink'),
        })),
      );
      return collection(links, `/invoices/estimates/links?currencycode=${currency}`);
    },
  });

  routes.add({
    method: 'GET',
    path: '/v1/invoices/:invoiceId/receipts/:receiptId/documents/statement',
    operation: 'invoice.read',
    tag,
    summary: 'A tax receipt of an invoice, as a PDF; no country sold to here has one',
    params: Type.Object({ invoiceId: Type.String(), receiptId: Type.String() }),
    file: ['application/pdf'],
    handle: async ({ scope, params }) => {
      const { invoiceId } = await getInvoice(db, scope, params.invoiceId);
      return refuse('receipt-unknown', { invoice: invoiceId });
    },
  });
}
