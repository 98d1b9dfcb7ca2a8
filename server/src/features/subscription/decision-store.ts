import type { Database, TenantScope } from '../../platform/db/index.ts';
import { statement } from '../../platform/db/index.ts';
import type { KeptSubscription } from './model.ts';
import { keptFrom, keptOf } from './store.ts';

export type DecidingSubscription = KeptSubscription & {
  readonly country: string;
  readonly companyName: string;
};

// Walks its index by date; what is due already is no longer anybody's to decide.
const page = statement(
  'subscription.deciding',
  `
  select ${keptFrom.columns}, r.country, r.company_name as "companyName"
    from subscription s ${keptFrom.join}
    join customer_relationship r on r.partner_id = s.partner_id and r.customer_id = s.customer_id and r.state = 'active'
   where s.partner_id = $1 and s.status = 'active' and s.term_ends_on is not null
     and s.term_ends_on >= $2::date and s.term_ends_on <= $3::date
     and (s.term_ends_on, s.subscription_id) > ($4::date, $5::uuid)
   order by s.term_ends_on, s.subscription_id limit $6`,
);

export interface DecisionSearch {
  readonly from: string;
  readonly to: string;
  readonly after: { readonly endsOn: string; readonly subscriptionId: string } | null;
  readonly limit: number;
}

type Row = Parameters<typeof keptOf<DecidingSubscription>>[0];

/** Terms that end between two days, by date; one more than asked for tells that another page follows. */
export async function listDeciding(
  db: Database,
  scope: TenantScope,
  { from, to, after, limit }: DecisionSearch,
): Promise<DecidingSubscription[]> {
  const start = after ?? { endsOn: '0001-01-01', subscriptionId: '00000000-0000-0000-0000-000000000000' };
  const rows = await db.rows<Row>(scope, page, [
    scope.tenantId,
    from,
    to,
    start.endsOn,
    start.subscriptionId,
    limit,
  ]);
  return rows.map(keptOf);
}
