import type { Database, TenantScope, Tx } from '../../platform/db/index.ts';
import { statement } from '../../platform/db/index.ts';
import { topOfText } from './list-ends.ts';
import type { CustomerTag } from './model.ts';

const list = statement(
  'customerTag.list',
  `
  select tag_id as id, name from customer_tag
   where partner_id = $1 and (name_key like '%' || like_literal(name_key($2)) || '%' or tag_id::text = $3)
   order by tag_id::text <> $3, name_key limit 200`,
);
const ofCustomer = statement(
  'customerTag.ofCustomer',
  `
  select t.tag_id as id, t.name from customer_tagging g
    join customer_tag t on t.partner_id = g.partner_id and t.tag_id = g.tag_id
   where g.partner_id = $1 and g.customer_id = $2 order by t.name_key`,
);

/** The partner's tags with these letters, in their order; the chosen one is always among them, first. */
export function listTags(
  db: Database,
  scope: TenantScope,
  search: string,
  chosenId: string,
): Promise<CustomerTag[]> {
  return db.rows(scope, list, [scope.tenantId, search, chosenId]);
}

export function listTagsOfCustomer(
  db: Database,
  scope: TenantScope,
  customerId: string,
): Promise<CustomerTag[]> {
  return db.rows(scope, ofCustomer, [scope.tenantId, customerId]);
}

// Tags

const insert = statement(
  'customerTag.insert',
  `
  insert into customer_tag (partner_id, tag_id, name, created_at) values ($1, $2, $3, $4)
  on conflict (partner_id, name_key) do nothing`,
);
const named = statement(
  'customerTag.named',
  'select tag_id as id, name from customer_tag where partner_id = $1 and name_key = name_key($2)',
);
const lock = statement(
  'customerTag.lock',
  'select tag_id as id, name from customer_tag where partner_id = $1 and tag_id = any($2) order by tag_id for update',
);
const rename = statement(
  'customerTag.rename',
  'update customer_tag set name = $3 where partner_id = $1 and tag_id = $2',
);
const remove = statement(
  'customerTag.delete',
  'delete from customer_tag where partner_id = $1 and tag_id = $2',
);

/** False where the partner has a tag of that name already, however it is spelled. */
export async function insertTag(tx: Tx, partnerId: string, tag: CustomerTag, at: Date): Promise<boolean> {
  return (await tx.run(insert, [partnerId, tag.id, tag.name, at])) === 1;
}

export function findTagNamed(tx: Tx, partnerId: string, name: string): Promise<CustomerTag | undefined> {
  return tx.maybe(named, [partnerId, name]);
}

export function lockTags(tx: Tx, partnerId: string, ids: readonly string[]): Promise<CustomerTag[]> {
  return tx.rows(lock, [partnerId, ids]);
}

export function renameTag(tx: Tx, partnerId: string, tag: CustomerTag): Promise<number> {
  return tx.run(rename, [partnerId, tag.id, tag.name]);
}

export function deleteTag(tx: Tx, partnerId: string, tagId: string): Promise<number> {
  return tx.run(remove, [partnerId, tagId]);
}

// Customers and their tags

const lockCustomers = statement(
  'customerTag.lockCustomers',
  `
  select r.customer_id as "customerId", r.company_name as "companyName",
         array(select t.name from customer_tagging g join customer_tag t on t.partner_id = g.partner_id and t.tag_id = g.tag_id
                where g.partner_id = r.partner_id and g.customer_id = r.customer_id order by t.name_key) as tags
    from customer_relationship r
   where r.partner_id = $1 and r.customer_id = any($2) and r.state = 'active' order by r.customer_id for update of r`,
);
const assign = statement(
  'customerTag.assign',
  `
  insert into customer_tagging (partner_id, customer_id, tag_id)
  select $1, customer_id, tag_id from unnest($2::uuid[]) as customer_id, unnest($3::uuid[]) as tag_id
  on conflict do nothing`,
);
const unassign = statement(
  'customerTag.unassign',
  'delete from customer_tagging where partner_id = $1 and customer_id = any($2) and tag_id = any($3)',
);
// Only what the list sorts by otherwise than before is written: the row stands in many indexes.
const sortByTags = statement(
  'customerTag.sortByTags',
  `
  update customer_relationship r set first_tag_key = present.first
    from (select c.customer_id, coalesce(
            (select min(t.name_key) from customer_tagging g join customer_tag t on t.partner_id = g.partner_id and t.tag_id = g.tag_id
              where g.partner_id = $1 and g.customer_id = c.customer_id), '${topOfText}') as first
            from unnest($2::uuid[]) as c (customer_id)) as present
   where r.partner_id = $1 and r.customer_id = present.customer_id and r.first_tag_key <> present.first`,
);
const carriers = statement(
  'customerTag.carriers',
  `
  select customer_id as "customerId" from customer_tagging
   where partner_id = $1 and tag_id = $2 and customer_id > $3 order by customer_id limit $4`,
);

export interface TaggedCustomer {
  readonly customerId: string;
  readonly companyName: string;
  /** Names of its tags, in their order. */
  readonly tags: readonly string[];
}

/** Those of these customers that the partner has, kept from changing until the end of the transaction. */
export function lockCustomersToTag(
  tx: Tx,
  partnerId: string,
  ids: readonly string[],
): Promise<TaggedCustomer[]> {
  return tx.rows(lockCustomers, [partnerId, ids]);
}

export function assignTags(
  tx: Tx,
  partnerId: string,
  customerIds: readonly string[],
  ids: readonly string[],
) {
  return tx.run(assign, [partnerId, customerIds, ids]);
}

export function unassignTags(
  tx: Tx,
  partnerId: string,
  customerIds: readonly string[],
  ids: readonly string[],
): Promise<number> {
  return tx.run(unassign, [partnerId, customerIds, ids]);
}

/** Puts customers where their tags now belong in the list sorted by tag. */
export function sortCustomersByTags(
  tx: Tx,
  partnerId: string,
  customerIds: readonly string[],
): Promise<number> {
  return tx.run(sortByTags, [partnerId, customerIds]);
}

/** Customers that carry a tag, former ones too, so many at a time. */
export async function listCarriers(
  tx: Tx,
  partnerId: string,
  tagId: string,
  after: string,
  limit: number,
): Promise<string[]> {
  const rows = await tx.rows<{ customerId: string }>(carriers, [partnerId, tagId, after, limit]);
  return rows.map(({ customerId }) => customerId);
}
