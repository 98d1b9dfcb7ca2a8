import type { Role } from '../../access/caller.ts';
import { roleNames } from '../../access/role-names.ts';
import { Refusal, refuse } from '../../errors/refusal.ts';
import { sentenceOf } from '../../errors/sentence.ts';
import type { TenantScope, Tx } from '../../platform/db/index.ts';
import { tenantScope } from '../../platform/db/index.ts';
import { endAccess, generateTemporaryPassword } from '../identity/index.ts';
import { listLocations } from '../location/index.ts';
import { postMail } from '../mail/index.ts';
import type { WantedChange } from './actions.ts';
import { changeUser, createUser, deleteUser, resetUserPassword, restoreUser, updateUser } from './actions.ts';
import type { DirectoryUser } from './model.ts';
import type { Acting, Directory, UserParts } from './parts.ts';
import { globalAdmin, isLastGlobalAdmin } from './rules.ts';
import type { WantedRole } from './staff-rules.ts';
import {
  checkPasswordReset,
  checkPersonChange,
  checkRoleChange,
  guestsMax,
  isEmail,
  readGuestEmails,
} from './staff-rules.ts';
import { writeRoleLocations } from './staff-store.ts';
import { lockGlobalAdmins, writeRoles, writeState } from './write-store.ts';

/** The directory of the company of the one who acts (C99, C100); a customer's people are that in every log. */
export function ownDirectory({ caller: { tenant } }: Pick<Acting, 'caller'>): Directory {
  return { tenantId: tenant.id, customerName: tenant.kind === 'customer' ? tenant.name : null };
}

export interface OwnLocation {
  readonly id: string;
  readonly name: string;
}

/** Locations of the company that roles can be narrowed to. */
export async function listOwnLocations(
  { db }: Pick<UserParts, 'db'>,
  scope: TenantScope,
): Promise<OwnLocation[]> {
  const locations = await listLocations(db, scope);
  return locations.flatMap(({ partnerId, name }) => (partnerId === null ? [] : [{ id: partnerId, name }]));
}

async function checkedRoles(
  parts: UserParts,
  acting: Acting,
  of: {
    readonly before: readonly string[];
    readonly wanted: readonly WantedRole[];
    readonly isGuest: boolean;
  },
): Promise<void> {
  const { caller, language } = acting;
  const locations = of.wanted.some(({ locations: some }) => some.length > 0)
    ? await listOwnLocations(parts, tenantScope(caller.tenant.id))
    : [];
  const refusal = checkRoleChange({
    ...of,
    own: caller.roles,
    knownLocations: locations.map(({ id }) => id),
    nameOf: (role) => roleNames[language][role as Role] ?? role,
  });
  if (refusal) throw refusal;
}

export interface StaffToCreate {
  readonly userPrincipalName: string;
  readonly displayName: string;
  readonly firstName?: string;
  readonly lastName?: string;
  readonly phoneNumber?: string;
  readonly roles: readonly WantedRole[];
  readonly isGuest?: boolean;
}

export interface SignInDataOnce {
  readonly userId: string;
  readonly userPrincipalName: string;
  /** For the one answer that it is read from (I20). */
  readonly temporaryPassword: string;
}

/** Adds somebody to the own company, with sign-in data that is shown once. */
export async function createStaff(
  parts: UserParts,
  person: StaffToCreate,
  acting: Acting,
  then: (tx: Tx, at: Date) => Promise<void> = async () => {},
): Promise<SignInDataOnce> {
  const { roles, isGuest = false, firstName = '', lastName = '', ...rest } = person;
  await checkedRoles(parts, acting, { before: [], wanted: roles, isGuest });
  const { tenant } = acting.caller;
  const temporaryPassword = generateTemporaryPassword();
  const { userId } = await createUser(
    parts,
    ownDirectory(acting),
    {
      ...rest,
      firstName,
      lastName,
      isGuest,
      usageLocation: tenant.country,
      roles: storedRoles(roles, isGuest),
    },
    temporaryPassword,
    acting,
    async (tx, id, at) => {
      await writeRoleLocations(tx, tenant.id, id, roles);
      await then(tx, at);
    },
  );
  return { userId, userPrincipalName: person.userPrincipalName.trim(), temporaryPassword };
}

/** Who has no other role looks after the own profile only; that a guest is one is a role too (2.1). */
function storedRoles(wanted: readonly WantedRole[], isGuest: boolean): string[] {
  const roles = [...new Set(wanted.map(({ role }) => role))];
  if (isGuest) return [...roles, 'guest'];
  return roles.length === 0 ? ['default-user'] : roles;
}

export function updateStaff(
  parts: UserParts,
  userId: string,
  wanted: WantedChange,
  acting: Acting,
): Promise<DirectoryUser> {
  return updateUser(parts, ownDirectory(acting), userId, wanted, acting, (user) => {
    const refusal = checkPersonChange(acting.caller.roles, user.roles);
    if (refusal) throw refusal;
  });
}

/** Gives somebody exactly these roles; nobody ends as the last global admin who was one (I40). */
export async function setStaffRoles(
  parts: UserParts,
  userId: string,
  wanted: readonly WantedRole[],
  acting: Acting,
): Promise<DirectoryUser> {
  return await changeStaffRoles(parts, userId, acting, async (user) => {
    await checkedRoles(parts, acting, { before: user.roles, wanted, isGuest: user.isGuest });
    return { roles: storedRoles(wanted, user.isGuest), locations: wanted };
  });
}

function changeStaffRoles(
  parts: UserParts,
  userId: string,
  acting: Acting,
  rolesAfter: (
    user: DirectoryUser,
  ) => Promise<{ roles: readonly string[]; locations: readonly WantedRole[] }>,
): Promise<DirectoryUser> {
  const directory = ownDirectory(acting);
  const { tenantId } = directory;
  return changeUser(parts, directory, userId, acting, async (inner, user, _at, record) => {
    if (user.state !== 'active') return refuse('user-unknown');
    const { roles, locations } = await rolesAfter(user);
    await requireGlobalAdmin(inner, user, roles);
    await writeRoles(inner, tenantId, userId, roles);
    await writeRoleLocations(inner, tenantId, userId, locations);
    const shown = (of: readonly string[]) => ({
      id: userId,
      userPrincipalName: user.userPrincipalName,
      roles: of,
    });
    record('update', {
      oldValue: shown(user.roles),
      newValue: {
        ...shown(roles),
        ...Object.fromEntries(
          locations
            .filter(({ locations: some }) => some.length > 0)
            .map((one) => [`${one.role} locations`, one.locations]),
        ),
      },
    });
    return { ...user, roles, version: user.version + 1 };
  });
}

async function requireGlobalAdmin(inner: Tx, user: DirectoryUser, after: readonly string[]): Promise<void> {
  if (!user.roles.includes(globalAdmin) || after.includes(globalAdmin)) return;
  if (isLastGlobalAdmin(user.userId, await lockGlobalAdmins(inner, user.tenantId)))
    refuse('global-admin-last');
}

export type RemovalFrom = 'portal' | 'organization' | 'both';

/** Takes somebody's access away, makes the person inactive for 30 days, or both (C99). */
export async function removeStaff(
  parts: UserParts,
  userId: string,
  from: RemovalFrom,
  acting: Acting,
): Promise<void> {
  const { caller } = acting;
  const directory = ownDirectory(acting);
  const check = (user: DirectoryUser) => {
    const refusal = checkPersonChange(caller.roles, user.roles);
    if (refusal) throw refusal;
  };
  if (from === 'organization') return deleteUser(parts, directory, userId, acting, check);
  const { tenantId } = directory;
  return changeUser(parts, directory, userId, acting, async (inner, user, at, record) => {
    if (user.state !== 'active') return refuse('user-unknown');
    check(user);
    await requireGlobalAdmin(inner, user, []);
    await writeRoles(inner, tenantId, userId, []);
    await writeRoleLocations(inner, tenantId, userId, []);
    if (from === 'both') await writeState(inner, tenantId, userId, at);
    await endAccess(inner, tenantId, [userId]);
    const { userPrincipalName } = user;
    record('delete', { oldValue: { id: userId, userPrincipalName, roles: user.roles, removedFrom: from } });
  });
}

export function restoreStaff(parts: UserParts, userId: string, acting: Acting): Promise<DirectoryUser> {
  return restoreUser(parts, ownDirectory(acting), userId, acting, (user) => {
    const refusal = checkPersonChange(acting.caller.roles, user.roles);
    if (refusal) throw refusal;
  });
}

/** A new temporary password, shown once (C100). */
export async function resetStaffPassword(
  parts: UserParts,
  userId: string,
  acting: Acting,
): Promise<SignInDataOnce> {
  const temporaryPassword = generateTemporaryPassword();
  const user = await resetUserPassword(
    parts,
    ownDirectory(acting),
    userId,
    temporaryPassword,
    acting,
    ({ roles }) => {
      const refusal = checkPasswordReset(acting.caller.roles, roles);
      if (refusal) throw refusal;
    },
  );
  return { userId, userPrincipalName: user.userPrincipalName, temporaryPassword };
}

export interface InvitedGuest {
  readonly email: string;
  readonly temporaryPassword: string | null;
  /** Why nobody was invited. */
  readonly message: string | null;
}

/**
 * Invites people from outside by their own addresses: each is a guest with sign-in data shown once, and gets a
 * mail (3.0). An address that cannot be invited does not keep the others back.
 */
export async function inviteGuests(
  parts: UserParts,
  given: { readonly emails: string; readonly roles: readonly WantedRole[] },
  acting: Acting,
): Promise<InvitedGuest[]> {
  const emails = readGuestEmails(given.emails);
  if (emails.length > guestsMax) return refuse('too-many-people', { limit: guestsMax, count: emails.length });
  await checkedRoles(parts, acting, { before: [], wanted: given.roles, isGuest: true });
  const results: InvitedGuest[] = [];
  for (const email of emails) results.push(await inviteGuest(parts, email, given.roles, acting));
  return results;
}

async function inviteGuest(
  parts: UserParts,
  email: string,
  roles: readonly WantedRole[],
  acting: Acting,
): Promise<InvitedGuest> {
  const { tenant } = acting.caller;
  try {
    if (!isEmail(email)) throw new Refusal('user-name-form', { userName: email.slice(0, 100) });
    const person = { userPrincipalName: email, displayName: email, isGuest: true, roles };
    const { temporaryPassword } = await createStaff(parts, person, acting, (tx, at) =>
      postMail(tx, {
        kind: 'guest-invited',
        to: [{ tenantId: tenant.id, email }],
        facts: { partnerName: tenant.name },
        path: '/',
        at,
      }),
    );
    return { email, temporaryPassword, message: null };
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    const message = sentenceOf(error.reason, error.parameters, acting.language);
    return { email, temporaryPassword: null, message };
  }
}

/** Invites a guest again: another temporary password, shown once, and another mail. */
export async function reinviteGuest(
  parts: UserParts,
  userId: string,
  acting: Acting,
): Promise<SignInDataOnce> {
  const { tenant } = acting.caller;
  const data = await resetStaffPassword(parts, userId, acting);
  await parts.db.transaction(tenantScope(tenant.id), (tx) =>
    postMail(tx, {
      kind: 'guest-invited',
      to: [{ tenantId: tenant.id, email: data.userPrincipalName }],
      facts: { partnerName: tenant.name },
      path: '/',
      at: parts.clock.now(),
    }),
  );
  return data;
}
