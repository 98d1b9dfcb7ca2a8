import type { StaffMember } from '../../../../contract/staff.ts';
import { roleNames } from '../../access/role-names.ts';
import { attributes, instant, present } from '../../platform/http/index.ts';
import { namedGuid } from '../../platform/ids/index.ts';
import type { DirectoryUser } from './model.ts';
import { lapseOf } from './rules.ts';
import type { StaffRoleFacts, WantedRole } from './staff-rules.ts';
import { isStaffRole } from './staff-rules.ts';
import type { RoleLocation } from './staff-store.ts';

export function staffMemberToWire(
  user: DirectoryUser,
  locations: readonly RoleLocation[],
  secondFactor: boolean,
): StaffMember {
  return present({
    id: user.userId,
    displayName: user.displayName,
    userName: user.userPrincipalName,
    firstName: user.firstName,
    lastName: user.lastName,
    phoneNumber: user.phoneNumber,
    guest: user.isGuest,
    state: user.state,
    signInBlocked: user.signInBlocked,
    secondFactor,
    roles: ownRolesToWire(user.roles, locations),
    createdAt: instant(user.createdAt),
    deletedAt: user.deletedAt && instant(user.deletedAt),
    restorableUntil: user.deletedAt && instant(lapseOf(user.deletedAt)),
    version: user.version,
  }) as StaffMember;
}

export function ownRolesToWire(
  roles: readonly string[],
  locations: readonly RoleLocation[],
): StaffMember['roles'] {
  return roles
    .filter((role) => isStaffRole(role) || role === 'default-user')
    .map((role) => {
      const narrowed = locations.filter((one) => one.role === role).map((one) => one.locationId);
      return { role, ...(narrowed.length > 0 ? { locations: narrowed } : {}) };
    });
}

export function wantedRoles(
  roles: readonly { readonly role: string; readonly locations?: readonly string[] }[],
): WantedRole[] {
  return roles.map(({ role, locations = [] }) => ({ role, locations }));
}

const categories = { directory: 'Tenant', program: 'Program', portal: 'Portal' } as const;

/** Always the same id for a role: it follows from its name. */
export function partnerRoleId(role: string): string {
  return namedGuid(`partner role ${role}`);
}

export function partnerRoleToWire({ role, kind }: StaffRoleFacts) {
  return {
    id: partnerRoleId(role),
    name: roleNames.en[role],
    category: categories[kind],
    attributes: attributes('Role'),
  };
}
