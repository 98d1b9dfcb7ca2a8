/**
 * Which recorded operations others are told of, and under which name (conventions 19): the one table
 * behind webhooks and the event feed. A feature whose change is an event gives its record one of these
 * operations, and nothing else.
 */
export const eventOfOperation = {
  // Names of the contract
  update_subscription: 'subscription-updated',
  upgrade_subscription: 'subscription-updated',
  convert_trial_subscription: 'subscription-updated',
  create_mpn_association: 'subscription-updated',
  update_mpn_association: 'subscription-updated',
  reach_usage_budget: 'usagerecords-thresholdExceeded',
  ready_invoice: 'invoice-ready',
  create_referral: 'referral-created',
  update_referral: 'referral-updated',
  create_related_referral: 'related-referral-created',
  update_related_referral: 'related-referral-updated',
  reseller_relationship_accepted: 'reseller-relationship-accepted-by-customer',
  dap_admin_relationship_approved: 'dap-admin-relationship-approved',
  dap_admin_relationship_terminated: 'dap-admin-relationship-terminated',
  dap_admin_relationship_terminated_by_microsoft: 'dap-admin-relationship-terminated-by-microsoft',
  granular_admin_relationship_approved: 'granular-admin-relationship-approved',
  granular_admin_relationship_activated: 'granular-admin-relationship-activated',
  granular_admin_relationship_expired: 'granular-admin-relationship-expired',
  granular_admin_relationship_terminated: 'granular-admin-relationship-terminated',
  granular_admin_access_assignment_created: 'granular-admin-access-assignment-created',
  granular_admin_access_assignment_activated: 'granular-admin-access-assignment-activated',
  granular_admin_access_assignment_updated: 'granular-admin-access-assignment-updated',
  granular_admin_access_assignment_deleted: 'granular-admin-access-assignment-deleted',
  create_new_commerce_migration: 'new-commerce-migration-created',
  complete_new_commerce_migration: 'new-commerce-migration-completed',
  fail_new_commerce_migration: 'new-commerce-migration-failed',
  fail_new_commerce_migration_schedule: 'new-commerce-migration-schedule-failed',
  azure_fraud_event_detected: 'azure-fraud-event-detected',
  // The product's own, beside those of the contract
  add_customer: 'customer-created',
  create_order: 'order-created',
  import_users: 'customer-users-imported',
  create_service_request: 'service-request-updated',
  update_service_request: 'service-request-updated',
  add_service_request_file: 'service-request-updated',
  handle_service_request: 'service-request-updated',
} as const satisfies Readonly<Record<string, string>>;

export type EventName = (typeof eventOfOperation)[keyof typeof eventOfOperation];

/** The event that a record of this operation is; null where nobody is told. */
export function eventNameOf(operation: string): EventName | null {
  return Object.hasOwn(eventOfOperation, operation)
    ? eventOfOperation[operation as keyof typeof eventOfOperation]
    : null;
}
