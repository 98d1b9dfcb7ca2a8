import type { Role } from '../../access/caller.ts';
import type { Language } from '../../errors/sentence.ts';
import type { Reader } from '../../platform/db/index.ts';
import { findTie } from '../customer/index.ts';
import { findRole } from './directory-roles.ts';
import type { DelegationRow, EffectiveAccess } from './model.ts';
import { accessOf } from './rules.ts';
import { listGrants, listMappedGroups, listOfCustomerSide, listRoleGrants } from './store.ts';

/** What a partner holds at a customer at a moment. */
export interface PartnerGrants {
  /** Active granular delegations, first to end first. */
  readonly granular: readonly DelegationRow[];
  /** Since when it holds legacy rights; null: it does not. */
  readonly legacySince: Date | null;
}

/** All delegated rights of a partner at a customer; in the scope of either. Whom they reach is `effectiveRoles`. */
export async function grantsOf(
  reader: Reader,
  partnerId: string,
  customerId: string,
  now: Date,
): Promise<PartnerGrants> {
  const [tie, granular] = await Promise.all([
    findTie(reader, partnerId, customerId),
    listGrants(reader, partnerId, customerId, now),
  ]);
  if (tie?.state !== 'active') return { granular: [], legacySince: null };
  return { granular, legacySince: tie.legacyAdminAt };
}

export interface PersonAtCustomer {
  readonly partnerId: string;
  readonly customerId: string;
  readonly userId: string;
  /** At the partner. */
  readonly roles: readonly Role[];
}

/**
 * Directory roles of one person of a partner at a customer (I15), in the partner's scope: granular through
 * groups, else legacy by the person's role, else none. Without a live relationship there are none (2.7).
 */
export async function effectiveRoles(
  reader: Reader,
  { partnerId, customerId, userId, roles }: PersonAtCustomer,
  now: Date,
): Promise<EffectiveAccess> {
  const [tie, grants] = await Promise.all([
    findTie(reader, partnerId, customerId),
    listRoleGrants(reader, { partnerId, customerId, userId, now }),
  ]);
  if (tie?.state !== 'active') return { via: 'none', roles: [], grants: [] };
  // Guests never work with delegated rights of either kind (2.1).
  if (roles.includes('guest')) return { via: 'none', roles: [], grants: [] };
  return accessOf(grants, tie.legacyAdminAt !== null, roles);
}

/** An active granular grant, as the customer's side of relationships reads it. */
export interface ActiveGrant {
  readonly partnerId: string;
  readonly grantId: string;
  readonly name: string;
  readonly roles: readonly { readonly id: string; readonly name: Readonly<Record<Language, string>> }[];
  readonly since: Date;
  readonly endsAt: Date | null;
  readonly autoExtend: boolean;
}

/** Active grants of all partners of a customer; in the customer's scope. */
export async function adminGrantsOf(reader: Reader, customerId: string, now: Date): Promise<ActiveGrant[]> {
  const rows = await listOfCustomerSide(reader, customerId);
  return rows
    .filter(({ state, endsAt }) => state === 'active' && endsAt !== null && endsAt > now)
    .map(({ partnerId, delegationId, name, roles, activatedAt, createdAt, endsAt, autoExtend }) => ({
      partnerId,
      grantId: delegationId,
      name,
      roles: roles.map((id) => ({ id, name: findRole(id)?.name ?? { en: id, es: id, ru: id } })),
      since: activatedAt ?? createdAt,
      endsAt,
      autoExtend,
    }));
}

/** A grant with the groups that hold its roles, and who is in them. */
export interface MappedGrant {
  readonly grantId: string;
  readonly kind: 'granular';
  readonly name: string;
  readonly endsAt: Date | null;
  readonly autoExtend: boolean;
  readonly roles: readonly string[];
  readonly groups: readonly {
    readonly groupId: string;
    readonly name: string;
    readonly roles: readonly string[];
    readonly memberIds: readonly string[];
  }[];
}

/** What a partner holds at a customer down to people; in the customer's scope without the groups. */
export async function mappedGrantsOf(
  reader: Reader,
  partnerId: string,
  customerId: string,
  now: Date,
): Promise<MappedGrant[]> {
  const grants = await listGrants(reader, partnerId, customerId, now);
  const groups = await listMappedGroups(reader, partnerId, customerId);
  return grants.map(({ delegationId, name, endsAt, autoExtend, roles }) => ({
    grantId: delegationId,
    kind: 'granular',
    name,
    endsAt,
    autoExtend,
    roles,
    groups: groups
      .filter((group) => group.delegationId === delegationId)
      .map(({ groupId, name: groupName, roles: given, memberIds }) => ({
        groupId,
        name: groupName,
        roles: given,
        memberIds,
      })),
  }));
}
