import Type from 'typebox';
import {
  KeptPromotion,
  KeptPromotions,
  NewPromotion,
  PromotionChange,
} from '../../../../../contract/promotion.ts';
import { readVersion } from '../../../errors/read-version.ts';
import { readerOf } from '../../../platform/db/index.ts';
import type { Routes } from '../../../platform/http/index.ts';
import { readToken, tokenGiven, writeToken } from '../../../platform/http/index.ts';
import type { CatalogParts } from '../parts.ts';
import type { PromotionPhase } from './model.ts';
import { addPromotion, changePromotion, removePromotion } from './upkeep-actions.ts';
import { listKeptPromotions } from './upkeep-store.ts';
import { changeFromWire, keptPromotionWire, wantedFromWire } from './upkeep-wire.ts';

const tag = 'Promotions';
const root = '/twotier/v1/catalog/promotions';
const PromotionPath = Type.Object({ promotionId: Type.String({ maxLength: 300 }) });

/** Promotions of every market as the operator looks after them. */
export function promotionUpkeepRoutes(routes: Routes, parts: CatalogParts): void {
  const { db, clock } = parts;
  const today = () => clock.now().toISOString().slice(0, 10);
  routes.add({
    method: 'GET',
    path: root,
    operation: 'catalog.promotion.list',
    tag,
    summary: 'Promotions of all markets: planned, running, ended',
    query: Type.Object({
      search: Type.Optional(Type.String({ maxLength: 200, description: 'Part of a name' })),
      phase: Type.Optional(Type.String({ enum: ['planned', 'running', 'ended'] })),
      size: Type.Optional(Type.Integer({ minimum: 1, maximum: 200 })),
      seekOperation: Type.Optional(Type.String()),
      'MS-ContinuationToken': Type.Optional(Type.String()),
    }),
    answer: KeptPromotions,
    handle: async ({ scope, query, context }) => {
      const size = query.size ?? 40;
      const token = tokenGiven(query, context);
      const text = query.search?.trim() ?? '';
      const found = await listKeptPromotions(readerOf(db, scope), {
        today: today(),
        phase: (query.phase as PromotionPhase | undefined) ?? null,
        text: text === '' ? null : text,
        after: token ? (readToken(token, 1)[0] ?? null) : null,
        limit: size + 1,
      });
      const items = found.slice(0, size).map((one) => keptPromotionWire(one, context.language, today()));
      const last = items.at(-1);
      return {
        totalCount: items.length,
        items,
        ...(found.length > size && last ? { continuationToken: writeToken([last.id.toLowerCase()]) } : {}),
      };
    },
  });
  routes.add({
    method: 'POST',
    path: root,
    operation: 'catalog.promotion.set',
    tag,
    summary: 'Offer a promotion',
    body: NewPromotion,
    answer: KeptPromotion,
    status: 201,
    handle: async (call) =>
      keptPromotionWire(
        await addPromotion(parts, call, wantedFromWire(call.body)),
        call.context.language,
        today(),
      ),
  });
  routes.add({
    method: 'PUT',
    path: `${root}/:promotionId`,
    operation: 'catalog.promotion.set',
    tag,
    summary: 'Change a promotion; once it has begun, its texts and its last day',
    params: PromotionPath,
    body: PromotionChange,
    answer: KeptPromotion,
    handle: async (call) => {
      const seen = readVersion(call.context.headers['if-match'], call.body.attributes?.etag);
      const wanted = changeFromWire(call.body);
      const changed = await changePromotion(parts, call, call.params.promotionId, { wanted, seen });
      return keptPromotionWire(changed, call.context.language, today());
    },
  });
  routes.add({
    method: 'DELETE',
    path: `${root}/:promotionId`,
    operation: 'catalog.promotion.remove',
    tag,
    summary: 'Remove a promotion that has not begun',
    params: PromotionPath,
    handle: async (call) => {
      const seen = readVersion(call.context.headers['if-match']);
      await removePromotion(parts, call, call.params.promotionId, seen);
      return undefined;
    },
  });
}
