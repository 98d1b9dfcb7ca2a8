import Type from 'typebox';
import {
  NewInquiry,
  PassedReferral,
  ReferralLocations,
  SentReferral,
  SentReferrals,
} from '../../../../contract/referral.ts';
import type { Routes } from '../../platform/http/index.ts';
import { answer, collection, readToken, writeToken } from '../../platform/http/index.ts';
import type { ReferralParts } from './actions.ts';
import { passOn, readLocationsOf, sendInquiry } from './actions.ts';
import { askerOf } from './routes.ts';
import { listSent } from './store.ts';
import { needFromWire, sentToWire } from './wire.ts';

const tag = 'Referrals (sent)';

/** Leads on their way: from a customer to a partner it found, from a provider to its reseller (C93, C97). */
export function referralSendingRoutes(routes: Routes, parts: ReferralParts): void {
  routes.add({
    method: 'POST',
    path: '/twotier/v1/partnerfinder/:partnerId/referrals',
    operation: 'referral.send',
    tag,
    summary: 'Ask a partner with a published profile',
    params: Type.Object({ partnerId: Type.String({ format: 'uuid' }) }),
    body: NewInquiry,
    answer: SentReferral,
    status: 201,
    handle: async (call) => {
      const { wantsContact, location = null, ...body } = call.body;
      const asked = { need: needFromWire(body, 'customer-inquiry'), wantsContact, location };
      return answer(201, { id: await sendInquiry(parts, askerOf(call), call.params.partnerId, asked) });
    },
  });
  routes.add({
    method: 'POST',
    path: '/twotier/v1/referrals',
    operation: 'referral.pass',
    tag,
    summary: 'Pass a customer’s need on to a reseller',
    body: PassedReferral,
    answer: SentReferral,
    status: 201,
    handle: async (call) => {
      const { wantsContact, location = null, resellerId, kind, ...body } = call.body;
      const asked = { need: needFromWire(body, kind), wantsContact, location };
      return answer(201, { id: await passOn(parts, askerOf(call), resellerId, asked) });
    },
  });
  routes.add({
    method: 'GET',
    path: '/twotier/v1/sentreferrals/locations/:partnerId',
    operation: 'referral.sent',
    tag,
    summary: 'Locations of a partner that a referral can go to; the one it transacts under first',
    params: Type.Object({ partnerId: Type.String({ format: 'uuid' }) }),
    answer: ReferralLocations,
    handle: async (call) => collection(await readLocationsOf(parts, askerOf(call), call.params.partnerId)),
  });
  routes.add({
    method: 'GET',
    path: '/twotier/v1/sentreferrals',
    operation: 'referral.sent',
    tag,
    summary: 'Referrals that your company sent, and what became of them',
    query: Type.Object({
      size: Type.Optional(Type.Integer({ minimum: 1, maximum: 100 })),
      'MS-ContinuationToken': Type.Optional(Type.String()),
    }),
    answer: SentReferrals,
    handle: async ({ scope, query }) => {
      const limit = query.size ?? 40;
      const [at, id] = query['MS-ContinuationToken'] ? readToken(query['MS-ContinuationToken'], 2) : [];
      const after = at && id ? { at, id } : undefined;
      const found = await listSent(parts.db, scope, { after, limit: limit + 1 });
      const page = found.slice(0, limit);
      const last = found.length > limit ? page.at(-1) : undefined;
      return {
        totalCount: page.length,
        items: page.map(sentToWire),
        ...(last ? { continuationToken: writeToken([last.receivedAt.toISOString(), last.referralId]) } : {}),
      };
    },
  });
}
