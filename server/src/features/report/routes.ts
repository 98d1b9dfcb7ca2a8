import Type from 'typebox';
import { ReportRows } from '../../../../contract/report.ts';
import type { Operation } from '../../access/policy.ts';
import type { Call, Routes } from '../../platform/http/index.ts';
import { readODataFilter, readODataOrder } from '../../platform/odata/index.ts';
import { catchUpFor } from './figures.ts';
import { licenseReportRoutes } from './license-routes.ts';
import type { ReportName } from './model.ts';
import { reportPageRoutes } from './page-routes.ts';
import type { ReportParts } from './parts.ts';
import { readReport } from './rows-store.ts';
import { groupsOf, questionOf, rowsMax } from './rules.ts';
import { reportSources } from './sources.ts';
import { rowToWire } from './wire.ts';

const tag = 'Analytics';
const Asked = Type.Object({
  top: Type.Optional(Type.Integer({ minimum: 0, description: `Rows of one answer, at most ${rowsMax}` })),
  skip: Type.Optional(Type.Integer({ minimum: 0, maximum: 10_000_000 })),
  filter: Type.Optional(
    Type.String({ description: "OData: status eq 'ACTIVE' and contains(customerName,'bakery')" }),
  ),
  orderby: Type.Optional(Type.String({ description: 'Fields with asc or desc' })),
  groupby: Type.Optional(Type.String({ description: 'Fields; answers hold their sums' })),
  aggregationLevel: Type.Optional(
    Type.Enum(['day', 'week', 'month'], { description: 'Of dates among groupby' }),
  ),
  processedDateTime: Type.Optional(
    Type.String({ format: 'date-time', description: 'Figures kept since this day' }),
  ),
});

const reports: readonly {
  readonly name: ReportName;
  readonly operation: Operation;
  readonly summary: string;
  /** The contract's table and its sample name different roots: both are served (conventions 21). */
  readonly paths: readonly string[];
}[] = [
  {
    name: 'subscriptions',
    operation: 'report.subscription.read',
    summary: 'Subscriptions of your customers in rows, or in groups with their sums',
    paths: ['/partner/v1/analytics/subscriptions'],
  },
  {
    name: 'indirectResellers',
    operation: 'report.reseller.read',
    summary: 'What you sell through each reseller, in rows or in groups with their sums',
    paths: ['/partner/v1/analytics/indirectresellers'],
  },
  {
    name: 'deployment',
    operation: 'report.license.read',
    summary: 'Licenses sold and assigned by customer and product',
    paths: [
      '/partner/v1/analytics/commercial/deployment/license',
      '/v1/analytics/commercial/deployment/license',
    ],
  },
  {
    name: 'usage',
    operation: 'report.license.read',
    summary: 'People licensed for each service, and those who have it on, by customer and product',
    paths: ['/partner/v1/analytics/commercial/usage/license', '/v1/analytics/commercial/usage/license'],
  },
  {
    name: 'consumption',
    // No money in it, as in the report of subscriptions: for the same readers.
    operation: 'report.subscription.read',
    summary: 'What was used under usage plans by day, meter and place, in rows or in groups with their sums',
    paths: ['/partner/v1/analytics/usage/azure'],
  },
  {
    name: 'referrals',
    operation: 'report.referral.read',
    summary: 'Referrals that came in, in rows or in groups with their sums',
    paths: ['/partner/v1/analytics/referrals'],
  },
];

/** The contract's reports in rows, its license insights, and the figures of the report pages (C107, C108). */
export function reportRoutes(routes: Routes, parts: ReportParts): void {
  for (const { name, operation, summary, paths } of reports)
    for (const path of paths)
      routes.add({
        method: 'GET',
        path,
        operation,
        tag,
        summary,
        query: Asked,
        answer: ReportRows,
        handle: (call) => answerWith(parts, name, path, call),
      });
  licenseReportRoutes(routes, parts);
  reportPageRoutes(routes, parts);
}

type AskedFor = Type.Static<typeof Asked>;

async function answerWith(
  { db, clock }: ReportParts,
  name: ReportName,
  path: string,
  { caller, query }: Call<unknown, AskedFor>,
) {
  const source = reportSources[name];
  const fields = [...Object.keys(source.fields), ...source.sums];
  const filter = readODataFilter(query.filter, source.fields, 'filter');
  const since =
    query.processedDateTime && 'processedDateTime' in source.fields
      ? ({ is: 'ge', field: 'processedDateTime', type: 'date', value: query.processedDateTime } as const)
      : undefined;
  const narrowed = filter && since ? ({ is: 'and', parts: [filter, since] } as const) : (filter ?? since);
  const question = questionOf(source, {
    narrowed,
    groups: groupsOf(source, query.groupby),
    level: query.aggregationLevel,
    sorted: readODataOrder(query.orderby, fields, 'orderby'),
    top: query.top,
    skip: query.skip,
  });
  await catchUpFor(db, clock.now(), caller.tenant);
  const found = await readReport(db, caller.tenant, question);
  const rows = found.slice(0, question.top).map((row) => rowToWire(source, row));
  return {
    Value: rows,
    '@nextLink': found.length > question.top ? nextLink(path, query, question) : null,
    TotalCount: rows.length,
  };
}

function nextLink(path: string, query: AskedFor, { top, skip }: { top: number; skip: number }): string {
  const words = Object.entries({ ...query, top, skip: skip + top })
    .filter(([, value]) => value !== undefined)
    .map(([key, value]) => `${key}=${encodeURIComponent(String(value))}`);
  return `${path}?${words.join('&')}`;
}
