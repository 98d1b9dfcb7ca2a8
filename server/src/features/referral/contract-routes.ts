import Type from 'typebox';
import {
  ContractReferral,
  ContractReferrals,
  NewContractReferral,
  ReferralPatch,
  referralDeclineReasons,
  referralLossReasons,
} from '../../../../contract/referral.ts';
import { refuseInput } from '../../errors/input-refusal.ts';
import { readVersion } from '../../errors/read-version.ts';
import { refuse } from '../../errors/refusal.ts';
import type { Call, Routes } from '../../platform/http/index.ts';
import { answer } from '../../platform/http/index.ts';
import type { ODataFilter } from '../../platform/odata/index.ts';
import { readODataFilter, readODataOrder } from '../../platform/odata/index.ts';
import type { ReferralParts, WorkedOn } from './actions.ts';
import {
  acceptReferral,
  closeReferral,
  declineReferral,
  editDeal,
  passOn,
  requireVisible,
} from './actions.ts';
import type { PatchedReferral } from './contract-rules.ts';
import {
  filterFields,
  inSight,
  namesOf,
  orderFields,
  patched,
  reasonOf,
  withMembers,
} from './contract-rules.ts';
import { needOfContract, referralOnContract } from './contract-wire.ts';
import type { Referral } from './model.ts';
import { askerOf } from './routes.ts';
import { readSight } from './sight.ts';
import { findReferral, findReseller, listByFilter, listSeveral, listStaffNamed } from './store.ts';

const tag = 'Referrals';
/** `/v1.0/…` arrives as `/v1/…` (conventions 1). */
const path = '/v1/engagements/referrals';
const shownAs = '/v1.0/engagements/referrals';
const One = Type.Object({ referralId: Type.String({ format: 'uuid' }) });
const topPreset = 50;
const topMax = 500;

const Asked = Type.Object({
  $select: Type.Optional(Type.String({ description: 'Members of the referrals, comma-separated' })),
  $filter: Type.Optional(Type.String({ description: "status eq 'New' and direction eq 'Incoming'" })),
  $orderby: Type.Optional(Type.String({ description: 'createdDateTime or updatedDateTime, asc or desc' })),
  $top: Type.Optional(Type.Integer({ minimum: 0, description: `At most ${topMax}` })),
  $skip: Type.Optional(Type.Integer({ minimum: 0, maximum: 1_000_000 })),
  $count: Type.Optional(Type.Boolean()),
});

/** Referrals as the contract's engagement routes have them (C93 to C97). */
export function referralContractRoutes(routes: Routes, parts: ReferralParts): void {
  const { db } = parts;

  routes.add({
    method: 'GET',
    path,
    operation: 'referral.list',
    tag,
    summary: 'Referrals that your company received or sent',
    query: Asked,
    answer: ContractReferrals,
    handle: async ({ caller, scope, query }) => {
      const filter = readODataFilter(query.$filter, filterFields, '$filter');
      const seen = inSight(await readSight(db, caller), caller.user?.id ?? null);
      const narrowed = allOf(filter && withMembers(filter), seen);
      const sorted = readODataOrder(query.$orderby ?? 'createdDateTime desc', orderFields, '$orderby');
      const top = Math.min(query.$top || topPreset, topMax);
      const skip = query.$skip ?? 0;
      const found = await listByFilter(
        db,
        scope,
        { ...(narrowed ? { narrowed } : {}), sorted: [...sorted, { field: 'id', descending: false }] },
        { top: top + 1, skip },
      );
      const page = found.slice(0, top);
      const members = selected(query.$select);
      return {
        '@odata.context': `${shownAs.replace('/engagements/referrals', '')}/$metadata#Referrals`,
        ...(query.$count ? { '@odata.count': page.length } : {}),
        value: page.map((one) => members(referralOnContract(one, scope.tenantId))),
        ...(found.length > top ? { '@odata.nextLink': nextLink(query, top, skip) } : {}),
      };
    },
  });

  const readOne = async ({
    scope,
    caller,
    context,
    params,
  }: Call<unknown, unknown, { referralId: string }>) => {
    const received = await findReferral(db, scope, params.referralId);
    const sight = await readSight(db, caller);
    if (received) return requireVisible(received, sight, askerOf({ caller, context }));
    const sent = sight.all ? (await listSeveral(db, scope, [params.referralId]))[0] : undefined;
    return sent ?? refuse('referral-unknown');
  };
  const shown = async (call: Call<unknown, unknown, { referralId: string }>) => {
    const one = referralOnContract(await readOne(call), call.scope.tenantId);
    return answer(200, one, { ETag: `"${one.eTag}"` });
  };

  routes.add({
    method: 'GET',
    path: `${path}/:referralId`,
    operation: 'referral.list',
    tag,
    summary: 'One referral that your company received or sent',
    params: One,
    answer: ContractReferral,
    handle: shown,
  });

  routes.add({
    method: 'POST',
    path,
    operation: 'referral.pass',
    tag,
    summary: 'Pass a customer’s need on to a reseller you work with',
    body: NewContractReferral,
    answer: ContractReferral,
    status: 201,
    handle: async (call) => {
      const { body, scope } = call;
      const target = body.target?.[0]?.id ?? body.inviteContext?.invitedMpnId;
      if (!target) return refuseInput({ field: 'target', problem: 'missing' });
      const reseller = (await findReseller(db, scope, target)) ?? refuse('partnership-unknown');
      const wantsContact = body.consent.consentToContact ?? false;
      const id = await passOn(parts, askerOf(call), reseller.tenantId, {
        need: needOfContract(body),
        wantsContact,
        location: reseller.location,
      });
      const [sent] = await listSeveral(db, scope, [id]);
      const made = referralOnContract(sent ?? refuse('referral-unknown'), scope.tenantId);
      return answer(201, made, { ETag: `"${made.eTag}"`, Location: `${shownAs}/${id}` });
    },
  });

  routes.add({
    method: 'PATCH',
    path: `${path}/:referralId`,
    operation: 'referral.work',
    tag,
    summary: 'Accept, decline, edit or close a referral that your company received',
    params: One,
    body: ReferralPatch,
    answer: ContractReferral,
    handle: async (call) => {
      const present = await findReferral(db, call.scope, call.params.referralId);
      const referral = requireVisible(present, await readSight(db, call.caller), askerOf(call));
      await carryOut(parts, call, referral, patched(referral, call.body));
      return shown(call);
    },
  });
}

async function carryOut(
  parts: ReferralParts,
  call: Pick<Call, 'caller' | 'context' | 'scope'>,
  referral: Referral,
  { act, changesDeal, deal, team, reason }: PatchedReferral,
): Promise<void> {
  const asker = askerOf(call);
  const of: WorkedOn = {
    referralId: referral.referralId,
    read: readVersion(call.context.headers['if-match']),
  };
  if (act === 'decline') return declineReferral(parts, asker, of, reasonOf(reason, referralDeclineReasons));
  const entries = { deal, team: await idsOf(parts, call, team ?? namesOf(referral)) };
  if (act === 'accept') return acceptReferral(parts, asker, of, entries);
  if (act === 'edit') return editDeal(parts, asker, of, entries);
  if (changesDeal) await editDeal(parts, asker, of, entries);
  const closing = reasonOf(reason, referralLossReasons);
  await closeReferral(parts, asker, changesDeal ? { ...of, read: null } : of, {
    won: act === 'win',
    reason: act === 'win' ? null : closing.reason,
    note: closing.note,
  });
}

/** Own employees by the names they sign in with; without any the caller works on it. */
async function idsOf(
  { db }: ReferralParts,
  { scope, caller }: Pick<Call, 'scope' | 'caller'>,
  names: readonly string[],
): Promise<readonly string[]> {
  if (names.length === 0) return caller.user ? [caller.user.id] : [];
  const found = await listStaffNamed(db, scope, names);
  return found.length === new Set(names.map((one) => one.toLowerCase())).size
    ? found.map(({ userId }) => userId)
    : refuse('referral-team-unknown');
}

function allOf(...filters: readonly (ODataFilter | undefined)[]): ODataFilter | undefined {
  const parts = filters.filter((one) => one !== undefined);
  return parts.length < 2 ? parts[0] : { is: 'and', parts };
}

function selected(text: string | undefined): (one: ContractReferral) => Partial<ContractReferral> {
  const wanted = (text ?? '').split(',').map((one) => one.trim().toLowerCase());
  if (!wanted.some((one) => one !== '')) return (one) => one;
  return (one) =>
    Object.fromEntries(Object.entries(one).filter(([name]) => wanted.includes(name.toLowerCase())));
}

function nextLink(query: Type.Static<typeof Asked>, top: number, skip: number): string {
  const asked = { ...query, $top: top, $skip: skip + top };
  const words = Object.entries(asked)
    .filter(([, value]) => value !== undefined)
    .map(([key, value]) => `${key}=${encodeURIComponent(String(value))}`);
  return `${shownAs}?${words.join('&')}`;
}
