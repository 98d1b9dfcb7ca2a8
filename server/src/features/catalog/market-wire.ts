import type { Caller } from '../../access/caller.ts';
import { inputRefusal } from '../../errors/input-refusal.ts';
import { refuse } from '../../errors/refusal.ts';
import type { TenantScope } from '../../platform/db/index.ts';
import type { CustomerReach } from '../../platform/http/index.ts';
import { customerCurrencyOf, findMarket, listRegions, partnerCurrencyOf } from '../market/index.ts';
import type { Segment } from './model.ts';
import type { CatalogParts } from './parts.ts';

/** The country of a query, and the currency that goes with it; one nobody sells in is refused. */
export function wantedCountry(given: string): { country: string; currency: string } {
  const country = given.trim().toUpperCase();
  const currency = partnerCurrencyOf(country);
  if (!findMarket(country) || currency === null)
    throw inputRefusal([{ field: 'country', problem: 'not-allowed' }], 'parameter-invalid');
  return { country, currency };
}

/** Country, currency and segments of a customer (7.5): its own country, whoever asks. */
export async function customerMarket(
  parts: CatalogParts,
  call: { scope: TenantScope; customer: CustomerReach },
): Promise<{ country: string; currency: string; segments: readonly Segment[] }> {
  const { country, customerId } = call.customer;
  return {
    country,
    currency: partnerCurrencyOf(country) ?? 'USD',
    segments: (await parts.segmentsOf?.(call.scope, customerId)) ?? ['commercial'],
  };
}

/** Currencies in which a list of a market can be read, the preset first: the own one and the customer's (7.6). */
export function acceptedCurrencies({ tenant: { kind, country: own } }: Caller, country: string): string[] {
  const usual = partnerCurrencyOf(kind === 'operator' ? country : own) ?? 'USD';
  if (kind !== 'operator') return distinct([usual, customerCurrencyOf(country)]);
  return distinct([usual, customerCurrencyOf(country), ...listRegions().map((one) => one.partnerCurrency)]);
}

/** A partner is billed in its own currency or the customer's; the operator looks at any. */
export function currencyFor(caller: Caller, country: string, asked: string | undefined): string {
  const accepted = acceptedCurrencies(caller, country);
  const currency = asked?.toUpperCase() ?? accepted[0] ?? 'USD';
  if (caller.tenant.kind === 'operator' || accepted.includes(currency)) return currency;
  return refuse('currency-not-accepted', { currency, accepted: accepted.join(', ') });
}

function distinct(names: readonly (string | null)[]): string[] {
  return [...new Set(names.filter((name) => name !== null))];
}
