import type { InputProblem } from '../../errors/input-problems.ts';
import { inputRefusal, refuseInput } from '../../errors/input-refusal.ts';
import type { FilterFieldType, ODataFilter } from '../../platform/odata/index.ts';
import type { Deal, Referral, ReferralState, Sight } from './model.ts';

/** What the contract's list can be narrowed by. */
export const filterFields: Readonly<Record<string, FilterFieldType>> = {
  id: 'guid',
  engagementId: 'guid',
  organizationId: 'guid',
  name: 'text',
  externalReferenceId: 'text',
  createdDateTime: 'date',
  updatedDateTime: 'date',
  status: 'text',
  substatus: 'text',
  qualification: 'text',
  type: 'text',
  direction: 'text',
  'customerProfile/name': 'text',
  'customerProfile/address/country': 'text',
  'team/email': 'text',
};
export const orderFields = ['createdDateTime', 'updatedDateTime'] as const;

/** A list of members holds an address when it is one of them. */
export function withMembers(filter: ODataFilter): ODataFilter {
  if ('parts' in filter) return { is: filter.is, parts: filter.parts.map(withMembers) };
  if (filter.field !== 'team/email') return filter;
  if (filter.is !== 'eq')
    throw inputRefusal([{ field: '$filter', problem: 'wrong-form' }], 'parameter-invalid');
  return { ...filter, is: 'contains', value: ` ${filter.value} ` };
}

/** What somebody sees of the company's referrals (2.4); absent: all of them. Nobody's id is nobody's member. */
export function inSight({ all, locations, team }: Sight, userId: string | null): ODataFilter | undefined {
  if (all) return undefined;
  const at = (places: readonly string[]): ODataFilter => ({
    is: 'or',
    parts: places.map((value) => ({ is: 'eq', field: 'location', type: 'text', value })),
  });
  const member: ODataFilter = { is: 'contains', field: 'members', type: 'text', value: ` ${userId ?? '-'} ` };
  const own: ODataFilter = Array.isArray(team) ? { is: 'and', parts: [member, at(team)] } : member;
  const parts = [...(locations.length > 0 ? [at(locations)] : []), ...(team === 'none' ? [] : [own])];
  return parts.length > 0 ? { is: 'or', parts } : member;
}

/** How the contract names the states (4.10). */
export const statusOf: Readonly<Record<ReferralState, readonly [status: string, substatus: string]>> = {
  received: ['New', 'Pending'],
  accepted: ['Active', 'Accepted'],
  won: ['Closed', 'Won'],
  lost: ['Closed', 'Lost'],
  declined: ['Closed', 'Declined'],
  expired: ['Closed', 'Expired'],
  archived: ['Closed', 'Expired'],
};

export interface PatchStep {
  readonly path: string;
  readonly value: unknown;
}

/** What a patch makes of a referral: which way it goes on, and the deal as it is then. */
export interface PatchedReferral {
  readonly act: 'accept' | 'decline' | 'edit' | 'win' | 'lose';
  readonly changesDeal: boolean;
  readonly deal: Deal;
  /** Names people sign in with; null: as they are. */
  readonly team: readonly string[] | null;
  readonly reason: string;
}

const texts = {
  '/name': 'name',
  '/externalreferenceid': 'crmId',
  '/details/notes': 'notes',
  '/details/currency': 'currency',
} as const;

/**
 * Reads a JSON Patch of a referral. Status and substatus say which way it goes: Active accepts it, Closed declines it
 * or, with Won or Lost, closes its deal; without them the deal is edited (4.10).
 */
export function patched(referral: Referral, steps: readonly PatchStep[]): PatchedReferral {
  let deal: Deal = referral.deal ?? {
    name: referral.company.name,
    value: referral.value ?? '0',
    currency: referral.currency ?? '',
    closesOn: '',
    notes: '',
    campaignId: '',
    crmId: '',
  };
  const said: { status?: string; substatus?: string; reason?: string; team?: readonly string[] } = {};
  let changesDeal = false;
  for (const { path, value } of steps) {
    const key = path.toLowerCase();
    if (key === '/status' || key === '/substatus')
      said[key === '/status' ? 'status' : 'substatus'] = textOf(path, value).toLowerCase();
    else if (key === '/statusreason') said.reason = textOf(path, value);
    else {
      changesDeal = true;
      if (key === '/team') said.team = peopleOf(path, value);
      else if (key === '/team/-')
        said.team = [...(said.team ?? namesOf(referral)), ...peopleOf(path, [value])];
      else if (key === '/details/dealvalue') deal = { ...deal, value: amountOf(path, value) };
      else if (key === '/details/closingdatetime')
        deal = { ...deal, closesOn: textOf(path, value).slice(0, 10) };
      else if (Object.hasOwn(texts, key))
        deal = { ...deal, [texts[key as keyof typeof texts]]: textOf(path, value) };
      else refuseInput({ field: path, problem: 'not-allowed' });
    }
  }
  return {
    act: actOf(referral, said.status, said.substatus),
    changesDeal,
    deal: { ...deal, currency: deal.currency.toUpperCase() },
    team: said.team ?? null,
    reason: said.reason ?? '',
  };
}

export function namesOf(referral: Referral): readonly string[] {
  return referral.team.map(({ userName }) => userName ?? '').filter((name) => name !== '');
}

function actOf(
  { state }: Referral,
  status: string | undefined,
  substatus: string | undefined,
): PatchedReferral['act'] {
  const wanted = substatus ?? (status === 'active' ? 'accepted' : undefined);
  if (status === 'closed' && wanted === undefined) refuseInput(substatusOf(['Won', 'Lost', 'Declined']));
  if (status === 'active' && wanted !== 'accepted') refuseInput(substatusOf(['Accepted']));
  switch (wanted) {
    case undefined:
      return 'edit';
    case 'accepted':
      return state === 'accepted' ? 'edit' : 'accept';
    case 'declined':
      return 'decline';
    case 'won':
      return 'win';
    case 'lost':
      return 'lose';
    default:
      return refuseInput(substatusOf(['Accepted', 'Declined', 'Won', 'Lost']));
  }
}

const substatusOf = (allowed: readonly string[]): InputProblem => ({
  field: '/substatus',
  problem: 'not-allowed',
  allowed,
});

function textOf(field: string, value: unknown): string {
  if (typeof value !== 'string') return refuseInput({ field, problem: 'not-text' });
  return value.length > 2000 ? refuseInput({ field, problem: 'too-long' }) : value.trim();
}

function amountOf(field: string, value: unknown): string {
  const text = typeof value === 'number' || typeof value === 'string' ? String(value) : '';
  return /^\d{1,15}(\.\d{1,2})?$/.test(text) ? text : refuseInput({ field, problem: 'not-amount' });
}

function peopleOf(field: string, value: unknown): readonly string[] {
  if (!Array.isArray(value)) return refuseInput({ field, problem: 'not-list' });
  return value.map((one) => {
    const email = typeof one === 'object' && one !== null && 'email' in one ? one.email : undefined;
    return typeof email === 'string' && email !== '' && email.length <= 254
      ? email.toLowerCase()
      : refuseInput({ field: `${field}/email`, problem: 'missing' });
  });
}

/** The reason of the contract's own list that a text names; another text is a note to «other». */
export function reasonOf<R extends string>(
  text: string,
  known: readonly R[],
): { reason: R | 'other'; note: string } {
  const key = (one: string) => one.toLowerCase().replace(/[\s_-]/g, '');
  const found = known.find((one) => key(one) === key(text));
  return found ? { reason: found, note: '' } : { reason: 'other', note: text };
}
