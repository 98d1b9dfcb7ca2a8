import type { ProgramStatus } from '../../access/caller.ts';
import { Refusal } from '../../errors/refusal.ts';
import type { StateTable } from '../../platform/states/index.ts';
import { nextState } from '../../platform/states/index.ts';
import type { ProgramStanding, Verification, VerificationEvent, VerificationState } from './model.ts';

type Stage = VerificationState | 'none';
type Step = VerificationEvent | 'open unconfirmed';

/** Verification of a company, of a change of its legal profile, or of a location (C2, C102, C103). */
export const verificationStates: StateTable<Stage, Step> = {
  title: 'Verification of a partner',
  rule: '4.14, C1, C2, C102, C103',
  start: 'none',
  rows: [
    {
      from: 'none',
      event: 'open',
      who: 'partner GA',
      condition: 'the contact’s address is known',
      to: 'review',
    },
    { from: 'none', event: 'open unconfirmed', who: 'partner GA', to: 'address', effect: 'mail with a link' },
    {
      from: 'address',
      event: 'open unconfirmed',
      who: 'partner GA',
      to: 'address',
      effect: 'mail with a new link',
    },
    {
      from: 'address',
      event: 'open',
      who: 'partner GA',
      condition: 'the former address again',
      to: 'review',
    },
    { from: 'address', event: 'confirm', who: 'contact', to: 'review' },
    {
      from: 'address',
      event: 'approve',
      who: 'contact',
      condition: 'nothing but the address changed',
      to: 'approved',
    },
    { from: 'review', event: 'open', who: 'partner GA', condition: 'another change meanwhile', to: 'review' },
    {
      from: 'review',
      event: 'open unconfirmed',
      who: 'partner GA',
      to: 'address',
      effect: 'mail with a link',
    },
    { from: 'review', event: 'ask', who: 'operator', to: 'asked', effect: 'mail to the contact' },
    { from: 'review', event: 'approve', who: 'operator', to: 'approved', effect: 'mail to the contact' },
    { from: 'review', event: 'reject', who: 'operator', to: 'rejected', effect: 'mail with the reason' },
    { from: 'asked', event: 'answer', who: 'partner GA', condition: 'a comment or a file', to: 'review' },
    { from: 'asked', event: 'open', who: 'partner GA', condition: 'another change meanwhile', to: 'review' },
    {
      from: 'asked',
      event: 'open unconfirmed',
      who: 'partner GA',
      to: 'address',
      effect: 'mail with a link',
    },
    { from: 'asked', event: 'approve', who: 'operator', to: 'approved', effect: 'mail to the contact' },
    { from: 'asked', event: 'reject', who: 'operator', to: 'rejected', effect: 'mail with the reason' },
    { from: 'rejected', event: 'answer', who: 'partner GA', condition: 'a comment or a file', to: 'review' },
    {
      from: 'rejected',
      event: 'open',
      who: 'partner GA',
      condition: 'another change meanwhile',
      to: 'review',
    },
    {
      from: 'rejected',
      event: 'open unconfirmed',
      who: 'partner GA',
      to: 'address',
      effect: 'mail with a link',
    },
  ],
};

/** The state after an event, or why it cannot happen now. */
export function moved(from: VerificationState, event: VerificationEvent): VerificationState | Refusal {
  const to = nextState(verificationStates, from, event);
  return to === null || to === 'none' ? new Refusal('verification-state', { state: from }) : to;
}

/** The state of what is verified anew; the address is confirmed first where it changed. */
export function reopened(from: VerificationState | 'none', addressChanged: boolean): VerificationState {
  const waitsForAddress = addressChanged || from === 'address';
  const to = nextState(verificationStates, from, waitsForAddress ? 'open unconfirmed' : 'open');
  return to === null || to === 'none' ? 'review' : to;
}

/** 4.14: not signed yet and verified is qualified. */
export function standingOf(
  programStatus: ProgramStatus,
  enrollment: VerificationState | null,
): ProgramStanding {
  if (programStatus !== 'pending') return programStatus;
  if (enrollment === 'rejected') return 'rejected';
  return enrollment === 'approved' ? 'qualified' : 'pending';
}

const reviewBusinessDays = 5;

/** Five business days are promised (section 8); weekends do not count. */
export function isLate(
  { state, waitsSince }: Pick<Verification, 'state' | 'waitsSince'>,
  now: Date,
): boolean {
  return state === 'review' && now > addBusinessDays(waitsSince, reviewBusinessDays);
}

export function addBusinessDays(from: Date, days: number): Date {
  const at = new Date(from);
  let left = days;
  while (left > 0) {
    at.setUTCDate(at.getUTCDate() + 1);
    if (at.getUTCDay() !== 0 && at.getUTCDay() !== 6) left -= 1;
  }
  return at;
}

export const fileBytesMax = 5 * 1024 * 1024;
export const filesMax = 10;
/** Of one verification or enrollment: nobody's mailbox is to be flooded. */
export const mailsMax = 5;

export type DocumentType = 'application/pdf' | 'image/png' | 'image/jpeg';

const beginnings: readonly (readonly [DocumentType, readonly number[]])[] = [
  ['application/pdf', [0x25, 0x50, 0x44, 0x46, 0x2d]],
  ['image/png', [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]],
  ['image/jpeg', [0xff, 0xd8, 0xff]],
];

/** What a document is, by how it begins: its name may say anything. Null: none that is taken. */
export function documentTypeOf(content: Uint8Array): DocumentType | null {
  const found = beginnings.find(([, bytes]) => bytes.every((byte, index) => content[index] === byte));
  return found?.[0] ?? null;
}

/** A name fit for a download: no path, no control signs. */
export function safeFileName(name: string): string {
  const last = name.split(/[\\/]/).at(-1) ?? '';
  const clean = last
    .replace(/\p{Cc}/gu, '')
    .trim()
    .slice(0, 120);
  return clean === '' || clean === '.' || clean === '..' ? 'document' : clean;
}
