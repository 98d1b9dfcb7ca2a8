import Type from 'typebox';
import { ContractMargins, Margin, MarginChange, MarginPage, NewMargin } from '../../../../contract/margin.ts';
import { readVersion } from '../../errors/read-version.ts';
import { refuse } from '../../errors/refusal.ts';
import { csvHeaders, csvStream } from '../../platform/csv/index.ts';
import type { RequestContext, Routes } from '../../platform/http/index.ts';
import { answer, readToken, tokenGiven, writeToken } from '../../platform/http/index.ts';
import type { MarginParts } from './actions.ts';
import { changeMargin, removeMargin, setMargin } from './actions.ts';
import { resaleRoutes } from './resale-routes.ts';
import { listMargins } from './store.ts';
import { changeOf, contractMarginWire, marginCells, marginColumns, marginWire, newMarginOf } from './wire.ts';

const tag = 'Margins';
const root = '/twotier/v1/margins';
const MarginPath = Type.Object({ marginId: Type.String({ format: 'uuid' }) });
const sizeUsual = 50;
const sizeMax = 200;
const filePage = 1000;

/** What a provider puts on top of the vendor's prices, and the price lists that follow from it. */
export function marginRoutes(routes: Routes, parts: MarginParts): void {
  const shownTo = ({ language }: RequestContext) => ({
    language,
    today: parts.clock.now().toISOString().slice(0, 10),
  });
  routes.add({
    method: 'GET',
    path: root,
    operation: 'margin.list',
    tag,
    summary: 'Your margins, the newest first',
    query: Type.Object({
      resellerId: Type.Optional(Type.String({ format: 'uuid' })),
      size: Type.Optional(Type.Integer({ minimum: 0 })),
      seekOperation: Type.Optional(Type.String()),
      'MS-ContinuationToken': Type.Optional(Type.String()),
    }),
    answer: MarginPage,
    handle: async ({ caller, query, context }) => {
      const size = Math.min(query.size || sizeUsual, sizeMax);
      const rows = await listMargins(parts.db, caller.tenant.id, {
        resellerId: query.resellerId?.toLowerCase() ?? null,
        after: afterOf(tokenGiven(query, context)),
        limit: size + 1,
      });
      const last = rows.length > size ? rows[size - 1] : undefined;
      const items = rows.slice(0, size).map((row) => marginWire(row, shownTo(context)));
      return {
        totalCount: items.length,
        items,
        ...(last ? { continuationToken: writeToken([last.fromDate, last.marginId]) } : {}),
      };
    },
  });
  routes.add({
    method: 'POST',
    path: root,
    operation: 'margin.set',
    tag,
    summary: 'Set a margin: for all, a product, a reseller, or both',
    body: NewMargin,
    answer: Margin,
    status: 201,
    handle: async ({ caller, context, body }) =>
      marginWire(await setMargin(parts, { caller, context }, newMarginOf(body)), shownTo(context)),
  });
  routes.add({
    method: 'PATCH',
    path: `${root}/:marginId`,
    operation: 'margin.set',
    tag,
    summary: 'Change a margin',
    params: MarginPath,
    body: MarginChange,
    answer: Margin,
    handle: async ({ caller, context, params, body }) => {
      const { attributes, ...change } = body;
      const wanted = {
        change: changeOf(change),
        seen: readVersion(context.headers['if-match'], attributes?.etag),
      };
      const margin = await changeMargin(parts, { caller, context }, params.marginId.toLowerCase(), wanted);
      return marginWire(margin, shownTo(context));
    },
  });
  routes.add({
    method: 'DELETE',
    path: `${root}/:marginId`,
    operation: 'margin.remove',
    tag,
    summary: 'Remove a margin',
    params: MarginPath,
    handle: async ({ caller, context, params }) => {
      const seen = readVersion(context.headers['if-match']);
      await removeMargin(parts, { caller, context }, params.marginId.toLowerCase(), seen);
      return undefined;
    },
  });
  contractRoutes(routes, parts, shownTo);
  resaleRoutes(routes, parts);
}

function contractRoutes(
  routes: Routes,
  { db }: MarginParts,
  shownTo: (context: RequestContext) => Parameters<typeof marginWire>[1],
): void {
  async function* pages(providerId: string) {
    for (let after: { fromDate: string; marginId: string } | null = null; ; ) {
      const rows: Awaited<ReturnType<typeof listMargins>> = await listMargins(db, providerId, {
        resellerId: null,
        after,
        limit: filePage,
      });
      yield rows;
      const last = rows.at(-1);
      if (rows.length < filePage || !last) return;
      after = last;
    }
  }
  routes.add({
    method: 'GET',
    path: '/v1/margins',
    operation: 'margin.list',
    tag,
    summary: 'Your margins, as the partner contract lists them',
    answer: ContractMargins,
    handle: async ({ caller, context }) => {
      const results: ReturnType<typeof contractMarginWire>[] = [];
      for await (const rows of pages(caller.tenant.id))
        results.push(...rows.map((row) => contractMarginWire(row, shownTo(context))));
      return { pageSize: results.length, totalSize: results.length, results };
    },
  });
  routes.add({
    method: 'GET',
    path: '/v1/margins/download',
    operation: 'margin.list',
    tag,
    summary: 'Your margins as a file',
    file: ['text/csv'],
    query: Type.Object({ country: Type.Optional(Type.String()) }),
    handle: async ({ caller, context }) =>
      answer(
        200,
        csvStream(marginColumns, pages(caller.tenant.id), (rows) =>
          rows.map((row) => marginCells(row, shownTo(context))),
        ),
        csvHeaders('Margins.csv'),
      ),
  });
}

const day = /^\d{4}-\d{2}-\d{2}$/;
const guid = /^[0-9a-f]{8}-([0-9a-f]{4}-){3}[0-9a-f]{12}$/;

function afterOf(token: string | undefined) {
  if (!token) return null;
  const [fromDate = '', marginId = ''] = readToken(token, 2);
  return day.test(fromDate) && guid.test(marginId)
    ? { fromDate, marginId }
    : refuse('parameter-invalid', { problems: 'MS-ContinuationToken' });
}
