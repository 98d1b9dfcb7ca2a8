import type { AuditEvent } from '../audit/index.ts';
import type { DirectoryUser } from './model.ts';
import type { Directory } from './parts.ts';

const operations = {
  create: ['create_customer_user', 'create_partner_user'],
  update: ['update_customer_user', 'update_partner_user'],
  rename: ['update_customer_user_principal_name', 'update_partner_user'],
  delete: ['delete_customer_user', 'remove_partner_user'],
  restore: ['restore_customer_user', 'restore_partner_user'],
  reset: ['reset_customer_user_password', 'reset_partner_user_password'],
  resetFactors: ['reset_customer_user_factors', 'reset_partner_user_factors'],
  endSessions: ['end_customer_user_sessions', 'end_partner_user_sessions'],
  purge: ['purge_customer_user', 'purge_partner_user'],
} as const;

export type PersonAct = keyof typeof operations;

/** What a record shows of a person: nothing that is secret is a member (I20). */
export function shownValue(
  user: Pick<DirectoryUser, 'userId' | 'userPrincipalName'> & Partial<DirectoryUser>,
): object {
  const { userId, userPrincipalName, displayName, usageLocation, roles, state } = user;
  return Object.fromEntries(
    Object.entries({ id: userId, userPrincipalName, displayName, usageLocation, roles, state }).filter(
      ([, value]) => value !== undefined && value !== null,
    ),
  );
}

/** A record of a customer's person goes into both logs (I46); of an own person, into the own one. */
export function personEvent(
  directory: Directory,
  act: PersonAct,
  values: { readonly oldValue?: object; readonly newValue?: object },
): AuditEvent {
  const ofCustomer = directory.customerName !== null;
  return {
    operation: operations[act][ofCustomer ? 0 : 1],
    resourceType: ofCustomer ? 'customer_user' : 'partner_user',
    ...(ofCustomer
      ? {
          customerId: directory.tenantId,
          customerName: directory.customerName,
          copiesTo: [directory.tenantId],
        }
      : {}),
    ...values,
  };
}
