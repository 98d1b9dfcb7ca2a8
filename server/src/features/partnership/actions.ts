import type { Caller } from '../../access/caller.ts';
import type { ReadVersion } from '../../errors/read-version.ts';
import { refuseStale } from '../../errors/read-version.ts';
import { Refusal, refuse } from '../../errors/refusal.ts';
import type { Language } from '../../errors/sentence.ts';
import type { Database, Reader, TenantScope } from '../../platform/db/index.ts';
import { readerOf, tenantScope } from '../../platform/db/index.ts';
import { actorOf, appendAuditEvent } from '../audit/index.ts';
import { declarationWithin } from '../declaration/index.ts';
import type { Asker } from '../invitation/index.ts';
import { requireChosenLocation } from '../location/index.ts';
import type { Partner, ResellerId } from '../partner/index.ts';
import { findPartner, verifyReseller } from '../partner/index.ts';
import type { PartnershipRow } from './model.ts';
import type { PartnershipParts } from './parts.ts';
import { checkPartnerReseller, checkRemoval } from './rules.ts';
import type { PartnershipSearch } from './store.ts';
import {
  endPartnership,
  findActivePartnership,
  findLocationInUse,
  findPartnership,
  listPartnerships,
  lockPartnership,
  saveLocationOf,
  withdrawAdminAccess,
} from './store.ts';

/** The two companies of a pair, as the caller's side of it sees them. */
interface Pair {
  readonly providerId: string;
  readonly resellerId: string;
  readonly otherId: string;
}

function pairOf(caller: Caller, otherId: string): Pair {
  const ownId = caller.tenant.id;
  return caller.tenant.kind === 'indirect-provider'
    ? { providerId: ownId, resellerId: otherId, otherId }
    : { providerId: otherId, resellerId: ownId, otherId };
}

export interface Removal {
  readonly tenantId: string;
  readonly declarationVersion: string;
  readonly confirmed: boolean;
}

export interface Removed {
  readonly other: Partner;
  readonly at: Date;
}

/**
 * Ends a partnership for either side (C13, D10). It writes the partnership's row and the
 * record of it in both logs, and nothing else (I1); nobody is told (I47).
 */
export async function removePartnership(
  parts: PartnershipParts,
  asker: Asker,
  removal: Removal,
): Promise<Removed> {
  const { caller } = asker;
  const { providerId, resellerId, otherId } = pairOf(caller, removal.tenantId);
  const at = parts.clock.now();
  return parts.db.transaction(tenantScope(caller.tenant.id), async (tx) => {
    const partnership = await lockPartnership(tx, providerId, resellerId);
    const refusal = checkRemoval(partnership, asker.language);
    if (refusal) throw refusal;
    if (!removal.confirmed) return refuse('consent-missing');
    // The person confirmed a text that is no longer the present one.
    const declaration = await declarationWithin(tx, 'partnership-removal', at);
    if (removal.declarationVersion !== declaration.version) return refuse('changed-meanwhile');
    await endPartnership(tx, {
      providerId,
      resellerId,
      endedAt: at,
      endedBy: caller.user?.id ?? null,
      endedByTenant: caller.tenant.id,
      declarationVersion: removal.declarationVersion,
    });
    const other = (await findPartner(tx, otherId)) ?? refuse('partnership-unknown');
    const actor = actorOf(caller, asker);
    await appendAuditEvent(
      tx,
      actor,
      {
        operation: 'remove_partner_relationship',
        resourceType: 'partner_relationship',
        counterpartId: otherId,
        copiesTo: [otherId],
        oldValue: { providerId, resellerId, state: 'active' },
        newValue: { providerId, resellerId, state: 'ended' },
        details: {
          declarationVersion: removal.declarationVersion,
          removedBy: caller.tenant.name,
          actor: actor.name,
        },
      },
      at,
    );
    return { other, at };
  });
}

/** The reseller takes back the provider's access to its own work account; all else stays (C12). */
export async function takeBackAdminAccess(
  parts: PartnershipParts,
  asker: Asker,
  providerId: string,
): Promise<void> {
  const { caller } = asker;
  const resellerId = caller.tenant.id;
  await parts.db.transaction(tenantScope(resellerId), async (tx) => {
    if (!(await findPartnership(tx, providerId, resellerId))) return refuse('partnership-unknown');
    if (!(await withdrawAdminAccess(tx, providerId, resellerId))) return;
    await appendAuditEvent(
      tx,
      actorOf(caller, asker),
      {
        operation: 'remove_provider_admin_access',
        resourceType: 'partner_relationship',
        counterpartId: providerId,
        copiesTo: [providerId],
        oldValue: { providerId, resellerId, providerAdminAccess: true },
        newValue: { providerId, resellerId, providerAdminAccess: false },
      },
      parts.clock.now(),
    );
  });
}

/**
 * Which of the own locations the partner deals with, from now on (1.2, C10). What is attributed already stays
 * as it is (9.2 rule 5); nothing given: wherever the company transacts.
 */
export async function chooseLocation(
  parts: PartnershipParts,
  asker: Asker,
  of: { readonly tenantId: string; readonly location: string | undefined; readonly read: ReadVersion | null },
): Promise<void> {
  const { caller, language } = asker;
  const pair = pairOf(caller, of.tenantId);
  const side = pair.providerId === caller.tenant.id ? 'provider' : 'reseller';
  await parts.db.transaction(tenantScope(caller.tenant.id), async (tx) => {
    const partnership = await lockPartnership(tx, pair.providerId, pair.resellerId);
    const refusal = checkRemoval(partnership, language);
    if (!partnership || refusal) throw refusal ?? new Refusal('partnership-unknown');
    refuseStale(of.read, partnership.version);
    const present = side === 'provider' ? partnership.providerLocation : partnership.resellerLocation;
    const location = await requireChosenLocation(tx, caller.tenant.id, of.location, language);
    const chosen = location?.partnerId ?? null;
    if (chosen === present) return;
    await saveLocationOf(tx, side, partnership, chosen);
    await appendAuditEvent(
      tx,
      actorOf(caller, asker),
      {
        operation: 'update_partner_relationship',
        resourceType: 'partner_relationship',
        counterpartId: pair.otherId,
        copiesTo: [pair.otherId],
        oldValue: { [`${side}Location`]: present },
        newValue: { [`${side}Location`]: chosen },
      },
      parts.clock.now(),
    );
  });
}

/** The company as its partnership shows it: under the location that was chosen for it, while that is in use. */
export async function asLocated(reader: Reader, of: Partner, chosen: string | null): Promise<Partner> {
  const location = await findLocationInUse(reader, of.tenantId, chosen);
  return location ? { ...of, locationPartnerId: location.partnerId, country: location.country } : of;
}

export interface CountedRow extends PartnershipRow {
  /** Null for the reseller's side: what others sell is not its business. */
  readonly customerCount: number | null;
}

export interface PartnershipPage {
  readonly rows: readonly CountedRow[];
  /** Last row looked at; null when no further page follows. */
  readonly last: PartnershipRow | null;
}

/** A page of the caller's partners. Former ones appear while they still have customers (D19). */
export async function pagePartnerships(
  parts: PartnershipParts,
  scope: TenantScope,
  search: PartnershipSearch & { readonly limit: number },
): Promise<PartnershipPage> {
  const reader = readerOf(parts.db, scope);
  const withCustomers =
    search.only === 'former' ? await resellersWithCustomers(parts, reader, scope) : undefined;
  const found = await listPartnerships(reader, scope.tenantId, {
    ...search,
    withCustomers,
    limit: search.limit + 1,
  });
  const page = found.slice(0, search.limit);
  const last = found.length > search.limit ? (page.at(-1) ?? null) : null;
  if (search.side === 'providers')
    return { rows: page.map((row) => ({ ...row, customerCount: null })), last };
  const counts = await parts.countCustomersByReseller(
    reader,
    scope.tenantId,
    page.map((row) => row.tenantId),
  );
  const counted = page.map((row) => ({ ...row, customerCount: counts.get(row.tenantId) ?? 0 }));
  return { rows: counted.filter((row) => row.state !== 'former' || row.customerCount > 0), last };
}

async function resellersWithCustomers(
  parts: PartnershipParts,
  reader: Reader,
  scope: TenantScope,
): Promise<string[]> {
  const counts = await parts.countCustomersByReseller(reader, scope.tenantId);
  return [...counts].flatMap(([resellerId, customers]) => (customers > 0 ? [resellerId] : []));
}

/** For pickers: the reseller an id names, and whether it is a partner already (C14, D20). */
export function verifyForPicker(
  db: Database,
  scope: TenantScope,
  caller: Caller,
  id: ResellerId,
  language: Language,
) {
  return db.transaction(scope, async (tx) => {
    const reseller = await verifyReseller(tx, id, caller, language);
    const partnership = await findActivePartnership(tx, caller.tenant.id, reseller.tenantId);
    // Asked for by number, it is that location; asked for as a company, the one the partnership is with.
    const located =
      partnership && id.by === 'tenantId'
        ? await asLocated(tx, reseller, partnership.resellerLocation)
        : reseller;
    return { reseller: located, partnership: partnership !== undefined };
  });
}

/**
 * The reseller for new business with this provider: a partner now, in the program and signed.
 * Customer creation and its wizard call this on submit (C16, D46).
 */
export async function requirePartnerReseller(
  reader: Reader,
  providerId: string,
  resellerId: string,
  language: Language,
): Promise<Partner> {
  const reseller = await findPartner(reader, resellerId);
  const partnership = reseller && (await findPartnership(reader, providerId, resellerId));
  const refusal = checkPartnerReseller(reseller, partnership, language);
  if (refusal) throw refusal;
  return reseller && partnership
    ? asLocated(reader, reseller, partnership.resellerLocation)
    : refuse('reseller-not-partnered');
}
