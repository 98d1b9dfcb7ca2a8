export { customerAccountRoutes } from './account-routes.ts';
export type { Acting, CustomerDeps, CustomerDraft } from './actions.ts';
export { addCustomer, domainAvailability, reachCustomer } from './actions.ts';
export type { Creation, FirstAdmin, GrantAtCreation } from './creation.ts';
export { createCustomer } from './creation.ts';
export type { FormerCustomer } from './ending-store.ts';
export { closeRelationship, findFormerCustomer, listFormerCustomers } from './ending-store.ts';
export type { CreatedCustomer, CustomerRelationship, CustomerToCreate, CustomerTodo } from './model.ts';
export { customerOrganizationRoutes } from './organization-routes.ts';
export type { CustomerPortalDeps } from './portal-routes.ts';
export { customerPortalRoutes } from './portal-routes.ts';
export { customerRoutes } from './routes.ts';
export { capacityOf, newCustomerDays, newSince } from './rules.ts';
export { countTodo, todoCountMax } from './search-store.ts';
export type { Service, ServiceHolding, ServiceId } from './service-model.ts';
export { serviceIds, services, servicesOfRoles } from './service-model.ts';
export {
  assignService,
  listServiceHoldings,
  mergeServices,
  removeServices,
} from './service-store.ts';
export {
  areRelatedAsCustomer,
  countCustomers,
  countCustomersByReseller,
  findContact,
  lockRelationship,
  markAgreementAccepted,
  readRelationship,
} from './store.ts';
export type { Tie, TieState } from './tie-store.ts';
export {
  endLegacyAdmin,
  ensureBillingProfile,
  findTie,
  grantLegacyAdmin,
  listTiesOfCustomer,
  lockCustomerTies,
  lockTie,
  markAgreementAcceptedByCustomer,
  markGranularAdmin,
  openRelationship,
  setDesignatedReseller,
  setProviderOfReseller,
} from './tie-store.ts';
export { createdCustomerToWire, draftFromWire } from './wire.ts';
