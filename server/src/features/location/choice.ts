import { refuse } from '../../errors/refusal.ts';
import type { Language } from '../../errors/sentence.ts';
import type { Tx } from '../../platform/db/index.ts';
import { countryName } from '../market/index.ts';
import { findPartner } from '../partner/index.ts';
import type { Location } from './model.ts';
import { associationFault } from './rules.ts';
import { findLocationByNumber } from './store.ts';

/**
 * An own location that business can be done under: in use, and in the country of the account (1.2, 9.2).
 * Nothing given: null, which is the one the company transacts under, whichever that will be.
 */
export async function requireChosenLocation(
  tx: Tx,
  tenantId: string,
  partnerId: string | undefined,
  language: Language,
): Promise<Location | null> {
  const wanted = partnerId?.trim() ?? '';
  if (wanted === '') return null;
  const location =
    (await findLocationByNumber(tx, tenantId, wanted)) ?? refuse('location-unknown', { location: wanted });
  const account = (await findPartner(tx, tenantId)) ?? refuse('not-found');
  const fault = associationFault(location, account.country);
  if (!fault) return location;
  return refuse(fault, {
    location: location.name,
    locationCountry: countryName(location.country, language),
    country: countryName(account.country, language),
  });
}
