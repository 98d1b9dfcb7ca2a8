import type { Reader, Tx } from '../../platform/db/index.ts';
import { statement, tenantScope } from '../../platform/db/index.ts';
import type { SupportedSubscription, SupportPartner } from './model.ts';

const columns = `
  s.subscription_id as "subscriptionId", s.customer_id as "customerId", s.friendly_name as name,
  s.offer_name as "offerName", s.quantity, s.status, s.version, s.partner_id as "sellerId", s.support_flagged as flagged,
  jsonb_build_object('tenantId', c.tenant_id, 'name', c.name, 'country', c.country,
    'partnerId', c.location_partner_id) as contact`;
const from = 'from subscription s join partner c on c.tenant_id = s.support_contact_id';

const one = statement(
  'supportContact.one',
  `select ${columns} ${from} where s.partner_id = $1 and s.customer_id = $2 and s.subscription_id = $3`,
);
const lockOne = statement('supportContact.lock', `${one.text} for update of s`);
const ofCustomer = statement(
  'supportContact.ofCustomer',
  `
  select ${columns} ${from}
   where s.partner_id = $1 and s.customer_id = $2 and s.status <> 'deleted'
   order by name_key(s.friendly_name), s.subscription_id`,
);

/** One subscription of a seller with its contact; in the seller's scope. */
export function findSupported(
  reader: Reader,
  sellerId: string,
  customerId: string,
  subscriptionId: string,
): Promise<SupportedSubscription | undefined> {
  return reader.maybe<SupportedSubscription>(one, [sellerId, customerId, subscriptionId]);
}

/** Like `findSupported`, and nobody else changes the row before this transaction ends. */
export function lockSupported(
  tx: Tx,
  sellerId: string,
  customerId: string,
  subscriptionId: string,
): Promise<SupportedSubscription | undefined> {
  return tx.maybe<SupportedSubscription>(lockOne, [sellerId, customerId, subscriptionId]);
}

/** What the seller keeps for the customer and is not deleted, by name. */
export function listSupported(
  reader: Reader,
  sellerId: string,
  customerId: string,
): Promise<SupportedSubscription[]> {
  return reader.rows<SupportedSubscription>(ofCustomer, [sellerId, customerId]);
}

const set = statement(
  'supportContact.set',
  `
  update subscription set support_contact_id = $3, version = version + 1
   where partner_id = $1 and subscription_id = $2 and support_contact_id <> $3`,
);

/** False: it was the contact already, and nothing was written. */
export async function saveContact(
  tx: Tx,
  sellerId: string,
  subscriptionId: string,
  contactId: string,
): Promise<boolean> {
  return (await tx.run(set, [sellerId, subscriptionId, contactId])) === 1;
}

const related = statement(
  'supportContact.partnersWithCustomer',
  `
  select r.partner_id as "tenantId", r.delegated_admin <> 'none' as "hasAdmin"
    from customer_relationship r
   where r.customer_id = $1 and r.partner_id = any($2::uuid[]) and r.state = 'active'`,
);

/**
 * Which of these companies have a live relationship with the customer, and whether with admin permission.
 * Read in the customer's scope; only about companies that are in partnership with the seller.
 */
export async function relatedAmong(
  tx: Tx,
  customerId: string,
  partnerIds: readonly string[],
): Promise<ReadonlyMap<string, { readonly hasAdmin: boolean }>> {
  if (partnerIds.length === 0) return new Map();
  const rows = await tx.within(tenantScope(customerId), (inner) =>
    inner.rows<{ tenantId: string; hasAdmin: boolean }>(related, [customerId, partnerIds]),
  );
  return new Map(rows.map((row) => [row.tenantId, row]));
}

const lockRelation = statement(
  'supportContact.lockRelation',
  `select 1 from customer_relationship where partner_id = $1 and customer_id = $2 for share`,
);

/**
 * The relationship stays as it is until this transaction ends. Taken before the subscription, in the order
 * in which the end of a relationship takes them.
 */
export async function holdRelation(tx: Tx, partnerId: string, customerId: string): Promise<void> {
  await tx.within(tenantScope(customerId), (inner) => inner.maybe(lockRelation, [partnerId, customerId]));
}

const resellersAt = statement(
  'supportContact.partnersAtCustomer',
  `
  select p.tenant_id as "tenantId", p.name, p.country, p.location_partner_id as "partnerId"
    from customer_relationship r join partner p on p.tenant_id = r.partner_id
   where r.customer_id = $1 and r.state = 'active' and r.capacity = 'reseller'
   order by name_key(p.name), p.tenant_id`,
);
const partneredAmong = statement(
  'supportContact.partneredAmong',
  `
  select reseller_id as "resellerId" from partnership
   where provider_id = $1 and reseller_id = any($2::uuid[]) and state = 'active'`,
);

/** Resellers that serve the customer; those without a partnership with the provider are none of its business. */
export async function listPartnersAt(
  tx: Tx,
  providerId: string,
  customerId: string,
): Promise<SupportPartner[]> {
  const all = await tx.within(tenantScope(customerId), (inner) =>
    inner.rows<SupportPartner>(resellersAt, [customerId]),
  );
  const partnered = await partneredWith(
    tx,
    providerId,
    all.map(({ tenantId }) => tenantId),
  );
  return all.filter(({ tenantId }) => partnered.has(tenantId));
}

/** Which of these companies are in partnership with the provider now. */
export async function partneredWith(
  tx: Tx,
  providerId: string,
  partnerIds: readonly string[],
): Promise<ReadonlySet<string>> {
  if (partnerIds.length === 0) return new Set();
  const rows = await tx.rows<{ resellerId: string }>(partneredAmong, [providerId, partnerIds]);
  return new Set(rows.map(({ resellerId }) => resellerId));
}

const flagged = statement(
  'supportContact.flagged',
  `
  select ${columns}, r.company_name as "customerName"
    from subscription s
    join partner c on c.tenant_id = s.support_contact_id
    left join customer_relationship r on r.partner_id = s.partner_id and r.customer_id = s.customer_id
   where s.partner_id = $1 and s.support_flagged and s.status <> 'deleted'
     and ($2::uuid is null or s.subscription_id > $2)
   order by s.subscription_id limit $3`,
);

export type FlaggedSubscription = SupportedSubscription & { readonly customerName: string };

/** Subscriptions whose contact has lost its admin permission, page by page (D30). */
export function listFlagged(
  reader: Reader,
  sellerId: string,
  after: string | null,
  limit: number,
): Promise<FlaggedSubscription[]> {
  return reader.rows<FlaggedSubscription>(flagged, [sellerId, after, limit]);
}

const countOfFlagged = statement(
  'supportContact.countFlagged',
  `
  select count(*)::int as flagged from (
    select from subscription where partner_id = $1 and support_flagged and status <> 'deleted' limit $2) x`,
);

/** Warnings are counted no further than this (pitfall 8). */
export const flaggedCountMax = 100;

/** How many contacts have lost their admin permission, no further than one beyond the bound. */
export async function countFlagged(reader: Reader, sellerId: string): Promise<number> {
  return (
    (await reader.maybe<{ flagged: number }>(countOfFlagged, [sellerId, flaggedCountMax + 1]))?.flagged ?? 0
  );
}
