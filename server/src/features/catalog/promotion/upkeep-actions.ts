import type { Caller } from '../../../access/caller.ts';
import type { ReadVersion } from '../../../errors/read-version.ts';
import { refuseStale } from '../../../errors/read-version.ts';
import { refuse } from '../../../errors/refusal.ts';
import type { Tx } from '../../../platform/db/index.ts';
import { systemScope } from '../../../platform/db/index.ts';
import { actorOf, appendAuditEvent } from '../../audit/index.ts';
import type { CatalogParts } from '../parts.ts';
import { raiseCatalogVersion } from '../store.ts';
import type { KeptPromotion, Promotion, WantedPromotion } from './model.ts';
import { promotionIdOf } from './promotion-id.ts';
import { changeFaultOf, faultOf, refuseRemoval } from './upkeep-rules.ts';
import type { ShownPromotion } from './upkeep-store.ts';
import { deletePromotion, findSoldSkus, lockPromotion, putPromotions } from './upkeep-store.ts';

type Parts = Pick<CatalogParts, 'db' | 'clock'>;

export interface PromotionCall {
  readonly caller: Caller;
  readonly context: { readonly correlationId: string };
}

const keeping = systemScope('the operator looks after promotions');

export function promotionEtag({ promotionId, version }: KeptPromotion): string {
  return Buffer.from(`${promotionId}:${version}`).toString('base64url');
}

/** A new promotion; the same one, entered again, is a change of the one that is there. */
export function addPromotion(
  parts: Parts,
  call: PromotionCall,
  wanted: WantedPromotion,
): Promise<ShownPromotion> {
  return keep(parts, call, async (tx, { today, save, record }) => {
    const promotion = await fitting(tx, wanted, today);
    const present = await lockPromotion(tx, promotion.promotionId);
    refuseChange(present, promotion, today);
    await save(promotion);
    await record(present ? 'update_promotion' : 'add_promotion', present ?? null, promotion);
    return reread(tx, promotion.promotionId);
  });
}

/** Once it has begun only its texts and its last day can change. */
export function changePromotion(
  parts: Parts,
  call: PromotionCall,
  promotionId: string,
  of: { readonly wanted: Omit<WantedPromotion, 'productId' | 'skuId'>; readonly seen: ReadVersion | null },
): Promise<ShownPromotion> {
  return keep(parts, call, async (tx, { today, save, record }) => {
    const present = await lockSeen(tx, promotionId, of.seen);
    const { productId, skuId } = present;
    const wanted = { ...of.wanted, productId, skuId };
    refuseChange(present, wanted, today);
    const promotion = { ...(await fitting(tx, wanted, today)), promotionId: present.promotionId };
    await save(promotion);
    await record('update_promotion', present, promotion);
    return reread(tx, promotionId);
  });
}

/** Only what has not begun; what has begun is ended by its last day. */
export function removePromotion(
  parts: Parts,
  call: PromotionCall,
  promotionId: string,
  seen: ReadVersion | null,
): Promise<void> {
  return keep(parts, call, async (tx, { today, record }) => {
    const present = await lockSeen(tx, promotionId, seen);
    refuseRemoval(present, today);
    await deletePromotion(tx, promotionId);
    await record('remove_promotion', present, null);
  });
}

async function lockSeen(tx: Tx, promotionId: string, seen: ReadVersion | null): Promise<ShownPromotion> {
  const present = (await lockPromotion(tx, promotionId)) ?? refuse('promotion-unknown');
  refuseStale(seen, promotionEtag(present));
  return present;
}

async function reread(tx: Tx, promotionId: string): Promise<ShownPromotion> {
  return (await lockPromotion(tx, promotionId)) ?? refuse('promotion-unknown');
}

function refuseChange(present: Promotion | undefined, wanted: WantedPromotion, today: string): void {
  const fault = present && changeFaultOf(present, wanted, today);
  if (fault) refuse(fault.reason, fault.parameters);
}

/** With its id, and product and SKU as the catalog spells them; refused where it cannot be offered. */
async function fitting(tx: Tx, wanted: WantedPromotion, today: string): Promise<Promotion> {
  const key = `${wanted.productId}:${wanted.skuId}`;
  const sku = (await findSoldSkus(tx, [key])).get(key.toLowerCase()) ?? refuse('sku-unknown');
  const { productId, skuId, terms } = sku;
  const fault = faultOf(wanted, terms, today);
  if (fault) return refuse(fault.reason, fault.parameters);
  const named = { ...wanted, productId, skuId };
  return { ...named, promotionId: promotionIdOf(named) };
}

interface Keeping {
  readonly today: string;
  readonly save: (promotion: Promotion) => Promise<void>;
  readonly record: (operation: string, before: Promotion | null, after: Promotion | null) => Promise<void>;
}

function keep<T>(
  { db, clock }: Parts,
  { caller, context }: PromotionCall,
  work: (tx: Tx, how: Keeping) => Promise<T>,
): Promise<T> {
  const actor = actorOf(caller, context);
  const now = clock.now();
  return db.transaction(keeping, async (tx) => {
    const done = await work(tx, {
      today: now.toISOString().slice(0, 10),
      save: (promotion) => putPromotions(tx, [promotion], { at: now, by: actor.name }),
      record: (operation, before, after) =>
        appendAuditEvent(
          tx,
          actor,
          { operation, resourceType: 'catalog', oldValue: shown(before), newValue: shown(after) },
          now,
        ),
    });
    await raiseCatalogVersion(tx);
    return done;
  });
}

function shown(promotion: Promotion | null) {
  if (promotion === null) return null;
  const { promotionId, name, market, segment, percent, startDate, endDate } = promotion;
  const terms = promotion.terms.map(({ term, billingCycle }) => `${term} ${billingCycle}`).join(', ');
  const seats = { minSeats: promotion.minSeats, maxSeats: promotion.maxSeats };
  return {
    promotionId,
    name: name['en'] ?? null,
    market,
    segment,
    percent,
    terms,
    startDate,
    endDate,
    ...seats,
    newOnly: promotion.newOnly,
  };
}
