import { Refusal } from '../../errors/refusal.ts';
import type { Language } from '../../errors/sentence.ts';
import type { StateTable } from '../../platform/states/index.ts';
import { nextState } from '../../platform/states/index.ts';
import type { Invitation } from './model.ts';
import { dayIn } from './wording-rules.ts';

export type LinkState = 'none' | 'issued' | 'revoked' | 'expired';
export type LinkEvent = 'issue' | 'open' | 'accept' | 'decline' | 'revoke' | 'extend' | 'lapse';

/** 4.1: a link is only ever issued or revoked in the database; its expiry follows from its date. */
export const linkStates = {
  title: 'Personal link',
  rule: '4.1, C8, C33, C36',
  start: 'none',
  rows: [
    {
      from: 'none',
      event: 'issue',
      who: 'partner',
      condition: 'active, signed, not restricted',
      to: 'issued',
      effect: 'names issuer, kind, admin permission, region, cloud; no addressee, nothing is sent (I10)',
    },
    { from: 'issued', event: 'open', who: 'whoever holds it', to: 'issued', effect: 'nothing' },
    {
      from: 'issued',
      event: 'accept',
      who: 'GA of the acceptor',
      condition: 'same cloud and region; joint: the partnership still runs',
      to: 'issued',
      effect: 'partnership or relationship; repeated it changes nothing (I11); usable for others',
    },
    {
      from: 'issued',
      event: 'decline',
      who: 'GA of the customer',
      to: 'issued',
      effect: 'a record at the customer',
    },
    { from: 'issued', event: 'revoke', who: 'issuer', to: 'revoked' },
    {
      from: 'issued',
      event: 'extend',
      who: 'issuer',
      to: 'issued',
      effect: 'the same link lapses when one issued now would',
    },
    {
      from: 'issued',
      event: 'lapse',
      who: 'date',
      condition: '90 days, or as configured (D3)',
      to: 'expired',
    },
  ],
} as const satisfies StateTable<LinkState, LinkEvent>;

export function linkState(
  invitation: Pick<Invitation, 'state' | 'expiresAt'>,
  now: Date,
): Exclude<LinkState, 'none'> {
  if (invitation.state === 'revoked') return 'revoked';
  return invitation.expiresAt !== null && now >= invitation.expiresAt ? 'expired' : 'issued';
}

/** Whether the link can still be taken back: revoked or lapsed, it stays as it is. */
export function mayRevoke(invitation: Pick<Invitation, 'state' | 'expiresAt'>, now: Date): boolean {
  return nextState(linkStates, linkState(invitation, now), 'revoke') !== null;
}

const dayMs = 86_400_000;

/** When a link issued now lapses; null days: never (D3). */
export function linkExpiry(issuedAt: Date, days: number | null): Date | null {
  return days === null ? null : new Date(issuedAt.getTime() + days * dayMs);
}

/** Why a link cannot be opened, whoever opens it. The clock decides, not a clean-up job. */
export function checkLinkDates(
  invitation: Pick<Invitation, 'state' | 'expiresAt'>,
  now: Date,
  language: Language,
): Refusal | null {
  const state = linkState(invitation, now);
  if (state === 'revoked') return new Refusal('invitation-revoked');
  if (state === 'issued') return null;
  return new Refusal('invitation-lapsed', { date: dayIn(invitation.expiresAt ?? now, language) });
}
