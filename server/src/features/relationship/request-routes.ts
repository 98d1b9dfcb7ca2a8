import Type from 'typebox';
import {
  AcceptedRelationship,
  DeclinedRelationship,
  NewJointRequest,
  NewRelationshipRequest,
  RelationshipDecision,
  RelationshipDraft,
  RelationshipInvitation,
  RelationshipLink,
  RelationshipLinkList,
} from '../../../../contract/relationship.ts';
import type { Reader } from '../../platform/db/index.ts';
import { readerOf } from '../../platform/db/index.ts';
import type { Routes } from '../../platform/http/index.ts';
import { writeToken } from '../../platform/http/index.ts';
import type { Invitation, InvitationKind } from '../invitation/index.ts';
import { instantOf, listAnswer, listInvitations, pageOf, revokeLink } from '../invitation/index.ts';
import { findPartner } from '../partner/index.ts';
import { acceptRequest, declineRequest, openRequest } from './acceptance-actions.ts';
import type { RelationshipParts } from './parts.ts';
import { requestJointly, requestRelationship } from './request-actions.ts';
import {
  acceptanceToWire,
  askerOf,
  choicesFromWire,
  draftToWire,
  linkToWire,
  namesToWire,
  openedToWire,
} from './wire.ts';

const tag = 'Relationship requests';
const kinds: readonly InvitationKind[] = ['relationship', 'joint'];
const TokenPath = Type.Object({ token: Type.String({ maxLength: 100 }) });

/** Personal links: issued and watched by the partner, opened and decided on by the customer. */
export function requestRoutes(routes: Routes, parts: RelationshipParts): void {
  issuerRoutes(routes, parts);
  holderRoutes(routes, parts);
}

const secrets = ['url', 'drafts'];

function issuerRoutes(routes: Routes, parts: RelationshipParts): void {
  routes.add({
    method: 'POST',
    path: '/twotier/v1/relationshipinvitations',
    operation: 'relationship.request',
    tag,
    summary: 'Issue a link that asks customers for a relationship, and draft the message with it',
    body: NewRelationshipRequest,
    status: 201,
    answer: RelationshipDraft,
    oneTimeSecrets: secrets,
    handle: async ({ caller, context, body }) => {
      const issued = await requestRelationship(parts, askerOf(caller, context), body.delegatedAdmin);
      return draftToWire(issued, caller, null, parts.publicUrl);
    },
  });

  routes.add({
    method: 'POST',
    path: '/twotier/v1/relationshipinvitations/joint',
    operation: 'relationship.requestJointly',
    tag,
    summary: 'The same for yourself and one of your providers at once',
    body: NewJointRequest,
    status: 201,
    answer: RelationshipDraft,
    oneTimeSecrets: secrets,
    handle: async ({ caller, context, body }) => {
      const { issued, provider } = await requestJointly(
        parts,
        askerOf(caller, context),
        body.providerId.toLowerCase(),
        body.delegatedAdmin,
      );
      return draftToWire(issued, caller, provider, parts.publicUrl);
    },
  });

  routes.add({
    method: 'GET',
    path: '/twotier/v1/relationshipinvitations',
    operation: 'relationship.link.list',
    tag,
    summary: 'Your links to customers, newest first',
    query: Type.Object({
      state: Type.Optional(Type.String({ enum: ['open'] })),
      size: Type.Optional(Type.Integer({ minimum: 0 })),
      seekOperation: Type.Optional(Type.String()),
      'MS-ContinuationToken': Type.Optional(Type.String()),
    }),
    answer: RelationshipLinkList,
    handle: async ({ scope, query, context }) => {
      const { limit, after } = pageOf(query, context);
      const now = parts.clock.now();
      const reader = readerOf(parts.db, scope);
      const links = await listInvitations(reader, scope.tenantId, kinds, {
        limit: limit + 1,
        openAt: query.state === undefined ? undefined : now,
        after: after && { issuedAt: instantOf(after), invitationId: after.id },
      });
      const page = links.slice(0, limit);
      const last = links.length > limit ? page.at(-1) : undefined;
      const providers = await providersOf(reader, page);
      const token = last ? writeToken([last.issuedAt.toISOString(), last.invitationId]) : null;
      return listAnswer(
        page.map((link) => linkToWire(link, providers, now)),
        token,
      );
    },
  });

  routes.add({
    method: 'POST',
    path: '/twotier/v1/relationshipinvitations/:invitationId/revoke',
    operation: 'relationship.link.revoke',
    tag,
    summary: 'Take a link back',
    params: Type.Object({ invitationId: Type.String({ format: 'uuid' }) }),
    answer: RelationshipLink,
    handle: async ({ caller, scope, context, params }) => {
      const link = await revokeLink(parts, askerOf(caller, context), kinds, params.invitationId);
      const providers = await providersOf(readerOf(parts.db, scope), [link]);
      return linkToWire(link, providers, parts.clock.now());
    },
  });
}

async function providersOf(reader: Reader, links: readonly Invitation[]): Promise<Map<string, string>> {
  const ids = [...new Set(links.flatMap(({ providerId }) => providerId ?? []))];
  const found = await Promise.all(ids.map((id) => findPartner(reader, id)));
  return new Map(found.flatMap((partner) => (partner ? [[partner.tenantId, partner.name] as const] : [])));
}

function holderRoutes(routes: Routes, parts: RelationshipParts): void {
  routes.add({
    method: 'GET',
    path: '/twotier/v1/relationshiprequests/:token',
    operation: 'relationship.invitation.read',
    tag,
    summary: 'Who asks by this link, what follows, and may you decide?',
    params: TokenPath,
    answer: RelationshipInvitation,
    handle: async ({ caller, context, params }) =>
      openedToWire(
        await openRequest(parts, askerOf(caller, context), params.token),
        parts.publicUrl.replace(/\/+$/, ''),
        context.language,
      ),
  });

  routes.add({
    method: 'POST',
    path: '/twotier/v1/relationshiprequests/:token/accept',
    operation: 'relationship.accept',
    tag,
    summary: 'Accept for your company: all that is asked, or nothing',
    params: TokenPath,
    body: RelationshipDecision,
    answer: AcceptedRelationship,
    handle: async ({ caller, context, params, body }) =>
      acceptanceToWire(
        await acceptRequest(parts, askerOf(caller, context), params.token, {
          consent: body.consent === true,
          agreement: body.agreement === true,
          services: choicesFromWire(body.services),
        }),
      ),
  });

  routes.add({
    method: 'POST',
    path: '/twotier/v1/relationshiprequests/:token/decline',
    operation: 'relationship.decline',
    tag,
    summary: 'Decline; nobody but your own company learns of it',
    params: TokenPath,
    answer: DeclinedRelationship,
    handle: async ({ caller, context, params }) => ({
      partners: namesToWire(await declineRequest(parts, askerOf(caller, context), params.token)),
    }),
  });
}
