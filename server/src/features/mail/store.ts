import type { Role } from '../../access/caller.ts';
import type { Language } from '../../errors/sentence.ts';
import type { Database, Tx } from '../../platform/db/index.ts';
import { statement, systemScope } from '../../platform/db/index.ts';
import type { MailKind, MailMessage } from './model.ts';

const scope = systemScope('system mail goes to people of several tenants');

const columns = `
  m.tenant_id as "tenantId", m.message_id as "messageId", m.kind, m.recipient, m.recipient_name as "recipientName",
  m.language, m.facts, m.path, m.posted_at as "postedAt", m.state, m.attempts, m.sent_at as "sentAt",
  m.last_fault as "lastFault"`;

const holders = statement(
  'mail.holders',
  `
  select u.user_principal_name as email, u.first_name as name, coalesce(a.language, a.culture, t.country) as locale
    from tenant_user u
    join tenant t using (tenant_id)
    left join tenant_address a using (tenant_id)
   where u.tenant_id = $1 and u.roles && $2::text[] and u.state = 'active'
   order by u.user_principal_name
   limit 200`,
);

export interface Holder {
  readonly email: string;
  readonly name: string | null;
  readonly locale: string;
}

/** People of a tenant that hold any of the roles. */
export function findHolders(tx: Tx, tenantId: string, roles: readonly Role[]): Promise<Holder[]> {
  return tx.within(scope, (all) => all.rows<Holder>(holders, [tenantId, roles]));
}

const localeOf = statement(
  'mail.locale',
  `
  select coalesce(a.language, a.culture, t.country) as locale
    from tenant t left join tenant_address a using (tenant_id) where t.tenant_id = $1`,
);

/** How a company writes: its language, or else its country. */
export async function findLocale(tx: Tx, tenantId: string): Promise<string | undefined> {
  return (await tx.within(scope, (all) => all.maybe<{ locale: string }>(localeOf, [tenantId])))?.locale;
}

const post = statement(
  'mail.post',
  `
  insert into mail_message (tenant_id, message_id, kind, recipient, recipient_name, language, facts, path, posted_at)
  values ($1, gen_random_uuid(), $2, $3, $4, $5, $6, $7, $8)`,
);

export async function insertMessage(
  tx: Tx,
  message: {
    readonly tenantId: string;
    readonly kind: MailKind;
    readonly recipient: string;
    readonly recipientName: string | null;
    readonly language: Language;
    readonly facts: Record<string, string | number>;
    readonly path: string | null;
    readonly postedAt: Date;
  },
): Promise<void> {
  const { tenantId, kind, recipient, recipientName, language, facts, path, postedAt } = message;
  await tx.within(scope, (all) =>
    all.run(post, [
      tenantId,
      kind,
      recipient,
      recipientName,
      language,
      JSON.stringify(facts),
      path,
      postedAt,
    ]),
  );
}

// Leased rather than locked: no transaction stays open while a mail server takes its time.
const take = statement(
  'mail.take',
  `
  update mail_message m
     set next_attempt_at = now() + interval '5 minutes', attempts = attempts + 1
    from (select tenant_id, message_id from mail_message
           where state = 'waiting' and next_attempt_at <= now()
           order by next_attempt_at limit $1 for update skip locked) w
   where m.tenant_id = w.tenant_id and m.message_id = w.message_id
  returning ${columns}`,
);

/** Messages to carry now; nobody else carries them for the next five minutes. */
export function takeWaiting(db: Database, limit: number): Promise<MailMessage[]> {
  return db.transaction(scope, (tx) => tx.rows<MailMessage>(take, [limit]));
}

const untilNext = statement(
  'mail.untilNext',
  `
  select ceil(extract(epoch from min(next_attempt_at) - clock_timestamp()) * 1000)::float8 as ms
    from mail_message where state = 'waiting'`,
);
const bringForward = statement(
  'mail.bringForward',
  `
  update mail_message set next_attempt_at = next_attempt_at - make_interval(secs => $1::float8 / 1000)
   where state = 'waiting'`,
);

/** Real milliseconds until the next attempt; null: nothing waits. */
export async function untilNextAttempt(db: Database): Promise<number | null> {
  return (await db.maybe<{ ms: number | null }>(scope, untilNext))?.ms ?? null;
}

/** Everything that waits is due so many milliseconds sooner. */
export async function bringAttemptsForward(db: Database, ms: number): Promise<void> {
  await db.transaction(scope, (tx) => tx.run(bringForward, [ms]));
}

const sent = statement(
  'mail.sent',
  `update mail_message set state = 'sent', sent_at = now(), last_fault = null where tenant_id = $1 and message_id = $2`,
);
const failed = statement(
  'mail.failed',
  `
  update mail_message
     set state = case when $3::timestamptz is null then 'given-up' else 'waiting' end,
         next_attempt_at = coalesce($3, next_attempt_at), last_fault = $4
   where tenant_id = $1 and message_id = $2`,
);

export async function markSent(db: Database, { tenantId, messageId }: MailMessage): Promise<void> {
  await db.transaction(scope, (tx) => tx.run(sent, [tenantId, messageId]));
}

/** A date to try again at, or null: given up. */
export async function markFailed(
  db: Database,
  { tenantId, messageId }: MailMessage,
  again: Date | null,
  fault: string,
): Promise<void> {
  await db.transaction(scope, (tx) => tx.run(failed, [tenantId, messageId, again, fault]));
}

const outbox = statement(
  'mail.outbox',
  `
  select ${columns} from mail_message m
   where $1::timestamptz is null or (posted_at, message_id) < ($1, $2::uuid)
   order by posted_at desc, message_id desc
   limit $3`,
);

/** Newest first, of all tenants: for the operator. */
export function listMessages(
  db: Database,
  after: { readonly postedAt: string; readonly messageId: string } | undefined,
  limit: number,
): Promise<MailMessage[]> {
  return db.rows<MailMessage>(scope, outbox, [after?.postedAt ?? null, after?.messageId ?? null, limit]);
}

const one = statement('mail.find', `select ${columns} from mail_message m where m.message_id = $1`);

export function findMessage(db: Database, messageId: string): Promise<MailMessage | undefined> {
  return db.maybe<MailMessage>(scope, one, [messageId]);
}
