import type { Tx } from '../../platform/db/index.ts';
import { namedGuid } from '../../platform/ids/index.ts';
import { sumOf } from '../../platform/money/index.ts';
import { billCredit } from '../order/index.ts';
import type { Bill, Billable, Invoice, NamedPurchase } from './model.ts';
import { firstDayOf, lastDayOf, monthAway } from './month-rules.ts';
import { billsOf, cyclesReturningIn } from './rules.ts';
import {
  listBilled,
  listSubscriptionsToBill,
  markBilledThrough,
  readLedgerOf,
  readMovesAndUsage,
  readPurchasesOf,
  saveInvoice,
  saveLines,
} from './store.ts';

/** What so many subscriptions leave behind is gone before the next ones are looked at. */
const together = 1000;

interface OpenInvoice extends Pick<Invoice, 'type' | 'currency' | 'invoiceId' | 'billsUsage' | 'total'> {
  readonly lines: number;
}

/**
 * Bills a partner for a month that is over, in its scope. Closing a month again changes nothing: an
 * invoice that stands is never made anew.
 */
export async function closeMonth(
  tx: Tx,
  partnerId: string,
  month: string,
  atOnce = together,
): Promise<Invoice[]> {
  const firstDay = firstDayOf(month);
  const next = monthAway(month, 1);
  const standing = new Set((await listBilled(tx, partnerId, firstDay)).map(keyOf));
  const open = new Map<string, OpenInvoice>();
  const returning = new Map<string, string>();
  const writing: Promise<void>[] = [];
  for await (const billable of billableParts(tx, partnerId, firstDay, atOnce)) {
    for (const bill of billsOf(billable, month)) {
      if (standing.has(keyOf(bill))) continue;
      const {
        invoiceId,
        lines: before,
        ...former
      } = open.get(keyOf(bill)) ?? newInvoice(partnerId, month, bill);
      const lines = bill.lines.map((line) => ({ ...line, lineNumber: before + line.lineNumber }));
      open.set(keyOf(bill), {
        ...former,
        invoiceId,
        lines: before + lines.length,
        total: sumOf([former.total, bill.total]),
        billsUsage: former.billsUsage || lines.some(({ chargeType }) => chargeType === 'Usage'),
      });
      const written = saveLines(tx, { partnerId, invoiceId }, lines);
      // Told below; the next part is made ready meanwhile.
      written.catch(() => {});
      writing.push(written);
    }
    for (const [currency, amount] of Object.entries(cyclesReturningIn(billable, next)))
      returning.set(currency, sumOf([returning.get(currency) ?? '0', amount]));
  }
  await Promise.all(writing);
  const invoices = [...open.values()].sort(byName).map(({ lines: _, ...invoice }) => ({
    ...invoice,
    partnerId,
    periodStart: firstDay,
    periodEnd: lastDayOf(month),
    // On the day after the month, well before the 8th by which it has to be ready (8).
    invoicedAt: new Date(`${firstDayOf(next)}T00:00:00Z`),
    paidAmount: '0',
  }));
  for (const invoice of invoices) await saveInvoice(tx, invoice);
  await billCredit(tx, partnerId, firstDay, Object.fromEntries(returning));
  await markBilledThrough(tx, partnerId, lastDayOf(month));
  return invoices;
}

/** What a month's bills follow from, some subscriptions at a time, in the order of the lines. */
async function* billableParts(
  tx: Tx,
  partnerId: string,
  firstDay: string,
  atOnce: number,
): AsyncGenerator<Billable<NamedPurchase>> {
  const [ids, { moves, usage }] = await Promise.all([
    listSubscriptionsToBill(tx, partnerId),
    readMovesAndUsage(tx, partnerId, firstDay, null),
  ]);
  const used = Map.groupBy(usage, ({ subscriptionId }) => subscriptionId);
  const read = (from: number) => {
    const part = ids.slice(from, from + atOnce);
    if (part.length === 0) return null;
    const reading = Promise.all([
      readPurchasesOf(tx, partnerId, part),
      readLedgerOf(tx, partnerId, firstDay, part),
    ]);
    // Told when it is waited for.
    reading.catch(() => {});
    return { part, reading };
  };
  let coming = read(0);
  for (let from = atOnce; coming !== null; from += atOnce) {
    const { part, reading } = coming;
    const [purchases, ledger] = await reading;
    // The database looks for the next ones while these are worked on.
    coming = read(from);
    yield { purchases, ledger, moves, usage: part.flatMap((id) => used.get(id) ?? []) };
  }
}

function newInvoice(
  partnerId: string,
  month: string,
  { type, currency }: Pick<Bill, 'type' | 'currency'>,
): OpenInvoice {
  const invoiceId = invoiceIdOf(partnerId, month, { type, currency });
  return { type, currency, invoiceId, lines: 0, total: '0', billsUsage: false };
}

const keyOf = ({ type, currency }: Pick<Invoice, 'type' | 'currency'>) => `${type} ${currency}`;

const byName = (one: OpenInvoice, other: OpenInvoice) => (keyOf(one) < keyOf(other) ? 1 : -1);

/** A letter and nine digits that follow from what is billed: the demo world keeps its numbers. */
function invoiceIdOf(
  partnerId: string,
  month: string,
  { type, currency }: Pick<Bill, 'type' | 'currency'>,
): string {
  const name = namedGuid(`invoice ${partnerId} ${month} ${type} ${currency}`)
    .replaceAll('-', '')
    .slice(0, 12);
  const number = String(Number.parseInt(name, 16) % 1_000_000_000).padStart(9, '0');
  return `${type === 'OneTime' ? 'G' : 'D'}${number}`;
}
