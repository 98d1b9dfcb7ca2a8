import { createHash, randomBytes, randomUUID } from 'node:crypto';
import type { Tx } from '../../platform/db/index.ts';
import { postMail } from '../mail/index.ts';
import type { Verification } from './model.ts';
import { reopened } from './rules.ts';
import { insertVerification, lockOpenVerification, saveVerification } from './store.ts';

/** What a link carries, and what is kept of it. */
export function newLink(): { readonly secret: string; readonly hash: Buffer } {
  const secret = randomBytes(32).toString('base64url');
  return { secret, hash: linkHash(secret) };
}

export const linkHash = (secret: string): Buffer => createHash('sha256').update(secret).digest();

export const addressPath = (secret: string) => `/verify-address?token=${secret}`;

/** A company whose contact has confirmed the address: the vendor can look at it at once (C1). */
export async function openEnrollment(
  tx: Tx,
  of: Pick<Verification, 'tenantId' | 'facts' | 'contactName' | 'contactEmail'>,
  at: Date,
): Promise<void> {
  const verificationId = randomUUID();
  await insertVerification(tx, {
    ...of,
    verificationId,
    kind: 'enrollment',
    locationId: null,
    state: 'review',
    openedAt: at,
    confirmHash: null,
  });
}

/** Another location of a company (C102). */
export async function openLocation(
  tx: Tx,
  of: Pick<Verification, 'tenantId' | 'locationId' | 'facts' | 'contactName' | 'contactEmail'>,
  at: Date,
): Promise<void> {
  await insertVerification(tx, {
    ...of,
    verificationId: randomUUID(),
    kind: 'location',
    state: 'review',
    openedAt: at,
    confirmHash: null,
  });
}

/** What changed of a legal profile that the vendor has to see again (C103). */
export interface ProfileChange {
  readonly tenantId: string;
  readonly companyName: string;
  readonly contactName: string;
  readonly contactEmail: string;
  /** The contact's address is another than the one that was verified. */
  readonly addressChanged: boolean;
}

/**
 * Opens the verification of a changed profile, or widens the one that is open. While an enrollment is not
 * settled, the change is part of it.
 */
export async function verifyAnew(tx: Tx, change: ProfileChange, at: Date): Promise<void> {
  const { tenantId, companyName, contactName, contactEmail } = change;
  const open =
    (await lockOpenVerification(tx, tenantId, 'enrollment')) ??
    (await lockOpenVerification(tx, tenantId, 'profile'));
  const addressChanged = open ? open.contactEmail !== contactEmail : change.addressChanged;
  const state = reopened(open?.state ?? 'none', addressChanged);
  const link = state === 'address' ? newLink() : null;
  if (open) {
    const waitsSince = open.state === state ? open.waitsSince : at;
    const after = { ...open, state, contactName, contactEmail, waitsSince, decidedAt: null, decidedBy: null };
    await saveVerification(tx, { ...after, mailsSent: link ? 1 : open.mailsSent }, link?.hash ?? null);
  } else {
    await insertVerification(tx, {
      tenantId,
      verificationId: randomUUID(),
      kind: 'profile',
      locationId: null,
      facts: {},
      state,
      contactName,
      contactEmail,
      openedAt: at,
      confirmHash: link?.hash ?? null,
    });
  }
  if (link) {
    await postMail(tx, {
      kind: 'enrollment-verify-address',
      to: [{ tenantId, email: contactEmail, name: contactName }],
      facts: { companyName },
      path: addressPath(link.secret),
      at,
    });
  }
}
