import { refuse } from '../../errors/refusal.ts';
import type { Tx } from '../../platform/db/index.ts';
import { tenantScope } from '../../platform/db/index.ts';
import type { MailKind } from '../mail/index.ts';
import { postMail } from '../mail/index.ts';
import { findProfiles, setCreditLimit, settleVetting } from '../partner/index.ts';
import type { Acting, VerificationParts } from './actions.ts';
import { nameOf, recordVerification, stateAfter } from './actions.ts';
import type { QueuedVerification, VerificationWhole } from './model.ts';
import {
  findFileContent,
  findForOperator,
  insertNote,
  listNamesakes,
  lockVerification,
  readConversation,
  saveVerification,
  verifying,
} from './store.ts';

export interface Decision {
  readonly event: 'ask' | 'approve' | 'reject';
  readonly text: string;
  /** Exact decimal in the partner's currency; for those that buy from the vendor. */
  readonly creditLimit: string | null;
  readonly etag: string;
}

const operations = {
  ask: 'ask_verification_question',
  approve: 'approve_verification',
  reject: 'reject_verification',
} as const;

/** Makes a location usable once it is verified, or closes it; handed in by the whole. */
export type SettleLocation = (
  tx: Tx,
  of: { readonly tenantId: string; readonly locationId: string; readonly approved: boolean },
  at: Date,
) => Promise<void>;

/** Makes a company active again that came back and had signed before; false: it still has to sign (C2, C111). */
export type Readmit = (tx: Tx, tenantId: string, at: Date) => Promise<boolean>;

/** What others do with a decision; handed in by the whole. */
export interface Consequences {
  readonly settleLocation: SettleLocation;
  readonly readmit: Readmit;
}

/** The vendor asks, approves or rejects; the contact is told by mail (C1, C2, 3.0). */
export function decideVerification(
  { db, clock, ...consequences }: VerificationParts & Consequences,
  acting: Acting,
  verificationId: string,
  decision: Decision,
): Promise<VerificationWhole> {
  const text = decision.text.trim();
  if (text === '' && decision.event !== 'approve') refuse('verification-reason-missing');
  return db.transaction(verifying, async (tx) => {
    const present = (await lockVerification(tx, verificationId)) ?? refuse('verification-unknown');
    if (decision.etag !== String(present.version)) refuse('changed-meanwhile');
    const at = clock.now();
    const state = stateAfter(present, decision.event);
    const settled = state === 'approved' || state === 'rejected';
    const by = nameOf(acting.caller);
    await saveVerification(tx, {
      ...present,
      state,
      waitsSince: at,
      decidedAt: settled ? at : null,
      decidedBy: settled ? by : null,
      reason: text || null,
    });
    await insertNote(tx, present, { notedAt: at, event: decision.event, author: by, byOperator: true, text });
    const readmitted =
      settled && (await settle(tx, present, state === 'approved', decision.creditLimit, at, consequences));
    await postMail(tx, {
      kind: readmitted ? 'partner-activated' : mailOf(present, decision.event),
      to: [{ tenantId: present.tenantId, email: present.contactEmail, name: present.contactName }],
      facts: { companyName: present.companyName, reason: text },
      path: '/verification',
      at,
    });
    await recordVerification(tx, acting, present, {
      operation: operations[decision.event],
      oldValue: { state: present.state },
      newValue: { state, ...(text ? { reason: text } : {}) },
      at,
    });
    return readWhole(tx, verificationId);
  });
}

async function settle(
  tx: Tx,
  of: QueuedVerification,
  approved: boolean,
  creditLimit: string | null,
  at: Date,
  { settleLocation, readmit }: Consequences,
): Promise<boolean> {
  if (of.kind === 'location') {
    const { tenantId, locationId } = of;
    if (locationId) await settleLocation(tx, { tenantId, locationId, approved }, at);
    return false;
  }
  await settleVetting(tx, of.tenantId, approved);
  if (approved && of.kind === 'enrollment' && creditLimit !== null && of.partnerKind !== 'indirect-reseller')
    await setCreditLimit(tx, of.tenantId, creditLimit);
  return approved && of.kind === 'enrollment' && (await readmit(tx, of.tenantId, at));
}

function mailOf({ kind }: QueuedVerification, event: Decision['event']): MailKind {
  if (event === 'ask') return 'verification-asked';
  if (event === 'reject') return 'verification-rejected';
  return kind === 'enrollment' ? 'enrollment-qualified' : 'verification-approved';
}

export function readForOperator(
  { db }: VerificationParts,
  verificationId: string,
): Promise<VerificationWhole> {
  return db.transaction(verifying, (tx) => readWhole(tx, verificationId));
}

async function readWhole(tx: Tx, verificationId: string): Promise<VerificationWhole> {
  const found = (await findForOperator(tx, verificationId)) ?? refuse('verification-unknown');
  const [profiles, namesakes, conversation] = [
    (await findProfiles(tx, tenantScope(found.tenantId))) ?? refuse('verification-unknown'),
    await listNamesakes(tx, found.tenantId),
    await readConversation(tx, found),
  ];
  return { ...found, ...conversation, namesakes, vetted: profiles.vetted };
}

export function readDocumentForOperator(
  { db }: VerificationParts,
  verificationId: string,
  fileId: string,
): Promise<{ readonly name: string; readonly content: Buffer }> {
  return db.transaction(verifying, async (tx) => {
    const of = (await findForOperator(tx, verificationId)) ?? refuse('verification-unknown');
    return (await findFileContent(tx, of, fileId)) ?? refuse('not-found');
  });
}
