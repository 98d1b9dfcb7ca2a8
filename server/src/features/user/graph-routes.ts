import Type from 'typebox';
import {
  GraphDnsRecords,
  GraphDomain,
  GraphDomainChange,
  GraphDomainInput,
  GraphDomains,
  GraphReference,
  GraphSubscribedSkus,
  GraphUser,
  GraphUserInput,
  GraphUsers,
} from '../../../../contract/directory-graph.ts';
import { Refusal, refuse } from '../../errors/refusal.ts';
import type { TenantScope } from '../../platform/db/index.ts';
import type { RequestContext, Routes } from '../../platform/http/index.ts';
import { answer } from '../../platform/http/index.ts';
import { generateTemporaryPassword } from '../identity/index.ts';
import { isGuid, licenseKeyOf, listOwnPools, purgedBefore, wireIdOf } from '../license/index.ts';
import { changeUser, createUser, resetUserPassword, updateUser } from './actions.ts';
import {
  claimDomain,
  deleteDomain,
  federateDomain,
  getDomain,
  listAllDomains,
  verifyDomain,
} from './domain-actions.ts';
import { blockSignIn, blockStaff } from './door-actions.ts';
import { findManager, listOwnLicenses, writeManager } from './graph-store.ts';
import {
  domainToGraph,
  graphContext,
  graphPartOf,
  nextGraphPage,
  proofToGraph,
  referredUser,
  userToGraph,
} from './graph-wire.ts';
import type { DirectoryUser } from './model.ts';
import type { UserParts } from './parts.ts';
import { getUser } from './reach-wire.ts';
import { checkTemporaryPassword, everybodysRole } from './rules.ts';
import { ownDirectory } from './staff-actions.ts';
import { checkPasswordReset, checkPersonChange } from './staff-rules.ts';
import { findUserByName, listUsers } from './store.ts';
import { actingOf } from './wire.ts';

const tag = 'Own directory (graph dialect)';
const UserPath = Type.Object({ userId: Type.String() });
const DomainPath = Type.Object({ domainId: Type.String() });

/**
 * The caller's own directory as the field's client of the directory graph calls it: people, domains, licenses.
 * The root `/v1.0` is read as `/v1`.
 */
export function graphRoutes(routes: Routes, parts: UserParts): void {
  userRoutes(routes, parts);
  managerRoutes(routes, parts);
  domainRoutes(routes, parts);
  skuRoutes(routes, parts);
}

/** By id, or by the name somebody signs in with. */
async function userNamed(parts: UserParts, scope: TenantScope, given: string): Promise<DirectoryUser> {
  if (isGuid(given.toLowerCase())) return getUser(parts, scope, given);
  return (await findUserByName(parts.db, scope, given)) ?? refuse('user-unknown');
}

async function licensesOf(parts: UserParts, scope: TenantScope, userIds: readonly string[]) {
  const held = await listOwnLicenses(parts.db, scope, userIds);
  if (held.length === 0) return new Map<string, never[]>();
  const skus = new Map(
    (await listOwnPools(parts.db, scope)).map((one) => [licenseKeyOf(one), wireIdOf(one)] as const),
  );
  const shown = held.flatMap(({ userId, excludedPlans, ...sku }) => {
    const skuId = skus.get(licenseKeyOf(sku));
    return skuId ? [{ userId, skuId, disabledPlans: excludedPlans }] : [];
  });
  return Map.groupBy(shown, ({ userId }) => userId);
}

function userRoutes(routes: Routes, parts: UserParts): void {
  const { db, clock, publicUrl } = parts;

  async function shown(scope: TenantScope, user: DirectoryUser, context: RequestContext, select?: string) {
    const licenses = (await licensesOf(parts, scope, [user.userId])).get(user.userId) ?? [];
    return {
      ...graphContext(publicUrl, 'users/$entity'),
      ...userToGraph(user, {
        select,
        licenses: licenses.map(({ skuId, disabledPlans }) => ({ skuId, disabledPlans })),
        language: context.language,
      }),
    };
  }

  routes.add({
    method: 'GET',
    path: '/v1/users',
    operation: 'directory.read',
    tag,
    summary: 'People of your own directory',
    query: Type.Object({
      $select: Type.Optional(Type.String({ maxLength: 1000 })),
      $top: Type.Optional(Type.Integer({ minimum: 0 })),
      $skiptoken: Type.Optional(Type.String({ maxLength: 1000 })),
    }),
    answer: GraphUsers,
    handle: async ({ scope, query, context }) => {
      const { limit, after } = graphPartOf(query);
      const rows = await listUsers(db, scope, {
        view: { state: 'active', sortedBy: 'DisplayName', descending: false },
        after,
        limit: limit + 1,
        purgedBefore: purgedBefore(clock.now()),
      });
      const page = rows.slice(0, limit);
      const licenses = await licensesOf(
        parts,
        scope,
        page.map(({ userId }) => userId),
      );
      const last = rows.length > limit ? page.at(-1) : undefined;
      return {
        ...graphContext(publicUrl, 'users'),
        ...(last ? { '@odata.nextLink': nextGraphPage(publicUrl, query, last) } : {}),
        value: page.map((user) =>
          userToGraph(user, {
            select: query.$select,
            licenses: (licenses.get(user.userId) ?? []).map(({ skuId, disabledPlans }) => ({
              skuId,
              disabledPlans,
            })),
            language: context.language,
          }),
        ),
      };
    },
  });

  routes.add({
    method: 'GET',
    path: '/v1/users/:userId',
    operation: 'directory.read',
    tag,
    summary: 'One person of your own directory, by id or user name',
    params: UserPath,
    query: Type.Object({
      $select: Type.Optional(Type.String({ maxLength: 1000 })),
      $expand: Type.Optional(Type.String({ maxLength: 1000 })),
    }),
    answer: GraphUser,
    handle: async ({ scope, params, query, context }) => {
      const user = await userNamed(parts, scope, params.userId);
      const one = await shown(scope, user, context, query.$select);
      if (!/\bmanager\b/i.test(query.$expand ?? '')) return one;
      const manager = await findManager(db, scope, user.userId);
      return manager
        ? { ...one, manager: userToGraph(manager, { licenses: [], language: context.language }) }
        : one;
    },
  });

  routes.add({
    method: 'POST',
    path: '/v1/users',
    operation: 'directory.change',
    tag,
    summary: 'Add a person to your own directory, with a password to be changed at the first sign-in',
    body: GraphUserInput,
    answer: GraphUser,
    status: 201,
    handle: async ({ caller, scope, body, context }) => {
      const userPrincipalName = body.userPrincipalName ?? missing('userPrincipalName');
      const displayName = body.displayName ?? missing('displayName');
      const password = body.passwordProfile?.password ?? generateTemporaryPassword();
      const weak = checkTemporaryPassword(password, userPrincipalName);
      if (weak) throw weak;
      const acting = actingOf(caller, context);
      const { userId } = await createUser(
        parts,
        ownDirectory(acting),
        {
          userPrincipalName,
          displayName,
          firstName: body.givenName ?? '',
          lastName: body.surname ?? '',
          usageLocation: body.usageLocation ?? null,
          phoneNumber: body.mobilePhone ?? null,
          immutableId: body.onPremisesImmutableId ?? null,
          roles: [caller.tenant.kind === 'customer' ? everybodysRole : 'default-user'],
        },
        password,
        acting,
        async () => {},
      );
      if (body.accountEnabled === false) await blockSignIn(parts, ownDirectory(acting), userId, true, acting);
      return answer(201, await shown(scope, await getUser(parts, scope, userId), context));
    },
  });

  routes.add({
    method: 'PATCH',
    path: '/v1/users/:userId',
    operation: 'directory.change',
    tag,
    summary: 'Change a person of your own directory',
    params: UserPath,
    body: GraphUserInput,
    status: 204,
    handle: async ({ caller, scope, params, body, context }) => {
      const { userId } = await userNamed(parts, scope, params.userId);
      const acting = actingOf(caller, context);
      const change = {
        userPrincipalName: body.userPrincipalName,
        displayName: body.displayName,
        firstName: body.givenName,
        lastName: body.surname,
        usageLocation: body.usageLocation,
        phoneNumber: body.mobilePhone,
        immutableId: body.onPremisesImmutableId,
      };
      await updateUser(
        parts,
        ownDirectory(acting),
        userId,
        { change, version: null },
        acting,
        ({ roles }) => {
          const refusal = checkPersonChange(caller.roles, roles);
          if (refusal) throw refusal;
        },
      );
      if (body.accountEnabled !== undefined) {
        await blockStaff(parts, userId, !body.accountEnabled, acting);
      }
      const password = body.passwordProfile?.password;
      if (password !== undefined) {
        const weak = checkTemporaryPassword(password, params.userId);
        if (weak) throw weak;
        await resetUserPassword(parts, ownDirectory(acting), userId, password, acting, ({ roles }) => {
          const refusal = checkPasswordReset(caller.roles, roles);
          if (refusal) throw refusal;
        });
      }
      return answer(204);
    },
  });
}

function missing(field: string): never {
  throw new Refusal('input-invalid', { problems: field }, [{ field, message: field }]);
}

function managerRoutes(routes: Routes, parts: UserParts): void {
  const { db, publicUrl } = parts;
  const path = '/v1/users/:userId/manager';

  routes.add({
    method: 'GET',
    path,
    operation: 'directory.read',
    tag,
    summary: 'Whom a person reports to',
    params: UserPath,
    answer: GraphUser,
    handle: async ({ scope, params, context }) => {
      const { userId } = await userNamed(parts, scope, params.userId);
      const manager = (await findManager(db, scope, userId)) ?? refuse('user-unknown');
      return {
        ...graphContext(publicUrl, 'directoryObjects/$entity'),
        '@odata.type': '#microsoft.graph.user',
        ...userToGraph(manager, { licenses: [], language: context.language }),
      };
    },
  });

  routes.add({
    method: 'PUT',
    path: `${path}/$ref`,
    operation: 'directory.change',
    tag,
    summary: 'Say whom a person reports to',
    params: UserPath,
    body: GraphReference,
    status: 204,
    handle: async ({ caller, scope, params, body, context }) => {
      const { userId } = await userNamed(parts, scope, params.userId);
      const manager = await userNamed(parts, scope, referredUser(body['@odata.id']));
      // Nobody reports to oneself.
      if (manager.userId === userId) return refuse('user-unknown');
      const acting = actingOf(caller, context);
      await changeUser(parts, ownDirectory(acting), userId, acting, async (inner, user, _at, record) => {
        await writeManager(inner, user.tenantId, userId, manager.userId);
        record('update', { newValue: { id: userId, manager: manager.userPrincipalName } });
      });
      return answer(204);
    },
  });

  routes.add({
    method: 'DELETE',
    path: `${path}/$ref`,
    operation: 'directory.change',
    tag,
    summary: 'Say that a person reports to nobody',
    params: UserPath,
    status: 204,
    handle: async ({ caller, scope, params, context }) => {
      const { userId } = await userNamed(parts, scope, params.userId);
      const acting = actingOf(caller, context);
      await changeUser(parts, ownDirectory(acting), userId, acting, async (inner, user, _at, record) => {
        await writeManager(inner, user.tenantId, userId, null);
        record('update', { newValue: { id: userId, manager: null } });
      });
      return answer(204);
    },
  });
}

function domainRoutes(routes: Routes, parts: UserParts): void {
  const { publicUrl } = parts;
  const one = (domain: Parameters<typeof domainToGraph>[0]) => ({
    ...graphContext(publicUrl, 'domains/$entity'),
    ...domainToGraph(domain),
  });

  routes.add({
    method: 'GET',
    path: '/v1/domains',
    operation: 'directory.read',
    tag,
    summary: 'Domains of your own company, claimed ones included',
    answer: GraphDomains,
    handle: async ({ scope }) => ({
      ...graphContext(publicUrl, 'domains'),
      value: (await listAllDomains(parts, scope.tenantId)).map(domainToGraph),
    }),
  });

  routes.add({
    method: 'GET',
    path: '/v1/domains/:domainId',
    operation: 'directory.read',
    tag,
    summary: 'One domain of your own company',
    params: DomainPath,
    answer: GraphDomain,
    handle: async ({ scope, params }) => one(await getDomain(parts, scope.tenantId, params.domainId)),
  });

  routes.add({
    method: 'POST',
    path: '/v1/domains',
    operation: 'directory.domain.change',
    tag,
    summary: 'Say that a domain is your company’s; it counts once it is verified',
    body: GraphDomainInput,
    answer: GraphDomain,
    status: 201,
    handle: async ({ caller, body, context }) =>
      answer(201, one(await claimDomain(parts, body.id, actingOf(caller, context)))),
  });

  routes.add({
    method: 'PATCH',
    path: '/v1/domains/:domainId',
    operation: 'directory.domain.change',
    tag,
    summary: 'Say where people of a domain sign in',
    params: DomainPath,
    body: GraphDomainChange,
    answer: GraphDomain,
    handle: async ({ caller, scope, params, body, context }) => {
      if (body.authenticationType)
        await federateDomain(
          parts,
          params.domainId,
          body.authenticationType === 'Federated',
          actingOf(caller, context),
        );
      return one(await getDomain(parts, scope.tenantId, params.domainId));
    },
  });

  routes.add({
    method: 'DELETE',
    path: '/v1/domains/:domainId',
    operation: 'directory.domain.change',
    tag,
    summary: 'Give a domain up that nobody is called by',
    params: DomainPath,
    status: 204,
    handle: async ({ caller, params, context }) => {
      await deleteDomain(parts, params.domainId, actingOf(caller, context));
      return answer(204);
    },
  });

  routes.add({
    method: 'POST',
    path: '/v1/domains/:domainId/verify',
    operation: 'directory.domain.change',
    tag,
    summary: 'Look for the proof at the domain’s name server',
    params: DomainPath,
    answer: GraphDomain,
    handle: async ({ caller, params, context }) =>
      one(await verifyDomain(parts, params.domainId, actingOf(caller, context))),
  });

  routes.add({
    method: 'GET',
    path: '/v1/domains/:domainId/verificationDnsRecords',
    operation: 'directory.read',
    tag,
    summary: 'What the domain’s name server has to answer',
    params: DomainPath,
    answer: GraphDnsRecords,
    handle: async ({ scope, params }) => {
      const domain = await getDomain(parts, scope.tenantId, params.domainId);
      return {
        ...graphContext(publicUrl, `domains('${domain.domainName}')/verificationDnsRecords`),
        value: domain.proof === null ? [] : [proofToGraph(domain)],
      };
    },
  });
}

function skuRoutes(routes: Routes, { db, publicUrl }: UserParts): void {
  routes.add({
    method: 'GET',
    path: '/v1/subscribedSkus',
    operation: 'directory.read',
    tag,
    summary: 'Licenses of your own company, whoever sold them',
    answer: GraphSubscribedSkus,
    handle: async ({ scope }) => ({
      ...graphContext(publicUrl, 'subscribedSkus'),
      value: (await listOwnPools(db, scope)).map((pool) => {
        const skuId = wireIdOf(pool);
        const { units } = pool;
        return {
          id: `${scope.tenantId}_${skuId}`,
          accountId: scope.tenantId,
          appliesTo: 'User',
          capabilityStatus: units.capability,
          consumedUnits: units.consumed,
          skuId,
          skuPartNumber: pool.facts?.partNumber ?? licenseKeyOf(pool),
          subscriptionIds: pool.sources.map(({ subscriptionId }) => subscriptionId),
          prepaidUnits: {
            enabled: units.active,
            suspended: units.suspended,
            warning: units.warning,
            lockedOut: 0,
          },
          servicePlans: (pool.facts?.plans ?? []).map((plan) => ({
            servicePlanId: plan.planId,
            servicePlanName: plan.name,
            provisioningStatus: 'Success',
            appliesTo: 'User',
          })),
        };
      }),
    }),
  });
}
