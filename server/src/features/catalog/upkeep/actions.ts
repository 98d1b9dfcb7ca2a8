import type { Caller } from '../../../access/caller.ts';
import type { ReadVersion } from '../../../errors/read-version.ts';
import { refuseStale } from '../../../errors/read-version.ts';
import { refuse } from '../../../errors/refusal.ts';
import type { Clock } from '../../../platform/clock/index.ts';
import type { Database, Tx } from '../../../platform/db/index.ts';
import { systemScope } from '../../../platform/db/index.ts';
import type { Actor } from '../../audit/index.ts';
import { actorOf, appendAuditEvent } from '../../audit/index.ts';
import { contentHash } from '../codes.ts';
import type { MonthPrice, PriceKey } from '../price/model.ts';
import { addMonths, monthOf, monthsAheadMax, problemOfMonth } from '../price/month-rules.ts';
import { putMonthPrices, readHeldPrices, removePlannedPrice } from '../price/store.ts';
import { raiseCatalogVersion } from '../store.ts';
import type { SkuSetting, SkuSheet } from './model.ts';
import type { Limits } from './rules.ts';
import { fitsTerm, limited, reinstated, withdrawn } from './rules.ts';
import { saveSkuSetting } from './setting-store.ts';
import { findSheet, lockSheet } from './store.ts';

export interface UpkeepParts {
  readonly db: Database;
  readonly clock: Clock;
}

/** A change of one SKU by a person of the operator. */
export interface Changing {
  readonly caller: Caller;
  readonly context: { readonly correlationId: string };
  readonly productId: string;
  readonly skuId: string;
  /** The version that was read; null: whatever is there. */
  readonly seen: ReadVersion | null;
}

const upkeep = systemScope('the operator looks after the catalog');

/** Version of what a sheet shows: any change of it by anybody makes another one. */
export function etagOf(sheet: SkuSheet): string {
  return contentHash(sheet).slice(0, 20);
}

export async function getSheet(parts: UpkeepParts, productId: string, skuId: string): Promise<SkuSheet> {
  const reader = { maybe: parts.db.maybe.bind(parts.db, upkeep) } as Pick<Tx, 'maybe'>;
  return (await findSheet(reader, productId, skuId)) ?? refuse('sku-unknown', { productId, skuId });
}

interface Work {
  readonly tx: Tx;
  readonly sheet: SkuSheet;
  readonly actor: Actor;
  readonly now: Date;
}

/** Loads against the etag, changes, and answers what is then there. */
async function change(
  { db, clock }: UpkeepParts,
  { caller, context, productId, skuId, seen }: Changing,
  work: (work: Work) => Promise<void>,
): Promise<SkuSheet> {
  return db.transaction(upkeep, async (tx) => {
    const sheet = (await lockSheet(tx, productId, skuId)) ?? refuse('sku-unknown', { productId, skuId });
    refuseStale(seen, etagOf(sheet));
    await work({ tx, sheet, actor: actorOf(caller, context), now: clock.now() });
    await raiseCatalogVersion(tx);
    return (await findSheet(tx, productId, skuId)) ?? refuse('sku-unknown', { productId, skuId });
  });
}

async function decide(work: Work, operation: string, setting: SkuSetting): Promise<void> {
  const { tx, sheet, actor, now } = work;
  await saveSkuSetting(tx, setting, { at: now, by: actor.name });
  await appendAuditEvent(
    tx,
    actor,
    {
      operation,
      resourceType: 'catalog',
      oldValue: settled(sheet, sheet.setting),
      newValue: settled(sheet, setting),
      details: { ProductId: sheet.productId, SkuId: sheet.skuId, Name: sheet.title.en ?? null },
    },
    now,
  );
}

/** What was and is in force, whether the operator decided it or the file did. */
function settled(sheet: SkuSheet, setting: SkuSetting) {
  return {
    withdrawn: setting.withdrawn ?? sheet.withdrawn,
    lastSale: setting.lastSale,
    limitUnit: setting.limitUnit ?? sheet.limitUnit,
    limit: setting.limit ?? sheet.limit,
    minimum: setting.minimum ?? sheet.minimum,
    maximum: setting.maximum ?? sheet.maximum,
  };
}

/** No new purchase after a day, or from now on; renewals go on (C62). */
export function endSale(parts: UpkeepParts, changing: Changing, lastDay: string | null): Promise<SkuSheet> {
  return change(parts, changing, (work) =>
    decide(work, 'end_sale', withdrawn(work.sheet, lastDay, work.now.toISOString().slice(0, 10))),
  );
}

export function reinstate(parts: UpkeepParts, changing: Changing): Promise<SkuSheet> {
  return change(parts, changing, (work) => decide(work, 'reinstate_product', reinstated(work.sheet)));
}

export function limit(parts: UpkeepParts, changing: Changing, limits: Limits): Promise<SkuSheet> {
  return change(parts, changing, (work) =>
    decide(work, 'update_product_limits', limited(work.sheet, limits)),
  );
}

export type PriceWanted = Omit<MonthPrice, 'productId' | 'skuId' | 'unitPrice'> & {
  readonly unitPrice: string;
};

/** Sets the price of a month for one market or all. Terms under way keep what they were bought at (C62). */
export function setPrice(parts: UpkeepParts, changing: Changing, wanted: PriceWanted): Promise<SkuSheet> {
  return change(parts, changing, async ({ tx, sheet, actor, now }) => {
    const { productId, skuId } = sheet;
    const availability =
      sheet.availabilities.find((one) => one.availabilityId === wanted.availabilityId.toUpperCase()) ??
      refuse('availability-unknown', { availabilityId: wanted.availabilityId });
    refuseMonth(wanted.month, now);
    if (!fitsTerm(wanted.term, wanted.billingCycle))
      refuse('price-cycle-unfit', { term: wanted.term ?? '-', billingCycle: wanted.billingCycle });
    if (availability.market !== '*' && wanted.market !== '*' && wanted.market !== availability.market)
      refuse('price-market-other', { market: availability.market });
    const price = { ...wanted, productId, skuId, availabilityId: availability.availabilityId };
    const [former = null] = await readHeldPrices(tx, [price]);
    await putMonthPrices(tx, [price], { at: now, by: actor.name });
    await appendAuditEvent(tx, actor, priceEvent('set_price', sheet, price, former, wanted.unitPrice), now);
  });
}

/** Takes back a price of a coming month. */
export function cancelPrice(
  parts: UpkeepParts,
  changing: Changing,
  wanted: Omit<PriceKey, 'productId' | 'skuId'> & { readonly month: string },
): Promise<SkuSheet> {
  return change(parts, changing, async ({ tx, sheet, actor, now }) => {
    const price = { ...wanted, productId: sheet.productId, skuId: sheet.skuId };
    const planned = sheet.changes.find(
      (one) =>
        !one.begun &&
        one.month === wanted.month &&
        (['availabilityId', 'term', 'billingCycle', 'currency', 'market'] as const).every(
          (member) => one[member] === wanted[member],
        ),
    );
    if (!planned || (await removePlannedPrice(tx, price)) === 0) refuse('price-not-planned');
    await appendAuditEvent(
      tx,
      actor,
      priceEvent('cancel_price', sheet, price, planned?.unitPrice ?? null, null),
      now,
    );
  });
}

function refuseMonth(month: string, now: Date): void {
  const problem = problemOfMonth(month, now);
  const present = monthOf(now);
  if (problem === 'past') refuse('price-month-past', { month, present });
  if (problem === 'far') refuse('price-month-far', { month, last: addMonths(present, monthsAheadMax) });
}

function priceEvent(
  operation: 'set_price' | 'cancel_price',
  sheet: SkuSheet,
  price: PriceKey & { month: string },
  former: string | null,
  next: string | null,
) {
  const { availabilityId, term, billingCycle, currency, market, month } = price;
  return {
    operation,
    resourceType: 'price',
    oldValue: former === null ? null : { unitPrice: former, currency },
    newValue: next === null ? null : { unitPrice: next, currency },
    details: {
      ProductId: sheet.productId,
      SkuId: sheet.skuId,
      AvailabilityId: availabilityId,
      Term: term,
      BillingCycle: billingCycle,
      Market: market,
      Month: month,
    },
  };
}
