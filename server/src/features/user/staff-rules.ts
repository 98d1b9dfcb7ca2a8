import type { Role } from '../../access/caller.ts';
import { Refusal } from '../../errors/refusal.ts';

/** What kind of role it is (2.1): of the directory, of the program, or of this portal alone. */
export interface StaffRoleFacts {
  readonly role: Role;
  readonly kind: 'directory' | 'program' | 'portal';
  /** Only a global admin gives somebody who has it a new password (2.3, C100). */
  readonly admin: boolean;
  /** Can be narrowed to locations (2.4). */
  readonly byLocation: boolean;
}

function row(
  role: Role,
  kind: StaffRoleFacts['kind'],
  flags: Partial<Pick<StaffRoleFacts, 'admin' | 'byLocation'>> = {},
): StaffRoleFacts {
  return { role, kind, admin: false, byLocation: false, ...flags };
}

const admin = { admin: true };
const byLocation = { byLocation: true };

/** Roles that partner staff can be given, in the order of 2.1. */
export const staffRoles: readonly StaffRoleFacts[] = [
  row('global-admin', 'directory', admin),
  row('user-admin', 'directory', admin),
  row('billing-admin', 'directory', admin),
  row('admin-agent', 'program', admin),
  row('sales-agent', 'program'),
  row('helpdesk-agent', 'program'),
  row('account-admin', 'portal', admin),
  row('membership-admin', 'portal', admin),
  row('business-profile-admin', 'portal', admin),
  row('referrals-admin', 'portal', { ...admin, ...byLocation }),
  row('referrals-user', 'portal', byLocation),
  row('incentives-admin', 'portal', { ...admin, ...byLocation }),
  row('incentives-user', 'portal', byLocation),
  row('executive-report-viewer', 'portal'),
  row('report-viewer', 'portal'),
];

const facts = new Map<string, StaffRoleFacts>(staffRoles.map((one) => [one.role, one]));

export function isStaffRole(role: string): role is Role {
  return facts.has(role);
}

/** 2.1: a guest is membership admin, business profile admin, referrals admin or another admin, and no agent. */
export function isForGuests(role: string): boolean {
  const known = facts.get(role);
  return known?.admin === true && known.kind !== 'program';
}

/** What every holder of this role may give and take (2.1): more roles of one's own only ever add to it (I49). */
const givenBy: Readonly<Partial<Record<Role, (one: StaffRoleFacts) => boolean>>> = {
  'global-admin': () => true,
  // Who could make global admins would be one.
  'user-admin': ({ role }) => role !== 'global-admin',
  'account-admin': ({ kind }) => kind === 'portal',
};

export function assignableRoles(own: readonly string[]): ReadonlySet<string> {
  const may = (one: StaffRoleFacts) => own.some((role) => givenBy[role as Role]?.(one) === true);
  return new Set(staffRoles.filter(may).map(({ role }) => role));
}

/** A role somebody is to have, with the locations it is narrowed to. */
export interface WantedRole {
  readonly role: string;
  readonly locations: readonly string[];
}

export interface RoleChangeFacts {
  /** Of the one who changes. */
  readonly own: readonly string[];
  readonly before: readonly string[];
  readonly wanted: readonly WantedRole[];
  readonly isGuest: boolean;
  readonly knownLocations: readonly string[];
  /** What the reader calls a role. */
  readonly nameOf: (role: string) => string;
}

/** Why these roles cannot be given or taken (C99), or null; that a global admin is left is looked at apart (I40). */
export function checkRoleChange(change: RoleChangeFacts): Refusal | null {
  const { own, before, wanted, isGuest, nameOf } = change;
  const named = (roles: readonly string[]) => roles.map(nameOf).join(', ');
  const after = wanted.map(({ role }) => role);
  const unknown = after.find((role) => !isStaffRole(role));
  if (unknown !== undefined) return new Refusal('directory-role-unknown');
  const changed = [
    ...after.filter((role) => !before.includes(role)),
    ...before.filter((role) => isStaffRole(role) && !after.includes(role)),
  ];
  const assignable = assignableRoles(own);
  const beyond = changed.filter((role) => !assignable.has(role));
  if (beyond.length > 0) return new Refusal('role-not-yours-to-give', { roles: named(beyond) });
  if (isGuest && after.some((role) => !isForGuests(role))) {
    const allowed = staffRoles.map(({ role }) => role).filter(isForGuests);
    return new Refusal('role-excluded-for-guests', { roles: named(allowed) });
  }
  for (const { role, locations } of wanted) {
    if (locations.length > 0 && facts.get(role)?.byLocation !== true)
      return new Refusal('role-not-by-location', { role: named([role]) });
    const location = locations.find((one) => !change.knownLocations.includes(one));
    if (location !== undefined) return new Refusal('location-unknown', { location });
  }
  return null;
}

/** Whose data somebody may change, delete and bring back: nobody works on a global admin but another one. */
export function checkPersonChange(own: readonly string[], target: readonly string[]): Refusal | null {
  const beyond = target.includes('global-admin') && !own.includes('global-admin');
  return beyond ? new Refusal('person-beyond-your-role') : null;
}

/** C100: a global admin gives anybody a new password, the user admin whoever is no admin. */
export function checkPasswordReset(own: readonly string[], target: readonly string[]): Refusal | null {
  if (own.includes('global-admin')) return null;
  return target.some((role) => facts.get(role)?.admin) ? new Refusal('person-beyond-your-role') : null;
}

/** Up to ten addresses, separated by comma or semicolon (C99), each once. */
export function readGuestEmails(text: string): string[] {
  const emails = text
    .split(/[,;\s]+/)
    .map((one) => one.trim().toLowerCase())
    .filter((one) => one !== '');
  return [...new Set(emails)];
}

export const guestsMax = 10;

export function isEmail(text: string): boolean {
  return text.length <= 128 && /^[^\s@,;<>"()]+@[a-z0-9-]+(?:\.[a-z0-9-]+)+$/i.test(text);
}
