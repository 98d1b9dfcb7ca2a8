import Type from 'typebox';
import {
  AccessMatrix,
  PartnersAccess,
  PersonAccess,
  PersonCustomers,
  RefusalExplained,
} from '../../../../contract/explain.ts';
import { type Operation, policy } from '../../access/policy.ts';
import type { Routes } from '../../platform/http/index.ts';
import { readToken, writeToken } from '../../platform/http/index.ts';
import type { ExplainDeps } from './actions.ts';
import {
  whatMayPartnersDo,
  whatMayPersonDo,
  whereMayPersonWork,
  whoMayDoWhat,
  whyRefused,
} from './actions.ts';
import {
  matrixToWire,
  partnersAccessToWire,
  personAccessToWire,
  personCustomersToWire,
  refusalToWire,
} from './wire.ts';

const tag = 'Explain access';
const pageSize = 25;
const sizeMax = 100;

const Guid = Type.String({ format: 'uuid' });
const PageQuery = Type.Object({
  size: Type.Optional(Type.Integer({ minimum: 1 })),
  'MS-ContinuationToken': Type.Optional(Type.String()),
});

interface PageGiven {
  readonly size?: number;
  readonly 'MS-ContinuationToken'?: string;
}

function pageOf(
  query: PageGiven,
): { limit: number; name: string; id: string } | { limit: number; name: null } {
  const limit = Math.min(query.size ?? pageSize, sizeMax);
  const [name, id] = query['MS-ContinuationToken'] ? readToken(query['MS-ContinuationToken'], 2) : [];
  return name !== undefined && id ? { limit, name, id } : { limit, name: null };
}

/** Who may do what, and why: for a customer, for a person, for a refusal. */
export function explainRoutes(routes: Routes, deps: ExplainDeps): void {
  routes.add({
    method: 'GET',
    path: '/twotier/v1/customers/:customerId/access',
    operation: 'explain.customer',
    tag,
    summary: 'Who of your company may do what at a customer',
    params: Type.Object({ customerId: Guid }),
    query: PageQuery,
    answer: AccessMatrix,
    handle: async ({ caller, context, params, query }) => {
      const page = pageOf(query);
      const after = page.name === null ? undefined : { name: page.name, userId: page.id };
      const rows = await whoMayDoWhat(deps, caller, params.customerId, { after, limit: page.limit + 1 });
      const shown = rows.slice(0, page.limit);
      const last = rows.length > page.limit ? shown.at(-1)?.member : undefined;
      return matrixToWire(shown, last ? writeToken([last.nameKey, last.userId]) : null, context.language);
    },
  });
  routes.add({
    method: 'GET',
    path: '/twotier/v1/customers/:customerId/access/:userId',
    operation: 'explain.customer',
    tag,
    summary: 'What a person of your company may do at a customer, check by check',
    params: Type.Object({ customerId: Guid, userId: Guid }),
    answer: PersonAccess,
    handle: async ({ caller, context, params }) => {
      const found = await whatMayPersonDo(deps, caller, params.customerId, params.userId);
      return personAccessToWire(found, params.customerId, context.language);
    },
  });
  routes.add({
    method: 'GET',
    path: '/twotier/v1/people/:userId/access',
    operation: 'explain.person',
    tag,
    summary: 'What a person of your company may do, customer by customer',
    params: Type.Object({ userId: Guid }),
    query: PageQuery,
    answer: PersonCustomers,
    handle: async ({ caller, context, params, query }) => {
      const page = pageOf(query);
      const after = page.name === null ? undefined : { name: page.name, customerId: page.id };
      const found = await whereMayPersonWork(deps, caller, params.userId, { after, limit: page.limit + 1 });
      const shown = found.customers.slice(0, page.limit);
      const last = found.customers.length > page.limit ? shown.at(-1)?.tie : undefined;
      const next = last ? writeToken([last.nameKey, last.customerId]) : null;
      return personCustomersToWire({ ...found, customers: shown }, next, context.language);
    },
  });
  routes.add({
    method: 'GET',
    path: '/twotier/v1/access/partners',
    operation: 'explain.partners',
    tag,
    summary: 'What your partners may do at your company, by role',
    answer: PartnersAccess,
    handle: async ({ caller, context }) =>
      partnersAccessToWire(await whatMayPartnersDo(deps, caller), context.language),
  });
  refusalRoute(routes, deps);
}

function refusalRoute(routes: Routes, deps: ExplainDeps): void {
  routes.add({
    method: 'GET',
    path: '/twotier/v1/access/refusals/:reason',
    operation: 'explain.refusal',
    tag,
    summary: 'Why something was refused to you, and who could do it',
    params: Type.Object({ reason: Type.String() }),
    query: Type.Object({ operation: Type.Optional(Type.String()), customerId: Type.Optional(Guid) }),
    answer: RefusalExplained,
    handle: async ({ caller, params, query }) => {
      const operation =
        query.operation && Object.hasOwn(policy, query.operation)
          ? (query.operation as Operation)
          : undefined;
      const why = operation
        ? await whyRefused(deps, caller, {
            reason: params.reason,
            operation,
            customerId: query.customerId ?? null,
          })
        : { verdict: null, able: [] };
      return refusalToWire({ reason: params.reason, operation, ...why }, caller);
    },
  });
}
