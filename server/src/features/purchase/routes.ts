import type { Static } from 'typebox';
import Type from 'typebox';
import { PurchasePage, purchaseSpans } from '../../../../contract/purchase.ts';
import { subscriptionKinds } from '../../../../contract/subscription-status.ts';
import { refuse } from '../../errors/refusal.ts';
import { csvHeaders, csvStream } from '../../platform/csv/index.ts';
import type { Routes } from '../../platform/http/index.ts';
import { answer, readToken, writeToken } from '../../platform/http/index.ts';
import type { PurchaseDeps } from './actions.ts';
import { placeOf, readAllPurchases, readPurchases } from './actions.ts';
import { purchaseFile } from './file-wire.ts';
import type { PurchaseSearch } from './model.ts';
import type { PurchasePlace } from './store.ts';
import { purchaseToWire } from './wire.ts';

const tag = 'Purchases of your organization';
const pageSize = 25;
const sizeMax = 100;
const dayMs = 86_400_000;

const narrowing = {
  span: Type.Optional(Type.Enum([...purchaseSpans])),
  kind: Type.Optional(Type.Enum([...subscriptionKinds])),
  days: Type.Optional(
    Type.Integer({ minimum: 1, maximum: 3660, description: 'Terms that end within so many' }),
  ),
  search: Type.Optional(
    Type.String({ maxLength: 100, description: 'Letters of a name, a partner, an order' }),
  ),
};
const Narrowing = Type.Object(narrowing);

/** What a customer bought, from whom, until when, and whom it asks: one list for its own people (C63, C89). */
export function purchaseRoutes(routes: Routes, deps: PurchaseDeps): void {
  const root = '/twotier/v1/organization/purchases';

  routes.add({
    method: 'GET',
    path: root,
    operation: 'ownPurchase.list',
    tag,
    summary: 'As a customer: everything you bought, the newest first',
    query: Type.Object({
      ...narrowing,
      size: Type.Optional(Type.Integer({ minimum: 1 })),
      'MS-ContinuationToken': Type.Optional(Type.String()),
    }),
    answer: PurchasePage,
    handle: async ({ caller, context, query }) => {
      const now = deps.clock.now();
      const limit = Math.min(query.size ?? pageSize, sizeMax);
      const after = afterOf(query['MS-ContinuationToken']);
      const found = await readPurchases(deps, caller, searchOf(query, now), { after, limit: limit + 1 });
      const page = found.slice(0, limit);
      const last = found.length > limit ? page.at(-1) : undefined;
      const place = last && placeOf(last);
      return {
        totalCount: page.length,
        items: page.map((one) => purchaseToWire(one, now, context.language)),
        ...(place ? { continuationToken: writeToken([place.boughtAt, place.subscriptionId]) } : {}),
      };
    },
  });

  routes.add({
    method: 'GET',
    path: `${root}/export`,
    operation: 'ownPurchase.export',
    tag,
    summary: 'As a customer: everything you bought, as a CSV file',
    query: Narrowing,
    file: ['text/csv'],
    handle: async ({ caller, context, query }) => {
      const now = deps.clock.now();
      const { header, row } = purchaseFile(now, context.language);
      const parts = readAllPurchases(deps, caller, searchOf(query, now));
      return answer(
        200,
        csvStream(header, parts, (part) => part.map(row)),
        csvHeaders('Purchases.csv'),
      );
    },
  });
}

function searchOf({ span, kind, days, search }: Static<typeof Narrowing>, now: Date): PurchaseSearch {
  const day = (at: number) => new Date(at).toISOString().slice(0, 10);
  return {
    span: span ?? 'current',
    kind: kind ?? null,
    letters: search?.trim() || null,
    endsBy: days === undefined ? null : day(now.getTime() + days * dayMs),
    today: day(now.getTime()),
  };
}

function afterOf(token: string | undefined): PurchasePlace | null {
  if (token === undefined) return null;
  const [boughtAt = '', subscriptionId = ''] = readToken(token, 2);
  const isPlace = !Number.isNaN(Date.parse(boughtAt)) && /^[0-9a-f-]{36}$/.test(subscriptionId);
  return isPlace
    ? { boughtAt, subscriptionId }
    : refuse('parameter-invalid', { problems: 'MS-ContinuationToken' });
}
