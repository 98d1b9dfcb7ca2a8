import type { Reader, Tx } from '../../platform/db/index.ts';
import { statement } from '../../platform/db/index.ts';

export interface UsagePlanRow {
  readonly partnerId: string;
  readonly partnerName: string;
  readonly subscriptionId: string;
  readonly name: string;
  readonly status: string;
  readonly since: Date;
}

const view = statement(
  'usageCost.view',
  `
  select visible_since as "since" from usage_cost_view where partner_id = $1 and customer_id = $2`,
);

/** Since when the customer sees its costs; null: it does not. */
export async function findVisibleSince(
  reader: Reader,
  partnerId: string,
  customerId: string,
): Promise<Date | null> {
  return (await reader.maybe<{ since: Date }>(view, [partnerId, customerId]))?.since ?? null;
}

const switchOn = statement(
  'usageCost.switchOn',
  `
  insert into usage_cost_view (partner_id, customer_id, visible_since) values ($1, $2, $3) on conflict do nothing`,
);
const switchOff = statement(
  'usageCost.switchOff',
  'delete from usage_cost_view where partner_id = $1 and customer_id = $2',
);

/** False where it stood so already. */
export async function setVisible(
  tx: Tx,
  of: {
    readonly partnerId: string;
    readonly customerId: string;
    readonly visible: boolean;
    readonly at: Date;
  },
): Promise<boolean> {
  const { partnerId, customerId, visible, at } = of;
  const written = visible
    ? await tx.run(switchOn, [partnerId, customerId, at])
    : await tx.run(switchOff, [partnerId, customerId]);
  return written === 1;
}

const columns = `
  s.partner_id as "partnerId", p.name as "partnerName", s.subscription_id as "subscriptionId", s.friendly_name as name,
  s.status, s.created_at as "since"`;
const tables = `
  from subscription s join partner p on p.tenant_id = s.partner_id
 where s.kind = 'usage' and s.status in ('active','suspended')`;
const ofPartner = statement(
  'usageCost.plansOfPartner',
  `select ${columns} ${tables} and s.partner_id = $1 and s.customer_id = $2 order by s.friendly_name, s.subscription_id`,
);
const shownToCustomer = statement(
  'usageCost.plansShown',
  `
  select ${columns} ${tables} and s.customer_id = $1
     and exists (select from usage_cost_view v
                   join customer_relationship r on r.partner_id = v.partner_id and r.customer_id = v.customer_id
                  where v.partner_id = s.partner_id and v.customer_id = s.customer_id and r.state = 'active')
   order by p.name, s.friendly_name, s.subscription_id`,
);

/** Usage plans that a partner sells to a customer; reservations and savings plans are not in them (C32). */
export function listUsagePlans(
  reader: Reader,
  partnerId: string,
  customerId: string,
): Promise<UsagePlanRow[]> {
  return reader.rows(ofPartner, [partnerId, customerId]);
}

/** Of partners that have switched the view on; in the customer's scope. */
export function listShownPlans(reader: Reader, customerId: string): Promise<UsagePlanRow[]> {
  return reader.rows(shownToCustomer, [customerId]);
}
