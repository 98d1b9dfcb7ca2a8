import type { ProgramStatus } from '../../access/caller.ts';
import type { Database, TenantScope, Tx } from '../../platform/db/index.ts';
import { statement, systemScope } from '../../platform/db/index.ts';
import type { ProgramPartner, ProgramRules } from './model.ts';

export const running = systemScope('the program looks at all partners');

// Months before the anniversary, whole ones; what was credited through every provider.
const columns = (now: string) => `
  p.tenant_id as "tenantId", p.name, p.kind, p.country, p.location_partner_id as "partnerId",
  p.program_status as status, s.reason, s.decided_at as "decidedAt", s.returns_at as "returnsAt", s.review_at as "reviewAt",
  coalesce((select jsonb_agg(jsonb_build_object('currency', r.currency, 'amount', r.amount::text,
      'floor', h.reseller_floor::text, 'share', round(r.amount / h.reseller_floor, 6)::text) order by r.currency)
    from (select c.currency, sum(c.amount) as amount from credit_total c
           where c.reseller_id = p.tenant_id and c.month < date_trunc('month', ${now}::timestamptz at time zone 'UTC')::date
             and c.month >= (date_trunc('month', ${now}::timestamptz at time zone 'UTC') - interval '12 months')::date
           group by c.currency) r
    left join program_threshold h on h.currency = r.currency), '[]') as revenue`;

const list = statement(
  'program.list',
  `
  select ${columns('$5')} from partner p left join program_standing s using (tenant_id)
   where ($1::text is null or p.program_status = $1) and ($2::text is null or name_key(p.name) >= name_key($2))
     and ($2::text is null or (name_key(p.name), p.tenant_id) > (name_key($2), $3::uuid))
   order by name_key(p.name), p.tenant_id limit $4`,
);

/** By name, in one status or in any. */
export function listPartners(
  db: Database,
  by: {
    readonly status: string | null;
    readonly after: { readonly name: string; readonly id: string } | null;
    readonly limit: number;
    readonly now: Date;
  },
): Promise<ProgramPartner[]> {
  const { status, after, limit, now } = by;
  return db.rows<ProgramPartner>(running, list, [status, after?.name ?? null, after?.id ?? null, limit, now]);
}

const one = `select ${columns('$2')} from partner p left join program_standing s using (tenant_id) where p.tenant_id = $1`;
const find = statement('program.find', one);
const lock = statement('program.lock', `${one} for no key update of p`);

export function findPartner(
  db: Database,
  scope: TenantScope,
  now: Date,
): Promise<ProgramPartner | undefined> {
  return db.maybe<ProgramPartner>(scope, find, [scope.tenantId, now]);
}

export function lockPartner(tx: Tx, tenantId: string, now: Date): Promise<ProgramPartner | undefined> {
  return tx.maybe<ProgramPartner>(lock, [tenantId, now]);
}

const setStatus = statement(
  'program.setStatus',
  'update partner set program_status = $2 where tenant_id = $1',
);
const saveStanding = statement(
  'program.saveStanding',
  `
  insert into program_standing (tenant_id, review_at, reason, decided_at, returns_at) values ($1, $2, $3, $4, $5)
  on conflict (tenant_id) do update
    set review_at = excluded.review_at, reason = excluded.reason, decided_at = excluded.decided_at,
        returns_at = excluded.returns_at, warned = false`,
);

export async function saveDecision(
  tx: Tx,
  tenantId: string,
  to: {
    readonly status: ProgramStatus;
    readonly reviewAt: Date | null;
    readonly reason: string | null;
    readonly at: Date;
    readonly returnsAt: Date | null;
  },
): Promise<void> {
  await tx.run(saveStanding, [tenantId, to.reviewAt, to.reason, to.at, to.returnsAt]);
  await tx.run(setStatus, [tenantId, to.status]);
}

const rule = statement('program.rule', 'select enforced from program_rule');
const thresholds = statement(
  'program.thresholds',
  `
  select currency, reseller_floor::text as "resellerFloor", direct_floor::text as "directFloor"
    from program_threshold order by currency`,
);

export async function readRules(reader: Pick<Tx, 'maybe' | 'rows'>): Promise<ProgramRules> {
  const enforced = (await reader.maybe<{ enforced: boolean }>(rule))?.enforced ?? false;
  return { enforced, thresholds: await reader.rows(thresholds) };
}

const clear = statement('program.clearThresholds', 'delete from program_threshold');
const fill = statement(
  'program.fillThresholds',
  `
  insert into program_threshold (currency, reseller_floor, direct_floor)
  select * from unnest($1::text[], $2::numeric[], $3::numeric[])`,
);
const setRule = statement('program.setRule', 'update program_rule set enforced = $1, changed_at = $2');

const plan = statement(
  'program.planReviews',
  `
  update program_standing
     set review_at = review_at + make_interval(years =>
           extract(year from age($1::timestamptz + interval '31 days', review_at))::int + 1),
         warned = false
   where review_at <= $1::timestamptz + interval '31 days'`,
);

/** Nobody is looked at for the past, and everybody is warned first: the next anniversary counts. */
export async function planReviews(tx: Tx, from: Date): Promise<void> {
  await tx.run(plan, [from]);
}

export async function saveRules(tx: Tx, rules: ProgramRules, at: Date): Promise<void> {
  const { thresholds: rows, enforced } = rules;
  await tx.run(clear);
  await tx.run(fill, [
    rows.map(({ currency }) => currency),
    rows.map(({ resellerFloor }) => resellerFloor),
    rows.map(({ directFloor }) => directFloor),
  ]);
  await tx.run(setRule, [enforced, at]);
}

const nextDue = statement(
  'program.nextDue',
  `
  select least(min(s.review_at), min(s.review_at - $1 * interval '1 day') filter (where not s.warned)) as at
    from program_standing s join program_rule r on r.enforced where s.review_at is not null`,
);

/** The next warning or review; null while the floor is not enforced. */
export async function nextReview(db: Database, warnsBeforeDays: number): Promise<Date | null> {
  return (await db.maybe<{ at: Date | null }>(running, nextDue, [warnsBeforeDays]))?.at ?? null;
}

const takeDue = statement(
  'program.takeDue',
  `
  select s.tenant_id as "tenantId", s.review_at as "reviewAt", s.review_at <= $1 as "isReview"
    from program_standing s join program_rule r on r.enforced
   where s.review_at <= $1 or (not s.warned and s.review_at - $2 * interval '1 day' <= $1)
   order by s.review_at limit $3 for update of s skip locked`,
);

export interface Due {
  readonly tenantId: string;
  readonly reviewAt: Date;
  /** Otherwise only a warning is due. */
  readonly isReview: boolean;
}

export function takeReviews(tx: Tx, now: Date, warnsBeforeDays: number, limit: number): Promise<Due[]> {
  return tx.rows<Due>(takeDue, [now, warnsBeforeDays, limit]);
}

const warned = statement('program.warned', 'update program_standing set warned = true where tenant_id = $1');
const postpone = statement(
  'program.postpone',
  `update program_standing set review_at = $2, warned = false where tenant_id = $1`,
);

export async function saveWarned(tx: Tx, tenantId: string): Promise<void> {
  await tx.run(warned, [tenantId]);
}

export async function saveNextReview(tx: Tx, tenantId: string, reviewAt: Date): Promise<void> {
  await tx.run(postpone, [tenantId, reviewAt]);
}

const providers = statement(
  'program.providersOf',
  `select provider_id as "providerId" from partnership where reseller_id = $1 and state = 'active' order by provider_id`,
);

export async function listProviders(tx: Tx, resellerId: string): Promise<string[]> {
  return (await tx.rows<{ providerId: string }>(providers, [resellerId])).map(({ providerId }) => providerId);
}
