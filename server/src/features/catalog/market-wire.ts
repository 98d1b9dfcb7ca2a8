import { inputProblemText } from '../../errors/input-problems.ts';
import { refuse } from '../../errors/refusal.ts';
import type { Language } from '../../errors/sentence.ts';
import type { TenantScope } from '../../platform/db/index.ts';
import type { CustomerReach } from '../../platform/http/index.ts';
import { findMarket, partnerCurrencyOf } from '../market/index.ts';
import type { Segment } from './model.ts';
import type { CatalogParts } from './parts.ts';

/** The country of a query, and the currency that goes with it; one nobody sells in is refused. */
export function wantedCountry(given: string, language: Language): { country: string; currency: string } {
  const country = given.trim().toUpperCase();
  const currency = partnerCurrencyOf(country);
  if (!findMarket(country) || currency === null) {
    const message = inputProblemText({ field: 'country', problem: 'not-allowed' }, language);
    return refuse('parameter-invalid', { problems: `country ${message}` }, [{ field: 'country', message }]);
  }
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
