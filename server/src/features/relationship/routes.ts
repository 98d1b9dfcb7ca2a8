import Type from 'typebox';
import {
  CustomerRelationshipRequest,
  ManagedServiceCollection,
  PartnerRelationshipRecord,
} from '../../../../contract/relationship.ts';
import type { Routes } from '../../platform/http/index.ts';
import { answer, collection } from '../../platform/http/index.ts';
import { readOwnTie } from './overview.ts';
import { ownPartnerRoutes } from './own-partner-routes.ts';
import { managedServicesToWire, ownTieToWire } from './partners-wire.ts';
import type { RelationshipParts } from './parts.ts';
import { removeDesignation } from './permission-actions.ts';
import { standingRequest } from './request-actions.ts';
import { requestRoutes } from './request-routes.ts';
import { askerOf, requestLinkToWire } from './wire.ts';

const tag = 'Customer relationships';
const CustomerPath = Type.Object({ customerId: Type.String({ format: 'uuid' }) });

export function relationshipRoutes(routes: Routes, parts: RelationshipParts): void {
  contractRoutes(routes, parts);
  requestRoutes(routes, parts);
  ownPartnerRoutes(routes, parts);
  recordRoutes(routes, parts);
}

function contractRoutes(routes: Routes, parts: RelationshipParts): void {
  const { publicUrl } = parts;

  routes.add({
    method: 'GET',
    path: '/v1/customers/relationshiprequests',
    operation: 'relationship.request',
    tag,
    summary: 'The link by which you ask customers for a relationship',
    answer: CustomerRelationshipRequest,
    handle: async ({ caller, context }) =>
      requestLinkToWire(await standingRequest(parts, askerOf(caller, context)), publicUrl),
  });

  routes.addForCustomer({
    method: 'GET',
    path: '/v1/customers/:customerId/managedservices',
    operation: 'managedService.list',
    tag,
    summary: 'Services of a customer that you may administer',
    params: CustomerPath,
    answer: ManagedServiceCollection,
    handle: async ({ caller, customer, context }) => {
      const view = await readOwnTie(parts, caller, customer.customerId);
      return collection(
        managedServicesToWire(view, publicUrl.replace(/\/+$/, ''), context.language),
        `/customers/${customer.customerId}/managedservices`,
      );
    },
  });
}

function recordRoutes(routes: Routes, parts: RelationshipParts): void {
  routes.addForCustomer({
    method: 'GET',
    path: '/twotier/v1/customers/:customerId/relationship',
    operation: 'relationship.read',
    tag,
    summary: 'What you may do at a customer, and what you owe it',
    params: CustomerPath,
    answer: PartnerRelationshipRecord,
    handle: async ({ caller, customer, context }) =>
      ownTieToWire(await readOwnTie(parts, caller, customer.customerId), context.language),
  });

  routes.addForCustomer({
    method: 'POST',
    path: '/twotier/v1/customers/:customerId/designation/removal',
    operation: 'relationship.designation.remove',
    tag,
    summary: 'Take back the designation of the reseller for a customer',
    params: CustomerPath,
    status: 204,
    handle: async ({ caller, customer, context }) => {
      await removeDesignation(parts, askerOf(caller, context), customer);
      return answer(204);
    },
  });
}
