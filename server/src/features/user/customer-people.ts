import type { TenantScope } from '../../platform/db/index.ts';
import { licenseKeyOf, skusSoldTo } from '../license/index.ts';
import type { DirectoryUser, UserNarrowing, UserPageEnd, UserView } from './model.ts';
import type { UserParts } from './parts.ts';
import type { LicenseOfUser } from './store.ts';
import { listLicensesOf, listUsers } from './store.ts';

type SoldSku = Awaited<ReturnType<typeof skusSoldTo>>[number];
/** What the seller sold to the customer, by product and SKU. */
export type NamedSkus = ReadonlyMap<string, SoldSku>;

export interface PeopleWanted {
  readonly view: UserView;
  readonly narrowing: UserNarrowing;
  readonly after: UserPageEnd | null;
  readonly limit: number;
  readonly purgedBefore: Date;
  /** Whose licenses are shown; null: nobody's. */
  readonly sellerId: string | null;
}

export interface PeoplePage {
  readonly people: readonly (DirectoryUser & { readonly key: string })[];
  readonly licenses: ReadonlyMap<string, readonly LicenseOfUser[]>;
  readonly last: UserPageEnd | null;
}

/** A page of a customer's people with what they hold. */
export async function pagePeople(
  { db }: Pick<UserParts, 'db'>,
  directory: TenantScope,
  wanted: PeopleWanted,
): Promise<PeoplePage> {
  const rows = await listUsers(db, directory, { ...wanted, limit: wanted.limit + 1 });
  const people = rows.slice(0, wanted.limit);
  const ids = people.map(({ userId }) => userId);
  const held = await listLicensesOf(db, directory, ids, wanted.sellerId);
  const last = people.at(-1);
  return {
    people,
    licenses: Map.groupBy(held, ({ userId }) => userId),
    last: rows.length > wanted.limit && last ? { key: last.key, userId: last.userId } : null,
  };
}

export async function namedSkus(
  { db }: Pick<UserParts, 'db'>,
  directory: TenantScope,
  sellerId: string | null,
): Promise<NamedSkus> {
  const skus = await skusSoldTo(db, directory, sellerId);
  return new Map(skus.map((one) => [licenseKeyOf(one), one]));
}
