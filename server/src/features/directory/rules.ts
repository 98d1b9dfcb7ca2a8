import type { InputProblem } from '../../errors/input-problems.ts';
import { refuse } from '../../errors/refusal.ts';
import { isEmailAddress } from '../market/email-rules.ts';
import type { ListingChange, ListingText, Representative } from './model.ts';

/** A listing as it is kept: blanks at the ends and repetitions left out, countries and services in order. */
export function tidyListing(given: ListingText): ListingText {
  return {
    countries: [...new Set(given.countries.map((one) => one.trim().toUpperCase()))].sort(),
    services: [...new Set(given.services)].sort(),
    description: given.description.trim(),
    website: given.website.trim(),
    contactName: given.contactName.trim(),
    contactEmail: given.contactEmail.trim(),
    contactPhone: given.contactPhone.trim(),
  };
}

/** Everything that is wrong with a listing; it may name only countries of the provider's selling region. */
export function listingProblems(
  listing: ListingText,
  countriesOfRegion: readonly string[],
): readonly InputProblem[] {
  const outside = listing.countries.filter((one) => !countriesOfRegion.includes(one));
  const problems: (InputProblem | false)[] = [
    listing.countries.length === 0 && { field: 'countries', problem: 'missing' },
    outside.length > 0 && { field: 'countries', problem: 'outside-region', wrong: outside },
    listing.services.length === 0 && { field: 'services', problem: 'missing' },
    listing.contactName === '' && { field: 'contactName', problem: 'missing' },
    !isEmailAddress(listing.contactEmail) && { field: 'contactEmail', problem: 'not-email' },
    listing.website !== '' &&
      !isWebAddress(listing.website) && { field: 'website', problem: 'not-web-address' },
  ];
  return problems.filter((one) => one !== false);
}

export function representativeProblems({ name, email: address }: Representative): readonly InputProblem[] {
  const problems: (InputProblem | false)[] = [
    name.trim() === '' && { field: 'representative.name', problem: 'missing' },
    !isEmailAddress(address.trim()) && { field: 'representative.email', problem: 'not-email' },
  ];
  return problems.filter((one) => one !== false);
}

/** It becomes a link on a public page: nothing but the web. */
function isWebAddress(text: string): boolean {
  const url = URL.parse(text);
  return url !== null && (url.protocol === 'https:' || url.protocol === 'http:');
}

/** Refuses a decision on what is no longer open (C4). */
export function requireOpen(change: ListingChange): void {
  if (change.state !== 'open') refuse('listing-change-decided');
}

/** The part of a listing that a change would alter, for records and for the operator's eye. */
export function differing(present: ListingText | null, wanted: ListingText): Partial<ListingText> {
  const names = Object.keys(wanted) as (keyof ListingText)[];
  return Object.fromEntries(
    names
      .filter((name) => JSON.stringify(present?.[name]) !== JSON.stringify(wanted[name]))
      .map((name) => [name, wanted[name]]),
  );
}
