import Type from 'typebox';
import {
  ProductPromotion,
  ProductPromotionCollection,
  PromotionEligibilities,
  PromotionEligibilityRequest,
  PromotionItems,
} from '../../../../../contract/promotion.ts';
import { refuse } from '../../../errors/refusal.ts';
import type { Language } from '../../../errors/sentence.ts';
import { readerOf } from '../../../platform/db/index.ts';
import type { Routes } from '../../../platform/http/index.ts';
import { attributes, collection } from '../../../platform/http/index.ts';
import { wantedCountry } from '../market-wire.ts';
import type { CatalogParts } from '../parts.ts';
import { segmentNamed } from '../rules.ts';
import { findPromotionsOfItems, skuOfItem } from './finding.ts';
import type { PromotedLine, Promotion, PromotionProblem } from './model.ts';
import { isRunning, problemsOf } from './rules.ts';
import { findPromotionById, listRunningPromotions } from './store.ts';
import { problemWire, promotionItemWire, promotionWire } from './wire.ts';

const tag = 'Promotions';
const Country = Type.String({ pattern: '^[A-Za-z]{2}$' });

/** Discounts of the vendor on first terms. */
export function promotionRoutes(routes: Routes, parts: CatalogParts): void {
  const { db, clock } = parts;
  routes.add({
    method: 'GET',
    path: '/v1/productpromotions',
    operation: 'promotion.read',
    tag,
    summary: 'Promotions that run in a market',
    query: Type.Object({ country: Country, segment: Type.Optional(Type.String()) }),
    answer: ProductPromotionCollection,
    handle: async ({ caller, scope, query, context }) => {
      const { country } = wantedCountry(query.country);
      const segment = segmentNamed(query.segment ?? 'commercial', caller.tenant.cloud);
      const rows = await listRunningPromotions(readerOf(db, scope), { country, segment, on: clock.now() });
      return collection(
        rows.map((row) => promotionWire(row, context.language)),
        `/productpromotions?country=${country}&segment=${segment}`,
      );
    },
  });
  routes.add({
    method: 'GET',
    path: '/v1/productpromotions/:promotionId',
    operation: 'promotion.read',
    tag,
    summary: 'One promotion, also after it has ended',
    params: Type.Object({ promotionId: Type.String() }),
    query: Type.Object({ country: Country }),
    answer: ProductPromotion,
    handle: async ({ scope, params, query, context }) => {
      const { country } = wantedCountry(query.country);
      const found = await findPromotionById(readerOf(db, scope), params.promotionId, country);
      return promotionWire(found ?? refuse('not-found'), context.language);
    },
  });
  routes.addForCustomer({
    method: 'POST',
    path: '/v1/customers/:customerId/promotionEligibilities',
    operation: 'customer.promotion.check',
    tag,
    summary: 'Whether a customer gets promotions on what it is about to buy',
    body: PromotionEligibilityRequest,
    answer: PromotionEligibilities,
    handle: async ({ scope, customer, body, context }) => {
      const held = (await parts.heldSkusOf?.(scope, customer.customerId)) ?? new Set<string>();
      const segments = (await parts.segmentsOf?.(scope, customer.customerId)) ?? null;
      const lines = body.items.map((item) => ({
        item,
        line: {
          catalogItemId: item.catalogItemId,
          term: item.termDuration.toUpperCase(),
          billingCycle: item.billingCycle,
          quantity: item.quantity,
          country: customer.country,
          on: clock.now(),
          held,
          segments,
        },
      }));
      const offered = await findPromotionsOfItems(
        readerOf(db, scope),
        lines.map(({ line }) => line.catalogItemId),
      );
      const items = lines.map(({ item, line }, index) => ({
        id: item.id ?? index,
        catalogItemId: item.catalogItemId,
        quantity: item.quantity,
        billingCycle: item.billingCycle,
        termDuration: item.termDuration,
        eligibilities: eligibilities(offered, line, item.promotionId, context.language),
      }));
      return { totalCount: items.length, items, attributes: attributes('Collection') };
    },
  });
  routes.add({
    method: 'GET',
    path: '/twotier/v1/promotions',
    operation: 'promotion.browse',
    tag,
    summary: 'Promotions of a market, in words',
    query: Type.Object({ country: Type.Optional(Country) }),
    answer: PromotionItems,
    handle: async ({ caller, scope, query, context }) => {
      const { country } = wantedCountry(query.country ?? caller.tenant.country);
      const by = { country, segment: null, on: clock.now() };
      const rows = await listRunningPromotions(readerOf(db, scope), by);
      const items = rows.map((row) => promotionItemWire(row, context.language));
      return { totalCount: items.length, items };
    },
  });
}

/** The promotion asked for, or every one that runs for the line's SKU. */
function eligibilities(
  offered: readonly Promotion[],
  line: PromotedLine,
  promotionId: string | undefined,
  language: Language,
) {
  const refusedWith = (problem: PromotionProblem) => [
    { ...(promotionId ? { promotionId } : {}), isEligible: false, errors: [problemWire(problem, language)] },
  ];
  const sku = skuOfItem(line.catalogItemId);
  if (sku === undefined) return refusedWith({ type: 'InvalidCatalogItemId' });
  const wanted = promotionId
    ? offered.filter((one) => one.promotionId.toLowerCase() === promotionId.toLowerCase())
    : offered.filter(
        (one) =>
          `${one.productId}:${one.skuId}`.toLowerCase() === sku && isRunning(one, line.country, line.on),
      );
  if (wanted.length === 0)
    return refusedWith({ type: promotionId ? 'InvalidPromotion' : 'NoPromotionsAvailable' });
  return wanted.map((one) => {
    const problems = problemsOf(one, line);
    return {
      promotionId: one.promotionId,
      isEligible: problems.length === 0,
      errors: problems.map((problem) => problemWire(problem, language)),
    };
  });
}
