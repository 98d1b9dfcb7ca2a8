import type { CustomerUser } from '../../../../contract/user.ts';
import type { Caller } from '../../access/caller.ts';
import type { CustomerReach, RequestContext } from '../../platform/http/index.ts';
import { attributes, instant, link, present } from '../../platform/http/index.ts';
import type { DirectoryRole } from './directory-roles.ts';
import type { DirectoryUser } from './model.ts';
import type { Acting, Directory } from './parts.ts';

/** A person as the contract has it; passwords are no member of it (I20). */
export function customerUserToWire(user: DirectoryUser): CustomerUser {
  return present({
    id: user.userId,
    usageLocation: user.usageLocation,
    userPrincipalName: user.userPrincipalName,
    firstName: user.firstName,
    lastName: user.lastName,
    displayName: user.displayName,
    phoneNumber: user.phoneNumber,
    immutableId: user.immutableId,
    lastDirectorySyncTime: user.syncedAt && instant(user.syncedAt),
    userDomainType: 'managed',
    state: user.state,
    softDeletionTime: user.deletedAt && instant(user.deletedAt),
    links: { self: link(`/customers/${user.tenantId}/users/${user.userId}`) },
    attributes: attributes('CustomerUser'),
  }) as CustomerUser;
}

/** The password stands in the answer of a creation and in no other (I20); it is always to be changed (I22). */
export function withPasswordProfile(user: CustomerUser, password: string | null): CustomerUser {
  return {
    ...user,
    passwordProfile: { ...(password === null ? {} : { password }), forceChangePassword: true },
  };
}

export function actingOf(caller: Caller, context: RequestContext): Acting {
  return { caller, correlationId: context.correlationId, language: context.language };
}

/** A customer's directory, for those who may look into it. */
export function directoryOf(customer: CustomerReach): Directory {
  return { tenantId: customer.customerId, customerName: customer.companyName };
}

/** A directory role under the name that clients of the contract look for. */
export function directoryRoleToWire({ id, key, name }: DirectoryRole) {
  return { id, name: contractNames[key] ?? titleCase(name.en), attributes: attributes('DirectoryRole') };
}

const contractNames: Readonly<Record<string, string>> = { 'user-admin': 'User Account Administrator' };

function titleCase(name: string): string {
  return name.replace(/\b(?!and\b)[a-z]/g, (letter) => letter.toUpperCase());
}

export function userMemberToWire(
  user: { readonly userId: string; readonly displayName: string; readonly userPrincipalName: string },
  roleId: string,
) {
  const { userId, displayName, userPrincipalName } = user;
  return { id: userId, displayName, userPrincipalName, roleId, attributes: attributes('UserMember') };
}
