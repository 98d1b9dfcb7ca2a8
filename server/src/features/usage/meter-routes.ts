import Type from 'typebox';
import { UsageMeter, UsageMeterPage, UsageRateInput } from '../../../../contract/usage-meter.ts';
import { readVersion } from '../../errors/read-version.ts';
import { refuse } from '../../errors/refusal.ts';
import type { Routes } from '../../platform/http/index.ts';
import { answer, readToken, writeToken } from '../../platform/http/index.ts';
import type { MeterDeps } from './meter-actions.ts';
import { giveRate, withdrawRate } from './meter-actions.ts';
import { monthOf } from './meter-rules.ts';
import type { MeterPlace } from './meter-store.ts';
import { findMeter, listMeterCurrencies, listMetersInMonth } from './meter-store.ts';
import { meterRowToWire, meterToWire } from './meter-wire.ts';

const tag = 'Usage meters';
const root = '/twotier/v1/usagemeters';
const pageSize = 25;
const sizeMax = 100;
const month = Type.String({ pattern: '^\\d{4}-(0[1-9]|1[0-2])$', description: '2026-11' });
const currency = Type.String({ pattern: '^[A-Za-z]{3}$' });
const MeterPath = Type.Object({ meterId: Type.String({ format: 'uuid' }) });
const RatePath = Type.Object({ meterId: Type.String({ format: 'uuid' }), currency, month });

/** What usage costs by meter, currency and month: given by the operator, never for a month that has been rated. */
export function meterRoutes(routes: Routes, deps: MeterDeps): void {
  const { db, clock } = deps;
  const shown = async (meterId: string) => {
    const meter = (await findMeter(db, meterId)) ?? refuse('not-found');
    return meterToWire(meter, clock.now());
  };
  const keyOf = (params: { meterId: string; currency: string; month: string }) => ({
    meterId: params.meterId.toLowerCase(),
    currency: params.currency.toUpperCase(),
    month: params.month,
  });

  routes.add({
    method: 'GET',
    path: root,
    operation: 'usageMeter.list',
    tag,
    summary: 'Meters by product, with their rates in a month and a currency',
    query: Type.Object({
      search: Type.Optional(Type.String({ maxLength: 100 })),
      currency: Type.Optional(currency),
      month: Type.Optional(month),
      size: Type.Optional(Type.Integer({ minimum: 1 })),
      'MS-ContinuationToken': Type.Optional(Type.String()),
    }),
    answer: UsageMeterPage,
    handle: async ({ query }) => {
      const by = {
        currency: query.currency?.toUpperCase() ?? 'USD',
        month: query.month ?? monthOf(clock.now()),
        letters: query.search?.trim() || null,
      };
      const limit = Math.min(query.size ?? pageSize, sizeMax);
      const after = afterOf(query['MS-ContinuationToken']);
      const found = await listMetersInMonth(db, by, { after, limit: limit + 1 });
      const page = found.slice(0, limit);
      const last = found.length > limit ? page.at(-1) : undefined;
      return {
        totalCount: page.length,
        items: page.map((one) => meterRowToWire(one, by)),
        ...(last ? { continuationToken: writeToken([last.category, last.name, last.meterId]) } : {}),
      };
    },
  });

  routes.add({
    method: 'GET',
    path: `${root}/currencies`,
    operation: 'usageMeter.list',
    tag,
    summary: 'Currencies that usage is rated in',
    answer: Type.Object({ items: Type.Array(Type.String()) }),
    handle: async () => ({ items: await listMeterCurrencies(db) }),
  });

  routes.add({
    method: 'GET',
    path: `${root}/:meterId`,
    operation: 'usageMeter.list',
    tag,
    summary: 'One meter with its rates of all months',
    params: MeterPath,
    answer: UsageMeter,
    handle: ({ params }) => shown(params.meterId.toLowerCase()),
  });

  routes.add({
    method: 'PUT',
    path: `${root}/:meterId/rates/:currency/:month`,
    operation: 'usageMeter.rate',
    tag,
    summary: 'Give a meter rates from a month on',
    params: RatePath,
    body: UsageRateInput,
    answer: UsageMeter,
    handle: async ({ caller, context, params, body }) => {
      const seen = readVersion(context.headers['if-match'], body.attributes?.etag);
      const key = keyOf(params);
      await giveRate(deps, { caller, context, seen }, key, body.steps);
      return shown(key.meterId);
    },
  });

  routes.add({
    method: 'DELETE',
    path: `${root}/:meterId/rates/:currency/:month`,
    operation: 'usageMeter.rate',
    tag,
    summary: 'Take rates back that nothing has been rated with',
    params: RatePath,
    status: 204,
    handle: async ({ caller, context, params }) => {
      const seen = readVersion(context.headers['if-match']);
      await withdrawRate(deps, { caller, context, seen }, keyOf(params));
      return answer(204);
    },
  });
}

function afterOf(token: string | undefined): MeterPlace | null {
  if (token === undefined) return null;
  const [category = '', name = '', meterId = ''] = readToken(token, 3);
  return /^[0-9a-f-]{36}$/.test(meterId)
    ? { category, name, meterId }
    : refuse('parameter-invalid', { problems: 'MS-ContinuationToken' });
}
