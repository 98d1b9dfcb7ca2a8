import Type from 'typebox';
import {
  AcceptedPartnership,
  LocationNumber,
  PartnershipDraft,
  PartnershipInvitation,
  PartnershipLink,
  PartnershipLinkList,
} from '../../../../contract/partnership.ts';
import type { Routes } from '../../platform/http/index.ts';
import { writeToken } from '../../platform/http/index.ts';
import type { InvitationKind } from '../invitation/index.ts';
import { instantOf, listAnswer, listInvitations, pageOf, revokeLink } from '../invitation/index.ts';
import { acceptLink, issuePartnershipLink, openLink } from './invitation-actions.ts';
import type { PartnershipParts } from './parts.ts';
import { acceptanceToWire, askerOf, draftToWire, linkToWire, openedLinkToWire } from './wire.ts';

const tag = 'Partnership invitations';
const kinds: readonly InvitationKind[] = ['partnership'];
const TokenPath = Type.Object({ token: Type.String({ maxLength: 100 }) });

/** Personal links: issued and watched by the provider, opened and accepted by the reseller. */
export function invitationRoutes(routes: Routes, parts: PartnershipParts): void {
  issuerRoutes(routes, parts);
  holderRoutes(routes, parts);
}

function issuerRoutes(routes: Routes, parts: PartnershipParts): void {
  routes.add({
    method: 'POST',
    path: '/twotier/v1/partnershipinvitations',
    operation: 'partnership.invite',
    tag,
    summary: 'Issue a personal link and draft the message with it',
    body: Type.Object({ location: Type.Optional(LocationNumber) }),
    status: 201,
    answer: PartnershipDraft,
    oneTimeSecrets: ['url', 'text'],
    handle: async ({ caller, context, body }) => {
      const issued = await issuePartnershipLink(parts, askerOf(caller, context), body.location);
      return draftToWire(issued, caller.tenant.name, parts.publicUrl, context.language);
    },
  });

  routes.add({
    method: 'GET',
    path: '/twotier/v1/partnershipinvitations',
    operation: 'partnership.invitation.list',
    tag,
    summary: 'Your personal links, newest first',
    query: Type.Object({
      state: Type.Optional(Type.String({ enum: ['open'] })),
      size: Type.Optional(Type.Integer({ minimum: 0 })),
      seekOperation: Type.Optional(Type.String()),
      'MS-ContinuationToken': Type.Optional(Type.String()),
    }),
    answer: PartnershipLinkList,
    handle: async ({ scope, query, context }) => {
      const { limit, after } = pageOf(query, context);
      const links = await parts.db.transaction(scope, (tx) =>
        listInvitations(tx, scope.tenantId, kinds, {
          limit: limit + 1,
          openAt: query.state === undefined ? undefined : parts.clock.now(),
          after: after && { issuedAt: instantOf(after), invitationId: after.id },
        }),
      );
      const page = links.slice(0, limit);
      const last = links.length > limit ? page.at(-1) : undefined;
      const token = last ? writeToken([last.issuedAt.toISOString(), last.invitationId]) : null;
      return listAnswer(
        page.map((link) => linkToWire(link, parts.clock.now())),
        token,
      );
    },
  });

  routes.add({
    method: 'POST',
    path: '/twotier/v1/partnershipinvitations/:invitationId/revoke',
    operation: 'partnership.invitation.revoke',
    tag,
    summary: 'Take a personal link back',
    params: Type.Object({ invitationId: Type.String({ format: 'uuid' }) }),
    answer: PartnershipLink,
    handle: async ({ caller, context, params }) =>
      linkToWire(
        await revokeLink(parts, askerOf(caller, context), kinds, params.invitationId),
        parts.clock.now(),
      ),
  });
}

function holderRoutes(routes: Routes, parts: PartnershipParts): void {
  routes.add({
    method: 'GET',
    path: '/twotier/v1/invitations/:token',
    operation: 'partnership.invitation.read',
    tag,
    summary: 'Who asks by this link, for what, and may you accept?',
    params: TokenPath,
    answer: PartnershipInvitation,
    handle: async ({ caller, context, params }) =>
      openedLinkToWire(
        await openLink(parts, askerOf(caller, context), params.token),
        caller,
        context.language,
      ),
  });

  routes.add({
    method: 'POST',
    path: '/twotier/v1/invitations/:token/accept',
    operation: 'partnership.accept',
    tag,
    summary: 'Accept the partnership for your company',
    params: TokenPath,
    body: Type.Object({
      consent: Type.Optional(Type.Boolean()),
      location: Type.Optional(LocationNumber),
    }),
    answer: AcceptedPartnership,
    handle: async ({ caller, context, params, body }) =>
      acceptanceToWire(
        await acceptLink(parts, askerOf(caller, context), params.token, {
          consent: body.consent === true,
          location: body.location,
        }),
        caller,
      ),
  });
}
