import type { Role } from '../../access/caller.ts';
import type { InputProblem } from '../../errors/input-problems.ts';
import { refuse } from '../../errors/refusal.ts';
import { isEmailAddress } from '../market/email-rules.ts';
import type { Deal, Referral, ReferralKind, ReferralNeed, ReferralState, Sight } from './model.ts';

const dayMs = 86_400_000;

/** Numbers of section 8. */
export const referralLimits = {
  answerMs: 14 * dayMs,
  hotMs: 72 * 3_600_000,
  /** Six months: the longest half of a year. */
  informationalMs: 184 * dayMs,
  singleMailsPerDay: 10,
} as const;

export const openStates: readonly ReferralState[] = ['received', 'accepted'];

/** When a received referral leaves that state by itself (4.10, I44). */
export function dueOf(kind: ReferralKind, receivedAt: Date): Date {
  const life = kind === 'informational' ? referralLimits.informationalMs : referralLimits.answerMs;
  return new Date(receivedAt.getTime() + life);
}

export function hotUntil(asksForContact: boolean, receivedAt: Date): Date | null {
  return asksForContact ? new Date(receivedAt.getTime() + referralLimits.hotMs) : null;
}

/** What a referral becomes when its date has come. */
export function stateAtDue(kind: ReferralKind): 'expired' | 'archived' {
  return kind === 'informational' ? 'archived' : 'expired';
}

export type ReferralAct = 'accept' | 'decline' | 'edit' | 'link' | 'close';

const allowed: Readonly<Record<ReferralState, readonly ReferralAct[]>> = {
  received: ['accept', 'decline'],
  accepted: ['edit', 'link', 'close'],
  declined: [],
  expired: [],
  won: [],
  lost: [],
  archived: [],
};

/** Closed referrals never change (I44). Informational ones need no answer (C93). */
export function mayAct({ state, kind, dueAt }: Referral, act: ReferralAct, now: Date): boolean {
  if (kind === 'informational') return false;
  // Its date has come, though nobody wrote it down yet.
  if (state === 'received' && dueAt !== null && dueAt <= now) return false;
  return allowed[state].includes(act);
}

export function requireAct(referral: Referral, act: ReferralAct, now: Date): void {
  if (mayAct(referral, act, now)) return;
  if (referral.kind === 'informational') refuse('referral-informational');
  refuse(
    referral.state === 'received' || referral.state === 'accepted' ? 'referral-state' : 'referral-closed',
  );
}

/** Roles that no location narrows. */
const wholeCompany: readonly Role[] = ['global-admin', 'business-profile-admin', 'sales-agent'];

/** Whether what the roles are narrowed to makes a difference at all. */
export function isWholeCompany(roles: readonly Role[]): boolean {
  return roles.some((role) => wholeCompany.includes(role));
}

/**
 * A referrals admin sees everything, a referrals user the deals whose team they are on (2.4); both for the whole
 * company or for listed locations (2.1).
 */
export function sightOf(
  roles: readonly Role[],
  narrowed: readonly { readonly role: string; readonly locationId: string }[],
): Sight {
  const placesOf = (role: Role) =>
    narrowed.filter((one) => one.role === role).map(({ locationId }) => locationId);
  const ofAdmin = roles.includes('referrals-admin') ? placesOf('referrals-admin') : null;
  const ofUser = roles.includes('referrals-user') ? placesOf('referrals-user') : null;
  return {
    all: isWholeCompany(roles) || ofAdmin?.length === 0,
    locations: ofAdmin ?? [],
    team: ofUser === null ? 'none' : ofUser.length === 0 ? 'everywhere' : ofUser,
  };
}

export function sees(
  { all, locations, team }: Sight,
  { location, team: members }: Pick<Referral, 'location' | 'team'>,
  userId: string | null,
): boolean {
  if (all || locations.includes(location)) return true;
  if (team === 'none' || !members.some((one) => one.userId === userId)) return false;
  return team === 'everywhere' || team.includes(location);
}

const amount = /^\d{1,15}(\.\d{1,2})?$/;

export function needProblems({
  company,
  contact,
  need,
  value,
  currency,
}: ReferralNeed): readonly InputProblem[] {
  const problems: (InputProblem | false)[] = [
    company.name === '' && { field: 'company.name', problem: 'missing' },
    company.country === '' && { field: 'company.country', problem: 'missing' },
    contact.lastName === '' && { field: 'contact.lastName', problem: 'missing' },
    !isEmailAddress(contact.email) && { field: 'contact.email', problem: 'not-email' },
    need === '' && { field: 'need', problem: 'missing' },
    value !== null && !amount.test(value) && { field: 'value', problem: 'not-amount' },
    value !== null && currency === null && { field: 'currency', problem: 'not-currency' },
  ];
  return problems.filter((one) => one !== false);
}

/** Name, value, currency, close date and at least one of the team (4.10). */
export function dealProblems(deal: Deal, team: readonly string[]): readonly InputProblem[] {
  const problems: (InputProblem | false)[] = [
    deal.name === '' && { field: 'name', problem: 'missing' },
    !amount.test(deal.value) && { field: 'value', problem: 'not-amount' },
    !/^[A-Z]{3}$/.test(deal.currency) && { field: 'currency', problem: 'not-currency' },
    !isDay(deal.closesOn) && { field: 'closesOn', problem: 'not-date' },
    team.length === 0 && { field: 'team', problem: 'missing' },
  ];
  return problems.filter((one) => one !== false);
}

function isDay(text: string): boolean {
  const time = /^\d{4}-\d{2}-\d{2}$/.test(text) ? Date.parse(`${text}T00:00:00Z`) : Number.NaN;
  return !Number.isNaN(time) && new Date(time).toISOString().startsWith(text);
}

/** Up to ten a day have mail of their own; one message tells of the rest (section 8). */
export function mailFor(receivedToday: number): 'single' | 'digest' {
  return receivedToday <= referralLimits.singleMailsPerDay ? 'single' : 'digest';
}

/** The day after, when the digest of a day goes out. */
export function digestDue(day: string): Date {
  return new Date(Date.parse(`${day}T00:00:00Z`) + dayMs);
}
