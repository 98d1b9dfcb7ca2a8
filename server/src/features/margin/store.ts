import type { Database, Tx } from '../../platform/db/index.ts';
import { statement, tenantScope } from '../../platform/db/index.ts';
import type { ListedMargin, Margin, NewMargin } from './model.ts';

const columns = `m.margin_id as "marginId", m.reseller_id as "resellerId", m.product_id as "productId", m.kind,
  m.value::text as value, m.currency, to_char(m.from_date, 'YYYY-MM-DD') as "fromDate", m.version`;

const list = statement(
  'margin.list',
  `
  select ${columns}, r.name as "resellerName", p.title as "productTitle"
    from margin m
    left join partner r on r.tenant_id = m.reseller_id
    left join product p on p.product_id = m.product_id
   where m.provider_id = $1 and ($2::date is null or (m.from_date, m.margin_id) < ($2::date, $3::uuid))
     and ($4::uuid is null or m.reseller_id = $4)
   order by m.from_date desc, m.margin_id desc limit $5`,
);

const find = statement(
  'margin.find',
  `
  select ${columns}, r.name as "resellerName", p.title as "productTitle"
    from margin m
    left join partner r on r.tenant_id = m.reseller_id
    left join product p on p.product_id = m.product_id
   where m.provider_id = $1 and m.margin_id = $2`,
);

const lock = statement(
  'margin.lock',
  `select ${columns} from margin m where m.provider_id = $1 and m.margin_id = $2 for update`,
);

const insert = statement(
  'margin.insert',
  `
  insert into margin (provider_id, margin_id, reseller_id, product_id, kind, value, currency, from_date, changed_at)
  values ($1, $2, $3, $4, $5, $6, $7, $8, $9)`,
);

const update = statement(
  'margin.update',
  `
  update margin set kind = $3, value = $4, currency = $5, from_date = $6, changed_at = $7, version = version + 1
   where provider_id = $1 and margin_id = $2`,
);

const remove = statement('margin.remove', 'delete from margin where provider_id = $1 and margin_id = $2');

// All that can count for one reseller up to a day.
const counting = statement(
  'margin.counting',
  `
  select ${columns} from margin m
   where m.provider_id = $1 and (m.reseller_id is null or m.reseller_id = $2) and m.from_date <= $3::date
     and (m.currency is null or m.currency = $4)`,
);

const product = statement(
  'margin.product',
  'select product_id as "productId" from product where product_key = lower($1)',
);

export interface MarginPage {
  readonly resellerId: string | null;
  readonly after: { readonly fromDate: string; readonly marginId: string } | null;
  readonly limit: number;
}

/** The newest first; one more than asked for tells that another page follows. */
export function listMargins(db: Database, providerId: string, by: MarginPage): Promise<ListedMargin[]> {
  const { resellerId, after, limit } = by;
  return db.rows(tenantScope(providerId), list, [
    providerId,
    after?.fromDate ?? null,
    after?.marginId ?? null,
    resellerId,
    limit,
  ]);
}

export function findMargin(tx: Tx, providerId: string, marginId: string): Promise<ListedMargin | undefined> {
  return tx.maybe(find, [providerId, marginId]);
}

export function lockMargin(tx: Tx, providerId: string, marginId: string): Promise<Margin | undefined> {
  return tx.maybe(lock, [providerId, marginId]);
}

export async function insertMargin(
  tx: Tx,
  providerId: string,
  marginId: string,
  margin: NewMargin,
  at: Date,
): Promise<void> {
  const { resellerId, productId, kind, value, currency, fromDate } = margin;
  await tx.run(insert, [providerId, marginId, resellerId, productId, kind, value, currency, fromDate, at]);
}

export async function updateMargin(
  tx: Tx,
  providerId: string,
  marginId: string,
  margin: NewMargin,
  at: Date,
): Promise<void> {
  const { kind, value, currency, fromDate } = margin;
  await tx.run(update, [providerId, marginId, kind, value, currency, fromDate, at]);
}

export async function deleteMargin(tx: Tx, providerId: string, marginId: string): Promise<void> {
  await tx.run(remove, [providerId, marginId]);
}

/** In the provider's own scope: what a reseller is charged follows from it, but it is the provider's alone. */
export function listCountingMargins(
  db: Database,
  providerId: string,
  by: { resellerId: string; on: string; currency: string },
): Promise<Margin[]> {
  return db.rows(tenantScope(providerId), counting, [providerId, by.resellerId, by.on, by.currency]);
}

/** The product as the catalog spells it. */
export async function findProductId(tx: Tx, productId: string): Promise<string | null> {
  return (await tx.maybe<{ productId: string }>(product, [productId]))?.productId ?? null;
}
