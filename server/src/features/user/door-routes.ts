import Type from 'typebox';
import { PersonAnywhere, SignInDoor, StaffMember } from '../../../../contract/staff.ts';
import { ListedPerson } from '../../../../contract/user.ts';
import { refuse } from '../../errors/refusal.ts';
import type { CustomerCall, Routes } from '../../platform/http/index.ts';
import { answer } from '../../platform/http/index.ts';
import { directoryFor, UserPath } from '../license/index.ts';
import {
  blockSignIn,
  blockStaff,
  endSessions,
  endStaffSessions,
  resetFactorsAnywhere,
  resetStaffFactors,
} from './door-actions.ts';
import type { FoundPerson } from './door-store.ts';
import { findPersonAnywhere } from './door-store.ts';
import type { UserParts } from './parts.ts';
import { shownPerson } from './portal-routes.ts';
import { getUser, requireReset } from './reach-wire.ts';
import { isAdministrator } from './rules.ts';
import { shownMember } from './staff-routes.ts';
import { actingOf, directoryOf } from './wire.ts';

const StaffPath = Type.Object({ userId: Type.String() });

/** Who gets in: sign-in blocked and opened again, sessions ended, lost second factors taken away (C101). */
export function doorRoutes(routes: Routes, parts: UserParts): void {
  routes.addForCustomer({
    method: 'PUT',
    path: '/twotier/v1/customers/:customerId/users/:userId/signin',
    operation: 'customerUser.block',
    tag: 'Users and licenses',
    summary: 'Block a person’s sign-in, or let the person in again; licenses and roles stay',
    params: UserPath,
    body: SignInDoor,
    answer: ListedPerson,
    handle: async (call) => {
      const { caller, customer, params, body, context } = call;
      const directory = await directoryFor(parts.mayInDirectory, caller, customer, 'manageUsers');
      const { userId } = await getUser(parts, directory, params.userId);
      const check = administratorCheck(parts, call);
      await blockSignIn(parts, directoryOf(customer), userId, body.blocked, actingOf(caller, context), check);
      return shownPerson(parts, call, directory, userId);
    },
  });

  routes.addForCustomer({
    method: 'DELETE',
    path: '/twotier/v1/customers/:customerId/users/:userId/sessions',
    operation: 'customerUser.endSessions',
    tag: 'Users and licenses',
    summary: 'End all sessions of a person, who may sign in again',
    params: UserPath,
    status: 204,
    handle: async (call) => {
      const { caller, customer, params, context } = call;
      const directory = await directoryFor(parts.mayInDirectory, caller, customer, 'manageUsers');
      const { userId } = await getUser(parts, directory, params.userId);
      const check = administratorCheck(parts, call);
      await endSessions(parts, directoryOf(customer), userId, actingOf(caller, context), check);
      return answer(204);
    },
  });

  routes.add({
    method: 'PUT',
    path: '/twotier/v1/staff/:userId/signin',
    operation: 'partnerUser.block',
    tag: 'Own staff',
    summary: 'Block a colleague’s sign-in, or let the colleague in again',
    params: StaffPath,
    body: SignInDoor,
    answer: StaffMember,
    handle: async ({ caller, scope, params, body, context }) => {
      const { userId } = await getUser(parts, scope, params.userId);
      await blockStaff(parts, userId, body.blocked, actingOf(caller, context));
      return shownMember(parts, scope, userId);
    },
  });

  routes.add({
    method: 'DELETE',
    path: '/twotier/v1/staff/:userId/sessions',
    operation: 'partnerUser.endSessions',
    tag: 'Own staff',
    summary: 'End all sessions of a colleague, who may sign in again',
    params: StaffPath,
    status: 204,
    handle: async ({ caller, scope, params, context }) => {
      const { userId } = await getUser(parts, scope, params.userId);
      await endStaffSessions(parts, userId, actingOf(caller, context));
      return answer(204);
    },
  });

  routes.add({
    method: 'DELETE',
    path: '/twotier/v1/staff/:userId/factors',
    operation: 'partnerUser.resetFactors',
    tag: 'Own staff',
    summary: 'Take the lost second factors of a colleague away; the colleague gets a mail',
    params: StaffPath,
    status: 204,
    handle: async ({ caller, scope, params, context }) => {
      const { userId } = await getUser(parts, scope, params.userId);
      await resetStaffFactors(parts, userId, actingOf(caller, context));
      return answer(204);
    },
  });

  routes.add({
    method: 'GET',
    path: '/twotier/v1/people',
    operation: 'person.find',
    tag: 'Operator',
    summary: 'Somebody of any company, by the whole user name',
    query: Type.Object({ userName: Type.String({ minLength: 3, maxLength: 256 }) }),
    answer: PersonAnywhere,
    handle: async ({ query }) =>
      personAnywhere((await findPersonAnywhere(parts.db, query.userName)) ?? refuse('user-unknown')),
  });

  routes.add({
    method: 'POST',
    path: '/twotier/v1/people/factors/reset',
    operation: 'person.resetFactors',
    tag: 'Operator',
    summary: 'Take the lost second factors of somebody of any company away; the person gets a mail',
    body: Type.Object({ userName: Type.String({ minLength: 3, maxLength: 256 }) }),
    answer: PersonAnywhere,
    handle: async ({ caller, body, context }) =>
      personAnywhere(await resetFactorsAnywhere(parts, body.userName, actingOf(caller, context))),
  });
}

/** Who keeps an administrator out could as well take the account over. */
function administratorCheck(parts: UserParts, call: CustomerCall) {
  return async ({ roles }: { roles: readonly string[] }) => {
    if (isAdministrator(roles)) await requireReset(parts, call, { roles });
  };
}

function personAnywhere({ userId, displayName, userPrincipalName, tenantName, hasFactor }: FoundPerson) {
  return {
    id: userId,
    displayName,
    userName: userPrincipalName,
    company: tenantName,
    secondFactor: hasFactor,
  };
}
