import Type from 'typebox';
import {
  DealEntries,
  Referral,
  ReferralClosing,
  ReferralDecline,
  Referrals,
  ReferralTeam,
  referralKinds,
  referralStates,
} from '../../../../contract/referral.ts';
import { readVersion } from '../../errors/read-version.ts';
import type { Call, Routes } from '../../platform/http/index.ts';
import { answer, collection, readToken, writeToken } from '../../platform/http/index.ts';
import type { ReferralParts } from './actions.ts';
import {
  acceptReferral,
  closeReferral,
  declineReferral,
  editDeal,
  linkCustomer,
  markFavorite,
  requireVisible,
} from './actions.ts';
import type { InboxNarrowing } from './model.ts';
import { openStates } from './rules.ts';
import { readSight } from './sight.ts';
import { findReferral, listInbox, listStaff } from './store.ts';
import { referralToWire } from './wire.ts';

const tag = 'Referrals';
const path = '/twotier/v1/referrals';
const one = Type.Object({ referralId: Type.String({ format: 'uuid' }) });

export const askerOf = ({ caller, context }: Pick<Call, 'caller' | 'context'>) => ({
  caller,
  correlationId: context.correlationId,
  language: context.language,
});

/** Leads of a partner: looked at, answered, worked and closed (C93 to C96). */
export function referralRoutes(routes: Routes, parts: ReferralParts): void {
  const { db, clock } = parts;

  routes.add({
    method: 'GET',
    path,
    operation: 'referral.list',
    tag,
    summary: 'Referrals that came in, newest first',
    query: Type.Object({
      state: Type.Optional(Type.Enum(['open', 'closed', ...referralStates])),
      kind: Type.Optional(Type.Enum([...referralKinds])),
      favorites: Type.Optional(Type.Boolean()),
      customer: Type.Optional(Type.String({ format: 'uuid', description: 'What this customer came of' })),
      size: Type.Optional(Type.Integer({ minimum: 1, maximum: 100 })),
      'MS-ContinuationToken': Type.Optional(Type.String()),
    }),
    answer: Referrals,
    handle: async ({ scope, caller, query }) => {
      const limit = query.size ?? 40;
      const [at, id] = query['MS-ContinuationToken'] ? readToken(query['MS-ContinuationToken'], 2) : [];
      const narrowing: InboxNarrowing = {
        states: statesOf(query.state),
        kinds: query.kind ? [query.kind] : referralKinds,
        favoritesOnly: query.favorites ?? false,
        customerId: query.customer ?? null,
        sight: await readSight(db, caller),
        userId: caller.user?.id ?? null,
      };
      const after = at && id ? { at, id } : undefined;
      const found = await listInbox(db, scope, narrowing, { after, limit: limit + 1 });
      const page = found.slice(0, limit);
      const last = found.length > limit ? page.at(-1) : undefined;
      const now = clock.now();
      return {
        totalCount: page.length,
        items: page.map((each) => referralToWire(each, now)),
        ...(last ? { continuationToken: writeToken([last.receivedAt.toISOString(), last.referralId]) } : {}),
      };
    },
  });

  routes.add({
    method: 'GET',
    path: `${path}/team`,
    operation: 'referral.list',
    tag,
    summary: 'Own employees who can work on a deal',
    answer: ReferralTeam,
    handle: async ({ scope }) => collection(await listStaff(db, scope)),
  });

  const readOne = async ({ scope, params, ...call }: Call<unknown, unknown, { referralId: string }>) => {
    const [found, sight] = await Promise.all([
      findReferral(db, scope, params.referralId),
      readSight(db, call.caller),
    ]);
    return referralToWire(requireVisible(found, sight, askerOf(call)), clock.now());
  };

  routes.add({
    method: 'GET',
    path: `${path}/:referralId`,
    operation: 'referral.list',
    tag,
    summary: 'One referral',
    params: one,
    answer: Referral,
    handle: readOne,
  });
  routes.add({
    method: 'POST',
    path: `${path}/:referralId/acceptance`,
    operation: 'referral.work',
    tag,
    summary: 'Accept: a deal with a name, a value, a day and a team',
    params: one,
    body: DealEntries,
    answer: Referral,
    handle: async (call) => {
      const { team, etag: _, ...deal } = call.body;
      await acceptReferral(
        parts,
        askerOf(call),
        { referralId: call.params.referralId, read: null },
        { deal: tidied(deal), team },
      );
      return readOne(call);
    },
  });
  routes.add({
    method: 'POST',
    path: `${path}/:referralId/refusal`,
    operation: 'referral.work',
    tag,
    summary: 'Decline with a reason',
    params: one,
    body: ReferralDecline,
    answer: Referral,
    handle: async (call) => {
      const { reason, note } = call.body;
      await declineReferral(
        parts,
        askerOf(call),
        { referralId: call.params.referralId, read: null },
        {
          reason,
          note: note?.trim() ?? '',
        },
      );
      return readOne(call);
    },
  });
  routes.add({
    method: 'PUT',
    path: `${path}/:referralId/deal`,
    operation: 'referral.work',
    tag,
    summary: 'Edit a deal while it is worked on',
    params: one,
    body: DealEntries,
    answer: Referral,
    handle: async (call) => {
      const { team, etag, ...deal } = call.body;
      const of = {
        referralId: call.params.referralId,
        read: readVersion(call.context.headers['if-match'], etag),
      };
      await editDeal(parts, askerOf(call), of, { deal: tidied(deal), team });
      return readOne(call);
    },
  });
  routes.add({
    method: 'POST',
    path: `${path}/:referralId/closing`,
    operation: 'referral.work',
    tag,
    summary: 'Won, or lost with a reason; closed for good',
    params: one,
    body: ReferralClosing,
    answer: Referral,
    handle: async (call) => {
      const { outcome, reason, note } = call.body;
      const closing = { won: outcome === 'won', reason: reason ?? null, note: note?.trim() ?? '' };
      await closeReferral(parts, askerOf(call), { referralId: call.params.referralId, read: null }, closing);
      return readOne(call);
    },
  });
  routes.add({
    method: 'PUT',
    path: `${path}/:referralId/customer`,
    operation: 'referral.work',
    tag,
    summary: 'Tie a deal to the customer that came of it',
    params: one,
    body: Type.Object({ customerId: Type.String({ format: 'uuid' }) }),
    answer: Referral,
    handle: async (call) => {
      await linkCustomer(parts, askerOf(call), call.params.referralId, call.body.customerId);
      return readOne(call);
    },
  });
  routes.add({
    method: 'PUT',
    path: `${path}/:referralId/favorite`,
    operation: 'referral.work',
    tag,
    summary: 'Mark or unmark as favorite',
    params: one,
    body: Type.Object({ favorite: Type.Boolean() }),
    status: 204,
    handle: async (call) => {
      await markFavorite(parts, askerOf(call), call.params.referralId, call.body.favorite);
      return answer(204);
    },
  });
}

function statesOf(wanted: string | undefined): InboxNarrowing['states'] {
  if (wanted === undefined) return referralStates;
  if (wanted === 'open') return openStates;
  if (wanted === 'closed') return referralStates.filter((state) => !openStates.includes(state));
  return referralStates.filter((state) => state === wanted);
}

const tidied = <T extends Readonly<Record<string, string>>>(deal: T): T =>
  Object.fromEntries(Object.entries(deal).map(([name, text]) => [name, text.trim()])) as T;
