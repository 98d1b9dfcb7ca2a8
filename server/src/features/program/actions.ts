import { randomUUID } from 'node:crypto';
import type { Caller } from '../../access/caller.ts';
import { refuse } from '../../errors/refusal.ts';
import type { Clock } from '../../platform/clock/index.ts';
import type { Database, Tx } from '../../platform/db/index.ts';
import { tenantScope } from '../../platform/db/index.ts';
import type { DueWork } from '../../platform/due/index.ts';
import type { Actor } from '../audit/index.ts';
import { actorOf, appendAuditEvent } from '../audit/index.ts';
import { postMail } from '../mail/index.ts';
import { findPartner, findProfiles } from '../partner/index.ts';
import type { Readmit } from '../verification/index.ts';
import { openEnrollment } from '../verification/index.ts';
import type { ProgramPartner, ProgramRules } from './model.ts';
import { anniversaryAfter, aYearAfter, meetsFloor, statusAfter, warnsBeforeDays } from './rules.ts';
import {
  listProviders,
  lockPartner,
  nextReview,
  planReviews,
  readRules,
  running,
  saveDecision,
  saveNextReview,
  saveRules,
  saveWarned,
  takeReviews,
} from './store.ts';

export interface ProgramParts {
  readonly db: Database;
  readonly clock: Clock;
}

export interface Acting {
  readonly caller: Caller;
  readonly correlationId: string;
}

/** The vendor restricts a partner, lifts that, or ends the authorization (4.14, C111). */
export function decideStanding(
  { db, clock }: ProgramParts,
  { caller, correlationId }: Acting,
  tenantId: string,
  decision: { readonly event: 'restrict' | 'lift' | 'deauthorize'; readonly reason: string },
): Promise<void> {
  const reason = decision.reason.trim();
  if (reason === '' && decision.event !== 'lift') refuse('verification-reason-missing');
  const at = clock.now();
  return db.transaction(running, async (tx) => {
    const present = (await lockPartner(tx, tenantId, at)) ?? refuse('not-found');
    const status =
      statusAfter(present.status, decision.event) ?? refuse('program-status', { status: present.status });
    await settle(tx, actorOf(caller, { correlationId }), present, { status, reason: reason || null, at });
  });
}

async function settle(
  tx: Tx,
  actor: Actor,
  present: ProgramPartner,
  to: {
    readonly status: 'active' | 'restricted' | 'deauthorized' | 'pending';
    readonly reason: string | null;
    readonly at: Date;
  },
): Promise<void> {
  const { tenantId } = present;
  const ends = to.status === 'deauthorized';
  const returnsAt = ends ? aYearAfter(to.at) : null;
  await saveDecision(tx, tenantId, { ...to, reviewAt: ends ? null : present.reviewAt, returnsAt });
  const providers = await listProviders(tx, tenantId);
  if (ends && returnsAt) {
    await postMail(tx, {
      kind: 'partner-deauthorized',
      to: [tenantId, ...providers].map((id) => ({ tenantId: id, roles: ['global-admin'] })),
      facts: { companyName: present.name, reason: to.reason ?? '', againOn: returnsAt },
      path: '/',
      at: to.at,
    });
  }
  await appendAuditEvent(
    tx,
    actor,
    {
      operation: 'change_program_status',
      resourceType: 'partner_program',
      ...(actor.tenantId === tenantId ? {} : { counterpartId: tenantId }),
      copiesTo: [...new Set([tenantId, ...(ends ? providers : [])])].filter((id) => id !== actor.tenantId),
      oldValue: { status: present.status },
      newValue: { status: to.status, ...(to.reason ? { reason: to.reason } : {}) },
    },
    to.at,
  );
}

/** A company whose authorization ended comes back after a year: the vendor verifies it anew (4.14, C111). */
export function returnToProgram(
  { db, clock }: ProgramParts,
  { caller, correlationId }: Acting,
  day: (at: Date) => string,
): Promise<void> {
  const at = clock.now();
  const tenantId = caller.tenant.id;
  const scope = tenantScope(tenantId);
  return db.transaction(running, async (tx) => {
    const present = (await lockPartner(tx, tenantId, at)) ?? refuse('not-found');
    const status =
      statusAfter(present.status, 'return') ?? refuse('program-status', { status: present.status });
    if (present.returnsAt !== null && present.returnsAt > at)
      refuse('program-return-early', { day: day(present.returnsAt) });
    await saveDecision(tx, tenantId, { status, reviewAt: null, reason: null, at, returnsAt: null });
    await tx.within(scope, async (inner) => {
      const { contact } = (await findProfiles(inner, scope))?.vetted.legal ?? refuse('not-found');
      const contactName = [contact.firstName, contact.lastName].filter(Boolean).join(' ') || present.name;
      const facts = { returns: at.toISOString().slice(0, 10) };
      await openEnrollment(inner, { tenantId, facts, contactName, contactEmail: contact.email ?? '' }, at);
      const event = { operation: 'return_to_program', resourceType: 'partner_program' };
      await appendAuditEvent(
        inner,
        actorOf(caller, { correlationId }),
        { ...event, oldValue: { status: present.status }, newValue: { status } },
        at,
      );
    });
  });
}

/** A company verified anew whose agreement stands is active again; it signs nothing twice (C2). */
export const readmit: Readmit = async (tx, tenantId, at) => {
  const partner = await findPartner(tx, tenantId);
  const present = await lockPartner(tx, tenantId, at);
  if (!partner?.agreementSignedAt || !present) return false;
  const status = statusAfter(present.status, 'readmit');
  if (!status) return false;
  const reviewAt = partner.kind === 'indirect-reseller' ? anniversaryAfter(at) : null;
  await saveDecision(tx, tenantId, { status, reviewAt, reason: null, at, returnsAt: null });
  return true;
};

export function setRules(
  { db, clock }: ProgramParts,
  { caller, correlationId }: Acting,
  rules: ProgramRules,
): Promise<ProgramRules> {
  const at = clock.now();
  const currencies = rules.thresholds.map(({ currency }) => currency);
  if (
    new Set(currencies).size < currencies.length ||
    rules.thresholds.some(
      ({ resellerFloor, directFloor }) => Number(resellerFloor) === 0 || Number(directFloor) === 0,
    )
  )
    refuse('program-thresholds-invalid');
  return db.transaction(running, async (tx) => {
    const before = await readRules(tx);
    if (rules.enforced && !before.enforced) await planReviews(tx, at);
    await saveRules(tx, rules, at);
    await appendAuditEvent(
      tx,
      actorOf(caller, { correlationId }),
      { operation: 'set_program_rules', resourceType: 'partner_program', oldValue: before, newValue: rules },
      at,
    );
    return readRules(tx);
  });
}

const byDate = (tenantId: string): Actor => ({
  tenantId,
  userId: null,
  name: 'Twotier',
  applicationId: null,
  correlationId: randomUUID(),
});

/** Words of the record; people read the mail, which names the floor in their language. */
const belowFloor = 'Revenue of twelve months below the floor of the program';

/** A reseller below the floor is warned a month before, and deauthorized in its anniversary month (C111). */
export const programReview: DueWork = {
  name: 'program.review',
  next: (db) => nextReview(db, warnsBeforeDays),
  run: (db, now, limit) =>
    db.transaction(running, async (tx) => {
      const due = await takeReviews(tx, now, warnsBeforeDays, limit);
      for (const { tenantId, reviewAt, isReview } of due) {
        const present = await lockPartner(tx, tenantId, reviewAt);
        if (!present) continue;
        const meets = meetsFloor(present.revenue);
        const counts = present.status === 'active' || present.status === 'restricted';
        if (!isReview) {
          await saveWarned(tx, tenantId);
          if (counts && !meets) await warn(tx, present, reviewAt);
        } else if (counts && !meets) {
          await settle(tx, byDate(tenantId), present, {
            status: 'deauthorized',
            reason: belowFloor,
            at: reviewAt,
          });
        } else {
          await saveNextReview(tx, tenantId, aYearAfter(reviewAt));
        }
      }
      return due.length;
    }),
};

async function warn(tx: Tx, present: ProgramPartner, reviewAt: Date): Promise<void> {
  const providers = await listProviders(tx, present.tenantId);
  await postMail(tx, {
    kind: 'reseller-low-revenue',
    to: [present.tenantId, ...providers].map((id) => ({ tenantId: id, roles: ['global-admin'] })),
    facts: { resellerName: present.name, deauthorizedOn: reviewAt },
    path: '/verification',
    at: new Date(reviewAt.getTime() - warnsBeforeDays * 24 * 3_600_000),
  });
}
