import type { Caller } from '../../access/caller.ts';
import { refuseInputs } from '../../errors/input-refusal.ts';
import type { ReadVersion } from '../../errors/read-version.ts';
import { refuseStale } from '../../errors/read-version.ts';
import { refuse } from '../../errors/refusal.ts';
import type { Language } from '../../errors/sentence.ts';
import type { Clock } from '../../platform/clock/index.ts';
import type { Database, Tx } from '../../platform/db/index.ts';
import { readerOf, systemScope, tenantScope } from '../../platform/db/index.ts';
import type { Ids } from '../../platform/ids/index.ts';
import { actorOf, appendAuditEvent } from '../audit/index.ts';
import { findPublished } from '../business-profile/index.ts';
import { findTie } from '../customer/index.ts';
import { postMail } from '../mail/index.ts';
import { findPartnership } from '../partnership/index.ts';
import type { Deal, Referral, ReferralNeed, ReferralSource, Sight } from './model.ts';
import type { ReferralAct } from './rules.ts';
import {
  dealProblems,
  digestDue,
  dueOf,
  hotUntil,
  mailFor,
  needProblems,
  requireAct,
  sees,
} from './rules.ts';
import { readSight } from './sight.ts';
import type { LocationInUse, NewReferral, Standing } from './store.ts';
import {
  countToday,
  insertReferral,
  listLocationsInUse,
  lockReferral,
  planDayDigest,
  saveStanding,
  saveTeam,
} from './store.ts';

export interface ReferralParts {
  readonly db: Database;
  readonly clock: Clock;
  readonly ids: Ids;
}

export interface ReferralAsker {
  readonly caller: Caller;
  readonly correlationId: string;
  readonly language: Language;
}

const finding = systemScope('published profiles are read');

/** A customer asks a partner that it found (C93). */
export async function sendInquiry(
  parts: ReferralParts,
  asker: ReferralAsker,
  receiverId: string,
  asked: Asked,
): Promise<string> {
  const found = (await findPublished(parts.db, finding, receiverId)) ?? refuse('profile-not-published');
  if (found.text.excludedSizes.includes(asked.need.company.size))
    refuse('referral-size-excluded', { partner: found.name });
  const contact = { email: found.text.contactEmail, name: found.text.contactName };
  return send(parts, asker, { ...asked, receiverId, source: 'customer', contact });
}

/** A provider passes a customer's need on to a reseller it works with (C97). */
export async function passOn(
  parts: ReferralParts,
  asker: ReferralAsker,
  resellerId: string,
  asked: Asked,
): Promise<string> {
  const { db } = parts;
  const providerId = asker.caller.tenant.id;
  const tie = await db.transaction(tenantScope(providerId), (tx) =>
    findPartnership(tx, providerId, resellerId),
  );
  if (tie?.state !== 'active') refuse('partnership-unknown');
  const found = await findPublished(db, finding, resellerId);
  const contact = found ? { email: found.text.contactEmail, name: found.text.contactName } : null;
  return send(parts, asker, { ...asked, receiverId: resellerId, source: 'provider', contact });
}

/** What is needed, and at which location of the receiver; null: wherever it transacts. */
export interface Asked {
  readonly need: ReferralNeed;
  readonly wantsContact: boolean;
  readonly location: string | null;
}

interface Sending extends Asked {
  readonly receiverId: string;
  readonly source: ReferralSource;
  /** Of the receiver's profile; null: its referrals admins are told. */
  readonly contact: { readonly email: string; readonly name: string } | null;
}

async function send(
  { db, clock, ids }: ReferralParts,
  asker: ReferralAsker,
  { receiverId, source, need, wantsContact, location, contact }: Sending,
): Promise<string> {
  refuseInputs(needProblems(need));
  if (location !== null) await requireLocation(db, asker, receiverId, location);
  const { tenant } = asker.caller;
  const receivedAt = clock.now();
  const referral: NewReferral = {
    ...need,
    receiverId,
    location,
    referralId: ids.guid(),
    senderId: tenant.id,
    senderName: tenant.name,
    source,
    hotUntil: hotUntil(wantsContact, receivedAt),
    receivedAt,
    dueAt: dueOf(need.kind, receivedAt),
  };
  await db.transaction(tenantScope(tenant.id), async (tx) => {
    await insertReferral(tx, referral);
    if (wantsContact) await tell(tx, referral, contact);
    await appendAuditEvent(
      tx,
      actorOf(asker.caller, asker),
      {
        operation: source === 'provider' ? 'create_related_referral' : 'create_referral',
        resourceType: 'referral',
        counterpartId: receiverId,
        copiesTo: [receiverId],
        oldValue: {},
        newValue: { id: referral.referralId, kind: need.kind, company: need.company.name },
      },
      receivedAt,
    );
  });
  return referral.referralId;
}

async function requireLocation(
  db: Database,
  { caller }: ReferralAsker,
  receiverId: string,
  location: string,
): Promise<void> {
  const known = await listLocationsInUse(db, tenantScope(caller.tenant.id), receiverId);
  if (!known.some(({ partnerId }) => partnerId === location))
    refuse('referral-location-unknown', { location });
}

/** Where a referral to this partner can go, for a customer that found it and a provider it works with. */
export async function readLocationsOf(
  { db }: ReferralParts,
  { caller }: ReferralAsker,
  partnerId: string,
): Promise<readonly LocationInUse[]> {
  const { tenant } = caller;
  const scope = tenantScope(tenant.id);
  const knows =
    tenant.kind === 'customer'
      ? (await findPublished(db, finding, partnerId)) !== undefined
      : (await findPartnership(readerOf(db, scope), tenant.id, partnerId))?.state === 'active';
  return knows ? listLocationsInUse(db, scope, partnerId) : refuse('not-found');
}

/** Mail for those who asked to be contacted; above ten a day one message for the rest (3.0). */
function tell(tx: Tx, referral: NewReferral, contact: Sending['contact']): Promise<void> {
  const { receiverId, receivedAt, company, dueAt } = referral;
  const day = receivedAt.toISOString().slice(0, 10);
  return tx.within(tenantScope(receiverId), async (inner) => {
    if (mailFor(await countToday(inner, receiverId, day)) === 'digest')
      return planDayDigest(inner, receiverId, day, digestDue(day));
    await postMail(inner, {
      kind: 'referral-received',
      to: [
        contact
          ? { tenantId: receiverId, email: contact.email, name: contact.name }
          : { tenantId: receiverId, roles: ['referrals-admin', 'business-profile-admin', 'global-admin'] },
      ],
      facts: { companyName: company.name, topic: referral.need, lapsesOn: dueAt ?? receivedAt },
      path: `/referrals/${referral.referralId}`,
      at: receivedAt,
    });
  });
}

/** What somebody does not see is unknown to them (2.4). */
export function requireVisible(
  referral: Referral | undefined,
  sight: Sight,
  { caller }: ReferralAsker,
): Referral {
  return referral && sees(sight, referral, caller.user?.id ?? null) ? referral : refuse('referral-unknown');
}

/** Which referral, and on which version of it. */
export interface WorkedOn {
  readonly referralId: string;
  readonly read: ReadVersion | null;
}

interface Changing extends WorkedOn {
  readonly act: ReferralAct | null;
}

/** Locks, checks state and version, saves and records in one transaction. */
async function change(
  { db, clock }: ReferralParts,
  asker: ReferralAsker,
  { referralId, act, read }: Changing,
  work: (tx: Tx, referral: Referral, now: Date) => Promise<Partial<Standing>> | Partial<Standing>,
): Promise<void> {
  const receiverId = asker.caller.tenant.id;
  const sight = await readSight(db, asker.caller);
  return db.transaction(tenantScope(receiverId), async (tx) => {
    const referral = requireVisible(await lockReferral(tx, receiverId, referralId), sight, asker);
    refuseStale(read, referral.version);
    const now = clock.now();
    if (act) requireAct(referral, act, now);
    const to = await work(tx, referral, now);
    await saveStanding(tx, referral, { ...referral, ...to });
    await appendAuditEvent(
      tx,
      actorOf(asker.caller, asker),
      {
        operation: 'update_referral',
        resourceType: 'referral',
        counterpartId: referral.senderId,
        oldValue: { id: referralId, state: referral.state },
        newValue: { id: referralId, state: to.state ?? referral.state, changed: Object.keys(to).sort() },
      },
      now,
    );
  });
}

export interface DealEntries {
  readonly deal: Deal;
  /** Ids of own employees. */
  readonly team: readonly string[];
}

/** Work begins: a deal with a name, a value, a day and somebody who does it (C94). */
export function acceptReferral(
  parts: ReferralParts,
  asker: ReferralAsker,
  of: WorkedOn,
  { deal, team }: DealEntries,
): Promise<void> {
  refuseInputs(dealProblems(deal, team));
  return change(parts, asker, { ...of, act: 'accept' }, async (tx, referral, now) => {
    if (!(await saveTeam(tx, referral, team))) refuse('referral-team-unknown');
    return { state: 'accepted', answeredAt: now, dueAt: null, deal };
  });
}

export function declineReferral(
  parts: ReferralParts,
  asker: ReferralAsker,
  of: WorkedOn,
  { reason, note }: { readonly reason: string; readonly note: string },
): Promise<void> {
  return change(parts, asker, { ...of, act: 'decline' }, (_tx, _referral, now) => ({
    state: 'declined',
    answeredAt: now,
    closedAt: now,
    dueAt: null,
    reason,
    reasonNote: note,
  }));
}

export function editDeal(
  parts: ReferralParts,
  asker: ReferralAsker,
  of: WorkedOn,
  { deal, team }: DealEntries,
): Promise<void> {
  refuseInputs(dealProblems(deal, team));
  return change(parts, asker, { ...of, act: 'edit' }, async (tx, referral) => {
    if (!(await saveTeam(tx, referral, team))) refuse('referral-team-unknown');
    return { deal };
  });
}

/** Won or lost: archived and read-only (C95). */
export function closeReferral(
  parts: ReferralParts,
  asker: ReferralAsker,
  of: WorkedOn,
  { won, reason, note }: { readonly won: boolean; readonly reason: string | null; readonly note: string },
): Promise<void> {
  if (!won && reason === null) refuseInputs([{ field: 'reason', problem: 'missing' }]);
  return change(parts, asker, { ...of, act: 'close' }, (_tx, _referral, now) => ({
    state: won ? 'won' : 'lost',
    closedAt: now,
    reason: won ? null : reason,
    reasonNote: note,
  }));
}

/** Ties the deal to the customer that came of it; it does not close the deal (C96). */
export function linkCustomer(
  parts: ReferralParts,
  asker: ReferralAsker,
  referralId: string,
  customerId: string,
): Promise<void> {
  return change(parts, asker, { referralId, act: 'link', read: null }, async (tx, { receiverId }) => {
    const tie = await findTie(tx, receiverId, customerId);
    if (tie?.state !== 'active') refuse('customer-unknown');
    return { customerId };
  });
}

export function markFavorite(
  parts: ReferralParts,
  asker: ReferralAsker,
  referralId: string,
  favorite: boolean,
): Promise<void> {
  return change(parts, asker, { referralId, act: null, read: null }, () => ({ favorite }));
}
