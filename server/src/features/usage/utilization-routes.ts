import Type from 'typebox';
import { AzureUtilizationRecords } from '../../../../contract/usage-record.ts';
import { refuse } from '../../errors/refusal.ts';
import type { RequestContext, Routes } from '../../platform/http/index.ts';
import { answer, collection, link, readToken, tokenGiven, writeToken } from '../../platform/http/index.ts';
import type { UsageDeps } from './actions.ts';
import { findPlan, listUtilizations } from './record-store.ts';
import { utilizationRecord } from './record-wire.ts';
import { dayAfter } from './rules.ts';

const sizeMax = 1000;
const dayMs = 86_400_000;
const hourMs = 3_600_000;
const guid = /^[0-9a-f]{8}-([0-9a-f]{4}-){3}[0-9a-f]{12}$/i;

/** What was used by day or hour, for whoever rates it anew (conventions 11: the paging with an underscore). */
export function utilizationRoutes(routes: Routes, { db, clock }: UsageDeps): void {
  routes.addForCustomer({
    method: 'GET',
    path: '/v1/customers/:customerId/subscriptions/:subscriptionId/utilizations/azure',
    operation: 'usage.read',
    tag: 'Usage',
    summary: 'Quantities used under a usage plan, by day or hour',
    params: Type.Object({ customerId: Type.String(), subscriptionId: Type.String() }),
    query: Type.Object({
      start_time: Type.String({ format: 'date-time' }),
      end_time: Type.String({ format: 'date-time', description: 'Exclusive' }),
      granularity: Type.Optional(Type.String({ description: 'daily or hourly; daily without it' })),
      show_details: Type.Optional(Type.Boolean({ description: 'By resource; true without it' })),
      size: Type.Optional(Type.Integer({ minimum: 0 })),
      seek_operation: Type.Optional(Type.String()),
      'MS-ContinuationToken': Type.Optional(Type.String()),
    }),
    answer: AzureUtilizationRecords,
    maybeEmpty: 'Nothing of the period is known yet; Retry-After says when',
    handle: async ({ scope, customer: { customerId }, params, query, context }) => {
      const granularity = granularityIn(query.granularity);
      const step = granularity === 'daily' ? dayMs : hourMs;
      const [from, to] = [floor(query.start_time, step), ceiling(query.end_time, step)];
      if (to <= from) return refuseParameter('end_time');
      const id = params.subscriptionId;
      const of = { partnerId: scope.tenantId, customerId };
      const limit = Math.min(query.size || sizeMax, sizeMax);
      const showDetails = query.show_details ?? true;
      const after = tokenIn(query, context);
      const now = clock.now();
      const found = await db.transaction(scope, async (tx) => {
        const plan = guid.test(id) ? await findPlan(tx, { ...of, id }) : undefined;
        const { planId } = plan ?? refuse('subscription-unknown');
        const asked = { ...of, planId, from, to, granularity, showDetails, after, limit: limit + 1 };
        return listUtilizations(tx, asked);
      });
      // Nothing of today is known before tomorrow.
      if (from.getTime() >= dayAfter(now).getTime() - dayMs) {
        const seconds = Math.ceil((dayAfter(now).getTime() - now.getTime()) / 1000);
        return answer(204, undefined, { 'retry-after': String(seconds) });
      }
      const page = found.slice(0, limit);
      const address = new URLSearchParams({
        start_time: query.start_time,
        end_time: query.end_time,
        granularity,
        show_details: showDetails ? 'True' : 'False',
        size: String(limit),
      });
      const path = `/customers/${customerId}/subscriptions/${id}/utilizations/azure`;
      const last = page.at(-1);
      const items = page.map(utilizationRecord);
      if (found.length <= limit || !last) return collection(items, `${path}?${address}`);
      const token = writeToken([last.startsAt.toISOString(), last.meterId, last.serviceId, last.resource]);
      const self = `${path}?${address}`;
      address.set('seek_operation', 'Next');
      address.set('MS-ContinuationToken', token);
      const next = link(`${path}?${address}`, 'GET', [{ key: 'MS-ContinuationToken', value: token }]);
      return { ...collection(items, self, next), continuationToken: token };
    },
  });
}

const floor = (at: string, step: number) => new Date(Math.floor(Date.parse(at) / step) * step);
const ceiling = (at: string, step: number) => new Date(Math.ceil(Date.parse(at) / step) * step);

function granularityIn(given: string | undefined): 'daily' | 'hourly' {
  const wanted = (given ?? 'daily').trim().toLowerCase();
  return wanted === 'daily' || wanted === 'hourly' ? wanted : refuseParameter('granularity');
}

function tokenIn(
  query: { readonly 'MS-ContinuationToken'?: string },
  context: RequestContext,
): [string, string, string, string] | null {
  const token = tokenGiven(query, context);
  if (!token) return null;
  const [at = '', meterId = '', serviceId = '', resource = ''] = readToken(token, 4);
  const isOurs = !Number.isNaN(Date.parse(at)) && guid.test(meterId) && guid.test(serviceId);
  return isOurs ? [at, meterId, serviceId, resource] : refuseParameter('MS-ContinuationToken');
}

function refuseParameter(field: string): never {
  return refuse('parameter-invalid', { problems: field }, [{ field, message: field }]);
}
