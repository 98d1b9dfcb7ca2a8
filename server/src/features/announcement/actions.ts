import type { Caller } from '../../access/caller.ts';
import { roles, tenantKinds } from '../../access/caller.ts';
import { refuseInputs } from '../../errors/input-refusal.ts';
import type { ReadVersion } from '../../errors/read-version.ts';
import { refuseStale } from '../../errors/read-version.ts';
import { refuse } from '../../errors/refusal.ts';
import type { Clock } from '../../platform/clock/index.ts';
import type { Database, Tx } from '../../platform/db/index.ts';
import { tenantScope } from '../../platform/db/index.ts';
import type { Ids } from '../../platform/ids/index.ts';
import { actorOf, appendAuditEvent } from '../audit/index.ts';
import { listRegions } from '../market/index.ts';
import type { Announcement, AnnouncementTerms } from './model.ts';
import { problemsOf } from './rules.ts';
import {
  deleteAnnouncement,
  findAnnouncement,
  insertAnnouncement,
  lockAnnouncement,
  saveAnnouncement,
} from './store.ts';

export interface AnnouncementParts {
  readonly db: Database;
  readonly clock: Clock;
  readonly ids: Ids;
}

export interface Acting {
  readonly caller: Caller;
  readonly context: { readonly correlationId: string };
}

const known = { kinds: tenantKinds, roles, regions: listRegions().map(({ id }) => id) };

export async function announce(
  { db, clock, ids }: AnnouncementParts,
  acting: Acting,
  terms: AnnouncementTerms,
): Promise<Announcement> {
  refuseInputs(problemsOf(terms, known));
  const id = ids.guid();
  const at = clock.now();
  await db.transaction(tenantScope(acting.caller.tenant.id), async (tx) => {
    await insertAnnouncement(tx, id, terms, acting.caller.user?.userPrincipalName ?? '', at);
    await record(tx, acting, 'post_announcement', null, terms, at);
  });
  return (await findAnnouncement(db, id)) ?? refuse('not-found');
}

export async function changeAnnouncement(
  { db, clock }: AnnouncementParts,
  acting: Acting,
  id: string,
  terms: AnnouncementTerms,
  read: ReadVersion | null,
): Promise<Announcement> {
  refuseInputs(problemsOf(terms, known));
  await db.transaction(tenantScope(acting.caller.tenant.id), async (tx) => {
    const before = (await lockAnnouncement(tx, id)) ?? refuse('not-found');
    refuseStale(read, before.version);
    await saveAnnouncement(tx, id, terms);
    await record(tx, acting, 'update_announcement', before, terms, clock.now());
  });
  return (await findAnnouncement(db, id)) ?? refuse('not-found');
}

export function withdrawAnnouncement(
  { db, clock }: AnnouncementParts,
  acting: Acting,
  id: string,
): Promise<void> {
  return db.transaction(tenantScope(acting.caller.tenant.id), async (tx) => {
    const before = (await lockAnnouncement(tx, id)) ?? refuse('not-found');
    await deleteAnnouncement(tx, id);
    await record(tx, acting, 'withdraw_announcement', before, null, clock.now());
  });
}

function record(
  tx: Tx,
  { caller, context }: Acting,
  operation: string,
  before: AnnouncementTerms | null,
  after: AnnouncementTerms | null,
  at: Date,
): Promise<void> {
  const told = ({ severity, texts, kinds, roles: held, regions, from, until }: AnnouncementTerms) => ({
    title: texts.en.title,
    severity,
    kinds,
    roles: held,
    regions,
    from: from.toISOString(),
    until: until?.toISOString() ?? null,
  });
  const values = { oldValue: before && told(before), newValue: after && told(after) };
  return appendAuditEvent(
    tx,
    actorOf(caller, context),
    { operation, resourceType: 'announcement', ...values },
    at,
  );
}
