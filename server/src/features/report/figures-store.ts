import type { Reader, Tx } from '../../platform/db/index.ts';
import { statement } from '../../platform/db/index.ts';

const anyMark = statement(
  'report.anyMark',
  'select true as waits where exists (select from report_mark) or exists (select from report_term)',
);
// Chosen and locked once, and then found where they lie: joined to the choice, they could have it made anew for each row.
const take = (whose: string) => `
  delete from report_mark where ctid = any(array(
    select ctid from report_mark ${whose} order by partner_id, customer_id limit $1 for update skip locked))
  returning partner_id as "partnerId", customer_id as "customerId"`;
const takeMarks = statement('report.takeMarks', take(''));
const takeMarksOf = statement('report.takeMarksOf', take('where partner_id = $2'));
const bringUp = statement('report.bringUp', 'select bring_report_up($1::jsonb, $2::date)');

// Dates are written in the order of their keys, so that two who do it do not wait for each other in a ring.
const bringTerms = (whose: string) => `
  with noted as (
    delete from report_term where ctid = any(array(select ctid from report_term ${whose} for update skip locked))
    returning partner_id, reseller_id, first_ends, latest_ends)
  insert into report_reseller as r (partner_id, reseller_id, first_ends, latest_ends)
  select partner_id, reseller_id, min(first_ends), max(latest_ends) from noted group by 1, 2 order by 1, 2
  on conflict (partner_id, reseller_id) do update
     set first_ends = least(r.first_ends, excluded.first_ends), latest_ends = greatest(r.latest_ends, excluded.latest_ends)`;
const bringTermsUp = statement('report.bringTermsUp', bringTerms(''));
const bringTermsUpOf = statement('report.bringTermsUpOf', bringTerms('where partner_id = $1'));

export interface ReportMark {
  readonly partnerId: string;
  readonly customerId: string;
}

/** Whether figures of anybody wait to be brought up; in the system scope. */
export async function hasMarks(reader: Reader): Promise<boolean> {
  return (await reader.rows(anyMark, [])).length > 0;
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

/** Ends of terms that have moved, of everybody's resellers or of one seller's; in the system scope. */
export async function bringTermsOfResellersUp(tx: Tx, partnerId: string | null): Promise<void> {
  await (partnerId === null ? tx.run(bringTermsUp) : tx.run(bringTermsUpOf, [partnerId]));
}

const waitingOf = statement(
  'report.waitingOf',
  `
  select p as "partnerId" from unnest($1::uuid[]) p
   where exists (select from report_mark m where m.partner_id = p)
      or exists (select from report_term t where t.partner_id = p)`,
);

/** Those of these sellers whose figures wait to be brought up; in the system scope. */
export async function listWaiting(reader: Reader, partnerIds: readonly string[]): Promise<string[]> {
  return (await reader.rows<{ partnerId: string }>(waitingOf, [partnerIds])).map((one) => one.partnerId);
}

const sellers = statement(
  'report.sellersOfReseller',
  `
  select distinct provider_id as "partnerId" from customer_relationship
   where partner_id = $1 and capacity = 'reseller' and provider_id is not null limit 50`,
);

/** Providers whose figures a reseller's reports are read from. */
export async function listSellersOf(reader: Reader, resellerId: string): Promise<string[]> {
  return (await reader.rows<{ partnerId: string }>(sellers, [resellerId])).map(({ partnerId }) => partnerId);
}
