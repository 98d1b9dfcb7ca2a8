import type { Database, TenantScope, Tx } from '../../platform/db/index.ts';
import { statement } from '../../platform/db/index.ts';
import type { Location, LocationState } from './model.ts';

const columns = `
  l.tenant_id as "tenantId", l.location_id as "locationId", l.name, l.country, l.region, l.partner_id as "partnerId",
  l.state, l.is_default as "isDefault", l.address, l.version`;

const list = statement(
  'location.list',
  `
  select ${columns} from partner_location l where l.tenant_id = $1
   order by l.is_default desc, name_key(l.name), l.location_id limit 500`,
);

/** The default one first, then by name. */
export function listLocations(db: Database, scope: TenantScope): Promise<Location[]> {
  return db.rows<Location>(scope, list, [scope.tenantId]);
}

const lock = statement(
  'location.lock',
  `select ${columns} from partner_location l where l.tenant_id = $1 and l.location_id = $2 for update`,
);

export function lockLocation(tx: Tx, tenantId: string, locationId: string): Promise<Location | undefined> {
  return tx.maybe<Location>(lock, [tenantId, locationId]);
}

const byNumber = statement(
  'location.byNumber',
  `select ${columns} from partner_location l where l.tenant_id = $1 and l.partner_id = $2`,
);

export function findLocationByNumber(
  tx: Tx,
  tenantId: string,
  partnerId: string,
): Promise<Location | undefined> {
  return tx.maybe<Location>(byNumber, [tenantId, partnerId]);
}

const insert = statement(
  'location.insert',
  `
  insert into partner_location (tenant_id, location_id, name, country, region, state, address, opened_at)
  select $1, $2, $3, $4, $5, 'pending', $6, $7
   where (select count(*) from partner_location where tenant_id = $1) < $8`,
);

/** False when the company has as many as it may. */
export async function insertLocation(
  tx: Tx,
  of: Pick<Location, 'tenantId' | 'locationId' | 'name' | 'country' | 'region' | 'address'>,
  at: Date,
  max: number,
): Promise<boolean> {
  const address = JSON.stringify(of.address);
  const values = [of.tenantId, of.locationId, of.name, of.country, of.region, address, at, max];
  return (await tx.run(insert, values)) === 1;
}

const save = statement(
  'location.save',
  `
  update partner_location set name = $3, state = $4, version = version + 1 where tenant_id = $1 and location_id = $2`,
);

export async function saveLocation(
  tx: Tx,
  { tenantId, locationId }: Pick<Location, 'tenantId' | 'locationId'>,
  to: { readonly name: string; readonly state: LocationState },
): Promise<void> {
  await tx.run(save, [tenantId, locationId, to.name, to.state]);
}

const numbered = statement(
  'location.number',
  `
  update partner_location set state = 'active', partner_id = coalesce(partner_id, nextval('partner_number')::text),
         version = version + 1
   where tenant_id = $1 and location_id = $2
  returning partner_id as "partnerId"`,
);

/** A verified location gets its number, once for good. */
export async function giveNumber(tx: Tx, tenantId: string, locationId: string): Promise<string> {
  return (await tx.maybe<{ partnerId: string }>(numbered, [tenantId, locationId]))?.partnerId ?? '';
}

const unset = statement(
  'location.unsetDefault',
  `update partner_location set is_default = false, version = version + 1 where tenant_id = $1 and is_default`,
);
const set = statement(
  'location.setDefault',
  `update partner_location set is_default = true, version = version + 1 where tenant_id = $1 and location_id = $2`,
);
const associate = statement(
  'location.associate',
  'update partner set location_partner_id = $2 where tenant_id = $1',
);

/** From now on the company transacts under this number; what is attributed stays as it is. */
export async function saveDefault(tx: Tx, tenantId: string, location: Location): Promise<void> {
  await tx.run(unset, [tenantId]);
  await tx.run(set, [tenantId, location.locationId]);
  await tx.run(associate, [tenantId, location.partnerId]);
}
