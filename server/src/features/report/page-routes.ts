import Type from 'typebox';
import { CustomerReport, ResellerReport, SalesReport } from '../../../../contract/report.ts';
import type { CallerTenant } from '../../access/caller.ts';
import { csvDocument, csvHeaders, csvStream } from '../../platform/csv/index.ts';
import type { Database } from '../../platform/db/index.ts';
import type { Call, Routes } from '../../platform/http/index.ts';
import { answer, readToken, writeToken } from '../../platform/http/index.ts';
import { catchUpFor } from './figures.ts';
import type { CustomersAfter, SalesNarrowing } from './page-store.ts';
import {
  countEnding,
  findStanding,
  listChanges,
  listCustomerFigures,
  listProducts,
  listResellerFigures,
} from './page-store.ts';
import type { ReportParts } from './parts.ts';
import { activityOf, monthsBack, monthsOf } from './rules.ts';
import {
  customerFile,
  customerToWire,
  monthFile,
  productFile,
  productToWire,
  resellerFile,
  resellerToWire,
} from './wire.ts';

const tag = 'Reports (Twotier)';
const root = '/twotier/v1/reports';
const monthsShown = 12;
const endingMax = 1000;
const resellersShown = 500;
const resellersInFile = 100_000;
const rowsAtOnce = 1000;
const narrowing = {
  product: Type.Optional(Type.String({ description: 'product:sku' })),
  reseller: Type.Optional(
    Type.String({ format: 'uuid', description: 'For providers: what it is credited for' }),
  ),
};
const Narrowing = Type.Object(narrowing);

const by = (call: Call<unknown, Type.Static<typeof Narrowing>>): SalesNarrowing => ({
  product: call.query.product ?? null,
  // A reseller reads its own figures whatever it asks for.
  resellerId: call.caller.tenant.kind === 'indirect-reseller' ? null : (call.query.reseller ?? null),
});

/** The figures of the report pages, each list as a file too. */
export function reportPageRoutes(routes: Routes, { db, clock }: ReportParts): void {
  const thisMonth = () => clock.now().toISOString().slice(0, 7);
  const months = async (tenant: CallerTenant, narrowed: SalesNarrowing) => {
    const month = thisMonth();
    const standing = await findStanding(db, tenant, narrowed);
    const changed = await listChanges(db, tenant, narrowed, monthsBack(month, monthsShown - 1));
    return { standing, months: monthsOf(standing, changed, month, monthsShown) };
  };

  routes.add({
    method: 'GET',
    path: `${root}/sales`,
    operation: 'report.subscription.read',
    tag,
    summary: 'Subscriptions and licenses as they stand, by month and by product',
    query: Narrowing,
    answer: SalesReport,
    handle: async (call) => {
      const { tenant } = call.caller;
      const now = clock.now();
      await catchUpFor(db, now, tenant);
      const today = now.toISOString().slice(0, 10);
      const sells = tenant.kind !== 'indirect-reseller';
      const [{ standing, months: byMonth }, products, ending] = await Promise.all([
        months(tenant, by(call)),
        listProducts(db, tenant, by(call), thisMonth()),
        sells ? countEnding(db, tenant, today, endingMax) : null,
      ]);
      return {
        processedOn: today,
        active: standing.subscriptions,
        suspended: standing.suspended,
        ...(ending ? { renewing: ending.renewing, trialsEnding: ending.trials } : {}),
        countedUpTo: endingMax,
        months: byMonth,
        products: products.map(productToWire),
      };
    },
  });

  routes.add({
    method: 'GET',
    path: `${root}/sales/export`,
    operation: 'report.subscription.read',
    tag,
    summary: 'The same months or products as a CSV file',
    query: Type.Object({ ...narrowing, list: Type.Optional(Type.Enum(['months', 'products'])) }),
    file: ['text/csv'],
    handle: async (call) => {
      const { tenant } = call.caller;
      const { language } = call.context;
      await catchUpFor(db, clock.now(), tenant);
      if (call.query.list === 'months') {
        const { header, row } = monthFile(language);
        const { months: rows } = await months(tenant, by(call));
        return answer(200, csvDocument(header, rows.map(row)), csvHeaders('Months.csv'));
      }
      const { header, row } = productFile(language);
      const rows = await listProducts(db, tenant, by(call), thisMonth());
      return answer(200, csvDocument(header, rows.map(row)), csvHeaders('Products.csv'));
    },
  });

  routes.add({
    method: 'GET',
    path: `${root}/customers`,
    operation: 'report.subscription.read',
    tag,
    summary: 'Customers by licenses, most first',
    query: Type.Object({
      reseller: narrowing.reseller,
      size: Type.Optional(Type.Integer({ minimum: 1 })),
      'MS-ContinuationToken': Type.Optional(Type.String()),
    }),
    answer: CustomerReport,
    handle: async ({ caller, query }) => {
      await catchUpFor(db, clock.now(), caller.tenant);
      const limit = Math.min(query.size ?? 25, 200);
      const token = query['MS-ContinuationToken'];
      const found = await listCustomerFigures(db, caller.tenant, query.reseller ?? null, {
        after: token ? afterOf(token) : null,
        limit: limit + 1,
      });
      const page = found.slice(0, limit);
      const last = found.length > limit ? page.at(-1) : undefined;
      return {
        totalCount: page.length,
        items: page.map(customerToWire),
        ...(last ? { continuationToken: writeToken([String(last.licenses), last.customerId]) } : {}),
      };
    },
  });

  routes.add({
    method: 'GET',
    path: `${root}/customers/export`,
    operation: 'report.subscription.read',
    tag,
    summary: 'The same customers as a CSV file, however many',
    query: Type.Object({ reseller: narrowing.reseller }),
    file: ['text/csv'],
    handle: async ({ caller, query, context }) => {
      await catchUpFor(db, clock.now(), caller.tenant);
      const { header, row } = customerFile(context.language);
      const parts = customerParts(db, caller.tenant, query.reseller ?? null);
      return answer(
        200,
        csvStream(header, parts, (part) => part.map(row)),
        csvHeaders('Customers.csv'),
      );
    },
  });

  const resellers = async (tenant: CallerTenant, most: number) => {
    await catchUpFor(db, clock.now(), tenant);
    const month = thisMonth();
    const found = await listResellerFigures(db, tenant, month, most);
    return found.map((one) => ({ ...one, activity: activityOf(one.firstMonth, one.lastMonth, month) }));
  };

  routes.add({
    method: 'GET',
    path: `${root}/resellers`,
    operation: 'report.reseller.read',
    tag,
    summary: 'How your resellers do, and who has signed the agreement',
    answer: ResellerReport,
    handle: async ({ caller, context }) => {
      const found = await resellers(caller.tenant, resellersShown + 1);
      return {
        month: thisMonth(),
        items: found.slice(0, resellersShown).map((one) => resellerToWire(one, context.language)),
        more: found.length > resellersShown,
      };
    },
  });

  routes.add({
    method: 'GET',
    path: `${root}/resellers/export`,
    operation: 'report.reseller.read',
    tag,
    summary: 'Agreement status and performance of all resellers as a CSV file',
    file: ['text/csv'],
    handle: async ({ caller, context }) => {
      const { header, row } = resellerFile(context.language);
      const found = await resellers(caller.tenant, resellersInFile);
      return answer(200, csvDocument(header, found.map(row)), csvHeaders('Resellers.csv'));
    },
  });
}

function afterOf(token: string): CustomersAfter {
  const [licenses = '', customerId = ''] = readToken(token, 2);
  const known = /^\d{1,15}$/.test(licenses) && /^[0-9a-f-]{36}$/.test(customerId);
  return known ? { licenses, customerId } : afterOf('');
}

async function* customerParts(db: Database, tenant: CallerTenant, resellerId: string | null) {
  let after: CustomersAfter | null = null;
  for (;;) {
    const part = await listCustomerFigures(db, tenant, resellerId, { after, limit: rowsAtOnce });
    if (part.length > 0) yield part;
    const last = part.at(-1);
    if (!last || part.length < rowsAtOnce) return;
    after = { licenses: String(last.licenses), customerId: last.customerId };
  }
}
