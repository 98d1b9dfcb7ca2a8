import Type from 'typebox';
import { AgreementSignatureStatus, MpnProfile } from '../../../../contract/partnership.ts';
import type { Database } from '../../platform/db/index.ts';
import type { Routes } from '../../platform/http/index.ts';
import { getPartnerProfile, verifyReseller } from './actions.ts';
import { readResellerId } from './rules.ts';
import { agreementStatusToWire, mpnProfileToWire } from './wire.ts';

export function partnerRoutes(routes: Routes, { db }: { readonly db: Database }): void {
  routes.add({
    method: 'GET',
    path: '/v1/compliance/csp/agreementstatus',
    operation: 'reseller.verify',
    tag: 'Partners',
    summary: 'Has this indirect reseller signed the partner agreement?',
    query: Type.Object({ mpnId: Type.Optional(Type.String()), tenantId: Type.Optional(Type.String()) }),
    answer: AgreementSignatureStatus,
    handle: async ({ caller, scope, query, context }) => {
      const id = readResellerId(query.mpnId, query.tenantId);
      await db.transaction(scope, (tx) => verifyReseller(tx, id, caller, context.language));
      return agreementStatusToWire();
    },
  });

  routes.add({
    method: 'GET',
    path: '/v1/profiles/mpn',
    operation: 'partnerProfile.read',
    tag: 'Partners',
    summary: 'A partner organization by its PartnerID, or your own',
    query: Type.Object({ mpnId: Type.Optional(Type.String()) }),
    answer: MpnProfile,
    handle: async ({ caller, scope, query }) => {
      const { partner, partnerId } = await db.transaction(scope, (tx) =>
        getPartnerProfile(tx, caller, query.mpnId),
      );
      return mpnProfileToWire(partner, partnerId);
    },
  });
}
