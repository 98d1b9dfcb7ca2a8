import type { Database, TenantScope } from '../../platform/db/index.ts';
import type { CustomerListing, CustomerListRow, PageStart } from './model.ts';
import { findSpelling, placeOf, searchCustomers } from './search-store.ts';

/**
 * How the letters looked for in names are taken: as typed; else with each word as own customers spell it;
 * else all of those words, wherever they stand.
 */
export const spellings = ['typed', 'spelled', 'apart'] as const;
export type Spelling = (typeof spellings)[number];

export interface ListingPart {
  readonly read: readonly CustomerListRow[];
  readonly spelling: Spelling;
  /** What was looked for instead of what was typed, which no name has. */
  readonly similarTo?: string;
}

/**
 * One part of a listing. The first decides about the spelling, and the parts after it are read in the same:
 * else a list would go on with other names where its own end.
 */
export async function readPart(
  db: Database,
  scope: TenantScope,
  listing: CustomerListing,
  part: { readonly spelling: Spelling | null; readonly start: PageStart; readonly limit: number },
): Promise<ListingPart> {
  const { search } = listing;
  if (search?.by !== 'name' || part.spelling === 'typed')
    return { read: await searchCustomers(db, scope, listing, part), spelling: 'typed' };
  if (part.spelling === null) {
    const read = await searchCustomers(db, scope, listing, part);
    if (read.length > 0) return { read, spelling: 'typed' };
  }
  const words = await findSpelling(db, scope, search.text);
  if (!words) return { read: [], spelling: 'typed' };
  const similarTo = words.join(' ');
  const others = {
    spelled: { ...listing, search: { by: 'name', text: similarTo } },
    apart: { ...listing, search: { by: 'words', words } },
  } as const;
  for (const spelling of part.spelling ? [part.spelling] : (['spelled', 'apart'] as const)) {
    const read = await searchCustomers(db, scope, others[spelling], part);
    if (read.length > 0 || part.spelling) return { read, spelling, similarTo };
  }
  return { read: [], spelling: 'typed' };
}

/** A whole listing, so many rows at a time: exactly those that its pages show (I50). */
export async function* partsOf(
  db: Database,
  scope: TenantScope,
  listing: CustomerListing,
  limit: number,
): AsyncGenerator<readonly CustomerListRow[], void> {
  let spelling: Spelling | null = null;
  let start: PageStart = { at: null, backwards: false };
  for (;;) {
    const part: ListingPart = await readPart(db, scope, listing, { spelling, start, limit });
    yield part.read;
    const last = part.read.at(-1);
    if (!last || part.read.length < limit) return;
    spelling = part.spelling;
    start = { at: placeOf(last, listing.order.field), backwards: false };
  }
}
