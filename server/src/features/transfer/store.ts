import type { Database, Reader, TenantScope, Tx } from '../../platform/db/index.ts';
import { statement } from '../../platform/db/index.ts';
import type { TargetGround, Transfer, TransferItem, TransferLine, TransferState } from './model.ts';

// Each side reads the customer under its own name (I51), and the source only while it serves the customer (I4).
const columns = `
  t.kind, t.target_partner_id as "targetPartnerId", tp.name as "targetPartnerName", t.transfer_id as "transferId",
  t.source_partner_id as "sourcePartnerId", sp.name as "sourcePartnerName", t.customer_id as "customerId",
  coalesce(r.company_name, t.customer_name) as "customerName", t.contact_name as "contactName",
  t.contact_email as "contactEmail", t.reseller_partner_id as "resellerPartnerId", t.state, t.asked_at as "askedAt",
  t.asked_by as "askedBy", t.lapses_at as "lapsesAt", t.decided_at as "decidedAt", t.changed_at as "changedAt",
  t.changed_by as "changedBy", t.attempts, t.obstacle, t.due_at as "dueAt"`;
const tables = `
  from transfer t
  join partner tp on tp.tenant_id = t.target_partner_id
  join partner sp on sp.tenant_id = t.source_partner_id
  left join customer_relationship r on r.partner_id = $1 and r.customer_id = t.customer_id and r.state = 'active'
 where (t.target_partner_id = $1 or (t.source_partner_id = $1 and (r.partner_id is not null or t.kind = 'direct-to-indirect')))`;

const list = statement(
  'transfer.list',
  `
  select ${columns} ${tables} and ($2::uuid is null or t.customer_id = $2)
     and ($3::timestamptz is null or (t.asked_at, t.transfer_id) < ($3, $4))
   order by t.asked_at desc, t.transfer_id desc limit $5`,
);
const one = statement('transfer.one', `select ${columns} ${tables} and t.transfer_id = $2`);
const lockOne = statement(
  'transfer.lock',
  `select ${columns} ${tables} and t.transfer_id = $2 for update of t`,
);

export interface TransferPage {
  readonly customerId: string | null;
  readonly after: { readonly askedAt: Date; readonly transferId: string } | null;
  readonly limit: number;
}

/** Asked for and received, newest first. */
export function listTransfers(db: Database, scope: TenantScope, page: TransferPage): Promise<Transfer[]> {
  const { customerId, after, limit } = page;
  const values = [scope.tenantId, customerId, after?.askedAt ?? null, after?.transferId ?? null, limit];
  return db.rows(scope, list, values);
}

export function findTransfer(
  reader: Reader,
  partnerId: string,
  transferId: string,
): Promise<Transfer | undefined> {
  return reader.maybe(one, [partnerId, transferId]);
}

export function lockTransfer(tx: Tx, partnerId: string, transferId: string): Promise<Transfer | undefined> {
  return tx.maybe(lockOne, [partnerId, transferId]);
}

const insert = statement(
  'transfer.insert',
  `
  insert into transfer (target_partner_id, transfer_id, source_partner_id, customer_id, customer_name, contact_name,
    contact_email, reseller_partner_id, state, asked_at, asked_by, lapses_at, changed_at, changed_by, due_at, kind)
  values ($1, $2, $3, $4, $5, $6, $7, $8, 'pending', $9, $10, $11, $9, $12, $11, $13)
  on conflict do nothing`,
);

/** False while an open request stands between the same three. */
export async function insertTransfer(
  tx: Tx,
  of: Pick<
    Transfer,
    | 'kind'
    | 'targetPartnerId'
    | 'transferId'
    | 'sourcePartnerId'
    | 'customerId'
    | 'customerName'
    | 'contactName'
    | 'contactEmail'
    | 'resellerPartnerId'
    | 'askedAt'
    | 'askedBy'
    | 'lapsesAt'
    | 'changedBy'
  >,
): Promise<boolean> {
  const values = [
    of.targetPartnerId,
    of.transferId,
    of.sourcePartnerId,
    of.customerId,
    of.customerName,
    of.contactName,
    of.contactEmail,
    of.resellerPartnerId,
    of.askedAt,
    of.askedBy,
    of.lapsesAt,
    of.changedBy,
    of.kind,
  ];
  return (await tx.run(insert, values)) === 1;
}

const setState = statement(
  'transfer.setState',
  `
  update transfer set state = $3, changed_at = $4, changed_by = $5, due_at = $6, obstacle = $7,
         attempts = attempts + $8, decided_at = case when $9::text is null then decided_at else $4 end,
         decided_by = coalesce($9, decided_by)
   where target_partner_id = $1 and transfer_id = $2`,
);

export interface NextState {
  readonly state: TransferState;
  readonly at: Date;
  readonly dueAt: Date | null;
  readonly by?: { readonly userId: string | null; readonly name: string };
  readonly obstacle?: string;
  readonly attempted?: true;
}

export async function setTransferState(
  tx: Tx,
  { targetPartnerId, transferId }: Pick<Transfer, 'targetPartnerId' | 'transferId'>,
  to: NextState,
): Promise<void> {
  await tx.run(setState, [
    targetPartnerId,
    transferId,
    to.state,
    to.at,
    to.by?.userId ?? null,
    to.dueAt,
    to.obstacle ?? null,
    to.attempted ? 1 : 0,
    to.by?.name ?? null,
  ]);
}

const lines = statement(
  'transfer.lines',
  `
  select line_number as "lineNumber", item, item_id as "itemId", service_id as "serviceId", name, offer_id as "offerId",
         quantity, billing_cycle as "billingCycle", state, new_id as "newId", base_line as "baseLine",
         reseller_partner_id as "resellerPartnerId", problem
    from transfer_line where target_partner_id = $1 and transfer_id = $2 order by line_number`,
);

export function listLines(
  reader: Reader,
  { targetPartnerId, transferId }: Pick<Transfer, 'targetPartnerId' | 'transferId'>,
): Promise<TransferLine[]> {
  return reader.rows(lines, [targetPartnerId, transferId]);
}

const insertLine = statement(
  'transfer.insertLine',
  `
  insert into transfer_line (target_partner_id, transfer_id, line_number, source_partner_id, customer_id, item, item_id,
    service_id, name, offer_id, quantity, billing_cycle, state)
  values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, 'open')`,
);

export async function insertLines(tx: Tx, of: Transfer, items: readonly TransferItem[]): Promise<void> {
  for (const [index, item] of items.entries()) {
    await tx.run(insertLine, [
      of.targetPartnerId,
      of.transferId,
      index,
      of.sourcePartnerId,
      of.customerId,
      item.item,
      item.itemId,
      item.serviceId,
      item.name,
      item.offerId,
      item.quantity,
      item.billingCycle,
    ]);
  }
}

const settleLine = statement(
  'transfer.settleLine',
  `
  update transfer_line set state = $4, new_id = $5, problem = $6
   where target_partner_id = $1 and transfer_id = $2 and line_number = $3`,
);

export async function settle(
  tx: Tx,
  { targetPartnerId, transferId }: Transfer,
  lineNumber: number,
  state: TransferLine['state'],
  newId: string | null,
  problem: TransferLine['problem'] = null,
): Promise<void> {
  const told = problem === null ? null : JSON.stringify(problem);
  await tx.run(settleLine, [targetPartnerId, transferId, lineNumber, state, newId, told]);
}

const keepAll = statement(
  'transfer.keepLines',
  `
  update transfer_line set state = 'kept' where target_partner_id = $1 and transfer_id = $2 and state = 'open'`,
);

/** Nothing moves: what was held for this request is free for another. */
export async function keepLines(
  tx: Tx,
  { targetPartnerId, transferId }: Pick<Transfer, 'targetPartnerId' | 'transferId'>,
): Promise<void> {
  await tx.run(keepAll, [targetPartnerId, transferId]);
}

const items = statement(
  'transfer.items',
  `
  select found.*, exists (select from transfer_line l where l.source_partner_id = $1 and l.item_id = found."itemId"
                            and l.state = 'open') as "inTransfer" from (
    select 'usage-subscription' as item, u.billing_id as "itemId", u.service_id as "serviceId", u.name,
           s.friendly_name as "planName", s.catalog_item_id as "offerId", 1 as quantity, s.billing_cycle as "billingCycle",
           s.currency, case when u.status = 'active' and s.status <> 'active' then s.status else u.status end as status
      from usage_subscription u join subscription s on s.partner_id = u.partner_id and s.subscription_id = u.plan_id
     where u.partner_id = $1 and u.customer_id = $2 and u.status <> 'transferred'
    union all
    select 'reservation', s.subscription_id, null, s.friendly_name, plan.friendly_name, s.catalog_item_id, s.quantity,
           s.billing_cycle, s.currency, s.status
      from subscription s
      join subscription plan on plan.partner_id = s.partner_id and plan.subscription_id = s.parent_subscription_id
     where s.partner_id = $1 and s.customer_id = $2 and s.kind = 'reservation' and s.status <> 'deleted') found
   order by found.item desc, found.name, found."itemId"`,
);

/** What the source has that could move, and whether it is on its way already. */
export function listItems(
  reader: Reader,
  partnerId: string,
  customerId: string,
): Promise<(TransferItem & { readonly inTransfer: boolean })[]> {
  return reader.rows(items, [partnerId, customerId]);
}

const lockSource = statement(
  'transfer.lockItems',
  `select pg_advisory_xact_lock(hashtextextended('transfer ' || $1::text || $2::text, 77))`,
);

/** One decision about what a partner has at a customer at a time. */
export async function lockItems(tx: Tx, partnerId: string, customerId: string): Promise<void> {
  await tx.rows(lockSource, [partnerId, customerId]);
}

const ground = statement(
  'transfer.ground',
  `
  select r.state = 'active' as related, r.agreement_accepted_at is not null as "agreementAccepted",
         s.subscription_id as "planId", s.status as "planStatus", s.currency as "planCurrency"
    from customer_relationship r
    left join lateral (select * from subscription p
                        where p.partner_id = r.partner_id and p.customer_id = r.customer_id and p.kind = 'usage'
                          and p.parent_subscription_id is null and p.status <> 'deleted'
                        order by p.status = 'active' desc, p.created_at limit 1) s on true
   where r.partner_id = $1 and r.customer_id = $2`,
);

export async function findGround(
  reader: Reader,
  partnerId: string,
  customerId: string,
): Promise<TargetGround> {
  const nothing = { planId: null, planStatus: null, planCurrency: null };
  return (
    (await reader.maybe<TargetGround>(ground, [partnerId, customerId])) ?? {
      related: false,
      agreementAccepted: false,
      ...nothing,
    }
  );
}

const serves = statement(
  'transfer.serves',
  `select 1 as one from customer_relationship where partner_id = $1 and customer_id = $2 and state = 'active'`,
);

/** Whether the source serves the customer at all; in its own scope. Nobody else learns of it (I4). */
export async function servesCustomer(
  reader: Reader,
  partnerId: string,
  customerId: string,
): Promise<boolean> {
  return (await reader.maybe(serves, [partnerId, customerId])) !== undefined;
}
