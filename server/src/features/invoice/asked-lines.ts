import type { Database, TenantScope } from '../../platform/db/index.ts';
import { readerOf } from '../../platform/db/index.ts';
import { findPartner } from '../partner/index.ts';
import { openBills, openMonth } from './actions.ts';
import type { Invoice } from './model.ts';
import { firstDayOf, monthAway } from './month-rules.ts';
import { listRatedUsage } from './rated-usage-store.ts';
import { ratedUsageToWire } from './rated-usage-wire.ts';
import type { Part } from './store.ts';
import { listLines } from './store.ts';
import type { BilledBy, LineKind } from './wire.ts';
import { dayStart, lineToWire, providerOf } from './wire.ts';

type LineOnWire = ReturnType<typeof lineToWire> | ReturnType<typeof ratedUsageToWire>;

interface LinesWanted extends Part {
  readonly provider: BilledBy;
  readonly type: LineKind;
  readonly partnerName: string;
  /** Only usage that partners are paid back for: nobody does that here, so that there is none. */
  readonly withCredit?: boolean;
}

/** Charges stand with the provider that bills their kind of invoice. */
function bills({ provider, type }: LinesWanted, invoice: Pick<Invoice, 'type'>): boolean {
  return type === 'billing_line_items' && (provider === 'all' || provider === providerOf[invoice.type]);
}

/** Day by day what was used: of the provider that clients read it as, or of the one that bills it. */
function wantsUsage({ provider, type, withCredit }: LinesWanted): boolean {
  return type === 'usage_line_items' && !withCredit && ['one_time', 'marketplace', 'all'].includes(provider);
}

/** One line more than wanted tells that there are more. */
export async function linesOfInvoice(
  db: Database,
  scope: TenantScope,
  invoice: Invoice,
  wanted: LinesWanted,
): Promise<LineOnWire[]> {
  if (invoice.billsUsage && wantsUsage(wanted)) {
    const { invoiceId, currency, periodStart, invoicedAt } = invoice;
    const reported = { after: new Date(dayStart(periodStart)), through: invoicedAt };
    return usageLines(db, scope, { ...wanted, ...reported, invoiceId, currency });
  }
  if (!bills(wanted, invoice)) return [];
  const { limit, offset } = wanted;
  const lines = await listLines(db, scope, invoice.invoiceId, { limit: limit + 1, offset });
  const partnerNumber = await numberOf(db, scope);
  return lines.map((line) => lineToWire(line, { ...invoice, partnerNumber }));
}

/** The same of what stands on no invoice yet, from the wanted offset on. */
export async function unbilledLines(
  db: Database,
  scope: TenantScope,
  wanted: LinesWanted & {
    readonly currency: string;
    readonly period: 'current' | 'previous';
    readonly now: Date;
  },
): Promise<LineOnWire[]> {
  const { tenantId: partnerId } = scope;
  const { period, now } = wanted;
  if (wantsUsage(wanted)) {
    const month = await db.transaction(scope, (tx) => openMonth(tx, partnerId, period, now));
    if (month === undefined) return [];
    const after = new Date(dayStart(firstDayOf(month)));
    const through = new Date(dayStart(firstDayOf(monthAway(month, 1))));
    return usageLines(db, scope, { ...wanted, after, through, invoiceId: '' });
  }
  const open = await db.transaction(scope, (tx) => openBills(tx, partnerId, period, now));
  const partnerNumber = await numberOf(db, scope);
  return open
    .filter((bill) => bill.currency === wanted.currency && bills(wanted, bill))
    .flatMap(({ type, currency, lines }) => {
      const of = { partnerId, partnerNumber, invoiceId: '', type, currency };
      return lines.map((line) => lineToWire(line, of));
    })
    .slice(wanted.offset);
}

async function usageLines(
  db: Database,
  scope: TenantScope,
  by: LinesWanted & {
    readonly after: Date;
    readonly through: Date;
    readonly invoiceId: string;
    readonly currency: string;
  },
): Promise<LineOnWire[]> {
  const { tenantId: partnerId } = scope;
  const [found, partnerNumber] = await Promise.all([
    listRatedUsage(db, scope, { ...by, limit: by.limit + 1 }),
    numberOf(db, scope),
  ]);
  return found.map((one) => ratedUsageToWire(one, { ...by, partnerId, partnerNumber }));
}

async function numberOf(db: Database, scope: TenantScope): Promise<string> {
  const partner = await findPartner(readerOf(db, scope), scope.tenantId);
  return partner?.locationPartnerId ?? '0';
}
