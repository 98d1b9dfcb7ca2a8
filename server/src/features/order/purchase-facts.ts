import type { Refusal } from '../../errors/refusal.ts';
import type { Language } from '../../errors/sentence.ts';
import type { Tx } from '../../platform/db/index.ts';
import type { Sellable } from '../catalog/index.ts';
import {
  findPromotionsOfItems,
  findSellables,
  listSaleRules,
  listSkusById,
  subscriptionsMax,
  textIn,
} from '../catalog/index.ts';
import { countryName, customerCurrencyOf, regionName, regionOf } from '../market/index.ts';
import { findSegment } from '../qualification/index.ts';
import type { CreditedReseller } from '../subscription/index.ts';
import { findCreditedReseller, listHeldSubscriptions } from '../subscription/index.ts';
import { findCreditAccount } from './credit-store.ts';
import type { PurchaseFacts } from './facts.ts';
import { planOf } from './line-rules.ts';
import type { Purchaser, Seller, WantedLine } from './model.ts';

export interface Purchase {
  readonly seller: Seller;
  readonly customer: Purchaser;
  readonly lines: readonly WantedLine[];
  readonly language: Language;
  readonly now: Date;
}

/** Reads what the rules look at, as it is now (D46). */
export async function readFacts(
  tx: Tx,
  purchase: Purchase,
): Promise<{ facts: PurchaseFacts; lines: WantedLine[] }> {
  const { seller, customer, language, now } = purchase;
  const { tenant } = seller;
  const credit = await findCreditAccount(tx, tenant.id);
  if (!credit) throw new Error(`partner ${tenant.id} has no account`);
  const held = await listHeldSubscriptions(tx, customer.customerId);
  const lines = purchase.lines.map((line) => takeResellerOfPlan(line, { held, seller }));
  const marketCurrency = customerCurrencyOf(customer.country) ?? credit.currency;
  const region = regionOf(customer.country);
  const sellables = await readSellables(tx, lines, customer.country, [marketCurrency, credit.currency]);
  const facts: PurchaseFacts = {
    seller,
    customer,
    segment: await findSegment(tx, customer.customerId),
    held,
    promotions: await findPromotionsOfItems(
      tx,
      lines.flatMap((line) => (line.promotionId === null ? [] : [line.catalogItemId])),
    ),
    language,
    now,
    marketCurrency,
    regions: {
      customer: region,
      customerName: region ? regionName(region, language) : countryName(customer.country, language),
      sellerName: tenant.region
        ? regionName(tenant.region as Parameters<typeof regionName>[0], language)
        : '',
    },
    subscriptionsMax: subscriptionsMax(await listSaleRules(tx), customer.country),
    accountCurrency: credit.currency,
    creditAvailable: credit.available,
    sellables,
    baseNames: await readBaseNames(tx, sellables.get(credit.currency), language),
    resellers: await readResellers(tx, lines, purchase),
  };
  return { facts, lines };
}

/** A reservation without a reseller gets that of its usage plan (9.2 rule 6). */
function takeResellerOfPlan(line: WantedLine, known: Pick<PurchaseFacts, 'held' | 'seller'>): WantedLine {
  if (line.resellerPartnerId !== null) return line;
  const resellerPartnerId = planOf(line, known)?.resellerPartnerId ?? null;
  return resellerPartnerId === null ? line : { ...line, resellerPartnerId };
}

async function readSellables(
  tx: Tx,
  lines: readonly WantedLine[],
  country: string,
  currencies: readonly string[],
): Promise<Map<string, Map<string, Sellable>>> {
  const ids = [...new Set(lines.map((line) => line.catalogItemId))];
  const found = new Map<string, Map<string, Sellable>>();
  for (const currency of new Set(currencies))
    found.set(currency, await findSellables(tx, ids, { country, currency }));
  return found;
}

async function readBaseNames(
  tx: Tx,
  sellables: ReadonlyMap<string, Sellable> | undefined,
  language: Language,
): Promise<Map<string, string>> {
  const ids = [...(sellables?.values() ?? [])]
    .filter((one) => one.isAddon)
    .flatMap((one) => one.prerequisiteIds);
  if (ids.length === 0) return new Map();
  return new Map(
    (await listSkusById(tx, ids)).map((sku) => [sku.id.toLowerCase(), textIn(sku.title, language)]),
  );
}

async function readResellers(tx: Tx, lines: readonly WantedLine[], { seller, language }: Purchase) {
  const wanted = lines.flatMap((line) => [
    ...(line.resellerPartnerId === null ? [] : [line.resellerPartnerId]),
    ...line.additionalPartnerIds,
  ]);
  const found = new Map<string, CreditedReseller | Refusal>();
  for (const partnerId of new Set(wanted))
    found.set(partnerId, await findCreditedReseller(tx, partnerId, seller.tenant, language));
  return found;
}
