import Type from 'typebox';
import {
  GuestInvitation,
  InvitedGuests,
  OwnAccess,
  PartnerRole,
  PartnerRoleCollection,
  SignInData,
  StaffAddition,
  StaffDraft,
  StaffEdit,
  StaffList,
  StaffMember,
  StaffOptions,
  StaffRoles,
} from '../../../../contract/staff.ts';
import { UserMemberCollection } from '../../../../contract/user.ts';
import { refuse } from '../../errors/refusal.ts';
import type { TenantScope } from '../../platform/db/index.ts';
import type { Routes } from '../../platform/http/index.ts';
import { answer, seekCollection } from '../../platform/http/index.ts';
import { findPeopleWithFactor } from '../identity/index.ts';
import { purgedBefore } from '../license/index.ts';
import type { UserNarrowing } from './model.ts';
import {
  blockedIn,
  memberPageOf,
  nextMembersToken,
  nextUsersToken,
  pageQuery,
  portalViewOf,
  userPartOf,
} from './paging-wire.ts';
import type { UserParts } from './parts.ts';
import { getUser } from './reach-wire.ts';
import { countRoleMembers, listRoleMembers } from './role-store.ts';
import { globalAdmin, managedDomains } from './rules.ts';
import type { SignInDataOnce } from './staff-actions.ts';
import {
  createStaff,
  inviteGuests,
  listOwnLocations,
  reinviteGuest,
  removeStaff,
  resetStaffPassword,
  restoreStaff,
  setStaffRoles,
  updateStaff,
} from './staff-actions.ts';
import { assignableRoles, isForGuests, staffRoles } from './staff-rules.ts';
import { listRoleLocations } from './staff-store.ts';
import {
  ownRolesToWire,
  partnerRoleId,
  partnerRoleToWire,
  staffMemberToWire,
  wantedRoles,
} from './staff-wire.ts';
import { listDomains, listUsers } from './store.ts';
import { actingOf, userMemberToWire } from './wire.ts';

const tag = 'Own staff';
const root = '/twotier/v1/staff';
const StaffPath = Type.Object({ userId: Type.String() });
const RolePath = Type.Object({ roleId: Type.String() });

const signInData = ({ userId, userPrincipalName, temporaryPassword }: SignInDataOnce) => ({
  id: userId,
  userName: userPrincipalName,
  temporaryPassword,
});

/** Staff of a partner: who they are and which roles they have (2.1, C99, C100). */
export function staffRoutes(routes: Routes, parts: UserParts): void {
  listRoutes(routes, parts);
  changeRoutes(routes, parts);
  guestRoutes(routes, parts);
  contractRoutes(routes, parts);
}

function listRoutes(routes: Routes, parts: UserParts): void {
  const { db, clock } = parts;
  routes.add({
    method: 'GET',
    path: root,
    operation: 'partnerUser.list',
    tag,
    summary: 'Own staff with roles, searched, narrowed and sorted',
    query: Type.Object({
      ...pageQuery,
      search: Type.Optional(Type.String({ maxLength: 200 })),
      state: Type.Optional(Type.String({ enum: ['active', 'inactive'] })),
      role: Type.Optional(Type.String({ description: 'A role, or `without`: no access to this portal' })),
      signIn: Type.Optional(Type.String({ enum: ['open', 'blocked'] })),
      sort: Type.Optional(Type.String({ enum: ['name', '-name', 'userName', '-userName'] })),
    }),
    answer: StaffList,
    handle: async ({ scope, query, context }) => {
      const part = userPartOf(query, context, portalViewOf(query));
      const narrowing: UserNarrowing = {
        search: query.search?.trim() || undefined,
        role: query.role === 'without' ? 'none' : query.role,
        blocked: blockedIn(query.signIn),
      };
      const rows = await listUsers(db, scope, {
        ...part,
        narrowing,
        limit: part.limit + 1,
        purgedBefore: purgedBefore(clock.now()),
      });
      const page = rows.slice(0, part.limit);
      const ids = page.map(({ userId }) => userId);
      const [narrowed, withFactor] = await Promise.all([
        listRoleLocations(db, scope, ids),
        findPeopleWithFactor(db, scope, ids),
      ]);
      const locations = Map.groupBy(narrowed, ({ userId }) => userId);
      const last = rows.length > part.limit ? page.at(-1) : undefined;
      return {
        totalCount: page.length,
        items: page.map((user) =>
          staffMemberToWire(user, locations.get(user.userId) ?? [], withFactor.has(user.userId)),
        ),
        ...(last ? { continuationToken: nextUsersToken(part, last) } : {}),
      };
    },
  });

  routes.add({
    method: 'GET',
    path: `${root}/options`,
    operation: 'partnerUser.list',
    tag,
    summary: 'Roles, locations and domains that staff can have, and which of the roles you may give',
    answer: StaffOptions,
    handle: async ({ caller, scope }) => {
      const [domains, counts, locations, deleted] = await Promise.all([
        listDomains(db, scope),
        countRoleMembers(db, scope),
        listOwnLocations(parts, scope),
        listUsers(db, scope, {
          view: { state: 'inactive', sortedBy: 'DisplayName', descending: false },
          after: null,
          limit: 1,
          purgedBefore: purgedBefore(clock.now()),
        }),
      ]);
      const assignable = assignableRoles(caller.roles);
      return {
        domains: managedDomains(domains),
        roles: staffRoles.map(({ role, kind, byLocation }) => ({
          role,
          kind,
          byLocation,
          forGuests: isForGuests(role),
          assignable: assignable.has(role),
          members: counts.get(role) ?? 0,
        })),
        locations,
        globalAdmins: counts.get(globalAdmin) ?? 0,
        deleted: deleted.length > 0,
      };
    },
  });

  routes.add({
    method: 'GET',
    path: `${root}/:userId`,
    operation: 'partnerUser.list',
    tag,
    summary: 'One of your own staff',
    params: StaffPath,
    answer: StaffMember,
    handle: ({ scope, params }) => shownMember(parts, scope, params.userId),
  });

  routes.add({
    method: 'GET',
    path: '/twotier/v1/access',
    operation: 'ownAccess.read',
    tag,
    summary: 'Your own roles, and whom to ask for others',
    answer: OwnAccess,
    handle: async ({ caller, scope }) => {
      const [locations, admins] = await Promise.all([
        listRoleLocations(db, scope, caller.user ? [caller.user.id] : []),
        listRoleMembers(db, scope, globalAdmin, { after: null, limit: 5 }),
      ]);
      return {
        roles: ownRolesToWire(caller.roles, locations),
        globalAdmins: admins.map(({ displayName, userPrincipalName }) => ({
          displayName,
          userName: userPrincipalName,
        })),
      };
    },
  });
}

/** One of the company's own people, as pages show them. */
export async function shownMember(
  parts: Pick<UserParts, 'db' | 'clock'>,
  scope: TenantScope,
  given: string,
): Promise<StaffMember> {
  const user = await getUser(parts, scope, given);
  const [locations, withFactor] = await Promise.all([
    listRoleLocations(parts.db, scope, [user.userId]),
    findPeopleWithFactor(parts.db, scope, [user.userId]),
  ]);
  return staffMemberToWire(user, locations, withFactor.has(user.userId));
}

function changeRoutes(routes: Routes, parts: UserParts): void {
  routes.add({
    method: 'POST',
    path: root,
    operation: 'partnerUser.create',
    tag,
    summary: 'Add somebody to your company; the sign-in data is in this answer alone',
    body: StaffDraft,
    answer: SignInData,
    status: 201,
    oneTimeSecrets: ['temporaryPassword'],
    handle: async ({ caller, body, context }) => {
      const person = { ...body, roles: wantedRoles(body.roles) };
      return answer(201, signInData(await createStaff(parts, person, actingOf(caller, context))));
    },
  });

  routes.add({
    method: 'PATCH',
    path: `${root}/:userId`,
    operation: 'partnerUser.update',
    tag,
    summary: 'Change one of your staff; the version that was read comes along',
    params: StaffPath,
    body: StaffEdit,
    answer: StaffMember,
    handle: async ({ caller, scope, params, body, context }) => {
      const { version, ...change } = body;
      const { userId } = await getUser(parts, scope, params.userId);
      await updateStaff(parts, userId, { change, version }, actingOf(caller, context));
      return shownMember(parts, scope, userId);
    },
  });

  routes.add({
    method: 'PUT',
    path: `${root}/:userId/roles`,
    operation: 'partnerUser.role.assign',
    tag,
    summary: 'Give one of your staff exactly these roles',
    params: StaffPath,
    body: StaffRoles,
    answer: StaffMember,
    handle: async ({ caller, scope, params, body, context }) => {
      const { userId } = await getUser(parts, scope, params.userId);
      await setStaffRoles(parts, userId, wantedRoles(body.roles), actingOf(caller, context));
      return shownMember(parts, scope, userId);
    },
  });

  routes.add({
    method: 'POST',
    path: `${root}/additions`,
    operation: 'partnerUser.role.assign',
    tag,
    summary: 'Give people who are in your directory already access with the same roles',
    body: StaffAddition,
    answer: StaffList,
    handle: async ({ caller, scope, body, context }) => {
      const acting = actingOf(caller, context);
      for (const userId of new Set(body.userIds))
        await setStaffRoles(parts, userId, wantedRoles(body.roles), acting);
      const items = await Promise.all([...new Set(body.userIds)].map((id) => shownMember(parts, scope, id)));
      return { totalCount: items.length, items };
    },
  });

  routes.add({
    method: 'POST',
    path: `${root}/:userId/removal`,
    operation: 'partnerUser.remove',
    tag,
    summary: 'Take somebody’s access away, delete the person, or both',
    params: StaffPath,
    body: Type.Object({ from: Type.String({ enum: ['portal', 'organization', 'both'] }) }),
    status: 204,
    handle: async ({ caller, scope, params, body, context }) => {
      const { userId } = await getUser(parts, scope, params.userId);
      await removeStaff(parts, userId, body.from as 'portal', actingOf(caller, context));
      return answer(204);
    },
  });

  routes.add({
    method: 'POST',
    path: `${root}/:userId/restore`,
    operation: 'partnerUser.remove',
    tag,
    summary: 'Bring back somebody deleted in the last 30 days',
    params: StaffPath,
    answer: StaffMember,
    handle: async ({ caller, scope, params, context }) => {
      const { userId } = await getUser(parts, scope, params.userId);
      await restoreStaff(parts, userId, actingOf(caller, context));
      return shownMember(parts, scope, userId);
    },
  });

  routes.add({
    method: 'POST',
    path: `${root}/:userId/password`,
    operation: 'partnerUser.resetPassword',
    tag,
    summary: 'Give somebody a temporary password, which is in this answer alone',
    params: StaffPath,
    answer: SignInData,
    oneTimeSecrets: ['temporaryPassword'],
    handle: async ({ caller, scope, params, context }) => {
      const { userId } = await getUser(parts, scope, params.userId);
      return signInData(await resetStaffPassword(parts, userId, actingOf(caller, context)));
    },
  });
}

function guestRoutes(routes: Routes, parts: UserParts): void {
  routes.add({
    method: 'POST',
    path: `${root}/guests`,
    operation: 'partnerUser.create',
    tag,
    summary: 'Invite up to ten people from outside; each gets a mail, the passwords are in this answer alone',
    body: GuestInvitation,
    answer: InvitedGuests,
    oneTimeSecrets: ['passwords'],
    handle: async ({ caller, body, context }) => {
      const guests = await inviteGuests(
        parts,
        { emails: body.emails, roles: wantedRoles(body.roles) },
        actingOf(caller, context),
      );
      return {
        guests: guests.map(({ email, message }) => ({
          email,
          invited: message === null,
          ...(message === null ? {} : { message }),
        })),
        passwords: guests.flatMap(({ email, temporaryPassword }) =>
          temporaryPassword === null ? [] : [{ userName: email, temporaryPassword }],
        ),
      };
    },
  });

  routes.add({
    method: 'POST',
    path: `${root}/:userId/invitation`,
    operation: 'partnerUser.resetPassword',
    tag,
    summary: 'Invite a guest again, with a new password and another mail',
    params: StaffPath,
    answer: SignInData,
    oneTimeSecrets: ['temporaryPassword'],
    handle: async ({ caller, scope, params, context }) => {
      const user = await getUser(parts, scope, params.userId);
      if (!user.isGuest) return refuse('user-unknown');
      return signInData(await reinviteGuest(parts, user.userId, actingOf(caller, context)));
    },
  });
}

/** Roles inside the partner's own tenant, as the command line of the field reads them. */
function contractRoutes(routes: Routes, { db }: UserParts): void {
  const roleNamed = (id: string) =>
    staffRoles.find(({ role }) => partnerRoleId(role) === id.toLowerCase()) ??
    refuse('directory-role-unknown');

  routes.add({
    method: 'GET',
    path: '/v1/roles',
    operation: 'partnerUser.list',
    tag,
    summary: 'Roles inside your own tenant',
    answer: PartnerRoleCollection,
    handle: async () =>
      seekCollection(staffRoles.map(partnerRoleToWire), { path: '/roles', query: '', next: null }),
  });

  routes.add({
    method: 'GET',
    path: '/v1/roles/:roleId',
    operation: 'partnerUser.list',
    tag,
    summary: 'One role inside your own tenant',
    params: RolePath,
    answer: PartnerRole,
    handle: async ({ params }) => partnerRoleToWire(roleNamed(params.roleId)),
  });

  routes.add({
    method: 'GET',
    path: '/v1/roles/:roleId/usermembers',
    operation: 'partnerUser.list',
    tag,
    summary: 'Who has a role inside your own tenant',
    params: RolePath,
    query: Type.Object(pageQuery),
    answer: UserMemberCollection,
    handle: async ({ scope, params, query, context }) => {
      const { role } = roleNamed(params.roleId);
      const id = partnerRoleId(role);
      const { limit, after } = memberPageOf(query, context);
      const rows = await listRoleMembers(db, scope, role, { after, limit: limit + 1 });
      const page = rows.slice(0, limit);
      const last = page.at(-1);
      return seekCollection(
        page.map((one) => userMemberToWire(one, id)),
        {
          path: `/roles/${id}/usermembers`,
          query: query.size ? `size=${query.size}` : '',
          next: rows.length > limit && last ? nextMembersToken(limit, last.userId) : null,
        },
      );
    },
  });
}
