import type { Method } from '../../platform/http/index.ts';

/**
 * Operations of the partner contract that this installation does not offer: a client that calls one is told so
 * (501), instead of being left to wonder whether it has the address wrong (404). Whoever adds a route for
 * one deletes its row; `unoffered.test.ts` names the rows that were forgotten.
 */
export const unofferedOperations: readonly (readonly [Method, string])[] = [
  // What customers keep in their directory
  ['POST', '/v1/customers/:customerId/verifieddomain'],

  // Resellers of a sandbox
  ['POST', '/v1/sandboxIndirectReseller'],
  ['DELETE', '/v1/sandboxIndirectReseller/:resellerId'],

  // Delegated administration of the older kind, as the portal of its time asked for it
  ['GET', '/CustomerServiceAdminApi/Web/v1/delegatedAdminCustomers'],
  ['GET', '/CustomerServiceAdminApi/Web/v1/delegatedAdminStatistics'],

  // Signatures of agreements
  ['GET', '/v1/agreements/:agreementType'],
  ['GET', '/v1/agreements/:agreementType/signatures'],
  ['GET', '/v1/agreements/:agreementType/signatures/:version'],

  // Figures about many customers
  ['GET', '/partner/v1/analytics/search'],

  // Devices and their policies
  ['GET', '/v1/customers/:customerId/policies'],
  ['POST', '/v1/customers/:customerId/policies'],
  ['GET', '/v1/customers/:customerId/policies/:policyId'],
  ['PUT', '/v1/customers/:customerId/policies/:policyId'],
  ['DELETE', '/v1/customers/:customerId/policies/:policyId'],
  ['GET', '/v1/customers/:customerId/deviceBatches'],
  ['POST', '/v1/customers/:customerId/deviceBatches'],
  ['GET', '/v1/customers/:customerId/deviceBatches/:batchId/devices'],
  ['POST', '/v1/customers/:customerId/deviceBatches/:batchId/devices'],
  ['PUT', '/v1/customers/:customerId/deviceBatches/:batchId/devices/:deviceId'],
  ['DELETE', '/v1/customers/:customerId/deviceBatches/:batchId/devices/:deviceId'],
  ['PATCH', '/v1/customers/:customerId/DevicePolicyUpdates'],
  ['GET', '/v1/customers/:customerId/batchJobStatus/:trackingId'],

  // Moving subscriptions from the older kind of commerce
  ['POST', '/v1/customers/:customerId/migrations/newcommerce/validate'],
  ['POST', '/v1/customers/:customerId/migrations/newcommerce'],
  ['GET', '/v1/customers/:customerId/migrations/newcommerce/events'],
  ['GET', '/v1/customers/:customerId/migrations/newcommerce/:migrationId'],
  ['POST', '/v1/customers/:customerId/migrations/newcommerce/schedules'],
  ['GET', '/v1/customers/:customerId/migrations/newcommerce/schedules/:scheduleId'],
  ['PUT', '/v1/customers/:customerId/migrations/newcommerce/schedules/:scheduleId'],
  ['POST', '/v1/customers/:customerId/migrations/newcommerce/schedules/:scheduleId/cancel'],
  ['GET', '/v1/migrations/newcommerce'],
  ['GET', '/v1/migrations/newcommerce/schedules'],

  // Security, account settings and programs of the partner
  ['GET', '/v1/partnerRequests'],
  ['GET', '/v1/accountsettings/:settingName'],
  ['PUT', '/v1/accountsettings/:settingName'],
  ['GET', '/v1/enrolledprograms/:programType'],

  // Payouts, whose clients name any version
  ['POST', '/:version(^v\\d[^/]*)/payouts/transactionhistory'],
  ['GET', '/:version(^v\\d[^/]*)/payouts/transactionhistory/:requestId'],
  ['DELETE', '/:version(^v\\d[^/]*)/payouts/transactionhistory/:requestId'],
  ['POST', '/:version(^v\\d[^/]*)/payouts/payments'],
  ['GET', '/:version(^v\\d[^/]*)/payouts/payments/:requestId'],
  ['DELETE', '/:version(^v\\d[^/]*)/payouts/payments/:requestId'],
];
