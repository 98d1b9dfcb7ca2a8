import type { Language } from '../../errors/sentence.ts';
import type { Tx } from '../../platform/db/index.ts';
import type { Sellable } from '../catalog/index.ts';
import { findPromotionsOfItems, findSellables } from '../catalog/index.ts';
import { findSegment, sellableTo } from '../qualification/index.ts';
import type { ChangeFacts, PromotionFacts } from './change-model.ts';
import { countRunningUsage, listRelatives } from './life-store.ts';
import type { KeptSubscription } from './model.ts';
import type { SubscriptionPorts } from './ports.ts';
import { listHeldSubscriptions } from './store.ts';

/** What the catalog says of things today, for a customer's country and in the subscription's currency. */
export async function readCatalog(
  tx: Tx,
  ids: readonly (string | null)[],
  where: { readonly country: string; readonly currency: string },
): Promise<Map<string, Sellable>> {
  const wanted = [...new Set(ids.filter((id) => id !== null))];
  const found = await findSellables(tx, wanted, where);
  return new Map([...found.values()].map((one) => [one.catalogItemId.toLowerCase(), one]));
}

export interface FactsWanted {
  readonly country: string;
  readonly language: Language;
  readonly now: Date;
  /** Things besides the product itself: of a schedule, of an upgrade. */
  readonly catalogItemIds: readonly (string | null)[];
  /** A promotion is named for the next term. */
  readonly withPromotions?: boolean;
}

/** Everything that the rules of a change look at, as it is now. */
export async function readChangeFacts(
  tx: Tx,
  ports: SubscriptionPorts,
  s: KeptSubscription,
  { country, language, now, catalogItemIds, withPromotions = false }: FactsWanted,
): Promise<Omit<ChangeFacts, 'relatives'> & { readonly relatives: readonly KeptSubscription[] }> {
  const where = { country, currency: s.currency };
  const catalog = await readCatalog(tx, [s.catalogItemId, ...catalogItemIds], where);
  const relatives = await listRelatives(tx, s.partnerId, s.customerId);
  const credit = await ports.credit.find(tx, s.partnerId);
  if (!credit) throw new Error(`partner ${s.partnerId} has no account`);
  const items = [s.catalogItemId, ...catalogItemIds.filter((id) => id !== null)];
  const promoted = withPromotions ? await readPromotions(tx, s.customerId, country, items) : null;
  const running = s.kind === 'usage' ? await countRunningUsage(tx, s) : 0;
  return { now, language, catalog, relatives, running, credit, promoted };
}

async function readPromotions(
  tx: Tx,
  customerId: string,
  country: string,
  catalogItemIds: readonly string[],
): Promise<PromotionFacts> {
  const held = await listHeldSubscriptions(tx, customerId);
  return {
    country,
    promotions: await findPromotionsOfItems(tx, catalogItemIds),
    held: new Set(held.map(({ productId, skuId }) => `${productId}:${skuId}`.toLowerCase())),
    segments: sellableTo[await findSegment(tx, customerId)],
  };
}
