import Type from 'typebox';
import {
  CreatedPerson,
  ListedPerson,
  NewPassword,
  PeopleList,
  PersonDraft,
  PersonEdit,
  PersonOptions,
  PersonRoles,
} from '../../../../contract/user.ts';
import { refuse } from '../../errors/refusal.ts';
import { csvHeaders } from '../../platform/csv/index.ts';
import type { TenantScope } from '../../platform/db/index.ts';
import type { CustomerCall, Routes } from '../../platform/http/index.ts';
import { answer } from '../../platform/http/index.ts';
import { generateTemporaryPassword } from '../identity/index.ts';
import {
  CustomerPath,
  changeAndRecord,
  directoryFor,
  isGuid,
  licenseKeyOf,
  purgedBefore,
  resultToWire,
  sellerIdOf,
  skuName,
  skusByWireId,
  UserPath,
} from '../license/index.ts';
import { createUser, resetUserPassword, restoreUser, updateUser } from './actions.ts';
import { namedSkus, pagePeople } from './customer-people.ts';
import { directoryRoles, roleOfId } from './directory-roles.ts';
import type { UserNarrowing, UserView } from './model.ts';
import { blockedIn, nextUsersToken, pageQuery, portalViewOf, userPartOf } from './paging-wire.ts';
import type { UserParts } from './parts.ts';
import { peopleFile } from './people-file.ts';
import { listedPersonToWire } from './portal-wire.ts';
import { getUser, requireReset } from './reach-wire.ts';
import { setRoles } from './role-actions.ts';
import { countRoleMembers } from './role-store.ts';
import { everybodysRole, isAdministrator, managedDomains, realChange } from './rules.ts';
import { listDomains, listLicensesOf, listUsers } from './store.ts';
import { actingOf, directoryOf } from './wire.ts';

const tag = 'Users and licenses';
const root = '/twotier/v1/customers/:customerId/users';

const Narrowing = {
  search: Type.Optional(Type.String({ maxLength: 200 })),
  state: Type.Optional(Type.String({ enum: ['active', 'inactive'] })),
  license: Type.Optional(Type.String({ description: 'Id of a SKU, or `without`: people who have none' })),
  role: Type.Optional(Type.String({ description: 'Id of a directory role' })),
  signIn: Type.Optional(Type.String({ enum: ['open', 'blocked'] })),
  sort: Type.Optional(Type.String({ enum: ['name', '-name', 'userName', '-userName'] })),
};

interface Asked {
  readonly search?: string;
  readonly state?: string;
  readonly license?: string;
  readonly role?: string;
  readonly signIn?: string;
  readonly sort?: string;
}

/** People of a customer as the portal shows and changes them (C72 to C78). */
export function portalPeopleRoutes(routes: Routes, parts: UserParts): void {
  listRoutes(routes, parts);
  changeRoutes(routes, parts);
}

function listRoutes(routes: Routes, parts: UserParts): void {
  const { db, clock, mayInDirectory } = parts;

  async function wantedOf(
    { customer }: Pick<CustomerCall, 'customer'>,
    directory: TenantScope,
    query: Asked,
    view: UserView,
  ) {
    const sellerId = sellerIdOf(customer);
    const skus = await namedSkus(parts, directory, sellerId);
    const narrowing: UserNarrowing = {
      search: query.search?.trim() || undefined,
      license: licenseIn(query.license, [...skus.values()]),
      role: query.role ? (roleOfId(query.role)?.key ?? refuse('directory-role-unknown')) : undefined,
      blocked: blockedIn(query.signIn),
    };
    return { skus, wanted: { view, narrowing, sellerId, purgedBefore: purgedBefore(clock.now()) } };
  }

  routes.addForCustomer({
    method: 'GET',
    path: root,
    operation: 'customerUser.list',
    tag,
    summary: 'People of a customer with roles and licenses, searched, narrowed and sorted',
    params: CustomerPath,
    query: Type.Object({ ...pageQuery, ...Narrowing }),
    answer: PeopleList,
    handle: async ({ caller, customer, query, context }) => {
      const directory = await directoryFor(mayInDirectory, caller, customer, 'readUsers');
      const part = userPartOf(query, context, portalViewOf(query));
      const { skus, wanted } = await wantedOf({ customer }, directory, query, part.view);
      const page = await pagePeople(parts, directory, { ...wanted, ...part });
      const items = page.people.map((user) =>
        listedPersonToWire(user, page.licenses.get(user.userId) ?? [], skus, context.language),
      );
      return {
        totalCount: items.length,
        items,
        ...(page.last ? { continuationToken: nextUsersToken(part, page.last) } : {}),
      };
    },
  });

  routes.addForCustomer({
    method: 'GET',
    path: `${root}/export`,
    operation: 'customerUser.list',
    tag,
    summary: 'The same list as a CSV file',
    file: ['text/csv'],
    params: CustomerPath,
    query: Type.Object(Narrowing),
    handle: async ({ caller, customer, query, context }) => {
      const directory = await directoryFor(mayInDirectory, caller, customer, 'readUsers');
      const { skus, wanted } = await wantedOf({ customer }, directory, query, portalViewOf(query));
      const text = await peopleFile(parts, directory, wanted, skus, context.language);
      return answer(200, Buffer.from(text, 'utf8'), csvHeaders('Users.csv'));
    },
  });

  routes.addForCustomer({
    method: 'GET',
    path: `${root}/options`,
    operation: 'customerUser.list',
    tag,
    summary: 'Domains and roles that people of a customer can have',
    params: CustomerPath,
    answer: PersonOptions,
    handle: async ({ caller, customer, context }) => {
      const directory = await directoryFor(mayInDirectory, caller, customer, 'readUsers');
      const [domains, counts, deleted] = await Promise.all([
        listDomains(db, directory),
        countRoleMembers(db, directory),
        listUsers(db, directory, {
          view: { state: 'inactive', sortedBy: 'DisplayName', descending: false },
          after: null,
          limit: 1,
          purgedBefore: purgedBefore(clock.now()),
        }),
      ]);
      return {
        domains: managedDomains(domains),
        country: customer.country,
        roles: directoryRoles.map((role) => ({
          id: role.id,
          name: role.name[context.language],
          privileged: role.privileged === true,
          members: counts.get(role.key) ?? 0,
        })),
        deleted: deleted.length > 0,
      };
    },
  });

  routes.addForCustomer({
    method: 'GET',
    path: `${root}/:userId`,
    operation: 'customerUser.read',
    tag,
    summary: 'One person of a customer with roles and licenses',
    params: UserPath,
    answer: ListedPerson,
    handle: async ({ caller, customer, params, context }) => {
      const directory = await directoryFor(mayInDirectory, caller, customer, 'readUsers');
      const user = await getUser(parts, directory, params.userId);
      const sellerId = sellerIdOf(customer);
      const [skus, licenses] = await Promise.all([
        namedSkus(parts, directory, sellerId),
        listLicensesOf(db, directory, [user.userId], sellerId),
      ]);
      return listedPersonToWire(user, licenses, skus, context.language);
    },
  });
}

function changeRoutes(routes: Routes, parts: UserParts): void {
  const { mayInDirectory } = parts;

  routes.addForCustomer({
    method: 'POST',
    path: root,
    operation: 'customerUser.create',
    tag,
    summary: 'Add a person with roles and licenses; the temporary password is in this answer alone',
    params: CustomerPath,
    body: PersonDraft,
    answer: CreatedPerson,
    status: 201,
    oneTimeSecrets: ['temporaryPassword'],
    handle: async ({ caller, customer, body, context }) => {
      const directory = await directoryFor(mayInDirectory, caller, customer, 'manageUsers');
      const { roles: roleIds = [], licenses: skuIds = [], ...person } = body;
      const roles = roleIds.map((id) => (roleOfId(id) ?? refuse('directory-role-unknown')).key);
      if (roles.length > 0) await directoryFor(mayInDirectory, caller, customer, 'manageRoles');
      if (skuIds.length > 0) await directoryFor(mayInDirectory, caller, customer, 'assignLicenses');
      const sellerId = sellerIdOf(customer);
      const skus = await namedSkus(parts, directory, sellerId);
      const skuOf = skusByWireId([...skus.values()]);
      const assign = skuIds.map((id) => ({
        ...(skuOf(id) ?? refuse('license-unknown', { sku: id.slice(0, 100) })),
        excludedPlans: null,
      }));
      const temporaryPassword = generateTemporaryPassword();
      const acting = actingOf(caller, context);
      const named = (one: Parameters<typeof licenseKeyOf>[0]) =>
        skus.get(licenseKeyOf(one)) ?? refuse('license-unknown', { sku: one.skuId });
      const { userId, result } = await createUser(
        parts,
        directoryOf(customer),
        { firstName: '', lastName: '', ...person, roles: [everybodysRole, ...roles] },
        temporaryPassword,
        acting,
        (tx, id, at) =>
          changeAndRecord(
            tx,
            acting,
            customer,
            {
              customerId: customer.customerId,
              partnerId: sellerId ?? '',
              userIds: [id],
              assign,
              revoke: [],
            },
            { at, productName: (one) => skuName(named(one), context.language) },
          ),
      );
      return answer(201, {
        id: userId,
        displayName: person.displayName.trim(),
        userName: person.userPrincipalName.trim(),
        temporaryPassword,
        licenses: result.map((one) =>
          resultToWire(one, named(one), context.language, (other) => skuName(named(other), context.language)),
        ),
      });
    },
  });

  routes.addForCustomer({
    method: 'PATCH',
    path: `${root}/:userId`,
    operation: 'customerUser.update',
    tag,
    summary: 'Change a person; the version that was read comes along',
    params: UserPath,
    body: PersonEdit,
    answer: ListedPerson,
    handle: async (call) => {
      const { caller, customer, params, body, context } = call;
      const directory = await directoryFor(mayInDirectory, caller, customer, 'manageUsers');
      const { version, ...given } = body;
      const user = await getUser(parts, directory, params.userId);
      const change = realChange(user, given);
      // Whoever could call an administrator something else could take the account over.
      if (change.userPrincipalName && isAdministrator(user.roles)) await requireReset(parts, call, user);
      await updateUser(
        parts,
        directoryOf(customer),
        user.userId,
        { change: given, version },
        actingOf(caller, context),
      );
      return shownPerson(parts, call, directory, user.userId);
    },
  });

  routes.addForCustomer({
    method: 'PUT',
    path: `${root}/:userId/roles`,
    operation: 'customerUser.role.assign',
    tag,
    summary: 'Give a person exactly these directory roles',
    params: UserPath,
    body: PersonRoles,
    answer: ListedPerson,
    handle: async (call) => {
      const { caller, customer, params, body, context } = call;
      const directory = await directoryFor(mayInDirectory, caller, customer, 'manageRoles');
      const roles = body.roles.map((id) => (roleOfId(id) ?? refuse('directory-role-unknown')).key);
      const { userId } = await getUser(parts, directory, params.userId);
      await setRoles(parts, directoryOf(customer), roles, userId, actingOf(caller, context));
      return shownPerson(parts, call, directory, userId);
    },
  });

  routes.addForCustomer({
    method: 'POST',
    path: `${root}/:userId/password`,
    operation: 'customerUser.resetPassword',
    tag,
    summary: 'Give a person a temporary password, which is in this answer alone',
    params: UserPath,
    answer: NewPassword,
    oneTimeSecrets: ['temporaryPassword'],
    handle: async (call) => {
      const { caller, customer, params, context } = call;
      const directory = await directoryFor(mayInDirectory, caller, customer, 'resetPasswords');
      if (!isGuid(params.userId.toLowerCase())) return refuse('user-unknown');
      const { userId } = await getUser(parts, directory, params.userId);
      const temporaryPassword = generateTemporaryPassword();
      const user = await resetUserPassword(
        parts,
        directoryOf(customer),
        userId,
        temporaryPassword,
        actingOf(caller, context),
        (locked) => requireReset(parts, call, locked),
      );
      return { userName: user.userPrincipalName, temporaryPassword };
    },
  });

  routes.addForCustomer({
    method: 'POST',
    path: `${root}/:userId/restore`,
    operation: 'customerUser.update',
    tag,
    summary: 'Bring a deleted person back, with data and roles, without licenses',
    params: UserPath,
    answer: ListedPerson,
    handle: async (call) => {
      const { caller, customer, params, context } = call;
      const directory = await directoryFor(mayInDirectory, caller, customer, 'manageUsers');
      const { userId } = await getUser(parts, directory, params.userId);
      await restoreUser(parts, directoryOf(customer), userId, actingOf(caller, context));
      return shownPerson(parts, call, directory, userId);
    },
  });
}

/** A person of a customer, as pages show them. */
export async function shownPerson(
  parts: UserParts,
  { customer, context }: Pick<CustomerCall, 'customer' | 'context'>,
  directory: TenantScope,
  userId: string,
): Promise<ListedPerson> {
  const sellerId = sellerIdOf(customer);
  const user = await getUser(parts, directory, userId);
  const skus = await namedSkus(parts, directory, sellerId);
  const licenses = await listLicensesOf(parts.db, directory, [userId], sellerId);
  return listedPersonToWire(user, licenses, skus, context.language);
}

function licenseIn(
  asked: string | undefined,
  skus: Parameters<typeof skusByWireId>[0] & readonly { productId: string; skuId: string }[],
): UserNarrowing['license'] {
  if (!asked) return undefined;
  if (asked === 'without') return 'none';
  return skusByWireId(skus)(asked) ?? refuse('license-unknown', { sku: asked.slice(0, 100) });
}
