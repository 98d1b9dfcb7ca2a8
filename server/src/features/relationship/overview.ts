import type { Caller } from '../../access/caller.ts';
import { refuse } from '../../errors/refusal.ts';
import type { Reader } from '../../platform/db/index.ts';
import { readerOf, tenantScope } from '../../platform/db/index.ts';
import type { Tie } from '../customer/index.ts';
import type { Partner, SupportProfile } from '../partner/index.ts';
import { findPartner, findSupportProfile } from '../partner/index.ts';
import { findActivePartnership } from '../partnership/index.ts';
import type { Standing } from './model.ts';
import type { RelationshipParts, SupportedSubscription } from './parts.ts';
import { tieWith } from './rules.ts';
import { readStanding } from './standing.ts';

/** What a customer sees of all its partners (C41, C89). */
export interface OwnPartnersView {
  readonly standing: Standing;
  /** By tenant, of everybody who is named. */
  readonly partners: ReadonlyMap<string, Partner>;
  readonly subscriptions: readonly SupportedSubscription[];
}

export async function readOwnPartners(
  parts: Pick<RelationshipParts, 'db' | 'adminGrantsOf' | 'subscriptionsOf'>,
  customerId: string,
): Promise<OwnPartnersView> {
  const reader = readerOf(parts.db, tenantScope(customerId));
  const [standing, subscriptions] = await Promise.all([
    readStanding(reader, parts.adminGrantsOf, customerId),
    parts.subscriptionsOf(reader, customerId, null),
  ]);
  const named = [
    ...standing.ties.map(({ partnerId }) => partnerId),
    ...standing.services.map(({ channelId }) => channelId),
    ...subscriptions.flatMap(({ sellerId, supportContactId }) => [sellerId, supportContactId]),
  ];
  return { standing, subscriptions, partners: await partnersBy(reader, named) };
}

/** Whom to call, and how (C89). */
export interface OwnSupportView extends Pick<OwnPartnersView, 'partners' | 'subscriptions'> {
  readonly profiles: ReadonlyMap<string, SupportProfile>;
}

/** Whom the reader calls: global admins for everything, others for what they have a license of (C89, 2.5). */
export async function readOwnSupport(
  parts: RelationshipParts,
  { tenant, user, roles }: Caller,
): Promise<OwnSupportView> {
  const person = roles.includes('global-admin') ? null : (user?.id ?? null);
  const reader = readerOf(parts.db, tenantScope(tenant.id));
  const subscriptions = await parts.subscriptionsOf(reader, tenant.id, person);
  const named = subscriptions.flatMap(({ sellerId, supportContactId, resellerId }) => [
    sellerId,
    supportContactId,
    ...(resellerId ? [resellerId] : []),
  ]);
  const contacts = [...new Set(subscriptions.map(({ supportContactId }) => supportContactId))];
  const [partners, profiles] = await Promise.all([
    partnersBy(reader, named),
    Promise.all(contacts.map(async (id) => [id, await findSupportProfile(reader, id)] as const)),
  ]);
  return { subscriptions, partners, profiles: new Map(profiles) };
}

async function partnersBy(reader: Reader, tenantIds: readonly string[]): Promise<Map<string, Partner>> {
  const found = await Promise.all([...new Set(tenantIds)].map((id) => findPartner(reader, id)));
  return new Map(found.flatMap((partner) => (partner ? [[partner.tenantId, partner] as const] : [])));
}

/** A partner's side of its relationship with one customer; the customer's other partners stay unnamed (I4, 9.3). */
export interface OwnTieView {
  readonly standing: Standing;
  readonly tie: Tie;
  readonly together: { readonly partner: Partner; readonly active: boolean } | null;
}

export async function readOwnTie(
  parts: RelationshipParts,
  caller: Caller,
  customerId: string,
): Promise<OwnTieView> {
  const standing = await readStanding(
    readerOf(parts.db, tenantScope(customerId)),
    parts.adminGrantsOf,
    customerId,
  );
  const tie = tieWith(standing, caller.tenant.id) ?? refuse('customer-unknown');
  return { standing, tie, together: await togetherWith(parts, tie) };
}

async function togetherWith(
  { db }: Pick<RelationshipParts, 'db'>,
  tie: Tie,
): Promise<OwnTieView['together']> {
  const otherId = tie.capacity === 'reseller' ? tie.providerId : tie.resellerId;
  if (otherId === null) return null;
  const pair: [string, string] =
    tie.capacity === 'reseller' ? [otherId, tie.partnerId] : [tie.partnerId, otherId];
  const [partner, partnership] = await Promise.all([
    findPartner(readerOf(db, tenantScope(tie.customerId)), otherId),
    findActivePartnership(readerOf(db, tenantScope(tie.partnerId)), ...pair),
  ]);
  return partner ? { partner, active: partnership !== undefined } : null;
}
