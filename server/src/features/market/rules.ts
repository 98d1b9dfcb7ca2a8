import type { Language } from '../../errors/sentence.ts';
import { markets } from './markets.ts';
import type { Market, Region, RegionId } from './model.ts';
import { regions } from './tables/regions.ts';

/** The country record, or nothing for a code that is no market. Case and outer blanks do not matter. */
export function findMarket(iso2: string | null | undefined): Market | undefined {
  return iso2 ? markets.get(iso2.trim().toUpperCase()) : undefined;
}

/** All markets open to new relations, in the order of their codes. */
export function openMarkets(): readonly Market[] {
  return [...markets.values()].filter((market) => market.region !== null);
}

/** The selling region a country belongs to; null where new relations are not possible (7.2). */
export function regionOf(iso2: string | null | undefined): RegionId | null {
  return findMarket(iso2)?.region ?? null;
}

export function findRegion(id: string | null | undefined): Region | undefined {
  return regions.find((region) => region.id === id);
}

export function listRegions(): readonly Region[] {
  return regions;
}

/** Partners and customers come together only within one region (7.2); no region is in none, not even its own. */
export function sameRegion(one: string | null | undefined, other: string | null | undefined): boolean {
  const region = regionOf(one);
  return region !== null && region === regionOf(other);
}

/** What a partner of this country is billed in, whatever its customers' currency (7.6). */
export function partnerCurrencyOf(iso2: string): string | null {
  return findMarket(iso2)?.partnerCurrency ?? null;
}

/** The currency of the market itself. */
export function customerCurrencyOf(iso2: string): string | null {
  return findMarket(iso2)?.customerCurrency ?? null;
}

const displayNames: Readonly<Record<Language, Intl.DisplayNames>> = {
  en: new Intl.DisplayNames('en', { type: 'region' }),
  es: new Intl.DisplayNames('es', { type: 'region' }),
  ru: new Intl.DisplayNames('ru', { type: 'region' }),
};

/** The country's name for a reader; the code itself where it is none. */
export function countryName(iso2: string, language: Language): string {
  if (!/^[A-Za-z]{2}$/.test(iso2)) return iso2;
  // Everything else here is written with ё.
  return (displayNames[language].of(iso2.toUpperCase()) ?? iso2).replace('единенн', 'единённ');
}

export function regionName(id: string, language: Language): string {
  return findRegion(id)?.name[language] ?? id;
}

/** A real country, whether or not it is a market: Intl repeats the code of what it does not know. */
export function isCountryCode(iso2: string): boolean {
  return (
    /^[A-Za-z]{2}$/.test(iso2) &&
    iso2.toUpperCase() !== 'ZZ' &&
    countryName(iso2, 'en') !== iso2.toUpperCase()
  );
}
