import type { Tx } from '../../platform/db/index.ts';
import { statement } from '../../platform/db/index.ts';

const anyMark = statement('report.anyMark', 'select true as waits from report_mark limit 1');
const take = (whose: string) => `
  delete from report_mark m using (
    select partner_id, customer_id from report_mark ${whose} order by partner_id, customer_id limit $1 for update skip locked) t
   where m.partner_id = t.partner_id and m.customer_id = t.customer_id
  returning m.partner_id as "partnerId", m.customer_id as "customerId"`;
const takeMarks = statement('report.takeMarks', take(''));
const takeMarksOf = statement('report.takeMarksOf', take('where partner_id = $2'));
const bringUp = statement('report.bringUp', 'select bring_report_up($1::jsonb, $2::date)');

export interface ReportMark {
  readonly partnerId: string;
  readonly customerId: string;
}

/** Whether figures of anybody wait to be brought up; in the system scope. */
export async function hasMarks(tx: Pick<Tx, 'rows'>): Promise<boolean> {
  return (await tx.rows(anyMark, [])).length > 0;
}

/** Takes what waits, of everybody or of one seller; in the system scope. */
export function takeReportMarks(tx: Tx, limit: number, partnerId: string | null): Promise<ReportMark[]> {
  return partnerId === null
    ? tx.rows<ReportMark>(takeMarks, [limit])
    : tx.rows<ReportMark>(takeMarksOf, [limit, partnerId]);
}

export async function bringFiguresUp(tx: Tx, marks: readonly ReportMark[], day: string): Promise<void> {
  await tx.rows(bringUp, [JSON.stringify(marks), day]);
}

const sellers = statement(
  'report.sellersOfReseller',
  `
  select distinct provider_id as "partnerId" from customer_relationship
   where partner_id = $1 and capacity = 'reseller' and provider_id is not null limit 50`,
);

/** Providers whose figures a reseller's reports are read from. */
export async function listSellersOf(tx: Pick<Tx, 'rows'>, resellerId: string): Promise<string[]> {
  return (await tx.rows<{ partnerId: string }>(sellers, [resellerId])).map(({ partnerId }) => partnerId);
}
