import type { Reader, Tx } from '../../platform/db/index.ts';
import { statement } from '../../platform/db/index.ts';
import type { ChannelTie } from './model.ts';

const columns = `
  k.partner_id as "partnerId", p.name as "partnerName", k.customer_id as "customerId", c.name as "customerName", k.channel,
  k.delegated_admin as "delegatedAdmin", k.established_at as "establishedAt", k.listed_at as "listedAt"`;
const tables = `
  from channel_tie k
  join partner p on p.tenant_id = k.partner_id
  join tenant c on c.tenant_id = k.customer_id`;

const insert = statement(
  'channel.insert',
  `
  insert into channel_tie (partner_id, customer_id, channel, delegated_admin, established_at)
  values ($1, $2, $3, $4, $5) on conflict (partner_id, customer_id) do nothing`,
);

/** False where the two are known to be tied already. */
export async function insertChannelTie(
  tx: Tx,
  tie: Omit<ChannelTie, 'partnerName' | 'customerName' | 'listedAt'>,
): Promise<boolean> {
  const { partnerId, customerId, channel, delegatedAdmin, establishedAt } = tie;
  return (await tx.run(insert, [partnerId, customerId, channel, delegatedAdmin, establishedAt])) === 1;
}

const list = statement(
  'channel.list',
  `select ${columns} ${tables} order by k.established_at desc, k.partner_id, k.customer_id limit $1`,
);

/** Newest first; in the system scope. */
export function listChannelTies(reader: Reader, limit: number): Promise<ChannelTie[]> {
  return reader.rows(list, [limit]);
}

const waiting = `k.listed_at is null and p.program_status = 'active'`;
const nextWaiting = statement(
  'channel.nextWaiting',
  `select k.established_at as "at" ${tables} where ${waiting} order by k.established_at limit 1`,
);

export async function findNextWaiting(reader: Reader): Promise<Date | null> {
  return (await reader.maybe<{ at: Date }>(nextWaiting))?.at ?? null;
}

export interface WaitingTie extends ChannelTie {
  readonly kind: string;
  readonly domain: string;
  readonly country: string;
}

const takeWaiting = statement(
  'channel.takeWaiting',
  `
  select ${columns}, p.kind, c.domain, c.country ${tables}
   where ${waiting} and k.established_at <= $1 order by k.established_at limit $2 for update of k skip locked`,
);

/** Of partners whose program is active; in the system scope. */
export function takeWaitingTies(tx: Tx, now: Date, limit: number): Promise<WaitingTie[]> {
  return tx.rows(takeWaiting, [now, limit]);
}

const mark = statement(
  'channel.markListed',
  'update channel_tie set listed_at = $3 where partner_id = $1 and customer_id = $2',
);

export async function markListed(
  tx: Tx,
  { partnerId, customerId }: Pick<ChannelTie, 'partnerId' | 'customerId'>,
  at: Date,
): Promise<void> {
  await tx.run(mark, [partnerId, customerId, at]);
}

const customer = statement(
  'channel.customer',
  `
  select t.tenant_id as "customerId", t.name, t.country from tenant t
   where t.kind = 'customer'
     and (t.tenant_id::text = $1 or t.tenant_id = (select d.tenant_id from domain d where d.domain_name = $1))`,
);

/** A customer by its tenant id or one of its domains; in the system scope. */
export function findCustomerTenant(
  reader: Reader,
  idOrDomain: string,
): Promise<{ readonly customerId: string; readonly name: string; readonly country: string } | undefined> {
  return reader.maybe(customer, [idOrDomain.trim().toLowerCase()]);
}
