import type { CallerTenant } from '../../access/caller.ts';
import type { Database } from '../../platform/db/index.ts';
import { statement, systemScope, tenantScope } from '../../platform/db/index.ts';
import type { ReportQuestion } from './model.ts';

// Rows of its customers' subscriptions belong to its providers: the view lets a reseller have those that it
// reaches through a live relationship of its own (9.3).
const asReseller = systemScope('a reseller reads the reports of its own customers');

const rows = statement(
  'report.rows',
  'select row from report_rows($1::regclass, $2, $3::jsonb, $4, $5) as row',
);

/** One row more than asked for tells that there are more. */
export async function readReport(
  db: Database,
  tenant: CallerTenant,
  { view, asked, top, skip }: ReportQuestion,
): Promise<object[]> {
  const scope = tenant.kind === 'indirect-reseller' ? asReseller : tenantScope(tenant.id);
  const found = await db.rows<{ row: object }>(scope, rows, [
    view,
    tenant.id,
    JSON.stringify(asked),
    top + 1,
    skip,
  ]);
  return found.map(({ row }) => row);
}
