import type { Reader, Tx } from '../../platform/db/index.ts';
import { statement } from '../../platform/db/index.ts';

/** A customer at which the partner holds legacy rights, and how they are used (C80). */
export interface LegacyRow {
  readonly customerId: string;
  readonly companyName: string;
  readonly since: Date;
  readonly lastUsedAt: Date | null;
  /** Sign-ins of the last day under these rights, and by how many people. */
  readonly signIns: number;
  readonly agents: number;
  readonly granularCount: number;
}

// The measure of inactivity: the last use, or since when the rights stand unused.
const used = `coalesce(r.legacy_last_used_at, r.legacy_admin_at)`;

const list = statement(
  'delegation.legacyList',
  `
  select r.customer_id as "customerId", r.company_name as "companyName", r.legacy_admin_at as "since",
         r.legacy_last_used_at as "lastUsedAt", s.sign_ins as "signIns", s.agents,
         (select count(*)::int from delegation d
           where d.partner_id = r.partner_id and d.customer_id = r.customer_id and d.state = 'active') as "granularCount"
    from customer_relationship r
    cross join lateral (
      select count(*)::int as sign_ins, count(distinct user_id)::int as agents from delegated_sign_in i
       where i.partner_id = r.partner_id and i.customer_id = r.customer_id
         and i.signed_in_at > $2 and i.by_grant = 'legacy') s
   where r.partner_id = $1 and r.state = 'active' and r.legacy_admin_at is not null
     and ($3::timestamptz is null or ${used} <= $3) and ($4::timestamptz is null or ${used} > $4)
     and ($5::timestamptz is null or r.legacy_admin_at >= $5)
     and ($6::timestamptz is null or (${used}, r.customer_id) > ($6, $7::uuid))
   order by ${used}, r.customer_id limit $8`,
);

export interface LegacySearch {
  readonly dayAgo: Date;
  /** Not used after this moment. */
  readonly unusedSince?: Date | undefined;
  /** Used after this one. */
  readonly usedAfter?: Date | undefined;
  readonly grantedSince?: Date | undefined;
  readonly after?: { readonly usedAt: Date; readonly customerId: string } | undefined;
  readonly limit: number;
}

/** Longest unused first. */
export function listLegacy(reader: Reader, partnerId: string, by: LegacySearch): Promise<LegacyRow[]> {
  return reader.rows(list, [
    partnerId,
    by.dayAgo,
    by.unusedSince ?? null,
    by.usedAfter ?? null,
    by.grantedSince ?? null,
    by.after?.usedAt ?? null,
    by.after?.customerId ?? null,
    by.limit,
  ]);
}

const insertSignIn = statement(
  'delegation.insertSignIn',
  `
  insert into delegated_sign_in (partner_id, customer_id, sign_in_id, user_id, service, by_grant, signed_in_at)
  values ($1, $2, $3, $4, $5, $6, $7)`,
);
const touch = statement(
  'delegation.touchLegacy',
  `
  update customer_relationship set legacy_last_used_at = $3 where partner_id = $1 and customer_id = $2`,
);

export interface DelegatedSignIn {
  readonly partnerId: string;
  readonly customerId: string;
  readonly signInId: string;
  readonly userId: string;
  readonly service: string;
  readonly by: 'granular' | 'legacy';
  readonly at: Date;
}

/** Notes that somebody entered a service for a customer; under legacy rights it counts as their use. */
export async function noteSignIn(tx: Tx, of: DelegatedSignIn): Promise<void> {
  await tx.run(insertSignIn, [of.partnerId, of.customerId, of.signInId, of.userId, of.service, of.by, of.at]);
  if (of.by === 'legacy') await tx.run(touch, [of.partnerId, of.customerId, of.at]);
}
