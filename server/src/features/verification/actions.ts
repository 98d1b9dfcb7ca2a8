import type { Caller } from '../../access/caller.ts';
import { Refusal, refuse } from '../../errors/refusal.ts';
import type { Clock } from '../../platform/clock/index.ts';
import type { Database, Tx } from '../../platform/db/index.ts';
import { tenantScope } from '../../platform/db/index.ts';
import type { Ids } from '../../platform/ids/index.ts';
import { actorOf, appendAuditEvent } from '../audit/index.ts';
import { postMail } from '../mail/index.ts';
import { findProfiles, settleVetting } from '../partner/index.ts';
import type { QueuedVerification } from './model.ts';
import { addressPath, linkHash, newLink } from './opening.ts';
import { documentTypeOf, fileBytesMax, filesMax, mailsMax, moved, safeFileName } from './rules.ts';
import {
  confirming,
  findFileContent,
  hasFileSince,
  insertFile,
  insertNote,
  lockByLink,
  lockVerification,
  saveVerification,
} from './store.ts';

export interface VerificationParts {
  readonly db: Database;
  readonly clock: Clock;
  readonly ids: Ids;
}

export interface Acting {
  readonly caller: Caller;
  readonly correlationId: string;
}

export const nameOf = (caller: Caller) => caller.user?.displayName ?? caller.tenant.name;

/** The company answers a question or a rejection; the vendor looks again (4.14). */
export function answerVerification(
  { db, clock }: VerificationParts,
  acting: Acting,
  verificationId: string,
  text: string,
): Promise<void> {
  const { caller } = acting;
  return db.transaction(tenantScope(caller.tenant.id), async (tx) => {
    const present = (await lockVerification(tx, verificationId, caller.tenant.id)) ?? refuse('not-found');
    const at = clock.now();
    const state = stateAfter(present, 'answer');
    if (text.trim() === '' && !(await hasFileSince(tx, present))) refuse('verification-answer-missing');
    await saveVerification(tx, { ...present, state, waitsSince: at, decidedAt: null, decidedBy: null });
    await insertNote(tx, present, {
      notedAt: at,
      event: 'answer',
      author: nameOf(caller),
      byOperator: false,
      text: text.trim(),
    });
    await recordVerification(tx, acting, present, {
      operation: 'answer_verification',
      oldValue: { state: present.state },
      newValue: { state },
      at,
    });
  });
}

export interface DocumentToAdd {
  readonly name: string;
  readonly content: Buffer;
}

/** Documents while the vendor waits or looks; what is settled takes none. */
export function addDocument(
  { db, clock, ids }: VerificationParts,
  acting: Acting,
  verificationId: string,
  document: DocumentToAdd,
): Promise<void> {
  const { caller } = acting;
  const { length } = document.content;
  if (length === 0 || length > fileBytesMax)
    refuse('verification-file-size', { megabytes: fileBytesMax / 1024 / 1024 });
  const mediaType = documentTypeOf(document.content) ?? refuse('verification-file-type');
  return db.transaction(tenantScope(caller.tenant.id), async (tx) => {
    const present = (await lockVerification(tx, verificationId, caller.tenant.id)) ?? refuse('not-found');
    if (present.state === 'approved') refuse('verification-state', { state: present.state });
    const at = clock.now();
    const name = safeFileName(document.name);
    const kept = {
      fileId: ids.guid(),
      addedAt: at,
      author: nameOf(caller),
      byOperator: false,
      name,
      mediaType,
    };
    if (!(await insertFile(tx, present, { ...kept, content: document.content }, filesMax)))
      refuse('verification-files-full', { limit: filesMax });
    await recordVerification(tx, acting, present, {
      operation: 'add_verification_file',
      oldValue: {},
      newValue: { file: name },
      at,
    });
  });
}

export function readOwnDocument(
  { db }: VerificationParts,
  tenantId: string,
  verificationId: string,
  fileId: string,
): Promise<{ readonly name: string; readonly content: Buffer }> {
  return db.transaction(
    tenantScope(tenantId),
    async (tx) => (await findFileContent(tx, { tenantId, verificationId }, fileId)) ?? refuse('not-found'),
  );
}

/** Another link to the contact; the former one leads nowhere from then on. */
export function sendAddressLink(
  { db, clock }: VerificationParts,
  { caller }: Acting,
  verificationId: string,
): Promise<void> {
  return db.transaction(tenantScope(caller.tenant.id), async (tx) => {
    const present = (await lockVerification(tx, verificationId, caller.tenant.id)) ?? refuse('not-found');
    if (present.state !== 'address') refuse('verification-state', { state: present.state });
    if (present.mailsSent >= mailsMax) refuse('verification-mails-sent', { limit: mailsMax });
    const link = newLink();
    await saveVerification(tx, { ...present, mailsSent: present.mailsSent + 1 }, link.hash);
    await postMail(tx, {
      kind: 'enrollment-verify-address',
      to: [{ tenantId: present.tenantId, email: present.contactEmail, name: present.contactName }],
      facts: { companyName: present.companyName },
      path: addressPath(link.secret),
      at: clock.now(),
    });
  });
}

/** Whoever holds the link has the mailbox; the review begins (C1). */
export function confirmAddress(
  { db, clock }: VerificationParts,
  secret: string,
  correlationId: string,
): Promise<{ readonly companyName: string; readonly email: string }> {
  return db.transaction(confirming, async (tx) => {
    const present = (await lockByLink(tx, linkHash(secret))) ?? refuse('verification-link-unknown');
    const at = clock.now();
    const scope = tenantScope(present.tenantId);
    const profiles = await tx.within(scope, (inner) => findProfiles(inner, scope));
    // Where only an address changed, there is nothing else to look at (C103).
    const settles = present.kind === 'profile' && profiles?.vetted.subStatus === 'email_ownership';
    const state = stateAfter(present, settles ? 'approve' : 'confirm');
    const decided = settles ? { decidedAt: at, decidedBy: present.contactName } : {};
    await saveVerification(tx, { ...present, state, waitsSince: at, ...decided });
    if (settles) await settleVetting(tx, present.tenantId, true);
    await tx.within(scope, async (inner) => {
      await insertNote(inner, present, {
        notedAt: at,
        event: 'confirm',
        author: present.contactName,
        byOperator: false,
        text: '',
      });
      await appendAuditEvent(
        inner,
        {
          tenantId: present.tenantId,
          userId: null,
          name: present.contactEmail,
          applicationId: null,
          correlationId,
        },
        {
          operation: 'confirm_contact_address',
          resourceType: 'partner_verification',
          oldValue: { state: present.state },
          newValue: { state },
        },
        at,
      );
    });
    return { companyName: present.companyName, email: present.contactEmail };
  });
}

export function stateAfter(
  present: QueuedVerification,
  event: 'answer' | 'confirm' | 'ask' | 'approve' | 'reject',
) {
  const state = moved(present.state, event);
  if (state instanceof Refusal) throw state;
  return state;
}

/** The company reads in its own log what the vendor did (I46). */
export function recordVerification(
  tx: Tx,
  { caller, correlationId }: Acting,
  { tenantId, kind, verificationId }: Pick<QueuedVerification, 'tenantId' | 'kind' | 'verificationId'>,
  of: { readonly operation: string; readonly oldValue: object; readonly newValue: object; readonly at: Date },
): Promise<void> {
  return appendAuditEvent(
    tx,
    actorOf(caller, { correlationId }),
    {
      operation: of.operation,
      resourceType: 'partner_verification',
      ...(caller.tenant.id === tenantId ? {} : { counterpartId: tenantId, copiesTo: [tenantId] }),
      oldValue: of.oldValue,
      newValue: of.newValue,
      details: { Kind: kind, Verification: verificationId },
    },
    of.at,
  );
}
