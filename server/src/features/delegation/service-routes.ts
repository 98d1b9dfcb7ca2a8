import Type from 'typebox';
import { EnteredService, ServiceAccessList } from '../../../../contract/delegation.ts';
import type { Routes } from '../../platform/http/index.ts';
import type { DelegationParts } from './parts.ts';
import { enterService, listServices } from './service-actions.ts';
import { askerOf, roleNamesToWire, serviceToWire } from './wire.ts';

const tag = 'Service management';
const CustomerPath = Type.Object({ customerId: Type.String({ format: 'uuid' }) });

/** Acting in a customer's services (C79). */
export function serviceRoutes(routes: Routes, parts: DelegationParts): void {
  const origin = parts.publicUrl.replace(/\/+$/, '');
  const pageOf = (customerId: string, serviceId: string) =>
    `${origin}/customers/${customerId}/services/${serviceId}`;

  routes.addForCustomer({
    method: 'GET',
    path: '/twotier/v1/customers/:customerId/services',
    operation: 'service.list',
    tag,
    summary: 'Services of a customer you may enter now, and by which grant',
    params: CustomerPath,
    answer: ServiceAccessList,
    handle: async ({ caller, customer, context }) => {
      const { access, services } = await listServices(parts, { caller }, customer.customerId);
      return {
        via: access.via,
        roles: roleNamesToWire(access.roles, context.language),
        items: services.map((one) => serviceToWire(one, context.language)),
      };
    },
  });

  routes.addForCustomer({
    method: 'POST',
    path: '/twotier/v1/customers/:customerId/services/:serviceId/entries',
    operation: 'service.enter',
    tag,
    summary: 'Enter a service for a customer; the entry is recorded',
    params: Type.Object({ ...CustomerPath.properties, serviceId: Type.String({ maxLength: 40 }) }),
    answer: EnteredService,
    handle: async ({ caller, customer, context, params }) => {
      const entry = await enterService(parts, askerOf(caller, context), customer, params.serviceId);
      return {
        service: serviceToWire(entry, context.language),
        url: pageOf(customer.customerId, params.serviceId),
      };
    },
  });
}
