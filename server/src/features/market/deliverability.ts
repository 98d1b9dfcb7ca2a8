import { checkAddress } from './address-rules.ts';
import type { Address, AddressChecker, AddressVerdict, Market } from './model.ts';
import { normalizePostalCode } from './postal-code-rules.ts';
import { blocks } from './problem.ts';
import { findMarket, isCountryCode } from './rules.ts';

/**
 * What can honestly be said of an address without a postal service. `VerifiedShippable` is never
 * said: nothing offline proves that mail arrives. Only `None` blocks (D26).
 */
export function checkDeliverability(address: Address): AddressVerdict {
  const market = findMarket(address.country);
  if (!market && isCountryCode((address.country ?? '').trim())) return verdict(address, 'NotValidated');
  const problems = checkAddress(address).filter((problem) => problem.severity === 'refuse');
  const suggestions = market ? suggestionsFor(address, market) : [];
  if (blocks(problems)) return { ...verdict(address, 'None', suggestions), problems };
  const partial = partialStatus(address);
  if (partial) return verdict(address, partial, suggestions);
  if (suggestions.length > 0) return verdict(address, 'InteractionRequired', suggestions);
  return verdict(address, market?.postalCodePattern ? 'Verified' : 'NotValidated');
}

export const builtInAddressChecker: AddressChecker = {
  check: (address) => Promise.resolve(checkDeliverability(address)),
};

function verdict(
  original: Address,
  status: AddressVerdict['status'],
  suggestions: readonly Address[] = [],
): AddressVerdict {
  return { status, original, suggestions, problems: [] };
}

/** A line without any number lacks the premises, one without any word the street. */
function partialStatus({
  addressLine1 = '',
  addressLine2 = '',
}: Address): 'StreetPartial' | 'PremisesPartial' | 'Multiple' | undefined {
  const lines = `${addressLine1} ${addressLine2}`;
  const hasNumber = /\p{N}/u.test(lines);
  const hasWord =
    /\p{L}{2}/u.test(lines) ||
    /[\p{Script=Han}\p{Script=Hangul}\p{Script=Hiragana}\p{Script=Katakana}]/u.test(lines);
  if (hasNumber && hasWord) return undefined;
  if (hasNumber) return 'StreetPartial';
  return hasWord ? 'PremisesPartial' : 'Multiple';
}

/** The same address as the country writes it, if that differs from what was given. */
function suggestionsFor(address: Address, market: Market): readonly Address[] {
  const better = normalizeAddress(address);
  const differs = Object.entries(better).some(([name, value]) => value !== address[name as keyof Address]);
  const helps = differs && !blocks(checkAddress(better));
  return helps || (differs && market.postalCodePattern === null) ? [better] : [];
}

/** Blanks, capitals of codes, the name of a listed state, the spelling of the postal code. */
export function normalizeAddress(address: Address): Address {
  const country = address.country?.trim().toUpperCase();
  const market = findMarket(country);
  const tidied = Object.fromEntries(
    Object.entries(address)
      .filter(([, value]) => value !== undefined)
      .map(([name, value]) => [name, (value as string).replace(/\s+/g, ' ').trim()]),
  ) as Address;
  return {
    ...tidied,
    ...(country === undefined ? {} : { country }),
    ...(tidied.state === undefined || !market ? {} : { state: stateCode(tidied.state, market) }),
    ...(tidied.postalCode === undefined || !country
      ? {}
      : { postalCode: normalizePostalCode(country, tidied.postalCode) }),
  };
}

function stateCode(state: string, market: Market): string {
  if (market.states.length === 0) return state.length <= 3 ? state.toUpperCase() : state;
  const wanted = plain(state);
  const listed = market.states.find(({ code, name }) => plain(code) === wanted || plain(name) === wanted);
  return listed?.code ?? state;
}

function plain(text: string): string {
  return text
    .normalize('NFKD')
    .replace(/[\p{M}.\s]/gu, '')
    .toLowerCase();
}
