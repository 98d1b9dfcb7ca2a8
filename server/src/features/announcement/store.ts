import type { Database, TenantScope, Tx } from '../../platform/db/index.ts';
import { statement, systemScope } from '../../platform/db/index.ts';
import type { Announcement, AnnouncementTerms } from './model.ts';

const writing = systemScope('the operator tells people of the installation');

const columns = `a.announcement_id as "announcementId", a.severity, a.texts, a.kinds, a.roles, a.regions,
  a.shows_from as "from", a.shows_until as "until", a.created_at as "createdAt", a.created_by as "createdBy", a.version`;

const present = statement(
  'announcement.present',
  `
  select ${columns}, d.announcement_id is not null as dismissed
    from announcement a
    left join announcement_dismissal d
      on d.announcement_id = a.announcement_id and d.tenant_id = $1 and d.user_id = $2
   where (a.shows_until is null or a.shows_until > $3) and a.shows_from <= $3
   order by a.shows_from desc, a.announcement_id
   limit 200`,
);

/** All that is shown now, to whomever, newest first. */
export function listPresent(
  db: Database,
  scope: TenantScope,
  userId: string | null,
  now: Date,
): Promise<(Announcement & { readonly dismissed: boolean })[]> {
  return db.rows(scope, present, [scope.tenantId, userId, now]);
}

const list = statement(
  'announcement.list',
  `
  select ${columns} from announcement a
   where $1::timestamptz is null or (a.created_at, a.announcement_id) < ($1, $2::uuid)
   order by a.created_at desc, a.announcement_id desc
   limit $3`,
);

/** Newest first, those to come and those that are over too. */
export function listAnnouncements(
  db: Database,
  after: { readonly createdAt: string; readonly id: string } | null,
  limit: number,
): Promise<Announcement[]> {
  return db.rows<Announcement>(writing, list, [after?.createdAt ?? null, after?.id ?? null, limit]);
}

const find = statement(
  'announcement.find',
  `select ${columns} from announcement a where a.announcement_id = $1`,
);
const lock = statement(
  'announcement.lock',
  `select ${columns} from announcement a where a.announcement_id = $1 for update`,
);

export function findAnnouncement(db: Database, id: string): Promise<Announcement | undefined> {
  return db.maybe<Announcement>(writing, find, [id]);
}

export function lockAnnouncement(tx: Tx, id: string): Promise<Announcement | undefined> {
  return tx.within(writing, (all) => all.maybe<Announcement>(lock, [id]));
}

const insert = statement(
  'announcement.insert',
  `
  insert into announcement (announcement_id, severity, texts, kinds, roles, regions, shows_from, shows_until,
    created_at, created_by)
  values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)`,
);
const update = statement(
  'announcement.update',
  `
  update announcement set severity = $2, texts = $3, kinds = $4, roles = $5, regions = $6, shows_from = $7,
    shows_until = $8, version = version + 1
   where announcement_id = $1`,
);
const remove = statement('announcement.delete', 'delete from announcement where announcement_id = $1');

const valuesOf = (id: string, { severity, texts, kinds, roles, regions, from, until }: AnnouncementTerms) => [
  id,
  severity,
  JSON.stringify(texts),
  kinds,
  roles,
  regions,
  from,
  until,
];

export async function insertAnnouncement(
  tx: Tx,
  id: string,
  terms: AnnouncementTerms,
  by: string,
  at: Date,
): Promise<void> {
  await tx.within(writing, (all) => all.run(insert, [...valuesOf(id, terms), at, by]));
}

export async function saveAnnouncement(tx: Tx, id: string, terms: AnnouncementTerms): Promise<void> {
  await tx.within(writing, (all) => all.run(update, valuesOf(id, terms)));
}

/** Nobody sees it any more, and nobody needs to remember that they dismissed it. */
export async function deleteAnnouncement(tx: Tx, id: string): Promise<void> {
  await tx.within(writing, (all) => all.run(remove, [id]));
}

const dismissStatement = statement(
  'announcement.dismiss',
  `
  insert into announcement_dismissal (tenant_id, user_id, announcement_id, dismissed_at)
  select $1, $2, announcement_id, $4 from announcement where announcement_id = $3
  on conflict (tenant_id, user_id, announcement_id) do update set dismissed_at = excluded.dismissed_at`,
);

/** False: there is none with this id. */
export async function dismiss(
  db: Database,
  scope: TenantScope,
  userId: string,
  id: string,
  at: Date,
): Promise<boolean> {
  return (
    (await db.transaction(scope, (tx) => tx.run(dismissStatement, [scope.tenantId, userId, id, at]))) > 0
  );
}
