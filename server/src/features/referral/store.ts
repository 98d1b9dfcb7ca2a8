import type { Database, Scope, TenantScope, Tx } from '../../platform/db/index.ts';
import { statement } from '../../platform/db/index.ts';
import type { Deal, InboxNarrowing, Referral, ReferralState, TeamMember } from './model.ts';

const columns = `r.receiver_id as "receiverId", p.name as "receiverName", coalesce(r.location, p.location_partner_id) as location, r.referral_id as "referralId",
       r.sender_id as "senderId", r.sender_name as "senderName", r.source, r.kind,
       r.company || jsonb_build_object('name', r.company_name) as company, r.contact, r.need, r.value::text,
       r.currency, r.time_frame as "timeFrame", r.hot_until as "hotUntil", r.state, r.received_at as "receivedAt",
       r.due_at as "dueAt", r.answered_at as "answeredAt", r.closed_at as "closedAt", r.deal, r.reason,
       r.reason_note as "reasonNote", r.customer_id as "customerId", r.favorite, r.version,
       (select t.company_name from customer_relationship t
         where t.partner_id = r.receiver_id and t.customer_id = r.customer_id) as "customerName",
       coalesce((select jsonb_agg(jsonb_build_object('userId', u.user_id, 'displayName', u.display_name,
                                  'userName', u.user_principal_name) order by u.display_name)
            from referral_member m join tenant_user u on u.tenant_id = m.receiver_id and u.user_id = m.user_id
           where m.receiver_id = r.receiver_id and m.referral_id = r.referral_id), '[]') as team`;

const insert = statement(
  'referral.insert',
  `
  insert into referral (receiver_id, referral_id, sender_id, sender_name, source, kind, company_name, company, contact,
                        need, value, currency, time_frame, hot_until, received_at, due_at, location)
  values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17)`,
);

export type NewReferral = Omit<
  Referral,
  | 'receiverName'
  | 'state'
  | 'answeredAt'
  | 'closedAt'
  | 'deal'
  | 'reason'
  | 'reasonNote'
  | 'customerId'
  | 'customerName'
  | 'favorite'
  | 'team'
  | 'version'
  | 'location'
> & {
  /** Null: wherever the company transacts. */
  readonly location: string | null;
};

export async function insertReferral(tx: Tx, one: NewReferral): Promise<void> {
  const { name, ...company } = one.company;
  await tx.run(insert, [
    one.receiverId,
    one.referralId,
    one.senderId,
    one.senderName,
    one.source,
    one.kind,
    name,
    JSON.stringify(company),
    JSON.stringify(one.contact),
    one.need,
    one.value,
    one.currency,
    one.timeFrame,
    one.hotUntil,
    one.receivedAt,
    one.dueAt,
    one.location,
  ]);
}

interface Page {
  readonly after: { readonly at: string; readonly id: string } | undefined;
  readonly limit: number;
}
const newest = { at: 'infinity', id: 'ffffffff-ffff-ffff-ffff-ffffffffffff' };

const inbox = statement(
  'referral.inbox',
  `
  select ${columns}
    from referral r join partner p on p.tenant_id = r.receiver_id
   where r.receiver_id = $1 and r.state = any($2) and r.kind = any($3) and (not $4 or r.favorite)
     and ($10 or coalesce(r.location, p.location_partner_id) = any($11)
          or (($12::text[] is null or coalesce(r.location, p.location_partner_id) = any($12))
              and exists (select from referral_member m
                where m.receiver_id = r.receiver_id and m.referral_id = r.referral_id and m.user_id = $5)))
     and (r.received_at, r.referral_id) < ($6::timestamptz, $7::uuid) and ($9::uuid is null or r.customer_id = $9)
   order by r.received_at desc, r.referral_id desc
   limit $8`,
);

/** What came in, newest first. */
export function listInbox(
  db: Database,
  scope: TenantScope,
  { states, kinds, favoritesOnly, sight, userId, customerId }: InboxNarrowing,
  { after = newest, limit }: Page,
): Promise<Referral[]> {
  return db.rows<Referral>(scope, inbox, [
    scope.tenantId,
    states,
    kinds,
    favoritesOnly,
    sight.team === 'none' ? null : userId,
    after.at,
    after.id,
    limit,
    customerId,
    sight.all,
    sight.locations,
    typeof sight.team === 'string' ? null : sight.team,
  ]);
}

const sent = statement(
  'referral.sent',
  `
  select ${columns}
    from referral r join partner p on p.tenant_id = r.receiver_id
   where r.sender_id = $1 and (r.received_at, r.referral_id) < ($2::timestamptz, $3::uuid)
   order by r.received_at desc, r.referral_id desc
   limit $4`,
);

/** What the company sent to partners, newest first. */
export function listSent(
  db: Database,
  scope: TenantScope,
  { after = newest, limit }: Page,
): Promise<Referral[]> {
  return db.rows<Referral>(scope, sent, [scope.tenantId, after.at, after.id, limit]);
}

const find = statement(
  'referral.find',
  `
  select ${columns}
    from referral r join partner p on p.tenant_id = r.receiver_id
   where r.receiver_id = $1 and r.referral_id = $2`,
);

export async function findReferral(
  db: Database,
  scope: TenantScope,
  referralId: string,
): Promise<Referral | undefined> {
  const [row] = await db.rows<Referral>(scope, find, [scope.tenantId, referralId]);
  return row;
}

const lock = statement(
  'referral.lock',
  `
  select ${columns}
    from referral r join partner p on p.tenant_id = r.receiver_id
   where r.receiver_id = $1 and r.referral_id = $2
     for update of r`,
);

export async function lockReferral(
  tx: Tx,
  receiverId: string,
  referralId: string,
): Promise<Referral | undefined> {
  const [row] = await tx.rows<Referral>(lock, [receiverId, referralId]);
  return row;
}

const save = statement(
  'referral.save',
  `
  update referral
     set state = $3, due_at = $4, answered_at = $5, closed_at = $6, deal = $7, reason = $8, reason_note = $9,
         customer_id = $10, favorite = $11, version = version + 1
   where receiver_id = $1 and referral_id = $2`,
);

export interface Standing {
  readonly state: ReferralState;
  readonly dueAt: Date | null;
  readonly answeredAt: Date | null;
  readonly closedAt: Date | null;
  readonly deal: Deal | null;
  readonly reason: string | null;
  readonly reasonNote: string | null;
  readonly customerId: string | null;
  readonly favorite: boolean;
}

export async function saveStanding(
  tx: Tx,
  { receiverId, referralId }: Referral,
  to: Standing,
): Promise<void> {
  await tx.run(save, [
    receiverId,
    referralId,
    to.state,
    to.dueAt,
    to.answeredAt,
    to.closedAt,
    to.deal ? JSON.stringify(to.deal) : null,
    to.reason,
    to.reasonNote,
    to.customerId,
    to.favorite,
  ]);
}

const setTeam = statement(
  'referral.team',
  `
  with gone as (
    delete from referral_member
     where receiver_id = $1 and referral_id = $2 and not user_id = any($3::uuid[]))
  insert into referral_member (receiver_id, referral_id, user_id)
  select $1, $2, u.user_id from tenant_user u
   where u.tenant_id = $1 and u.state = 'active' and u.user_id = any($3::uuid[])
  on conflict do nothing`,
);
const countStaff = statement(
  'referral.staff.count',
  `select count(*)::int as known from tenant_user
    where tenant_id = $1 and state = 'active' and user_id = any($2::uuid[])`,
);

/** False: one of them is nobody of the company. */
export async function saveTeam(
  tx: Tx,
  { receiverId, referralId }: Referral,
  team: readonly string[],
): Promise<boolean> {
  const [row] = await tx.rows<{ known: number }>(countStaff, [receiverId, team]);
  if (row?.known !== team.length) return false;
  await tx.run(setTeam, [receiverId, referralId, team]);
  return true;
}

const staff = statement(
  'referral.staff',
  `select user_id as "userId", display_name as "displayName" from tenant_user
    where tenant_id = $1 and state = 'active' order by display_name, user_id limit 500`,
);

/** Own employees who can be put on a team. */
export function listStaff(db: Database, scope: TenantScope): Promise<TeamMember[]> {
  return db.rows<TeamMember>(scope, staff, [scope.tenantId]);
}

const countDay = statement(
  'referral.day.count',
  `
  insert into referral_digest (receiver_id, day, referrals, due_at) values ($1, $2, 1, null)
  on conflict (receiver_id, day) do update set referrals = referral_digest.referrals + 1
  returning referrals`,
);
const planDigest = statement(
  'referral.digest.plan',
  `update referral_digest set due_at = $3 where receiver_id = $1 and day = $2 and due_at is null`,
);

/** How many wait for contact since the day began, this one included. */
export async function countToday(tx: Tx, receiverId: string, day: string): Promise<number> {
  const [row] = await tx.rows<{ referrals: number }>(countDay, [receiverId, day]);
  return row?.referrals ?? 1;
}

export async function planDayDigest(tx: Tx, receiverId: string, day: string, at: Date): Promise<void> {
  await tx.run(planDigest, [receiverId, day, at]);
}

const nextReferral = statement(
  'referral.due.next',
  `select min(due_at) as at from referral where due_at is not null`,
);
const nextDigest = statement(
  'referral.digest.next',
  `select min(due_at) as at from referral_digest where due_at is not null`,
);

export async function nextDue(db: Database, scope: Scope, of: 'referral' | 'digest'): Promise<Date | null> {
  const [row] = await db.rows<{ at: Date | null }>(scope, of === 'referral' ? nextReferral : nextDigest, []);
  return row?.at ?? null;
}

const takeDueStatement = statement(
  'referral.due.take',
  `
  select receiver_id as "receiverId", referral_id as "referralId" from referral
   where due_at <= $1 order by due_at limit $2 for update skip locked`,
);

export function takeDue(
  tx: Tx,
  now: Date,
  limit: number,
): Promise<{ readonly receiverId: string; readonly referralId: string }[]> {
  return tx.rows(takeDueStatement, [now, limit]);
}

const takeDigestsStatement = statement(
  'referral.digest.take',
  `
  update referral_digest d set due_at = null
    from (select receiver_id, day, due_at from referral_digest where due_at <= $1
           order by due_at limit $2 for update skip locked) due
   where d.receiver_id = due.receiver_id and d.day = due.day
  returning d.receiver_id as "receiverId", d.referrals, due.due_at as "dueAt"`,
);

export function takeDigests(
  tx: Tx,
  now: Date,
  limit: number,
): Promise<{ readonly receiverId: string; readonly referrals: number; readonly dueAt: Date }[]> {
  return tx.rows(takeDigestsStatement, [now, limit]);
}

const rows = statement(
  'referral.contract.rows',
  `select row ->> 'id' as id from report_rows('referral_contract', $1, $2::jsonb, $3, $4) as row`,
);
const several = statement(
  'referral.several',
  `
  select ${columns}
    from referral r join partner p on p.tenant_id = r.receiver_id
   where (r.receiver_id = $1 or r.sender_id = $1) and r.referral_id = any($2)`,
);

/** Sent and received ones as a filter of the contract narrows them, in the order asked for. */
export async function listByFilter(
  db: Database,
  scope: TenantScope,
  asked: object,
  page: { readonly top: number; readonly skip: number },
): Promise<Referral[]> {
  const found = await db.rows<{ id: string }>(scope, rows, [
    scope.tenantId,
    JSON.stringify(asked),
    page.top,
    page.skip,
  ]);
  const ids = found.map(({ id }) => id);
  const whole = new Map((await listSeveral(db, scope, ids)).map((one) => [one.referralId, one]));
  return ids.map((id) => whole.get(id)).filter((one) => one !== undefined);
}

/** Those of these ids that the company sent or received. */
export function listSeveral(db: Database, scope: TenantScope, ids: readonly string[]): Promise<Referral[]> {
  return db.rows<Referral>(scope, several, [scope.tenantId, ids]);
}

const staffNamed = statement(
  'referral.staff.named',
  `select user_id as "userId", lower(user_principal_name) as "userName" from tenant_user
    where tenant_id = $1 and state = 'active' and lower(user_principal_name) = any($2)`,
);

/** Own employees by the names they sign in with. */
export function listStaffNamed(
  db: Database,
  scope: TenantScope,
  userNames: readonly string[],
): Promise<{ readonly userId: string; readonly userName: string }[]> {
  return db.rows(scope, staffNamed, [scope.tenantId, userNames.map((one) => one.toLowerCase())]);
}

const resellerById = statement(
  'referral.resellerById',
  `select p.tenant_id as "tenantId", l.tenant_id is not null as "byNumber"
     from partner p left join location_of_number($1) l on l.tenant_id = p.tenant_id
    where p.kind = 'indirect-reseller' and (p.tenant_id::text = lower($1) or l.tenant_id is not null)`,
);

/** A reseller by its tenant or the PartnerID of any of its locations, which is then the one meant. */
export async function findReseller(
  db: Database,
  scope: TenantScope,
  id: string,
): Promise<{ readonly tenantId: string; readonly location: string | null } | null> {
  const found = await db.maybe<{ tenantId: string; byNumber: boolean }>(scope, resellerById, [id]);
  return found ? { tenantId: found.tenantId, location: found.byNumber ? id : null } : null;
}

export interface LocationInUse {
  readonly partnerId: string;
  readonly name: string;
  readonly country: string;
}

const inUse = statement(
  'referral.locationsInUse',
  'select partner_id as "partnerId", name, country from locations_in_use($1)',
);

/** Where a referral to this partner can go; the one it transacts under first. */
export function listLocationsInUse(
  db: Database,
  scope: TenantScope,
  partnerId: string,
): Promise<LocationInUse[]> {
  return db.rows<LocationInUse>(scope, inUse, [partnerId]);
}
