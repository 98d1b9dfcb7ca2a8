import Type from 'typebox';
import {
  CustomerUser,
  CustomerUserChange,
  CustomerUserCollection,
  CustomerUserToCreate,
  PasswordReset,
} from '../../../../contract/user.ts';
import { decide } from '../../access/decide.ts';
import { refuseInput } from '../../errors/input-refusal.ts';
import { refuse } from '../../errors/refusal.ts';
import type { CustomerCall, Routes } from '../../platform/http/index.ts';
import { answer, seekCollection } from '../../platform/http/index.ts';
import { CustomerPath, directoryFor, purgedBefore, UserPath } from '../license/index.ts';
import { createUser, deleteUser, resetUserPassword, restoreUser, updateUser } from './actions.ts';
import { consentRoutes } from './consent-routes.ts';
import { doorRoutes } from './door-routes.ts';
import { graphRoutes } from './graph-routes.ts';
import type { DirectoryUser } from './model.ts';
import { nextUsersToken, userListQuery, userPageOf, userQueryText } from './paging-wire.ts';
import type { UserParts } from './parts.ts';
import { portalPeopleRoutes } from './portal-routes.ts';
import { getUser, requireReset } from './reach-wire.ts';
import { roleRoutes } from './role-routes.ts';
import { checkTemporaryPassword, everybodysRole, isAdministrator, realChange } from './rules.ts';
import { staffRoutes } from './staff-routes.ts';
import { listUsers } from './store.ts';
import { actingOf, customerUserToWire, directoryOf, withPasswordProfile } from './wire.ts';

const tag = 'Users and licenses';
const root = '/v1/customers/:customerId/users';

/** People of customers, as the contract has them and as the portal shows them, and the partner's own staff. */
export function userRoutes(routes: Routes, parts: UserParts): void {
  readingRoutes(routes, parts);
  writingRoutes(routes, parts);
  roleRoutes(routes, parts);
  portalPeopleRoutes(routes, parts);
  staffRoutes(routes, parts);
  doorRoutes(routes, parts);
  consentRoutes(routes, parts);
  graphRoutes(routes, parts);
}

function readingRoutes(routes: Routes, parts: UserParts): void {
  const { db, clock, mayInDirectory } = parts;
  routes.addForCustomer({
    method: 'GET',
    path: root,
    operation: 'customerUser.list',
    tag,
    summary: 'People of a customer; with a filter those deleted in the last 30 days',
    params: CustomerPath,
    query: Type.Object(userListQuery),
    answer: CustomerUserCollection,
    handle: async ({ caller, customer, query, context }) => {
      const directory = await directoryFor(mayInDirectory, caller, customer, 'readUsers');
      const wanted = userPageOf(query, context);
      const rows = await listUsers(db, directory, {
        ...wanted,
        limit: wanted.limit + 1,
        purgedBefore: purgedBefore(clock.now()),
      });
      const page = rows.slice(0, wanted.limit);
      const last = page.at(-1);
      return seekCollection(page.map(customerUserToWire), {
        path: `/customers/${customer.customerId}/users`,
        query: userQueryText(query),
        next: rows.length > wanted.limit && last ? nextUsersToken(wanted, last) : null,
      });
    },
  });

  routes.addForCustomer({
    method: 'GET',
    path: `${root}/:userId`,
    operation: 'customerUser.read',
    tag,
    summary: 'One person of a customer',
    params: UserPath,
    answer: CustomerUser,
    handle: async ({ caller, customer, params }) => {
      const directory = await directoryFor(mayInDirectory, caller, customer, 'readUsers');
      return customerUserToWire(await getUser(parts, directory, params.userId));
    },
  });
}

function writingRoutes(routes: Routes, parts: UserParts): void {
  const { mayInDirectory } = parts;
  routes.addForCustomer({
    method: 'POST',
    path: root,
    operation: 'customerUser.create',
    tag,
    summary: 'Add a person to a customer, with a password to be changed at the first sign-in',
    params: CustomerPath,
    body: CustomerUserToCreate,
    answer: CustomerUser,
    // The contract answers a creation here with 200 and gives the password back, this once.
    oneTimeSecrets: ['passwordProfile.password'],
    handle: async (call) => {
      const { caller, customer, body, context } = call;
      const directory = await directoryFor(mayInDirectory, caller, customer, 'manageUsers');
      const { passwordProfile, ...person } = body;
      const weak = checkTemporaryPassword(passwordProfile.password, person.userPrincipalName);
      if (weak) throw weak;
      const { userId } = await createUser(
        parts,
        directoryOf(customer),
        { firstName: '', lastName: '', ...person, roles: [everybodysRole] },
        passwordProfile.password,
        actingOf(caller, context),
        async () => {},
      );
      const user = await getUser(parts, directory, userId);
      return withPasswordProfile(customerUserToWire(user), passwordProfile.password);
    },
  });

  routes.addForCustomer({
    method: 'PATCH',
    path: `${root}/:userId`,
    // The least that a change takes; more than a password takes more, which is looked at below.
    operation: 'customerUser.resetPassword',
    tag,
    summary: 'Change a person, bring a deleted one back, or give a new password',
    params: UserPath,
    body: CustomerUserChange,
    answer: CustomerUser,
    handle: async (call) => {
      const { caller, customer, params, body, context } = call;
      const directory = await directoryFor(
        mayInDirectory,
        caller,
        customer,
        body.passwordProfile?.password ? 'resetPasswords' : 'manageUsers',
      );
      const acting = actingOf(caller, context);
      const of = directoryOf(customer);
      const { id, passwordProfile, state, ...given } = body;
      // Clients send the id along; another one means another person than they think (conventions 18).
      if (id && id.toLowerCase() !== params.userId.toLowerCase())
        refuseInput({ field: 'id', problem: 'not-allowed', allowed: [params.userId] });
      let user = await getUser(parts, directory, params.userId);
      // .NET sends every member with every update: only what differs is asked for.
      const change = realChange(user, given);
      const restores = user.state === 'inactive' && state === 'active';
      if (restores || Object.keys(change).length > 0) {
        const refusal = decide(caller, 'customerUser.update');
        if (refusal) throw refusal;
        await directoryFor(mayInDirectory, caller, customer, 'manageUsers');
      }
      if (change.userPrincipalName && isAdministrator(user.roles)) await requireReset(parts, call, user);
      if (restores) user = await restoreUser(parts, of, user.userId, acting);
      if (user.state === 'inactive') return refuse('user-unknown');
      if (Object.keys(change).length > 0)
        user = await updateUser(parts, of, user.userId, { change, version: null }, acting);
      if (!passwordProfile?.password) return customerUserToWire(user);
      return await reset(parts, call, user, passwordProfile.password);
    },
  });

  routes.addForCustomer({
    method: 'PATCH',
    path: `${root}/:userId/resetpassword`,
    operation: 'customerUser.resetPassword',
    tag,
    summary: 'Give a person a new password, to be changed at the next sign-in',
    params: UserPath,
    body: PasswordReset,
    answer: CustomerUser,
    handle: async (call) => {
      const { caller, customer, params, body } = call;
      const directory = await directoryFor(mayInDirectory, caller, customer, 'resetPasswords');
      const user = await getUser(parts, directory, params.userId);
      return await reset(parts, call, user, body.passwordProfile.password);
    },
  });

  routes.addForCustomer({
    method: 'DELETE',
    path: `${root}/:userId`,
    operation: 'customerUser.delete',
    tag,
    summary: 'Delete a person, who can be restored for 30 days',
    params: UserPath,
    status: 204,
    handle: async ({ caller, customer, params, context }) => {
      const directory = await directoryFor(mayInDirectory, caller, customer, 'deleteUsers');
      const { userId } = await getUser(parts, directory, params.userId);
      await deleteUser(parts, directoryOf(customer), userId, actingOf(caller, context));
      return answer(204);
    },
  });
}

async function reset(
  parts: UserParts,
  call: Pick<CustomerCall, 'caller' | 'customer' | 'context'>,
  user: DirectoryUser,
  password: string,
) {
  const weak = checkTemporaryPassword(password, user.userPrincipalName);
  if (weak) throw weak;
  const acting = actingOf(call.caller, call.context);
  await requireReset(parts, call, user);
  const changed = await resetUserPassword(
    parts,
    directoryOf(call.customer),
    user.userId,
    password,
    acting,
    (locked) => requireReset(parts, call, locked),
  );
  return withPasswordProfile(customerUserToWire(changed), null);
}
